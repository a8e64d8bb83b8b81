"""Fixes: each rule's, what they leave alone, what is dropped and why."""

from __future__ import annotations

import datetime
import unicodedata
from pathlib import Path
from typing import ClassVar

import pytest

from kientruc.model.loader import load
from kientruc.model.manifest import NAME
from kientruc.validators.engine import judge
from kientruc.validators.fixing import mend
from kientruc.validators.registry import RULES

MANIFEST = 'id: kho-thu\nname: {vi: Kho thử}\nversion: "1.0"\nas-of: 2020-08-10\n'
DAY = datetime.date(2020, 8, 10)


@pytest.fixture
def mended(tmp_path):
    """``mended(files, before=…, unsafe=…)`` → what came of it, and the files as they would be, in text."""
    made = 0

    def place(files: dict[str, str | bytes]) -> Path:
        nonlocal made
        made += 1
        folder = tmp_path / str(made)
        for path, text in {NAME: MANIFEST, **files}.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(text if isinstance(text, bytes) else text.encode())
        return folder

    def call(files, before=None, *, unsafe=False):
        files = {"model.yaml": files} if isinstance(files, str | bytes) else files
        folder = place(files)
        earlier = load(place({"model.yaml": before} if isinstance(before, str) else before)) if before else None

        def again(contents):
            return judge(load(folder, instead=contents), today=DAY, profile="strict")

        done = mend(again({}), again, unsafe=unsafe, before=lambda: earlier)
        once_more = mend(done.judged, lambda contents: again({**done.contents, **contents}), unsafe=unsafe)
        assert not once_more.mended, "a second run finds nothing to do"
        texts = {path: content.decode() for path, content in done.contents.items()}
        return done, texts.get("model.yaml", "") if set(texts) <= {"model.yaml"} else texts

    return call


def codes(findings):
    return [finding.code for finding in findings]


def test_every_rule_says_whether_it_can_be_mended():
    for rule in RULES:
        assert (rule.fix is None) == (rule.info.fix == ""), rule.info.code
    assert sum(rule.fix is not None for rule in RULES) >= 16


