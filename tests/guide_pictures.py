"""Take the guide's pictures anew from a running site: ADDRESS FOLDER. See script/guide."""

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from .everyday import Hand
from .everyday_tasks import ORDER
from .editors import log_in
