from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kientruc.exports.findings.setting import Setting
from kientruc.exports.findings.text import render
from kientruc.model.findings import Excuse, Finding, Related, Severity
from kientruc.model.report import ExemptionLine, Report
from kientruc.model.source import Place
from kientruc.model.text import Text

Findings = Callable[..., Finding]
Reports = Callable[..., Report]
SOURCE = {"a.yaml": "elements:\n  lgsp: {}\n", "b.yaml": ""}


def test_a_finding_with_all_its_parts(finding_of: Findings, report_of: Reports) -> None:
    finding = finding_of(
        related=tuple(Related("declared", Place(path, 9, 5, 9, 6)) for path in ("b.yaml", "other-repository/c.yaml"))
    )
    assert render(report_of(finding), Setting(SOURCE, root="goc/")) == (
        "goc/a.yaml:2:3: lỗi REF001 unknown-target: Phần tử `lgsp` trỏ tới `ndxp`.\n"
        "      2 |   lgsp: {}\n"
        "        |   ^^^^\n"
        "    gợi ý: Sửa lại mã đích.\n"
        "    khai báo tại đây: goc/b.yaml:9:5\n"
        "    khai báo tại đây: other-repository/c.yaml:9:5\n"
        "    giải thích: kientruc explain REF001\n"
        "\n"
        "1 lỗi · 0 cảnh báo · 0 thông tin.\n"
        "Xét kiến trúc và văn bản tại ngày 10/8/2020; thời hạn miễn trừ xét tại ngày 02/01/2026.\n"
        "Đã kiểm tra 1 tệp, 2 phần tử, 3 quan hệ theo 4 quy tắc (bộ quy tắc national).\n"
        "Không cho qua phát hiện nào.\n"
    )


def test_a_clean_run_says_so_with_the_counts(report_of: Reports) -> None:
    assert render(report_of(), Setting(language="en")) == (
        "All good: nothing was found.\n"
        "Architecture and law as of 2020-08-10; expiry of exemptions as of 2026-01-02.\n"
        "Checked 1 file, 2 elements, 3 relations against 4 rules (profile national).\n"
        "Nothing was let through.\n"
    )


def test_exemptions_and_held_back_rules_are_named(finding_of: Findings, report_of: Reports) -> None:
    excused = (finding_of(exempted_by="mien-tru-1"), finding_of(exempted_by="mien-tru-1", target="x"))
    report = report_of(excused=excused, held_back=("STR009",))
    vietnamese, english = (render(report, Setting(language=language)) for language in ("vi", "en"))
    assert "Đã cho qua: 2 theo miễn trừ." in vietnamese
    assert "hãy sửa các lỗi trên rồi kiểm tra lại): STR009 lonely." in vietnamese
    assert "Let through: 2 by exemptions." in english
    assert "correct the above and check again): STR009 lonely." in english


def test_the_order_is_that_of_the_files(finding_of: Findings, report_of: Reports) -> None:
    places = [Place("b.yaml", 1), Place("a.yaml", 10), Place("a.yaml", 9, 2), Place("a.yaml", 9, 1)]
    findings = [finding_of(place=place) for place in places]
    text = render(report_of(*findings), Setting())
    assert [line.split(": ")[0] for line in text.splitlines() if ": lỗi " in line] == [
        "a.yaml:9:1",
        "a.yaml:9:2",
        "a.yaml:10:1",
        "b.yaml:1:1",
    ]
    assert render(report_of(*reversed(findings)), Setting()) == text


def test_severities_are_counted_and_english_knows_its_plurals(finding_of: Findings, report_of: Reports) -> None:
    findings = [finding_of(), finding_of(target="x"), finding_of(severity=Severity.WARNING)]
    assert "2 errors · 1 warning · 0 info." in render(report_of(*findings), Setting(language="en"))


def test_colour_only_where_asked(finding_of: Findings, report_of: Reports) -> None:
    report = report_of(finding_of())
    assert "\x1b" not in render(report, Setting(SOURCE))
    assert "\x1b[31;1mlỗi\x1b[0m" in render(report, Setting(SOURCE, colour=True))


