"""The strip below a picture: what its colours, lines and signs mean, and what it leaves out."""

from __future__ import annotations

from .labels import font, wrap
from .scene import Entry, Scene
from .style import INK, LEGEND_SIZE, LOOKS, MARKS, PAPER, SOFT, TONES
from .wording import word

COLUMNS = 4
_NOTE_WIDTH = 170


def legend_table(scene: Scene) -> str:
    """Legend and notes of *scene* as one HTML-like table; a blank one where there is nothing to say."""
    rows = []
    if scene.legend:
        rows.append(_heading(word("legend", scene.head.language)))
        columns = min(COLUMNS, len(scene.legend))
        height = -(-len(scene.legend) // columns)
        for i in range(height):
            entries = scene.legend[i::height]
            rows.append("<TR>" + "".join(_entry(entry) for entry in entries) + "</TR>")
    if scene.notes:
        lines = [line for note in scene.notes for line in wrap(note, _NOTE_WIDTH)]
        rows += ['<TR><TD HEIGHT="4"></TD></TR>'] * bool(rows)
        rows.append(_heading(word("notes", scene.head.language)))
        rows += (
            f'<TR><TD ALIGN="LEFT" COLSPAN="{2 * COLUMNS}">{font(t, size=LEGEND_SIZE, color=SOFT)}</TD></TR>'
            for t in lines
        )
    body = "".join(rows) or "<TR><TD> </TD></TR>"
    return f'<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="3" CELLPADDING="2">{body}</TABLE>'


def _heading(text: str) -> str:
    return (
        f'<TR><TD ALIGN="LEFT" COLSPAN="{2 * COLUMNS}">{font(text, size=LEGEND_SIZE, color=INK, bold=True)}</TD></TR>'
    )


def _entry(entry: Entry) -> str:
    text = font(entry.text, size=LEGEND_SIZE, color=INK)
    return f'{_sample(entry)}<TD ALIGN="LEFT">{text}</TD>'


def _sample(entry: Entry) -> str:
    if entry.swatch == "line":
        line, _, color = entry.sample.partition(" ")
        cell = f'<TD SIDES="B" BORDER="2" STYLE="{line.upper()}" COLOR="{color or SOFT}" WIDTH="30" HEIGHT="3"></TD>'
        rows = f'<TR>{cell}</TR><TR><TD HEIGHT="6"></TD></TR>'
        return f'<TD><TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0">{rows}</TABLE></TD>'
    style, fill, border, text = "ROUNDED", PAPER, SOFT, ""
    if entry.swatch == "fill":
        fill, border = TONES[entry.sample].fill, TONES[entry.sample].border
    elif entry.swatch == "mark":
        mark = MARKS[entry.sample]
        fill, border, text = mark.fill, mark.border, font(mark.sign, size=LEGEND_SIZE, color=mark.text, bold=True)
    elif entry.swatch == "look":
        frame = LOOKS[entry.sample]  # type: ignore[index]
        style += "" if frame.line == "solid" else f",{frame.line.upper()}"
        fill, border = frame.fill or PAPER, frame.border or SOFT
    rim = 2 if entry.swatch == "stack" else 1
    return (
        f'<TD><TABLE BORDER="{rim}" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0" STYLE="{style}" COLOR="{border}"'
        f' BGCOLOR="{fill}"><TR><TD WIDTH="28" HEIGHT="13">{text}</TD></TR></TABLE></TD>'
    )