class TestSafe:
    def test_precomposed_letters(self, mended):
        text = '# Nền tảng\r\nelements:\r\n  lgsp:\r\n    kind: node\r\n    name: {vi: "Nền tảng"}   # tảng\r\n'
        done, now = mended(unicodedata.normalize("NFD", text))
        assert codes(done.mended) == ["IDN003"]
        first, *rest = now.split("\r\n")
        assert first == unicodedata.normalize("NFD", "# Nền tảng")
        assert rest[3] == '    name: {vi: "Nền tảng"}   ' + unicodedata.normalize("NFD", "# tảng")

    def test_an_escape_sequence_is_left_to_its_author(self, mended):
        done, now = mended('elements:\n  a: {kind: node, name: {vi: "Hue\\u0302\\u0301"}}\n')
        assert (codes(done.mended), now) == ([], "")
        assert "IDN003" in codes(done.judged.report.findings)

    def test_the_byte_order_mark(self, mended):
        done, now = mended("\ufeffelements:\n  a: {kind: node, name: {vi: A}}")
        assert codes(done.mended) == ["SYN007"]
        assert now == "elements:\n  a: {kind: node, name: {vi: A}}"

    def test_references_after_a_rename(self, mended):
        before = (
            "elements:\n  a: {kind: node, name: {vi: Máy chủ A}, owner: so-cu}\n"
            "  so-cu: {kind: business-actor, name: {vi: Sở Thông tin và Truyền thông}}\n"
            "  b: {kind: node, name: {vi: Máy chủ B}, associated-with: [so-cu]}\n"
            "views:\n  v: {name: {vi: Xem}, viewpoint: neighbourhood, select: {around: so-cu}}\n"
        )
        done, now = mended(before.replace("  so-cu:", "  so-moi:"), before)
        assert sorted(codes(done.mended)) == ["REF001", "REF002", "REF008"]
        assert now == before.replace("so-cu", "so-moi")

    def test_a_renamed_document(self, mended):
        before = (
            'elements:\n  a: {kind: node, name: {vi: A}, sources: ["qd-1"]}\n'
            "documents:\n  qd-1: {type: decision, number: 1/QĐ-UBND, title: {vi: Quyết định}}\n"
        )
        done, now = mended(before.replace("  qd-1:", "  qd-1-2020:"), before)
        assert codes(done.mended) == ["REF003"]
        assert '["qd-1-2020"]' in now

    def test_an_id_and_a_name_that_changed_together_are_known_by_all_the_rest(self, mended):
        before = (
            "elements:\n  a: {kind: node, name: {vi: A}, associated-with: [cu]}\n"
            "  cu: {kind: node, name: {vi: Máy cũ}, documentation: {vi: Đặt tại trung tâm dữ liệu.}}\n"
        )
        done, now = mended(before.replace("  cu:", "  moi:").replace("Máy cũ", "Máy mới"), before)
        assert codes(done.mended) == ["REF001"]
        assert "associated-with: [moi]" in now

    @pytest.mark.parametrize(
        "now",
        [
            "  x1: {kind: node, name: {vi: Máy}}\n  x2: {kind: node, name: {vi: Máy}}\n",  # which of the two?
            "  x1: {kind: device, name: {vi: Máy}}\n",  # something else
            "  x1: {kind: node, name: {vi: Máy khác}}\n",  # neither the name nor anything telling
        ],
    )
    def test_what_is_not_proved_is_not_a_rename(self, mended, now):
        user = "elements:\n  a: {kind: node, name: {vi: A}, associated-with: [may-chu-so-mot]}\n"
        done, _ = mended(user + now, user + "  may-chu-so-mot: {kind: node, name: {vi: Máy}}\n")
        assert not done.mended
        assert "REF001" in codes(done.judged.report.findings)

    def test_a_rename_in_a_cell_of_a_table(self, mended):
        manifest = MANIFEST + "tables: [{file: t.csv, kind: node}]\n"
        model = "elements:\n  so-cu: {kind: business-actor, name: {vi: Sở}}\n"
        table = 'id,name.vi,associated-with\r\na,"Máy, một",b;so-cu\r\nb,Máy hai,\r\n'
        before = {NAME: manifest, "model.yaml": model, "t.csv": table}
        done, now = mended({**before, "model.yaml": model.replace("so-cu", "so-moi")}, before)
        assert codes(done.mended) == ["REF001"]
        assert now == {"t.csv": table.replace("so-cu", "so-moi")}

    def test_a_needless_comment_goes_with_its_line_or_without(self, mended):
        text = (
            "elements:\n"
            "  # kientruc: allow STR001 -- đã xem\n"
            "  a:   # máy\n"
            "    kind: node   # kientruc: allow REF001 -- đã xem\n"
            "    name: {vi: A}\n"
        )
        done, now = mended(text)
        assert codes(done.mended) == ["SUP001", "SUP001"]
        assert now == "elements:\n  a:   # máy\n    kind: node\n    name: {vi: A}\n"

    def test_a_withdrawn_component_with_one_successor(self, mended):
        framework = 'id: khung\nversion: "{v}"\nrevision: "1"\nname: {{vi: Khung}}\n'
        files = {
            NAME: MANIFEST
            + 'conforms-to: {framework: khung, version: "1"}\nuses:\n  cu: {framework: khung, version: "1", path: f1}\n'
            '  moi: {framework: khung, version: "2", path: f2}\n',
            "f1/framework.yaml": framework.format(v=1),
            "f1/c.yaml": "components:\n  lgsp: {name: {vi: LGSP}, strength: framework, valid-until: 2020-01-01}\n"
            "  tach: {name: {vi: Tách}, strength: framework, valid-until: 2020-01-01}\n",
            "f2/framework.yaml": framework.format(v=2)
            + 'replaces: [{framework: khung, version: "1"}]\nuses: {cu: {framework: khung, version: "1", path: ../f1}}\n',
            "f2/c.yaml": "components:\n  truc: {name: {vi: Trục}, strength: framework}\n"
            "  t1: {name: {vi: Một}, strength: framework}\n  t2: {name: {vi: Hai}, strength: framework}\n"
            "crosswalk:\n  r: {change: renamed, from: [cu:component/lgsp], to: [component/truc], evidence: derived}\n"
            "  s: {change: split, from: [cu:component/tach], to: [component/t1, component/t2], evidence: derived}\n",
            "model.yaml": "elements:\n  a:\n    kind: application-component\n    name: {vi: A}\n"
            '    realizes: ["cu:component/lgsp", "cu:component/tach"]\n',
        }
        done, now = mended(files)
        assert codes(done.mended) == ["REF005"]
        assert 'realizes: ["moi:component/truc", "cu:component/tach"]' in now

    def test_keys_move_with_their_lines_and_comments(self, mended):
        text = (
            "elements:\n"
            "  a:\n"
            "    # ai giữ\n"
            "    owner: so   # Sở\n"
            "    sources:\n"
            "      - https://example.vn/1\n"
            "      # - https://example.vn/2\n"
            "    # tên gọi\n"
            "    name:\n"
            "      vi: |\n"
            "        Máy chủ\n"
            "        # không phải chú thích\n"
            "    kind: node\n"
            "  # tổ chức\n"
            "  so: {name: {vi: Sở}, kind: business-actor}  # một dòng\n"
        )
        done, now = mended(text)
        assert codes(done.mended) == ["SCH008", "SCH008"]
        assert now == (
            "elements:\n"
            "  a:\n"
            "    kind: node\n"
            "    # tên gọi\n"
            "    name:\n"
            "      vi: |\n"
            "        Máy chủ\n"
            "        # không phải chú thích\n"
            "    # ai giữ\n"
            "    owner: so   # Sở\n"
            "    sources:\n"
            "      - https://example.vn/1\n"
            "      # - https://example.vn/2\n"
            "  # tổ chức\n"
            "  so: {kind: business-actor, name: {vi: Sở}}  # một dòng\n"
        )

    @pytest.mark.parametrize("end", ["\n", "\r\n"])
    def test_a_file_without_a_last_line_break_keeps_none(self, mended, end):
        _, now = mended(end.join(["elements:", "  a:", "    # tên", "    name: {vi: A}", "    kind: node"]))
        assert now == end.join(["elements:", "  a:", "    kind: node", "    # tên", "    name: {vi: A}"])


