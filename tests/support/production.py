"""What production reads in its environment, and what its settings then are."""

import os
import subprocess
import sys

from .servers import ROOT

PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "site_project.settings.production",
    "SECRET_KEY": "k3yThatIsLongEnoughAndHasManyDifferentCharacters0123456789_-abc",
    "ALLOWED_HOSTS": "www.example.org",
    "BASE_URL": "https://www.example.org",
}


def alone(environment):
    """Return `environment` without what the tests themselves are given."""
    return {"PATH": os.environ["PATH"], **environment}


def read_settings(environment, expression="settings.configured"):
    """Let a new process print what `expression` is; return the process that has ended.

    The applications are not loaded, which takes longer than all the rest.
    """
    code = f"from django.conf import settings; settings.INSTALLED_APPS; print(*[{expression}])"
    run = [sys.executable, "-c", code]
    return subprocess.run(run, cwd=ROOT, env=alone(environment), capture_output=True, text=True)


def setting(environment, expression):
    """Return what `expression` is, as text, for a site with `environment`."""
    done = read_settings(environment, expression)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()
