"""The settings of a site that tests serve: those of development, with pictures made quickly."""

from site_project.settings.dev import *

from .quick_pictures import encode_quickly

encode_quickly()