class TestUnsafe:
    def test_nothing_is_guessed_unless_asked_for(self, mended):
        text = "elements:\n  cong-dvc: {kind: node, name: {vi: A}, serves: [may-ao]}\n  may-ao-1: {kind: node, name: {vi: B}}\n"
        done, now = mended(text)
        assert (codes(done.mended), now, done.unsafe) == ([], "", 1)
        done, now = mended(text, unsafe=True)
        assert (codes(done.mended), done.unsafe) == (["REF001"], 0)
        assert now == text.replace("[may-ao]", "[may-ao-1]")

    @pytest.mark.parametrize(
        ("wrong", "right", "code"),
        [
            ("onwer: so", "owner: so", "SCH001"),
            ("since: 30/6/2019", "since: 2019-06-30", "SCH003"),
            ("since: '6/2019'", "since: '2019-06'", "SCH003"),
            ('evidence: "inferrred"', 'evidence: "inferred"', "SCH003"),
            ("kind: nodde", "kind: node", "SCH004"),
            ("associated-with: [soo]", "associated-with: [so]", "REF001"),
            ("owner: soo", "owner: so", "REF002"),
            ("sources: [qd-01]", "sources: [qd-1]", "REF003"),
            ('associated-with: ["kh:x"]', 'associated-with: ["khac:x"]', "REF006"),
            ("documentation: {vi: Ðất}", "documentation: {vi: Đất}", "IDN004"),
            ("associated-with: [so,  so ]", "associated-with: [so ]", "IDN005"),
        ],
    )
    def test_a_guess(self, mended, wrong, right, code):
        lines = ["kind: node   # chú thích", "name: {vi: A}", f"{wrong}   # chú thích"]
        lines = [f"    {line}\n" for line in (lines if code != "SCH004" else [lines[2], lines[1]])]
        text = (
            f"elements:\n  a:\n{''.join(lines)}"
            "  so: {kind: business-actor, name: {vi: Sở}, owner: so}\n"
            "documents:\n  qd-1: {type: decision, title: {vi: Quyết định}}\n"
        )
        files = {
            NAME: MANIFEST + "uses: {khac: {repository: khac, path: khac}}\n",
            "model.yaml": text,
            "khac/kientruc.yaml": MANIFEST.replace("kho-thu", "khac"),
            "khac/m.yaml": "elements:\n  x: {kind: node, name: {vi: X}}\n",
        }
        assert not mended(files)[0].mended
        done, now = mended(files, unsafe=True)
        assert code in codes(done.mended)
        assert f"    {right}   # chú thích\n" in now

    def test_a_duplicate_in_a_list_of_lines(self, mended):
        text = "elements:\n  a:\n    kind: node\n    name: {vi: A}\n    associated-with:\n      - b\n      - {to: c, since: 2019}\n      - b\n      - {to: c, since: 2019}\n      - {to: c, since: 2018}\n  b: {kind: node, name: {vi: B}}\n  c: {kind: node, name: {vi: C}}\n"
        done, now = mended(text, unsafe=True)
        assert codes(done.mended) == ["IDN005"] * 2
        assert now.count("- b") == 1
        assert now.count("since: 2019") == 1
        assert "since: 2018" in now, "it says something else, so a person decides"


