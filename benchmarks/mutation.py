"""Break the code in small ways, one at a time, and count how often the tests notice.

    nice .venv/bin/python -m benchmarks.mutation [--mutants 200] [--seed 19] [folder …]

No file is changed: the tests run once in this process, to find out which lines each one touches;
then each mutant is a copy of the process (fork), with its database in memory, which gets the
changed functions and runs the tests that touch the change until one fails. So tests that need
a browser or a server of their own are left out. Control runs change nothing, and none may fail.
"""

import argparse
import os
import random
import resource
import signal
import sys
import tempfile
import threading
import time
from collections import Counter, defaultdict
from itertools import zip_longest
from pathlib import Path

import hypothesis
import pytest
from _pytest.runner import runtestprotocol

from .mutants import ROOT, mutants_of

FOLDERS = """
    policy/models/commitments policy/register policy/translation contact site_project/page_cache
"""
OUTSIDE = {"browser", "server", "own_server", "own_site", "starter_site"}
# Parts of the names of the files of tests that are about the folders; the others are left out.
ABOUT = (
    "append_only appearance cache colour contact edge evidence history languages letters message "
    "new_term notices parting people point_ids previews publishing register telephone translat "
    "two_at_a_form user_bar"
)
PHASES = hypothesis.Phase.explicit, hypothesis.Phase.generate
AT_ONCE = 2
CONTROLS = 10
# What a mutant may cost: tests by the CPU they took, CPU in all, and by the clock.
SECONDS_OF_TESTS, SECONDS_OF_CPU, SECONDS_IN_ALL = 30, 90, 900


class Mutation:
    """A plugin of pytest that runs mutants where it would run tests."""

    def __init__(self, mutants):
        self.mutants = mutants
        self.files = {str(mutant.path) for mutant in mutants}
        self.touching = defaultdict(list)
        self.seconds = {}

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items):
        items[:] = [
            one
            for one in items
            if not OUTSIDE & set(one.fixturenames)
            and any(word in str(one.path.relative_to(ROOT)) for word in ABOUT.split())
        ]

    def pytest_runtestloop(self, session):
        in_all = [one for one in session.items if "languages" in one.fixturenames]
        plain = [one for one in session.items if one not in in_all]
        for items in (plain, in_all):
            self.look(items)
            say(f"{len(items)} tests in {sum(self.seconds.get(one, 0) for one in items):.0f} s")
            controls = random.Random(0).sample(self.mutants, min(CONTROLS, len(self.mutants)))
            left = [one for one in self.mutants if not one.caught_by]
            self.work([(one, False) for one in controls] + [(one, True) for one in left], items)
        return True

    def look(self, items):
        """Run `items` and note which lines of the files each touches; leave out what fails."""
        lines, started = set(), time.process_time()
        trace(lines, self.files)
        for item, reports in run(items):
            if all(report.passed for report in reports):
                self.seconds[item] = time.process_time() - started
                for line in lines:
                    self.touching[line].append(item)
            elif any(report.failed for report in reports):
                say(f"fails without any change: {item.nodeid}")
            lines.clear()
            started = time.process_time()
        sys.settrace(None)
        threading.settrace(None)

    def work(self, jobs, items):
        """Run jobs, pairs of a mutant and whether it is changed, some at once."""
        running = {}
        with tempfile.TemporaryDirectory() as folder:
            for number, (mutant, changed) in enumerate(jobs):
                tests = self.chosen(mutant, items)
                if not tests:
                    continue
                while len(running) >= AT_ONCE:
                    self.wait(running)
                note = Path(folder, str(number))
                pid = os.fork()
                if not pid:
                    self.child(mutant, changed, tests, note)
                running[pid] = mutant, changed, note
            while running:
                self.wait(running)

    def chosen(self, mutant, items):
        """Return tests that touch the mutant: each once, then again with other parameters.

        First come those that touch most of the file for the time that they take.
        """
        touching = {one for line in mutant.lines for one in self.touching[line]} & set(items)
        places = [tests for (path, _), tests in self.touching.items() if path == str(mutant.path)]
        lines = Counter(one for tests in places for one in tests)
        functions = defaultdict(list)
        for item in sorted(touching, key=lambda one: (-lines[one] / self.seconds[one], one.nodeid)):
            functions[item.function].append(item)
        in_turn = [one for row in zip_longest(*functions.values()) for one in row if one]
        chosen, seconds = [], 0
        for item in in_turn:
            seconds += self.seconds[item]
            if seconds < SECONDS_OF_TESTS or not chosen:
                chosen.append(item)
        return chosen

    def child(self, mutant, changed, tests, note):
        """Run `tests`, write the name of the one that fails, and end the process."""
        signal.alarm(SECONDS_IN_ALL)
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS_OF_CPU,) * 2)
        with open(os.devnull, "w") as nowhere:
            os.dup2(nowhere.fileno(), 1)
            os.dup2(nowhere.fileno(), 2)
        try:
            if changed:
                mutant.apply()
            for item, reports in run(tests):
                if any(report.failed for report in reports):
                    note.write_text(item.nodeid)
                    break
        except BaseException as error:
            note.write_text(f"{type(error).__name__} beside the tests: {error}")
        os._exit(0)

    def wait(self, running):
        pid, status = os.wait()
        mutant, changed, note = running.pop(pid)
        found = note.read_text() if note.exists() else f"ended by signal {status}" if status else ""
        if changed:
            mutant.caught_by = found
            say(f"{mutant}: {found or 'SURVIVED'}")
        elif found:
            say(f"CONTROL FAILED: {mutant.where} in {found}")


def run(items):
    """Run tests in turn, whatever ran before; yield each with its reports."""
    if items:
        items[0].session._setupstate.teardown_exact(items[0])
    for item, following in zip_longest(items, items[1:], fillvalue=items and items[0]):
        yield item, runtestprotocol(item, nextitem=following, log=False)


def trace(lines, files):
    """Have every line of `files` that runs added to `lines`, in all threads."""

    def line_of(frame, event, arg):
        lines.add((frame.f_code.co_filename, frame.f_lineno))
        return line_of

    def call_of(frame, event, arg):
        return line_of if frame.f_code.co_filename in files else None

    threading.settrace(call_of)
    sys.settrace(call_of)


def say(text):
    print(text, flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folders", nargs="*", default=FOLDERS.split())
    parser.add_argument("--mutants", type=int, default=200)
    parser.add_argument("--seed", type=int, default=19)
    parser.add_argument("--tests", nargs="*", default=["tests"])
    options = parser.parse_args()
    mutants = mutants_of(options.folders, options.mutants, options.seed)
    plugin = Mutation(mutants)
    # Nothing is kept for the next run, and a failure is as good as the smallest one.
    profile = {"database": None, "derandomize": True, "phases": PHASES}
    hypothesis.settings.register_profile("mutation", **profile)
    hypothesis.settings.load_profile("mutation")
    os.chdir(ROOT)
    pytest.main(["-qs", "--disable-warnings", *options.tests], plugins=[plugin])
    left = [one for one in mutants if not one.caught_by]
    for one in sorted(mutants, key=lambda one: one.where):
        untouched = "" if any(plugin.touching.get(line) for line in one.lines) else " (untouched)"
        say(f"{one}{untouched}: {one.caught_by or 'SURVIVED'}")
    say(f"{len(mutants) - len(left)} of {len(mutants)} caught")


if __name__ == "__main__":
    main()
