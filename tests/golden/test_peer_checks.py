"""docs/peer-checks.md: what the neighbours check, and what of it is ours or why not; every code in it is a rule."""

from __future__ import annotations

import csv
from collections import Counter

from kientruc.validators.registry import RULES

MADE = "<!-- Made by `make golden` from docs/peer-checks.csv; edits here are lost. -->"
INTRODUCTION = """\
# What the neighbours check, and what of it is ours

Every check of the tools we learnt from, by the name it has there; the rules that answer to it here, or why none does. Where one of
ours is named, its page says what it checks. The lists were read in the tools' own sources.
"""
CODES = {rule.info.code: rule.info for rule in RULES}
LEAST = {
    "Archi Validator": 8,
    "Structurizr": 30,
    "CALM architecture": 14,
    "CALM pattern": 17,
    "CALM timeline": 7,
    "CALM model": 4,
    "EIRA": 36,
    "eGovERA": 10,
    "ELAP": 4,
    "DocHub": 6,
    "Bausteinsicht": 6,
    "pyArchimate": 4,
}
"""How many checks each of them has, as far as somebody counted."""


def rows(root):
    with (root / "docs/peer-checks.csv").open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


def cell(text):
    return text.replace("|", "\\|")


def test_every_code_is_a_rule_and_every_blank_has_a_reason(root):
    for row in rows(root):
        assert set(row) == {"peer", "check", "ours", "note"}, row
        codes = row["ours"].split()
        assert codes, row
        assert row["note"] if codes == ["-"] else set(codes) <= CODES.keys(), row


def test_no_check_of_theirs_was_forgotten_or_named_twice(root):
    listed = [(row["peer"], row["check"]) for row in rows(root)]
    assert len(set(listed)) == len(listed)
    counts = Counter(peer for peer, _ in listed)
    assert {peer: counts[peer] for peer in LEAST} == LEAST


def test_the_table_is_up_to_date(golden, root):
    lines = [MADE, "", INTRODUCTION]
    peer = ""
    for row in rows(root):
        if row["peer"] != peer:
            peer = row["peer"]
            lines += ["", f"## {peer}", "", "| theirs | ours | |", "|---|---|---|"]
        ours = ", ".join(f"[{code}](rules/{code}.md)" for code in row["ours"].split() if code != "-") or "none"
        lines.append(f"| {cell(row['check'])} | {ours} | {cell(row['note'])} |")
    named = {code for row in rows(root) for code in row["ours"].split()}
    others = [f"[{code} {info.name}](rules/{code}.md)" for code, info in CODES.items() if code not in named]
    lines += ["", "## Only ours", "", ", ".join(others) + "."]
    golden(root / "docs/peer-checks.md", "\n".join(lines) + "\n")
