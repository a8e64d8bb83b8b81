"""DOT → SVG or PNG, by a Graphviz that the ``graphviz`` package runs as a process: no root, no fonts and no network needed.

``graphviz-pure`` comes with this package and is preferred because its pictures are the same on every machine; a real ``dot``
is used where asked for or where it is all there is.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import warnings
from pathlib import Path
from typing import Literal

from graphviz import CalledProcessError
from graphviz.backend.execute import run_check

from ...model.text import Text

Format = Literal["dot", "svg", "png"]
Renderer = Literal["auto", "dot", "graphviz-pure", "none"]
FORMATS: tuple[Format, ...] = ("dot", "svg", "png")
RENDERERS: tuple[Renderer, ...] = ("auto", "dot", "graphviz-pure", "none")
TIMEOUT = 30
PNG_DPI = 144
_HARMLESS = ("no value for width of non-ASCII character", "in label of graph")
"""Without a font file the layout guesses the width of accented letters, on the wide side; boxes are roomier for it."""


class RendererMissing(RuntimeError):  # noqa: N818 - says what is the matter, as FileNotFoundError's kin do
    """No program is there that could lay out a picture; ``reason`` says so to people."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason.en)
        self.reason = reason


class RenderFailed(RuntimeError):  # noqa: N818 - see RendererMissing
    """The renderer gave up or took too long; the message is what it said."""


class RendererWarning(UserWarning):
    """The renderer drew a picture but was not content with its input."""


def find(renderer: Renderer = "auto") -> Path:
    """The program that *renderer* means.

    Raises:
        RendererMissing: it is not installed, or *renderer* is ``none``.
    """
    if renderer == "none":
        raise RendererMissing(
            Text("Việc vẽ sơ đồ đã được tắt (renderer: none).", "Rendering is switched off (renderer: none).")
        )
    wanted = ("graphviz-pure", "dot") if renderer == "auto" else (renderer,)
    for name in wanted:
        found = _beside_python(name) or shutil.which(name)
        if found:
            return Path(found)
    names = " / ".join(wanted)
    raise RendererMissing(
        Text(
            f"Không tìm thấy chương trình vẽ sơ đồ ({names}). Hãy cài gói graphviz-pure hoặc Graphviz; tệp .dot vẫn xuất được.",
            f"No program to draw diagrams was found ({names}). Install graphviz-pure or Graphviz; .dot files can still be made.",
        )
    )


def _beside_python(name: str) -> str | None:
    folder = Path(sys.executable).parent
    return shutil.which(name, path=str(folder))


def render(dot: str, format: Format, renderer: Renderer = "auto") -> bytes:  # noqa: A002 - the word of the API
    """*dot* drawn as *format*; DOT itself needs no program.

    Raises:
        RendererMissing: no program is there.
        RenderFailed: it failed, or needed more than 30 s.

    Warns:
        RendererWarning: it complained about its input.
    """
    if format == "dot":
        return dot.encode()
    command = [str(find(renderer)), f"-T{format}", *([f"-Gdpi={PNG_DPI}"] if format == "png" else [])]
    # The empty folder and the bare environment keep the renderer from finding files or plugins of this machine.
    environment = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    with tempfile.TemporaryDirectory() as nowhere:
        try:
            done = run_check(
                command,
                input=dot.encode(),
                capture_output=True,
                quiet=True,
                timeout=TIMEOUT,
                cwd=nowhere,
                env=environment,
            )
        except subprocess.TimeoutExpired as error:
            raise RenderFailed(f"{command[0]}: more than {TIMEOUT} s") from error
        except CalledProcessError as error:
            raise RenderFailed(
                error.stderr.decode(errors="replace").strip() or f"exit code {error.returncode}"
            ) from error
    if not done.stdout:
        raise RenderFailed(f"{command[0]}: no picture")
    said = done.stderr.decode(errors="replace")
    complaints = [line for line in said.splitlines() if line.strip() and not any(h in line for h in _HARMLESS)]
    if complaints:
        warnings.warn("; ".join(complaints), RendererWarning, stacklevel=2)
    drawn: bytes = done.stdout
    return drawn
