"""Every word that a picture says by itself, in Vietnamese and English."""

from __future__ import annotations

import datetime

from ...model.text import Language, Text, vietnamese_date
from ...model.vocabulary import VERB_PHRASES as VERBS_READ

VERB_PHRASES: dict[str, Text] = {verb: phrases[0] for verb, phrases in VERBS_READ.items()}
"""A verb of the model files as it reads on an arrow, source first."""

ACCESS_PHRASES: dict[str, Text] = {
    "read": Text("đọc", "reads"),
    "write": Text("ghi", "writes"),
    "read-write": Text("đọc và ghi", "reads and writes"),
}

LINES: dict[str, Text] = {
    "solid": Text("Nêu rõ trong mô tả", "Stated in the description"),
    "dashed": Text("Suy ra từ nguồn", "Derived from sources"),
    "dotted": Text("Phỏng đoán", "Inferred"),
}

LOOKS: dict[str, Text] = {
    "current": Text("Đang có", "In place"),
    "planned": Text("Dự kiến", "Planned"),
    "retired": Text("Đã ngừng", "Retired"),
    "unknown": Text("Chưa rõ thời điểm", "Date not known"),
}

MARKS: dict[str, Text] = {
    "met": Text("Đáp ứng", "Met"),
    "planned": Text("Dự kiến", "Planned"),
    "undetermined": Text("Chưa xác định được", "Cannot be determined"),
    "explained": Text("Được miễn trừ", "Exempted"),
    "gap": Text("Còn thiếu", "Gap"),
    "not-described": Text("Chưa mô tả", "Not described"),
    "not-due": Text("Chưa đến hạn", "Not due yet"),
    "not-applicable": Text("Không áp dụng", "Not applicable"),
}

STRENGTHS: dict[str, Text] = {
    "law": Text("Do pháp luật yêu cầu", "Required by law"),
    "framework": Text("Do khung kiến trúc nêu", "Named by the framework"),
    "draft": Text("Theo dự thảo", "From a draft"),
    "example": Text("Chỉ thấy ở kiến trúc của các tỉnh", "Seen in provinces' architectures only"),
}

VIEWS: dict[str, Text] = {
    "layered": Text("Tổng quan kiến trúc theo lớp", "Layered overview"),
    "integration": Text("Tích hợp, chia sẻ dữ liệu qua LGSP và NDXP", "Integration through LGSP and NDXP"),
    "realization": Text("Hiện thực hóa khung kiến trúc", "Realization of the framework"),
    "neighbourhood": Text("Lân cận của {name}", "Around {name}"),
}

