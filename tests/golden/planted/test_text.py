"""Slips of the pen, of names and of grammar, planted into Huế."""

from __future__ import annotations

SLIPS = [
    ("added", "a bracket is not closed", "APPLICATION\n    serves: [cbccvc\n⟦SYN002⟧", "- - -"),
    ("added", "a colon is not quoted", "elements:\n  moi:\n    kind: application⟦SYN002⟧: Huế\n", "- - -"),
    ("added", "a tab indents", "elements:\n⟦SYN002⟧\tmoi:\n", "- - -"),
    (
        "added",
        "a line is indented too little",
        "APPLICATION\n    serves:\n      - cbccvc\n     ⟦SYN002⟧- bao-cao\n",
        "- - -",
    ),
    ("added", "an anchor", "elements:\n  moi: ⟦SYN003⟧&a\n    kind: application\nNAMED\n", "- - -"),
    ("added", "two documents in a file", "elements: {}\n⟦SYN003⟧---\nelements: {}\n", "- - -"),
    ("platform", "a key written twice", "OWNER    ⟦SYN004⟧owner: so-tttt\nCODES", "- owner -"),
    ("platform", "an invisible character", "    owner: ⟦SYN005⟧\u200bviettel\nCODES", "- - -"),
    ("platform", "an empty value", "    ⟦SYN008⟧owner:\nCODES", "- - -"),
    (
        "added",
        "a byte order mark",
        "⟦SYN007⟧elements: {}\n",
        "- - -",
        {"raw": lambda text: b"\xef\xbb\xbf" + text.encode()},
    ),
    ("added", "another encoding", "# ⟦SYN001⟧Đường\n", "- - -", {"raw": lambda text: text.encode("utf-16-le")[4:]}),
    ("added", "nesting without end", "elements: ⟦SCH003⟧" + "[" * 63 + "⟦SYN006⟧[", "- elements -", "- - -"),
    (
        "manifest",
        "a table outside the repository",
        "tables: [",
        "tables: [{file: ../x.csv, kind: database}, ",
        {"elsewhere": (("SYN009", "../x.csv", 1, 1, "", "", ""),)},
    ),
]
NAMES = [
    ("added", "an id of two elements", "elements:\n  ⟦IDN001⟧lgsp:\n    kind: application\nNAMED\n", "lgsp - -"),
    (
        "added",
        "a name of two elements",
        (
            "elements:\n  moi:\n    kind: portal\n    owner: so-tttt\n    evidence: inferred\n"
            "    name: {vi: ⟦IDN002⟧Cổng dịch vụ công  tỉnh Thừa Thiên Huế}\n"
        ),
        "moi name cong-dvc",
    ),
    (
        "platform",
        "a name that is not composed",
        "OWNER    documentation: {vi: ⟦IDN003⟧Nê\u0300n tảng}\nCODES",
        "- - -",
    ),
    (
        "platform",
        "an Icelandic letter",
        "OWNER    documentation: {vi: Nền tảng ⟦IDN004⟧CÐS}\nCODES",
        "nen-tang-smartcity - CÐS",
    ),
    ("vrain", "a relation written twice", "FLOWS, ⟦IDN005⟧{to: hue-s}]", "vrain flows-to hue-s"),
    ("added", "an id with capitals", "elements:\n  ⟦SCH005⟧Moi:\n    kind: application\nNAMED\n", "Moi - -"),
]
GRAMMAR = [
    ("platform", "a misspelt key", "    ⟦SCH001⟧ownr: viettel\nCODES", "nen-tang-smartcity ownr -"),
    ("added", "a section that was forgotten", "⟦SCH001⟧moi:\n  kind: application\n  name: {vi: Mới}\n", "- moi -"),
    (
        "replaced",
        "a column that does not exist",
        "data/databases.csv",
        "id,name.vi,name.en,documentation.vi,",
        "id,name.vi,name.en,⟦SCH001⟧documentatio.vi,",
        "- documentatio -",
    ),
    ("added", "no kind", "elements:\n  ⟦SCH002⟧moi:\nNAMED\n", "moi kind -"),
    (
        "added",
        "an unknown kind",
        "elements:\n  moi:\n    kind: ⟦SCH004⟧aplication\nNAMED\n",
        "moi kind aplication",
    ),
    (
        "replaced",
        "a day that does not exist",
        "data/shared-data.yaml",
        "since: 2017-09-28",
        "since: ⟦SCH003⟧2017-09-31",
        "ma-dinh-danh since -",
    ),
    (
        "platform",
        "a level above five",
        "OWNER    security-level: ⟦SCH003⟧6\nCODES",
        "nen-tang-smartcity security-level -",
    ),
    ("vrain", "an unknown evidence", "FLOWS, {to: cbccvc, evidence: ⟦SCH003⟧sure}]", "vrain evidence -"),
    (
        "replaced",
        "a row without its last cells",
        "data/databases.csv",
        "\ncsdl-khcn,",
        "\n⟦SCH006⟧csdl-moi,CSDL mới\ncsdl-khcn,",
        "- - -",
    ),
    (
        "manifest",
        "a manifest without its date",
        "as-of: 2020-08-10\n",
        "",
        {"elsewhere": (("SCH002", "kientruc.yaml", 1, 1, "", "as-of", ""),)},
    ),
]
FAULTS = [*SLIPS, *NAMES, *GRAMMAR]


def test_the_fault_is_found_where_it_stands_and_nothing_else_changes(planted, found_exactly):
    found_exactly(planted)


def test_there_are_enough_of_them(tally):
    assert tally >= (29, 20)
