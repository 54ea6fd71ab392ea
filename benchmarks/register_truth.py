"""Random walks of editors against a model of the register that shares no code with it.

python -m benchmarks.register_truth [EXAMPLES [STEPS]]: the test of the suite, with more of both.
"""

import os
import subprocess
import sys

TEST = "tests/register/test_register_truth.py"


def main(examples="300", steps="30"):
    """Run the walks; the exit status is that of the test."""
    wanted = {"REGISTER_EXAMPLES": examples, "REGISTER_STEPS": steps}
    command = [sys.executable, "-m", "pytest", TEST, "--durations=1"]
    return subprocess.run(command, env={**os.environ, **wanted}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
