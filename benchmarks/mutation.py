"""Mutation testing of the rules and of what decides over findings: how many small planted faults do the tests notice?

    python benchmarks/mutation.py [--sample N] [--seed S] [--only PATTERN …] [--quick] [--survivors]

Subjects: what the check of every rule leads to in its file, validators/{engine,severity,excuses,baseline}.py and
model/suppressions.py. A mutant of a rule is first put to the rule's own cases, one of the engine to the cases of the rules that
watch over it and to two of every other; what survives is put to the test modules named in TESTS. A case notices what its own test
notices, and other words, hints, identities or related places than now (tests/golden/case-messages.txt holds those of the whole
code). Noticed is what makes a test fail, raises, or takes twenty times as long. The mutants are all there are, or a sample drawn
with the seed; exit code 1 where fewer than 85 % are noticed.

Why no ready-made tool: they start the tests anew for every mutant (hours instead of minutes here) or need modules that lie where
their name says, and the checkout of kientruc *is* the package.
"""

from __future__ import annotations

import argparse
import contextlib
import datetime
import importlib.util
import io
import random
import resource
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from mutants import Mutant, mutants, planted

from kientruc.model.loader import load
from kientruc.model.manifest import FRAMEWORK_NAME, NAME
from kientruc.model.repository import Repository
from kientruc.validators.engine import run
from kientruc.validators.registry import RULES

ROOT = Path(__file__).resolve().parents[1]
CORE = ("validators.engine", "validators.severity", "validators.excuses", "validators.baseline", "model.suppressions")
TESTS = {
    "rules": (
        "tests/golden/test_findings.py", "tests/rules/test_conformance.py",
        "tests/rules/test_structure.py", "tests/rules/test_hints.py",
    ),
    "core": (
        "tests/model/test_suppressions.py", "tests/validators/test_severity.py",
        "tests/validators/test_excuses.py", "tests/validators/test_baseline.py",
    ),
}  # fmt: skip
"""What a mutant that survived the cases is put to."""
WATCHING = {"BAS", "CFG", "EXM", "SUP"}
OTHERS = 2
"""Cases of every other rule that a mutant of the engine is put to."""
PROMISED = 0.85


class TooLong(BaseException):
    """A mutant took its time: no ``except Exception`` of the tool may swallow this."""


@dataclass
class Case:
    """A case of tests/rules that can be judged again and again, and how long that takes."""

    code: str
    judge: Callable[[], None]
    seconds: float = 0.0


def _module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[path.stem] = module
    spec.loader.exec_module(module)
    return module


def _repository(case: Any, folder: Path) -> Repository:
    """What ``repository_of`` of tests/conftest.py makes of the files of a case."""
    manifest = _module(ROOT / "tests/conftest.py").MANIFEST
    files = dict(case.files)
    if NAME not in files and FRAMEWORK_NAME not in files:
        files[NAME] = manifest.encode()
    for path, content in files.items():
        target = folder / path
        (target if path.endswith("/") else target.parent).mkdir(parents=True, exist_ok=True)
        if not path.endswith("/"):
            target.write_bytes(content)
    for path, destination in case.links.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).symlink_to(destination)
    return load(folder)


def prepared(folder: Path, codes: set[str]) -> dict[str, list[Case]]:
    """The cases by the code of their rule, and under ``core`` those for the engine; only what *codes* need.

    A rule's own cases run with the rules under test only (fast), those for the engine with all. A case that fails as it is proves
    nothing, and is named.
    """
    cases = _module(ROOT / "tests/rules/test_cases.py")
    sys.path.insert(0, str(ROOT / "tests/golden"))
    words = _module(ROOT / "tests/golden/test_case_messages.py")
    found: dict[str, list[Case]] = {code: [] for code in codes}
    number: Counter[str] = Counter()

    def with_rules(case: Any, repository: Repository, rules: tuple[Any, ...], expected: list[str]) -> None:
        cases.run = partial(run, rules=rules)
        cases.test_findings_are_exactly_the_expected_ones(case, lambda *_: repository)
        assert words.said(case, repository, rules) == expected

    for place, case in enumerate(cases.CASES):
        number[case.code] += 1
        core = "core" in codes and (case.code[:3] in WATCHING or number[case.code] <= OTHERS)
        if not core and case.code not in codes:
            continue
        repository = _repository(case, folder / str(place))
        under_test = {case.code, *(expected.code for expected in case.expected)}
        few = tuple(rule for rule in RULES if rule.info.code in under_test)
        expected = words.said(case, repository)
        whole = Case(case.code, partial(with_rules, case, repository, RULES, expected))
        part = Case(case.code, partial(with_rules, case, repository, few, expected))
        if core and _proves(whole):
            found["core"].append(whole)
        if case.code in codes:
            good = next((one for one in (part, whole) if _proves(one)), None)
            if good is None:
                print(f"left out, because it fails as it is: {case}", flush=True)
            else:
                found[case.code].append(good)
    return found


