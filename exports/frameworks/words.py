"""The words of the pages of frameworks: headings, closed lists, dates."""

from __future__ import annotations

from ...model.lifecycle import UNKNOWN
from ...model.text import Language, Text, vietnamese_date

WORDS: dict[str, Text] = {
    "package": Text("Gói", "Package"),
    "name": Text("Tên", "Name"),
    "id": Text("Mã", "Id"),
    "revision": Text("Lần chỉnh lý", "Revision"),
    "document": Text("Văn bản", "Document"),
    "title": Text("Trích yếu", "Title"),
    "issuer": Text("Cơ quan ban hành", "Issuer"),
    "signer": Text("Người ký", "Signer"),
    "issued": Text("Ngày ban hành", "Issued"),
    "force": Text("Hiệu lực", "In force"),
    "replaced": Text("Văn bản thay thế", "Replaced by"),
    "amendments": Text("Văn bản sửa đổi, bổ sung", "Amended by"),
    "extends": Text("Dựa trên gói", "Extends"),
    "replaces": Text("Thay thế phiên bản", "Replaces"),
    "followed": Text("Phiên bản kế tiếp", "Followed by"),
    "note": Text("Ghi chú", "Note"),
    "notes": Text("Ghi chú từng mục", "Notes on single items"),
    "looks": Text("Phần tử nào hiện thực hóa được thành phần", "What may realize a component"),
    "kinds": Text("Loại phần tử", "Kinds"),
    "description": Text("Mô tả", "Description"),
    "meanings": Text("Diễn giải nguyên tắc, nội dung", "Principles and contents in full"),
    "readings": Text("Quy định nói gì, công cụ hiểu thế nào", "What the law says, and how the check reads it"),
    "law-says": Text("Quy định", "The law"),
    "reading": Text("Cách hiểu trong mô hình", "Reading"),
    "sources": Text("Nguồn", "Sources"),
    "identity": Text("Thông tin chung", "Identity"),
    "counts": Text("Số lượng", "Counts"),
    "models": Text("Mô hình tham chiếu", "Reference models"),
    "codes": Text("Mã phân loại", "Codes"),
    "components": Text("Thành phần khung", "Components"),
    "principles": Text("Nguyên tắc", "Principles"),
    "contents": Text("Nội dung của văn bản kiến trúc", "What the document of an architecture holds"),
    "obligations": Text("Nghĩa vụ theo văn bản", "Obligations of the law"),
    "crosswalk": Text("Đối chiếu với phiên bản trước", "Crosswalk from the older version"),
    "terms": Text("Từ dùng thống nhất", "Terms"),
    "preferred": Text("Nên dùng", "Preferred"),
    "instead-of": Text("Thay cho", "Instead of"),
    "since": Text("Từ ngày", "Since"),
    "code": Text("Mã", "Code"),
    "status": Text("Tình trạng", "Status"),
    "strength": Text("Mức độ", "Strength"),
    "level": Text("Cấp", "Level"),
    "valid": Text("Thời gian áp dụng", "Valid"),
    "number": Text("Số", "No."),
    "article": Text("Căn cứ", "Basis"),
    "severity": Text("Mức phát hiện", "Severity"),
    "change": Text("Thay đổi", "Change"),
    "from": Text("Phiên bản trước", "Older version"),
    "to": Text("Phiên bản này", "This version"),
    "evidence": Text("Chứng cứ", "Evidence"),
    "confidence": Text("Độ tin cậy", "Confidence"),
    "due": Text("hạn", "due"),
    "checked": Text("Cách kiểm tra", "Checked"),
}

VALUES: dict[str, Text] = {
    "law": Text("pháp luật", "law"),
    "framework": Text("khung", "framework"),
    "draft": Text("dự thảo", "draft"),
    "example": Text("ví dụ", "example"),
    "official": Text("chính thức", "official"),
    "derived": Text("suy ra từ nguồn", "derived"),
    "sourced": Text("có nguồn", "sourced"),
    "reported": Text("theo nguồn gián tiếp", "reported"),
    "inferred": Text("phỏng đoán", "inferred"),
    "province": Text("tỉnh", "province"),
    "nation": Text("quốc gia", "nation"),
    "kept": Text("giữ nguyên", "kept"),
    "renamed": Text("đổi tên", "renamed"),
    "changed": Text("thay đổi", "changed"),
    "split": Text("tách", "split"),
    "merged": Text("gộp", "merged"),
    "added": Text("bổ sung", "added"),
    "withdrawn": Text("không còn", "withdrawn"),
    "error": Text("lỗi", "error"),
    "warning": Text("cảnh báo", "warning"),
    "info": Text("thông tin", "info"),
    "confirmed": Text("có nguồn", "sourced"),
    "weak": Text("cần đối chiếu thêm", "to be confirmed"),
    "by-machine": Text("tự động", "by machine"),
    "by-person": Text("người trả lời", "by a person"),
}

FORCE: dict[bool | None, Text] = {
    True: Text("còn hiệu lực", "in force"),
    False: Text("không có hiệu lực", "not in force"),
    None: Text("chưa xác định", "not known"),
}
NO_DOCUMENT = Text("gói nền, không gắn với một văn bản", "a base package, of no single document")
UNNAMED = Text("(chưa rõ tên)", "(name not known)")
UNDATED = Text("ngày chưa rõ", "an unknown date")


def say(name: str, language: Language) -> str:
    """A heading."""
    return WORDS[name].best(language)


def value(name: str | None, language: Language) -> str:
    """A word of a closed list."""
    return VALUES[name].best(language) if name in VALUES else name or ""


def date(written: str, language: Language) -> str:
    """A date as it was written, in the order of the language: ``10/8/2020``, ``8/2020``, ``2020``."""
    if written == UNKNOWN:
        return UNDATED.best(language)
    return vietnamese_date(written) if language == "vi" else written


def span(begins: str | None, ends: str | None, language: Language) -> str:
    """From when until when, of what is known of the two; ``""`` where neither is."""
    words = (Text("từ", "from"), begins), (Text("đến", "until"), ends)
    return " ".join(f"{word.best(language)} {date(day, language)}" for word, day in words if day)
