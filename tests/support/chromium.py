import shutil

# Without the windows of the whole browser, which nobody sees here, where Debian's package is.
NAMES = ["chromium-headless-shell", "chromium", "chromium-browser"]
CHROMIUM = next(filter(None, map(shutil.which, NAMES)), None)
