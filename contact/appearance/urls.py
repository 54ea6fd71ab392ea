from django.urls import path, register_converter

from . import views


class Colour:
    """Six hexadecimal digits in an address, and a colour of that form in the code."""

    regex = "[0-9a-f]{6}"

    def to_python(self, value):
        return f"#{value}"

    def to_url(self, value):
        return value.removeprefix("#")


register_converter(Colour, "colour")

app_name = "appearance"
urlpatterns = [
    path("<colour:accent>-<int:version>.css", views.public_sheet, name="stylesheet"),
    path("<colour:accent>-<int:version>-admin.css", views.admin_sheet, name="admin_stylesheet"),
    path("<colour:accent>.svg", views.svg, name="svg"),
    path("<colour:accent>-<int:side>.png", views.png, name="png"),
    path("<colour:accent>-maskable.png", views.maskable, name="maskable"),
    path("marke-<slug:digest>-maskable.png", views.maskable_mark, name="maskable_mark"),
    path("marke-<slug:digest>-<int:side>.png", views.mark, name="mark"),
]
