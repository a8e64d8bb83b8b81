from __future__ import annotations

import datetime

import pytest

from kientruc.exports.starter.versions import in_force
from kientruc.model.loader import load

LAW = """\
documents:
  qd-1: {type: decision, number: 1/QĐ, title: {vi: Quyết định một}, issued: 2015-04-21}
  qd-2: {type: decision, number: 2/QĐ, title: {vi: Quyết định hai}, issued: 2019-12-31, replaces: [qd-1]}
  cv-3: {type: dispatch, number: 3/CV, title: {vi: Công văn ba}, issued: 2025-05-21}
  qd-4: {type: decision, number: 4/QĐ, title: {vi: Quyết định bốn}, issued: 2025-10-08, replaces: [cv-3]}
"""
FRAMEWORK = """\
id: {id}
version: "{version}"
revision: "1"
name: {{vi: Khung thử}}
{more}
uses: {{l: {{repository: kho-luat, path: ../luat}}{uses}}}
"""


@pytest.fixture
def packages(tmp_path):
    """Two lines of versions; the last one follows both, and repeals only one of its predecessors."""

    def use(name, version):
        return f", {name}-{version[0]}: {{framework: {name}, version: '{version}', path: ../{name}-{version}}}"

    wanted = {
        ("nen", "1"): ("", ""),
        ("a", "1.0"): ('document: "l:qd-1"', ""),
        ("a", "2.0"): ('document: "l:qd-2"\nreplaces: [{framework: a, version: "1.0"}]', use("a", "1.0")),
        ("b", "1.0"): ('document: "l:cv-3"', ""),
        ("b", "2.0"): (
            'document: "l:qd-4"\nreplaces: [{framework: a, version: "2.0"}, {framework: b, version: "1.0"}]',
            use("a", "2.0") + use("b", "1.0"),
        ),
    }
    (tmp_path / "luat").mkdir()
    (tmp_path / "luat/kientruc.yaml").write_text(
        'id: kho-luat\nname: {vi: Kho luật thử}\nversion: "1.0"\nas-of: 2020-08-10\n'
    )
    (tmp_path / "luat/law.yaml").write_text(LAW)
    found = []
    for (name, version), (more, uses) in wanted.items():
        folder = tmp_path / f"{name}-{version}"
        folder.mkdir()
        text = FRAMEWORK.format(id=name, version=version, more=more, uses=uses)
        (folder / "framework.yaml").write_text(text)
    for name, version in wanted:
        found.append(load(tmp_path / f"{name}-{version}"))
        assert not found[-1].faults
    return found


@pytest.mark.parametrize(
    ("day", "key"),
    [
        ("2014-01-01", None),
        ("2015-04-21", "a@1.0"),
        ("2019-12-30", "a@1.0"),
        ("2019-12-31", "a@2.0"),
        ("2025-06-01", "a@2.0"),
        ("2025-10-08", "b@2.0"),
        ("2030-01-01", "b@2.0"),
    ],
)
def test_the_version_that_follows_most_others_is_taken(day, key, packages):
    found = in_force(packages, datetime.date.fromisoformat(day))
    assert (found[1].key if found else None) == key
    backwards = in_force(list(reversed(packages)), datetime.date.fromisoformat(day))
    assert (backwards[1].key if backwards else None) == key


def test_the_package_knows_the_document_of_its_framework(packages):
    package, framework = in_force(packages, datetime.date(2026, 1, 1))
    assert package.document(framework.document).number == "4/QĐ"
