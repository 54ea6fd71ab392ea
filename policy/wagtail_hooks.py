from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks


@hooks.register("insert_editor_js")
def commitments_script():
    address = static("policy/admin/commitments.js")
    return format_html('<script type="module" src="{}"></script>', address)


@hooks.register("insert_global_admin_css")
def commitments_style():
    return format_html('<link rel="stylesheet" href="{}">', static("policy/admin/commitments.css"))
