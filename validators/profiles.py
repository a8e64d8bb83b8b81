"""Who wants which rule: three lists, each with all of the one before. A bundle is only a list.

``basic`` holds what no repository can do without (files that can be read, references that lead somewhere, relations ArchiMate
allows); ``national`` adds what framework and law ask, and is the default; ``strict`` adds what makes a good description better.
"""

from __future__ import annotations

from collections.abc import Mapping

BASIC: tuple[str, ...] = (
    "BAS001", "BAS002",
    "CFG001",
    "EXM001", "EXM002", "EXM003", "EXM004",
    "FRW001",
    "IDN001", "IDN003", "IDN005",
    "MET001", "MET005",
    "REF001", "REF002", "REF003", "REF004", "REF006", "REF007", "REF008",
    "SCH001", "SCH002", "SCH003", "SCH004", "SCH005", "SCH006", "SCH007",
    "STR001", "STR003", "STR004",
    "SUP001", "SUP002",
    "SYN001", "SYN002", "SYN003", "SYN004", "SYN005", "SYN006", "SYN007", "SYN008", "SYN009",
    "OWN001",
    "OWN002",
    "OWN003",
)  # fmt: skip

NATIONAL: tuple[str, ...] = (
    *BASIC,
    "CNF001", "CNF002", "CNF003", "CNF004", "CNF005", "CNF006", "CNF007", "CNF008",
    "CON001", "CON002", "CON003", "CON004", "CON005", "CON006", "CON007", "CON008",
    "EVD001",
    "IDN002", "IDN004", "IDN006", "IDN007",
    "LAW001", "LAW002",
    "LNG001", "LNG003", "LNG004", "LNG005", "LNG006",
    "MET002", "MET003", "MET004", "MET006", "MET007",
    "REF005",
    "SEC001", "SEC002",
    "STR002", "STR005", "STR006", "STR008", "STR013",
    "TIM001",
    "VIW003", "VIW004",
    "DAT001",
    "TIM004",
    "TIM005",
    "SEC003",
    "SEC004",
)  # fmt: skip

STRICT: tuple[str, ...] = (
    *NATIONAL,
    "EVD002",
    "LNG002",
    "SCH008",
    "STR007", "STR009", "STR010", "STR011", "STR012",
    "VIW001", "VIW002", "VIW005",
    "DAT002",
    "DAT003",
    "TIM002",
    "TIM003",
    "SEC005",
    "CNF009",
)  # fmt: skip

PROFILES: Mapping[str, frozenset[str]] = {
    "basic": frozenset(BASIC),
    "national": frozenset(NATIONAL),
    "strict": frozenset(STRICT),
}