class TestToneMarks:
    def test_the_rarer_habit_gives_way_everywhere(self, mended):
        text = (
            'elements:\n  a: {kind: node, name: {vi: "Máy chủ Hoà Bình"}}   # hoà\n'
            "  b: {kind: node, name: {vi: Máy chủ Hòa Vang}}\n  c: {kind: node, name: {vi: Máy chủ Thủy Dương}}\n"
            "  d: {kind: node, name: {vi: Máy}, documentation: {vi: Đặt tại trụ sở HOÀ Hải., en: There}}\n"
            "  e: {kind: node, name: {vi: Máy chủ Thủy Vân}}\n"
        )
        done, now = mended(text, unsafe=True)
        assert codes(done.mended) == ["LNG005"]
        assert now == text.replace('Hoà Bình"', 'Hòa Bình"').replace("HOÀ", "HÒA")

    def test_what_is_quoted_stays(self, mended):
        text = (
            "elements:\n  a: {kind: node, name: {vi: Máy Hoà Bình}, documentation: {vi: 'Gọi là “Thuỷ Bình”.'}}\n"
            "  b: {kind: node, name: {vi: Máy Thủy Vân}, documentation: {vi: 'Thủy, “Thuỷ”'}}\n"
            "  c: {kind: node, name: {vi: Máy Thủy Xuân}}\n"
        )
        _, now = mended(text, unsafe=True)
        assert now == text.replace("Hoà Bình}", "Hòa Bình}")


