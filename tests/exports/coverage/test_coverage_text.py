from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest

from kientruc.exports.coverage.cells import tally
from kientruc.exports.coverage.text import LISTED, render
from kientruc.model.coverage import Coverage, coverage
from kientruc.model.repository import Repository
from kientruc.model.verdicts import Cell

DAY = datetime.date(2020, 8, 10)


@pytest.fixture
def repository(repository_of: Callable[..., Repository], framework_files: dict[str, str]) -> Repository:
    found = repository_of(framework_files)
    assert found.faults == ()
    return found


@pytest.fixture
def covered(repository: Repository) -> Coverage:
    found = coverage(repository, DAY, DAY)
    assert found is not None
    return found


def test_the_page_of_gaps(repository: Repository, covered: Coverage) -> None:
    assert render(covered, repository, "vi", open_only=True) == (
        "Kho thử (kho-thu)\n"
        "Đối chiếu với Khung mẫu, tại ngày 10/8/2020.\n"
        "\n"
        "Thành phần khung: đáp ứng 1/4 (1 còn thiếu; 1 đã có kế hoạch; 1 chưa mô tả).\n"
        "Nghĩa vụ theo văn bản: đáp ứng 0/2 "
        "(1 chưa mô tả; 1 cần người trả lời; ngoài ra 1 không áp dụng tại ngày xét).\n"
        "\n"
        "Còn thiếu (1)\n"
        "  Kho kiến trúc nêu rõ là không có, hoặc nội dung đã mô tả không đạt yêu cầu.\n"
        "  - Kho dữ liệu [khung kiến trúc có nêu]\n"
        "\n"
        "Đã có kế hoạch (1)\n"
        "  Đã có kế hoạch, chưa đưa vào sử dụng.\n"
        "  - Trung tâm điều hành [theo dự thảo]\n"
        "      hiện thực hóa bởi: Nền tảng số (so) [đã có kế hoạch]\n"
        "\n"
        "Chưa mô tả (2)\n"
        "  Chưa mô tả chỉ có nghĩa là kho kiến trúc chưa ghi nội dung này; không có nghĩa là đơn vị chưa làm.\n"
        "  - Cổng thông tin [chỉ thấy ở kiến trúc của các tỉnh]\n"
        "  - N1 Xác định cấp độ [căn cứ có nguồn]\n"
        "      căn cứ: 85/2016/NĐ-CP, Điều 5\n"
        "      1/3 phần tử liên quan đã nêu\n"
        "      chưa nêu: Nền tảng số (so), Nền tảng cũ (cu)\n"
        "\n"
        "Cần người trả lời (1)\n"
        "  Danh mục câu hỏi: máy không tự trả lời được, cần người có trách nhiệm xem xét.\n"
        "  - N2 Không thu thập lại [căn cứ cần đối chiếu thêm]\n"
        "      căn cứ: 85/2016/NĐ-CP\n"
        "      câu hỏi: Có thu thập lại dữ liệu không?\n"
    )


def test_the_whole_coverage_also_lists_what_is_met_and_what_does_not_apply(
    repository: Repository, covered: Coverage
) -> None:
    text = render(covered, repository, "en")
    assert "Framework components: 1 of 4 met (1 gap; 1 planned; 1 not described)." in text
    assert (
        "Met (1)\n"
        "  - Integration platform [required by law]\n"
        "      basis: https://luat.example/1\n"
        "      realized by: Bus (truc)\n"
    ) in text
    assert "Not applicable (1)" in text
    assert "1 of 3 elements concerned state it" in text


def test_the_denominator_is_what_applies(covered: Coverage) -> None:
    found = tally(covered, "obligation")
    assert (found.met, found.expected, found.total) == (0, 2, 3)
    assert sum(found.counts.values()) == found.total


def test_what_falls_short_is_shown_with_value_and_expectation(
    repository_of: Callable[..., Repository], framework_files: dict[str, str]
) -> None:
    files = dict(framework_files)
    files["khung/obligations.yaml"] = files["khung/obligations.yaml"].replace(
        "{property-required: {of: {kinds: [nen-tang]}, property: cap-do}}",
        "{property-range: {of: {kinds: [nen-tang]}, property: cap-do, minimum: 1, maximum: 2}}",
    )
    repository = repository_of(files)
    found = coverage(repository, DAY, DAY)
    assert found is not None
    assert found.counts("obligation")[Cell.GAP] == 1
    assert "      ! Trục tích hợp (truc) (3 → ≥ 1, ≤ 2)\n" in render(found, repository, "vi", open_only=True)


def test_a_long_list_says_how_many_more(
    repository_of: Callable[..., Repository], framework_files: dict[str, str]
) -> None:
    more = "".join(f"  nt{n}: {{kind: nen-tang, name: {{vi: Nền tảng {n}}}}}\n" for n in range(LISTED))
    repository = repository_of({**framework_files, "more.yaml": "elements:\n" + more})
    found = coverage(repository, DAY, DAY)
    assert found is not None
    assert "và 2 mục khác" in render(found, repository, "vi")
    assert "and 2 more" in render(found, repository, "en")


def test_nothing_open_is_said(repository_of: Callable[..., Repository], framework_files: dict[str, str]) -> None:
    files = dict(framework_files)
    files["khung/components.yaml"] = "components:\n  lgsp: {name: {vi: Nền tảng}, strength: law}\n"
    files["kientruc.yaml"] = files["kientruc.yaml"].replace('absent: [{item: "khung:component/kho-du-lieu"}]\n', "")
    del files["khung/obligations.yaml"]
    files["model.yaml"] = files["model.yaml"].replace(', realizes: ["khung:component/ioc"]', "")
    repository = repository_of(files)
    found = coverage(repository, DAY, DAY)
    assert found is not None
    assert render(found, repository, "vi", open_only=True).endswith("Không còn nội dung nào để ngỏ.\n")
    assert render(found, repository, "en", open_only=True).endswith("Nothing is open.\n")


def test_documents_that_do_not_bind_on_the_day_are_not_cited(
    repository_of: Callable[..., Repository], framework_files: dict[str, str]
) -> None:
    files = dict(framework_files)
    files["khung/components.yaml"] = files["khung/components.yaml"].replace(
        '"https://luat.example/1"', '"https://luat.example/1", nd-85, nd-2025'
    )
    files["model.yaml"] = files["model.yaml"].replace(
        "elements:", "  nd-2025: {number: 9/2025/NĐ-CP, type: decree, title: {vi: Mới}, issued: 2025-01-01}\nelements:"
    )
    repository = repository_of(files)
    found = coverage(repository, DAY, DAY)
    assert found is not None
    assert "căn cứ: 85/2016/NĐ-CP\n" in render(found, repository, "vi").partition("Còn thiếu")[0]
