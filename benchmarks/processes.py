"""What a process and those it has started take of the machine (Linux: /proc)."""

import os
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")
PAGE = os.sysconf("SC_PAGE_SIZE")


def family(pid):
    """Yield `pid` and every process below it."""
    yield pid
    for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
        yield from family(int(child))


def cpu_seconds(pid):
    """Return the processor time that `pid` and those below it have used."""
    return sum(sum(map(int, fields(one)[11:13])) for one in family(pid)) / TICKS


def megabytes(pid):
    """Return the resident memory of each process, the largest first, in MB."""
    return sorted((int(fields(one)[21]) * PAGE // 2**20 for one in family(pid)), reverse=True)


def fields(pid):
    """Return the fields of /proc/PID/stat from the third on (proc(5))."""
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
