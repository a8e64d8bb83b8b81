"""The page of a rule and the lists of rules, for the tool's own rules and for a repository's."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace

import pytest

from kientruc.exports.findings.rulepage import page
from kientruc.exports.findings.rules import as_json, as_text
from kientruc.model.rules import RuleInfo
from kientruc.model.text import Text

Rules = Mapping[str, RuleInfo]


def test_the_whole_page(rules: Rules) -> None:
    info = replace(rules["REF001"], governed=True, fix="safe", cost=Text("Đọc cả mạng.", "Reads the whole network."))
    assert page(info, "vi", ["national", "strict"]) == (
        "# REF001 unknown-target (lỗi)\n\nMỗi quan hệ có đích.\n\n**Vì sao.** Liên kết đứt làm sai sơ đồ.\n\n"
        "**Ví dụ**\n\n```yaml\nelements: {a: {}}\n```\n\n**Nên viết**\n\n```yaml\nelements: {b: {}}\n```\n\n"
        "**Căn cứ.** Điều 1\n\n**Bộ quy tắc.** national, strict.\n\n**Tự sửa.** `kientruc check --fix` sửa được.\n\n"
        "**Cho qua.** Chỉ miễn trừ mới cho qua được, vì đây là yêu cầu của khung hoặc pháp luật.\n\n"
        "**Thời gian chạy.** Đọc cả mạng.\n"
    )


@pytest.mark.parametrize(("fix", "said"), [("", 0), ("safe", 1), ("unsafe", 1), ("safe or unsafe", 1)])
def test_what_mends_it(fix: str, said: int, rules: Rules) -> None:
    text = page(replace(rules["REF001"], fix=fix), "en")  # type: ignore[arg-type]
    assert text.count("**Fix.**") == said
    assert ("--unsafe-fixes" in text) == ("unsafe" in fix)


def test_a_rule_of_ones_own_says_what_it_has(rules: Rules) -> None:
    nothing = Text()
    own = replace(rules["REF001"], what=nothing, why=nothing, example="", better="", source=nothing, origin="kho-thu")
    assert page(own, "vi") == "# REF001 unknown-target (lỗi)\n\n**Nơi đặt quy tắc.** `kho-thu`\n"


def test_an_example_cannot_close_its_fence(rules: Rules) -> None:
    text = page(replace(rules["REF001"], example="```\n# x\n"), "vi")
    assert "\n````yaml\n```\n# x\n````\n" in text


def test_the_list_has_everything(rules: Rules) -> None:
    listed = json.loads(as_json(rules, {"basic": {"REF001"}, "strict": {"REF001", "STR009"}}))
    assert [rule["profiles"] for rule in listed["rules"]] == [["basic", "strict"], ["strict"]]
    assert {key: listed["rules"][0][key] for key in ("group", "governed", "fix", "cost", "origin")} == {
        "group": "REF",
        "governed": False,
        "fix": "",
        "cost": None,
        "origin": "",
    }
    assert as_text(rules, "en").splitlines() == [
        "REF001  error      unknown-target  Every relation has a target.",
        "STR009  info       lonely          Every relation has a target.",
    ]
    assert as_text({}, "vi") == "\n"
