"""A child process with 1 GB of address space: what must not crash, hang or swell is tried where it could not hurt."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

WALL = 60  # seconds until a child counts as hung
PRELUDE = """
import json, resource, sys, time
from pathlib import Path
from kientruc.model.reader import Limits, read, read_text
{imports}
folder = Path(sys.argv[1])
resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
begun = time.process_time()
"""
EPILOGUE = """
status = Path("/proc/self/status")  # ru_maxrss would show the parent's peak, which a child inherits
if status.exists():
    peak = next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmHWM")) // 1024
else:
    peak = 0
print(json.dumps({"seconds": time.process_time() - begun, "megabytes": peak, "result": result}))
"""

Child = Callable[..., dict[str, Any]]


@pytest.fixture(scope="session")
def child() -> Child:
    """``child(code, folder, imports)`` → what *code* assigned to ``result``, and the processor seconds and memory it took.

    The interpreter's start and the imports are not counted. A crash, a traceback or a hang fails the test.
    """

    def run(code: str, folder: Path, imports: str = "from kientruc.model.loader import load") -> dict[str, Any]:
        done = subprocess.run(
            [sys.executable, "-I", "-c", PRELUDE.replace("{imports}", imports) + code + EPILOGUE, str(folder)],
            capture_output=True,
            timeout=WALL,
            check=False,
            text=True,
        )
        assert done.returncode == 0, (done.returncode, done.stderr[-2000:])
        found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
        return found

    return run