def _proves(case: Case) -> bool:
    """Whether *case* passes as long as nothing is planted."""
    try:
        case.seconds = _seconds(case)
    except Exception:  # noqa: BLE001 - whatever it is, it is not a mutant's fault
        return False
    return True


def _seconds(case: Case) -> float:
    start = time.process_time()
    case.judge()
    return time.process_time() - start


@contextlib.contextmanager
def limited(seconds: float) -> Iterator[None]:
    """At most so many CPU seconds, or :class:`TooLong`."""

    def stop(*_: object) -> None:
        raise TooLong

    signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def by_cases(cases: list[Case]) -> str:
    """What *cases* say of the mutant that is planted; the case that noticed comes first the next time."""
    for place, case in enumerate(cases):
        try:
            with limited(1 + 20 * case.seconds):
                case.judge()
        except TooLong:
            return "timeout"
        except Exception:  # noqa: BLE001 - whatever a mutant breaks, it was noticed
            cases.insert(0, cases.pop(place))
            return "killed"
    return "survived"


def by_tests(paths: Iterable[str]) -> str:
    """What the test modules *paths* say of it."""
    there = [str(ROOT / path) for path in paths if (ROOT / path).exists()]
    said = io.StringIO()
    try:
        with limited(240), contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
            code = pytest.main(
                [
                    "-x",
                    "-q",
                    "-p",
                    "no:cacheprovider",
                    "-W",
                    "ignore::pytest.PytestAssertRewriteWarning",
                    "--rootdir",
                    str(ROOT),
                    *there,
                ]
            )
    except TooLong:
        return "timeout"
    return "survived" if code == pytest.ExitCode.OK else "killed"


def subjects(only: list[str]) -> Iterator[tuple[str, Mutant, ModuleType]]:
    """Every mutant with the code of its rule (``core`` for the others) and its module."""
    for rule in RULES:
        if rule.check is not None:
            module = sys.modules[rule.check.__module__]
            for mutant in mutants(module, ROOT, rule.check.__qualname__):
                if not only or any(fnmatch(mutant.path, pattern) or pattern == rule.info.code for pattern in only):
                    yield rule.info.code, mutant, module
    for name in CORE:
        module = sys.modules[f"kientruc.{name}"]
        for mutant in mutants(module, ROOT):
            if not only or any(fnmatch(mutant.path, pattern) for pattern in only):
                yield "core", mutant, module


def verdict(code: str, mutant: Mutant, module: ModuleType, cases: dict[str, list[Case]], *, quick: bool) -> str:
    """``killed``, ``timeout`` or ``survived``."""
    with planted(mutant, module):
        said = by_cases(cases[code])
        if said != "survived" or quick:
            return said
        return by_tests(TESTS["core" if code == "core" else "rules"])


def main() -> None:
    """Print what survived and the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sample", type=int, default=0, help="so many mutants instead of all")
    parser.add_argument("--seed", type=int, default=2323)
    parser.add_argument("--only", nargs="*", default=[], help="codes of rules, or patterns of paths")
    parser.add_argument("--quick", action="store_true", help="the cases only, not the test modules")
    parser.add_argument("--survivors", action="store_true", help="list what nobody noticed")
    options = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_AS, (6 << 30, 6 << 30))
    start = datetime.datetime.now(datetime.UTC)
    chosen = list(subjects(options.only))
    every = len(chosen)
    if options.sample and options.sample < every:
        places = sorted(random.Random(options.seed).sample(range(every), options.sample))
        chosen = [chosen[place] for place in places]
    with tempfile.TemporaryDirectory() as folder:
        cases = prepared(Path(folder), {code for code, _, _ in chosen})
        tally = _tally(chosen, cases, options)
    taken = (datetime.datetime.now(datetime.UTC) - start).total_seconds()
    total = Counter[str]()
    for path, counts in sorted(tally.items()):
        total += counts
        noticed = counts.total() - counts["survived"]
        print(f"{path:<66} {counts.total():>5} {noticed:>5} {noticed / counts.total():>6.0%}")
    share = (total.total() - total["survived"]) / max(1, total.total())
    print(
        f"{total.total()} of {every} mutants: {total['killed']} killed, {total['timeout']} too slow, {total['survived']} survived;"
        f" {share:.1%} noticed (at least {PROMISED:.0%}); {sum(map(len, cases.values()))} cases; {taken:.0f} s"
    )
    sys.exit(share < PROMISED)


def _tally(chosen: list[tuple[str, Mutant, ModuleType]], cases: dict[str, list[Case]], options: Any) -> Any:
    tally: dict[str, Counter[str]] = {}
    for number, (code, mutant, module) in enumerate(chosen, 1):
        said = verdict(code, mutant, module, cases, quick=options.quick)
        tally.setdefault(mutant.path, Counter())[said] += 1
        if options.survivors and said == "survived":
            print(mutant, flush=True)
        if sys.stderr.isatty():
            print(f"\r{number}/{len(chosen)}", end="", file=sys.stderr, flush=True)
    return tally


if __name__ == "__main__":
    main()
