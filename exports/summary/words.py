"""The words of the summary page in both languages; what comes from the model is not here."""

from __future__ import annotations

from ...model.text import Text

WORDS: dict[str, Text] = {
    "skip": Text("Chuyển tới nội dung", "Skip to the content"),
    "other_language": Text("English", "Tiếng Việt"),
    "repository": Text("Kho kiến trúc", "Architecture repository"),
    "version": Text("Phiên bản", "Version"),
    "as_of": Text("Xét tại ngày", "As of"),
    "today": Text("Hạn miễn trừ tính đến", "Exemptions as of"),
    "framework": Text("Đối chiếu với", "Compared with"),
    "contents": Text("Mục lục", "Contents"),
    "figures": Text("Số liệu chính", "Key figures"),
    "elements": Text("phần tử", "elements"),
    "relations": Text("quan hệ", "relations"),
    "documents": Text("văn bản khai báo trong kho", "documents declared here"),
    "sources": Text("nguồn được trích dẫn", "sources cited"),
    "components_met": Text("thành phần khung được đáp ứng", "framework components met"),
    "obligations_met": Text("nghĩa vụ theo văn bản được đáp ứng", "legal obligations met"),
    "coverage": Text("Mức độ đáp ứng khung và văn bản", "Coverage of the framework and the law"),
    "coverage_intro": Text(
        "Mẫu số là những nội dung áp dụng tại ngày xét. Nội dung chưa mô tả không được tính là đáp ứng, cũng không bị coi là còn thiếu.",
        "The denominator is what applies on this day. What is not described is never counted as met, and never called a gap.",
    ),
    "no_framework": Text(
        "Kho kiến trúc này không khai báo khung kiến trúc nào để đối chiếu.",
        "This repository claims no framework to be compared with.",
    ),
    "met_of": Text("đáp ứng", "met"),
    "outside": Text("không áp dụng tại ngày xét", "not applicable on this day"),
    "open": Text("Những nội dung còn để ngỏ", "What is open"),
    "nothing_open": Text("Không còn nội dung nào để ngỏ.", "Nothing is open."),
    "basis": Text("Căn cứ", "Basis"),
    "filled": Text("Hiện thực bởi", "Realized by"),
    "unstated": Text("Chưa nêu", "Not stated by"),
    "question": Text("Câu hỏi", "Question"),
    "diagrams": Text("Sơ đồ", "Diagrams"),
    "enlarge": Text("Mở cỡ lớn", "Open in full size"),
    "findings": Text("Kết quả kiểm tra", "Findings"),
    "clean": Text("Mọi kiểm tra đều đạt, không phát hiện vấn đề nào.", "All checks passed; nothing was found."),
    "checked": Text(
        "Đã kiểm tra {files} tệp theo {rules} quy tắc; {exempted} phát hiện được miễn trừ.",
        "Checked {files} files against {rules} rules; {exempted} findings let through by exemptions.",
    ),
    "held_back": Text(
        "Tạm hoãn vì còn nội dung chưa đọc được:", "Held back because something written could not be read:"
    ),
    "more": Text(
        "và {number} mục khác; xem đầy đủ trong tệp findings.json", "and {number} more; all are in findings.json"
    ),
    "hint": Text("Gợi ý", "Hint"),
    "evidence": Text("Căn cứ của mô tả", "Evidence for the description"),
    "evidence_intro": Text(
        "Mỗi phần tử và quan hệ ghi rõ nó dựa vào đâu. Điều suy ra hoặc phỏng đoán cần được đơn vị xác nhận.",
        "Every element and relation says what it rests on. What is derived or inferred is for the agency to confirm.",
    ),
    "evidence_word": Text("Căn cứ", "Evidence"),
    "layers": Text("Phần tử theo lớp kiến trúc", "Elements by layer"),
    "states": Text("Phần tử theo trạng thái tại ngày xét", "Elements by state on this day"),
    "total": Text("Tổng số", "Total"),
    "files": Text("Các tệp kết quả", "Output files"),
    "made_by": Text("Trang do kientruc tạo từ các tệp mô hình.", "Made by kientruc from the model files."),
}
