"""Known weaknesses in what the site depends on, from PyPI or else from OSV (pip-audit).

Started by script/audit. Ends with 0 where packages were asked about and nothing is known against
them, 1 where a weakness is known, 2 where no service knew any of the packages: then nothing is
known, and the last line says so. AUDIT_OSV_URL names another server with OSV's API.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from packaging.requirements import Requirement

SERVICES = ("pypi", "osv")
SECONDS = 120
CLEAN, WEAK, NOT_AUDITED = 0, 1, 2


class Audit(NamedTuple):
    """Weaknesses by package, and the packages that the service did not know: name==version."""

    known: dict
    unknown: list


def ask(service, packages):
    """Return the Audit of `packages` by pip-audit; all are unknown where it has no answer."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
        file.write("\n".join(packages))
        file.flush()
        command = [Path(sys.executable).with_name("pip-audit"), "--no-deps", "--disable-pip"]
        command += ["--format=json", "--progress-spinner=off", "--timeout=15", "--requirement"]
        command += [file.name, f"--vulnerability-service={service}"]
        if service == "osv" and os.environ.get("AUDIT_OSV_URL"):
            command.append(f"--osv-url={os.environ['AUDIT_OSV_URL']}")
        try:
            done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS)
        except subprocess.TimeoutExpired:
            return Audit({}, packages)
    return read(done.stdout, packages)


def read(printed, packages):
    """Return the Audit that pip-audit has `printed` as JSON; what it skips is unknown."""
    try:
        answers = json.loads(printed)["dependencies"]
    except (ValueError, KeyError, TypeError):
        return Audit({}, packages)
    known = {
        f"{one['name']}=={one['version']}": [found["id"] for found in one["vulns"]]
        for one in answers
        if "skip_reason" not in one
    }
    return Audit(known, [package for package in packages if package not in known])


def pinned(path):
    """Return what a file of requirements pins for this Python and system, as name==version."""
    lines = (line.removesuffix("\\") for line in path.read_text().splitlines())
    pins = [Requirement(line) for line in lines if re.match(r"\w", line)]
    here = (pin for pin in pins if pin.marker is None or pin.marker.evaluate())
    return [f"{pin.name}{pin.specifier}" for pin in here]


def report(audit):
    """Print what is known, the most important in the last line; return how to end."""
    weak = {package: found for package, found in audit.known.items() if found}
    for package, found in weak.items():
        print(f"{package}: {', '.join(found)}")
    if audit.unknown:
        print("No service that could be reached knows:", ", ".join(audit.unknown))
    if weak:
        print(f"Known vulnerabilities in {len(weak)} packages.")
        return WEAK
    if not audit.known:
        print("Not audited: no service could be reached that knows these packages.")
        return NOT_AUDITED
    rest = f"; {len(audit.unknown)} not audited" if audit.unknown else ""
    print(f"No known vulnerabilities in {len(audit.known)} packages{rest}.")
    return CLEAN


def main(path):
    audit = Audit({}, pinned(Path(path)))
    for service in SERVICES:
        if audit.unknown:
            answer = ask(service, audit.unknown)
            audit = Audit({**audit.known, **answer.known}, answer.unknown)
    return report(audit)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
