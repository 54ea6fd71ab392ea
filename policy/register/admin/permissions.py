REGISTER_PERMISSIONS = ["view_commitment", "add_commitmentupdate", "add_termclosing", "add_newterm"]


def may_see(user):
    return user.has_perm("policy.view_commitment") or may_write(user)


def may_write(user):
    return user.has_perm("policy.add_commitmentupdate")


def may_close(user):
    """Whether the user may close a term and correct its years."""
    return user.has_perm("policy.add_termclosing")


def may_begin(user):
    """Whether the user may begin a new term, plan it and undo it."""
    return user.has_perm("policy.add_newterm")
