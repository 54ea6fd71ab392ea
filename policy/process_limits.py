"""What a process may use that reads or makes one document, whoever it comes from."""

import os
import resource


def limit(memory: int, seconds: int, niceness: int) -> None:
    """Limit this process to `memory` bytes of addresses and `seconds` of CPU, and no file.

    `niceness` lets the site's own processes go first.
    """
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.nice(niceness)
