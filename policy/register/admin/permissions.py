REGISTER_PERMISSIONS = ["view_commitment", "add_commitmentupdate"]


def may_see(user):
    return user.has_perm("policy.view_commitment") or may_write(user)


def may_write(user):
    return user.has_perm("policy.add_commitmentupdate")