class TestCopies:
    FILES: ClassVar = {
        NAME: MANIFEST + "uses: {khac: {repository: khac, path: khac}}\n",
        "khac/kientruc.yaml": MANIFEST.replace("kho-thu", "khac"),
        "khac/m.yaml": "elements:\n  csdl-dan-cu: {kind: data-object, name: {vi: Cơ sở dữ liệu quốc gia về dân cư}}\n",
    }
    COPY = "  dan-cu:\n    kind: data-object\n    name: {vi: Cơ sở dữ liệu quốc gia về dân cư}\n"
    USER = (
        "  cong:\n    kind: application-component\n    name: {vi: Cổng Dịch vụ công}\n"
        "    accesses: [{to: dan-cu, access: read}]  # dan-cu\n"
        "views:\n  v: {name: {vi: Xem}, viewpoint: neighbourhood, select: {around: dan-cu}}\n"
    )

    def test_a_mere_copy_gives_way_to_the_original(self, mended):
        done, now = mended({**self.FILES, "model.yaml": f"elements:\n  # chép\n{self.COPY}{self.USER}"}, unsafe=True)
        assert codes(done.mended) == ["IDN006"]
        user = self.USER.replace("to: dan-cu", "to: khac:csdl-dan-cu").replace(
            "around: dan-cu", "around: khac:csdl-dan-cu"
        )
        assert now == f"elements:\n{user}"

    def test_one_that_says_more_is_for_a_person(self, mended):
        copy = self.COPY + "    documentation: {vi: Bản sao đặt tại tỉnh.}\n"
        done, now = mended({**self.FILES, "model.yaml": f"elements:\n{copy}{self.USER}"}, unsafe=True)
        assert (codes(done.mended), now) == ([], "")
        assert "IDN006" in codes(done.judged.report.findings)


class TestDropped:
    def test_a_guess_that_would_double_a_relation(self, mended):
        text = "elements:\n  a: {kind: node, name: {vi: A}, associated-with: [may-ao, may-aoo]}\n  may-ao: {kind: node, name: {vi: B}}\n"
        done, now = mended(text, unsafe=True)
        assert (codes(done.mended), now) == ([], "")
        assert [(dropped.finding.code, dropped.reason) for dropped in done.dropped] == [("REF001", "would-lose")]

    def test_a_guess_that_archimate_does_not_allow(self, mended):
        text = "elements:\n  muc-tieu: {kind: goal, name: {vi: A}, realizes: [may-chuu]}\n  may-chu: {kind: node, name: {vi: B}}\n"
        done, _ = mended(text, unsafe=True)
        assert [(dropped.finding.code, dropped.reason) for dropped in done.dropped] == [("REF001", "would-add")]

    def test_the_good_ones_beside_it_are_made(self, mended):
        good = "".join(f"  n{i}: {{kind: node, name: {{vi: N{i}}}, associated-with: [may-chuu]}}\n" for i in range(9))
        text = f"elements:\n{good}  muc-tieu: {{kind: goal, name: {{vi: A}}, realizes: [may-chuu]}}\n  may-chu: {{kind: node, name: {{vi: B}}}}\n"
        done, now = mended(text, unsafe=True)
        assert codes(done.mended) == ["REF001"] * 9
        assert [dropped.finding.element for dropped in done.dropped] == ["muc-tieu"]
        assert now.count("may-chuu") == 1

    def test_a_file_with_unseen_signs_is_left_alone(self, mended):
        done, now = mended("elements:\n  a: {name: {vi: \u202eA}, kind: node}\n")
        assert (codes(done.mended), now) == ([], "")

    def test_what_a_linked_repository_says_is_not_ours_to_mend(self, mended):
        files = {
            NAME: MANIFEST + "uses: {khac: {repository: khac, path: khac}}\n",
            "model.yaml": 'elements:\n  a: {kind: node, name: {vi: A}, associated-with: ["khac:x"]}\n',
            "khac/kientruc.yaml": "\ufeff" + MANIFEST.replace("kho-thu", "khac"),
            "khac/m.yaml": "\ufeffelements:\n  x: {name: {vi: X}, kind: node}\n",
        }
        assert not mended(files, unsafe=True)[0].contents
