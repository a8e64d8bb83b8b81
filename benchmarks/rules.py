"""Measure what every rule costs at 100,000 elements and 250,000 relations, and what all of them cost beside the spine's.

    python benchmarks/rules.py [--elements N]

CPU seconds in one process: reading, then each rule of the profile `strict` in the order of a run, so that what several rules share
(coverage, survey) is paid by the first that asks. Fails if a rule takes more than a tenth of a run and its page gives no reason
(`cost`), or if a run with every rule takes more than twice a run with the rules of the spine.
"""

from __future__ import annotations

import argparse
import gc
import resource
import statistics
import sys
import tempfile
import time
from pathlib import Path

from generate import generate
from spine import SPINE

from kientruc.model.loader import load
from kientruc.model.repository import Repository
from kientruc.validators.engine import run
from kientruc.validators.registry import RULES
from kientruc.validators.rule import Context, Rule, Stage

SHARE = 0.10
RATIO = 2.0
REPEAT = 3


def seconds_of(folder: Path, rules: tuple[Rule, ...]) -> tuple[float, int]:
    """Median CPU seconds of reading and judging *folder* with *rules*, and the number of findings."""
    times, found = [], 0
    for _ in range(REPEAT):
        gc.collect()
        start = time.process_time()
        repository = load(folder)
        report = run(repository, today=repository.manifest.as_of, rules=rules, profile="strict")
        times.append(time.process_time() - start)
        found = len(report.findings)
        del repository, report
    return statistics.median(times), found


def seconds_of_each(repository: Repository) -> dict[str, float]:
    """CPU seconds of the check of every rule that judges, in the order of a run, with what they share already made."""
    context = Context(repository, repository.manifest.as_of, repository.manifest.as_of)
    taken = {}
    for rule in RULES:
        if rule.check is not None and rule.stage is Stage.JUDGES:
            gc.collect()
            start = time.process_time()
            for _ in rule.check(context):
                pass
            taken[rule.info.code] = time.process_time() - start
    return taken


def main() -> None:
    """Print the table; exit code 1 where a promise is not kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--elements", type=int, default=100_000)
    elements = parser.parse_args().elements
    spine = tuple(rule for rule in RULES if rule.info.code in SPINE)
    if len(spine) != len(SPINE):
        raise SystemExit(f"the registry lacks {sorted(SPINE - {rule.info.code for rule in spine})}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        generate(folder, elements)
        each = seconds_of_each(load(folder))
        gc.collect()
        before, found_before = seconds_of(folder, spine)
        whole, found = seconds_of(folder, RULES)
    slow = []
    infos = {rule.info.code: rule.info for rule in RULES}
    print(f"{'rule':<8} {'name':<36} {'CPU s':>8} {'share':>7}")
    for code, taken in sorted(each.items(), key=lambda item: -item[1]):
        share = taken / whole
        excuse = infos[code].cost
        verdict = "" if share <= SHARE else "a reason is in its page" if excuse else "TOO SLOW"
        slow += [code] if verdict == "TOO SLOW" else []
        print(f"{code:<8} {infos[code].name:<36} {taken:>8.3f} {share:>7.1%} {verdict}".rstrip())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"spine: {len(spine)} rules, {before:.1f} s, {found_before} findings")
    print(f"strict: {len(RULES)} rules, {whole:.1f} s, {found} findings; rules alone {sum(each.values()):.1f} s")
    print(f"ratio: {whole / before:.2f} × (at most {RATIO:.0f} ×); peak memory of this benchmark {peak:.0f} MB")
    sys.exit(bool(slow) or whole > RATIO * before)


if __name__ == "__main__":
    main()
