"""The sizes of pictures, made in the background of the process that serves the site."""

from policy.pictures.preparation import prepare
from policy.pictures.signals import pictures_waiting

from .background import BackgroundThread
from .page_cache.nginx import notify_nginx

# Steps in a round of the scheduler, which has other things to do: some five seconds.
STEPS = 5


def prepare_all():
    prepare()
    notify_nginx()


thread = BackgroundThread("picture-worker", prepare_all)


def prepare_some():
    """Make some of what a process that has ended meanwhile, or a command, has left to be made."""
    prepare(limit=STEPS)


def prepare_from_now_on():
    """Have whatever this process stores made in the background."""
    pictures_waiting.connect(thread.start)
