"""A real S3 server: rclone, which the tests' requirements install."""

import contextlib
import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from .servers import free_port

RCLONE = Path(sys.executable).parent / "rclone"
KEY = {"AWS_ACCESS_KEY_ID": "key", "AWS_SECRET_ACCESS_KEY": "a secret"}


@contextlib.contextmanager
def bucket(folder):
    """Serve two buckets, backups and uploads, that keep their files below `folder`.

    Yield the environment that names the first one; the other is for STORAGE_URL.
    """
    if not RCLONE.exists():
        if os.environ.get("CI") == "true":
            pytest.fail("rclone is missing")
        pytest.skip("no S3 server: .venv/bin/pip install -r tests/requirements.txt")
    for name in ("backups", "uploads"):
        (folder / name).mkdir(parents=True)
    port = free_port()
    with running(folder, port):
        yield {
            **KEY,
            "AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}",
            "BACKUP_URL": "s3://backups/site",
        }


@contextlib.contextmanager
def running(folder, port):
    command = [RCLONE, "serve", "s3", folder, "--addr", f"127.0.0.1:{port}"]
    command += [
        "--auth-key",
        ",".join(KEY.values()),
        "--config",
        os.devnull,
        "--log-level",
        "ERROR",
    ]
    process = subprocess.Popen(command)
    try:
        for _ in range(100):
            assert process.poll() is None, "the S3 server stopped at once"
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port)):
                break
            time.sleep(0.1)
        yield
    finally:
        process.terminate()
        process.wait(20)