def test_no_model_text_can_begin_a_command(finding_of: Findings, report_of: Reports) -> None:
    evil = "x\n::error::forged\r\x1b]0;title\x07 ##[add-mask]y ##vso[task.complete]z"
    report = report_of(
        finding_of(element=evil, place=Place("::set-output name=a::b\n.yaml", 1, 1, 1, 3), exempted_by=evil),
        finding_of(place=Place(" ::warning::.yaml"), target=evil),
        excused=(finding_of(exempted_by=evil),),
    )
    text = render(report, Setting({"::set-output name=a::b\n.yaml": evil, " ::warning::.yaml": "::error::x"}))
    assert not [line for line in text.splitlines() if line.strip().startswith("::")]
    assert not any(sign in text for sign in ("##[", "##vso[", "\x1b", "\x07", "\r"))


def test_one_place_is_shown_once(finding_of: Findings, report_of: Reports) -> None:
    """A list of things to do at one line of the manifest repeats the line for none but the first."""
    elsewhere = finding_of(element="c", place=Place("a.yaml", 1, 1, 1, 3))
    text = render(report_of(finding_of(element="a"), finding_of(element="b"), elsewhere), Setting(SOURCE))
    assert text.count("      2 |   lgsp: {}\n") == 1
    assert text.count("      1 | elements:\n") == 1
    assert text.count("gợi ý") == 3


LINE = ExemptionLine(
    "mien-tru",
    "REF001",
    "lgsp",
    Text("Lý do."),
    Text("Giám đốc Sở", "Director"),
    "2026-12-31",
    "",
    "expired",
    3,
    Place("e.yaml"),
)


def test_every_exemption_is_listed(report_of: Reports) -> None:
    text = render(report_of(exemptions=(LINE,)), Setting())
    assert text.endswith(
        "Không cho qua phát hiện nào.\n"
        "\n"
        "Miễn trừ  Quy tắc  Phần tử  Đến hết     Người phê duyệt  Hiệu lực    Cho qua\n"
        "mien-tru  REF001   lgsp     31/12/2026  Giám đốc Sở      đã hết hạn        3\n"
    )
    assert "mien-tru   REF001  lgsp     2026-12-31  Director  expired            3\n" in render(
        report_of(exemptions=(LINE,)), Setting(language="en")
    )


def test_each_that_lets_through_is_counted(finding_of: Findings, report_of: Reports) -> None:
    kinds = ["exemption", "suppression", "suppression", "baseline", "baseline", "baseline"]
    excused = tuple(replace(finding_of(), excuse=Excuse(kind, "x")) for kind in kinds)
    vietnamese, english = (render(report_of(excused=excused), Setting(language=language)) for language in ("vi", "en"))
    assert "Đã cho qua: 1 theo miễn trừ, 2 theo chú thích trong tệp, 3 theo danh sách tồn đọng.\n" in vietnamese
    assert "Let through: 1 by exemptions, 2 by comments in the files, 3 by the baseline.\n" in english


def test_what_was_there_before_is_counted(finding_of: Findings, report_of: Reports) -> None:
    assert "12 phát hiện đã có từ trước main, không nêu lại ở đây.\n" in render(
        report_of(finding_of(), base="main", before=12), Setting()
    )
    text = render(report_of(base="main", before=1), Setting(language="en"))
    assert text.startswith("All good: nothing new was found.\n")
    assert "1 finding was there before main, and not reported again.\n" in text


def test_the_page_of_a_rule_is_named_once_and_not_for_a_rule_of_ones_own(
    finding_of: Findings, report_of: Reports
) -> None:
    report = report_of(finding_of(), finding_of(target="x"))
    assert render(report, Setting()).count("giải thích: kientruc explain REF001\n") == 1
    own = replace(report, rules={code: replace(info, origin="kho-thu") for code, info in report.rules.items()})
    assert "kientruc explain" not in render(own, Setting())
