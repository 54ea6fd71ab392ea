"""Nobody on the machine but the site itself reads uploads; nginx, the pictures made for pages."""

from pathlib import Path

from django.conf import settings

from policy.pictures.storage import RENDITIONS

PUBLIC, PRIVATE = 0o644, 0o600


def close_files():
    """Give every upload the mode that it would get today: after an upgrade, or from a backup."""
    root = Path(settings.MEDIA_ROOT)
    for path in root.rglob("*"):
        if path.is_file():
            is_public = path.relative_to(root).parts[0] == RENDITIONS
            mode = PUBLIC if is_public else PRIVATE
            if path.stat().st_mode & 0o777 != mode:
                path.chmod(mode)