WORDS: dict[str, Text] = {
    "as-of": Text("Thời điểm: {date}", "As of {date}"),
    "version": Text("Phiên bản {version}", "Version {version}"),
    "legend": Text("Chú giải", "Legend"),
    "notes": Text("Ghi chú", "Notes"),
    "owner": Text("Chủ quản: {name}", "Owner: {name}"),
    "no-owner": Text("Chưa mô tả chủ quản", "Owner not described"),
    "elements": Text("{count} phần tử", "{count} elements"),
    "one-element": Text("1 phần tử", "1 element"),
    "more": Text("và {count} phần tử khác", "and {count} more"),
    "stack": Text(
        "Nhóm gộp nhiều phần tử (số lượng trong ngoặc)", "Several elements drawn as one (number in brackets)"
    ),
    "collapsed": Text(
        "Vẽ {boxes} ô cho {total} phần tử; {collapsed} phần tử được gộp thành nhóm.",
        "{boxes} boxes stand for {total} elements; {collapsed} of them are drawn in groups.",
    ),
    "all-drawn": Text("Vẽ đủ {total} phần tử.", "All {total} elements are drawn."),
    "future": Text(
        "Không vẽ {count} phần tử bắt đầu sau thời điểm này.",
        "{count} elements that begin after this date are not drawn.",
    ),
    "edges-aggregated": Text(
        "Mỗi mũi tên giữa hai lớp gộp các quan hệ cùng chiều; con số là số quan hệ, nét vẽ theo quan hệ có căn cứ rõ nhất.",
        "An arrow between two layers stands for all relations in its direction, with their numbers; its stroke is the best known one's.",
    ),
    "far": Text(
        "Giữa các lớp không kề nhau (không vẽ): {list}.", "Between layers that are no neighbours (not drawn): {list}."
    ),
    "edges-dropped": Text("Không vẽ: {list}.", "Not drawn: {list}."),
    "within": Text("{count} quan hệ trong cùng một lớp", "{count} relations within one layer"),
    "minor": Text("{count} quan hệ khác", "{count} other relations"),
    "counted": Text("{count} quan hệ “{verb}”", "{count} × “{verb}”"),
    "unrelated": Text("Không có quan hệ nào được vẽ ({count})", "No relation drawn ({count})"),
    "empty": Text("Không có phần tử nào phù hợp.", "No element matches."),
    "national": Text("Hệ thống quốc gia", "National systems"),
    "province": Text("Hệ thống của tỉnh", "Systems of the province"),
    "hub-home": Text("Nền tảng trung gian của tỉnh", "Intermediary of the province"),
    "hub-away": Text("Nền tảng trung gian quốc gia", "National intermediary"),
    "direct": Text("Kết nối không qua nền tảng trung gian", "Connection that passes no intermediary"),
    "unknown-route": Text("Chưa rõ tuyến kết nối", "Route of the connection not described"),
    "planned-edge": Text("Kết nối dự kiến", "Planned connection"),
    "exchange": Text("Kết nối, trao đổi dữ liệu", "Connection, data exchange"),
    "planned-suffix": Text("(dự kiến)", "(planned)"),
    "no-intermediary": Text(
        "Khung kiến trúc không nêu nền tảng trung gian nào, hoặc kho chưa mô tả nền tảng ấy.",
        "The framework names no intermediary platform, or the repository describes none.",
    ),
    "absent-is-not-missing": Text(
        "“Chưa mô tả” là kho chưa nói đến; “Còn thiếu” là kho khẳng định không có hoặc đã khai báo mô tả đủ.",
        "“Not described”: the repository is silent. “Gap”: it says there is none, or declares this part complete.",
    ),
    "no-framework": Text(
        "Kho chưa khai báo khung kiến trúc, hoặc không tìm thấy gói khung.",
        "The repository claims no framework, or its package was not found.",
    ),
    "components": Text("Thành phần khung", "Framework component"),
    "filled-by": Text("Phần tử của tỉnh", "Elements of the province"),
    "too-far": Text("Không vẽ {count} phần tử ở xa hơn.", "{count} elements farther away are not drawn."),
    "exchanges-dropped": Text("Không vẽ {count} kết nối khác.", "{count} other connections are not drawn."),
    "route-note": Text(
        "Đường chấm màu cam: mô tả chỉ cho biết hai hệ thống có kết nối, chưa nêu tuyến đi qua nền tảng nào.",
        "Dotted orange: the description only says that two systems are connected, not by which platform.",
    ),
    "met-of": Text("đáp ứng {met}/{asked}", "{met} of {asked} met"),
    "elsewhere": Text("{count} phần tử ngoài khung nhìn này", "{count} outside this view"),
    "later": Text("{count} phần tử bắt đầu sau thời điểm này", "{count} begin after this date"),
    "centre": Text("Phần tử trung tâm", "The element in question"),
    "depth": Text("Trong phạm vi {depth} bước", "Within {depth} steps"),
    "counts": Text("{list}.", "{list}."),
}

_MONTHS = (
    "",
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def word(name: str, language: Language, **values: object) -> str:
    """One of :data:`WORDS` in *language*, its places filled."""
    return WORDS[name].best(language).format(**values)


def elements(count: int, language: Language) -> str:
    """``12 phần tử``, ``1 element``."""
    return word("one-element" if count == 1 else "elements", language, count=count)


def day(date: datetime.date, language: Language) -> str:
    """A date as people write it: ``10/8/2020``, ``10 August 2020``."""
    if language == "vi":
        return vietnamese_date(date.isoformat())
    return f"{date.day} {_MONTHS[date.month]} {date.year}"
