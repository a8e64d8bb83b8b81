"""Measure what the project promises, as ratios in one run (the machine may be noisy; ratios are not).

    python benchmarks/run.py [--quick]

CPU seconds of whole processes, median of five (three for the large repository). The unit is draining PyYAML's C event stream
over the same files.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from generate import generate
from spine import SPINE

PYTHON = sys.executable
KIENTRUC = [str(Path(PYTHON).parent / "kientruc")]
DRAIN = """
import sys, time
from pathlib import Path
from yaml.cyaml import CParser
from yaml.events import StreamEndEvent
texts = [path.read_text(encoding="utf-8") for path in sorted(Path(sys.argv[1]).glob("*.yaml"))]
start = time.process_time()
for text in texts:
    get_event = CParser(text).get_event
    while get_event().__class__ is not StreamEndEvent:
        pass
print(time.process_time() - start)
"""


KEPT: list[bool] = []


def cost(command: list[str], repeat: int) -> tuple[float, float]:
    """Median CPU seconds (user and system) and largest peak memory in MB of *command*, its output thrown away.

    CPU seconds, because the machine may be shared: every command here is one thread that hardly waits.
    """
    times, peak = [], 0.0
    for _ in range(repeat):
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in {0, 1}:
            raise SystemExit(f"{command}: exit code {process.returncode}")
        times.append(usage.ru_utime + usage.ru_stime)
        peak = max(peak, usage.ru_maxrss / 1024)
    return statistics.median(times), peak


def drain(folder: Path, repeat: int) -> float:
    """Median seconds that the event stream alone needs for the files in *folder*."""
    return statistics.median(
        float(subprocess.check_output([PYTHON, "-c", DRAIN, str(folder)], text=True)) for _ in range(repeat)
    )


def row(name: str, value: str, promise: str, *, kept: bool) -> None:
    """One line of the table."""
    print(f"{name:<58} {value:<34} {promise:<26} {'kept' if kept else 'MISSED'}", flush=True)
    KEPT.append(kept)


def start_up(repeat: int) -> float:
    """The two promises about starting; gives the seconds a process with pydantic and networkx needs to start."""
    bare, _ = cost([PYTHON, "-c", "pass"], repeat)
    helped, _ = cost([*KIENTRUC, "--help"], repeat)
    row("--help above a bare Python start", f"{helped - bare:.3f} s", "at most 0.10 s", kept=helped - bare <= 0.10)
    imports, _ = cost([PYTHON, "-c", "import pydantic, networkx, pydantic.dataclasses"], repeat)
    checked, _ = cost([*KIENTRUC, "check", "thua-thien-hue", "--today", "2020-08-10"], repeat)
    above = checked - imports
    row("check of Huế above importing pydantic and networkx", f"{above:.3f} s", "at most 0.7 s", kept=above <= 0.7)
    return imports


def growth(folder: Path, repeat: int, imports: float, sizes: tuple[int, int]) -> None:
    """The promises about a large repository."""
    small, large = sizes
    for size in sizes:
        generate(folder / str(size), size)
    unit = drain(folder / str(large), repeat)
    seconds, peak = cost([*KIENTRUC, "check", str(folder / str(large)), "--today", "2020-08-10"], repeat)
    ratio = seconds / unit
    row(
        f"cold check of {large:,} elements / draining the events",
        f"{ratio:.2f} × ({seconds:.1f} s / {unit:.1f} s)",
        "at most 3.5 × (aim 2.5 ×)",
        kept=ratio <= 3.5,
    )
    row(f"peak memory at {large:,} elements", f"{peak:.0f} MB", "under 1,024 MB", kept=peak < 1024)
    check = [*KIENTRUC, "check", str(folder / str(large)), "--today", "2020-08-10"]
    strict, _ = cost([*check, "--profile", "strict"], repeat)
    spine, _ = cost([*check, "--profile", "strict", *(f"--only={code}" for code in sorted(SPINE))], repeat)
    row(
        f"every rule at {large:,} elements / the rules of the spine",
        f"{strict / spine:.2f} × ({strict:.1f} s / {spine:.1f} s)",
        "at most 2 ×",
        kept=strict <= 2 * spine,
    )
    lesser, _ = cost([*KIENTRUC, "check", str(folder / str(small)), "--today", "2020-08-10"], repeat)
    share = (lesser - imports) / seconds
    row(
        f"{small:,} elements, start subtracted / {large:,}",
        f"{share:.3f} × ({lesser:.2f} s)",
        "at most 0.12 ×",
        kept=share <= 0.12,
    )


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a tenth of the size")
    quick = parser.parse_args().quick
    imports = start_up(5)
    with tempfile.TemporaryDirectory() as folder:
        growth(Path(folder), 3, imports, (1_000, 10_000) if quick else (10_000, 100_000))
    sys.exit(not all(KEPT))


if __name__ == "__main__":
    main()
