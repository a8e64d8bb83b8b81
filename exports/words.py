"""The closed word lists of the model as people read them: states, evidence, cells of the coverage, strengths, verbs."""

from __future__ import annotations

from ..model.lifecycle import State
from ..model.statistics import NOT_STATED
from ..model.text import Text
from ..model.verdicts import Cell
from ..model.vocabulary import VERB_PHRASES

STATES: dict[str, Text] = {
    State.CURRENT: Text("đang có", "current"),
    State.PLANNED: Text("đã có kế hoạch", "planned"),
    State.RETIRED: Text("đã chấm dứt", "retired"),
    State.FUTURE: Text("chưa đến thời điểm", "future"),
    State.UNKNOWN: Text("chưa xác định được", "unknown"),
}

EVIDENCE: dict[str, Text] = {
    "sourced": Text("có nguồn", "sourced: the source says so"),
    "reported": Text("theo nguồn gián tiếp", "reported: second hand"),
    "derived": Text("suy ra từ nguồn", "derived: follows from sources"),
    "inferred": Text("phỏng đoán", "inferred: a guess"),
    NOT_STATED: Text("không ghi", "not stated"),
}

CELLS: dict[Cell, Text] = {
    Cell.MET: Text("đáp ứng", "met"),
    Cell.GAP: Text("còn thiếu", "gap"),
    Cell.UNDETERMINED: Text("chưa xác định được", "undetermined"),
    Cell.PLANNED: Text("đã có kế hoạch", "planned"),
    Cell.NOT_DESCRIBED: Text("chưa mô tả", "not described"),
    Cell.MANUAL: Text("cần người trả lời", "for a person to answer"),
    Cell.NOT_DUE: Text("chưa đến hạn", "not due yet"),
    Cell.EXPLAINED: Text("đã giải trình (miễn trừ)", "explained (exempted)"),
    Cell.NOT_APPLICABLE: Text("không áp dụng", "not applicable"),
}
"""In the order in which reports list them."""

CELL_NOTES: dict[Cell, Text] = {
    Cell.GAP: Text(
        "Kho kiến trúc nêu rõ là không có, hoặc nội dung đã mô tả không đạt yêu cầu.",
        "The repository itself says that it is absent, or what is described falls short.",
    ),
    Cell.UNDETERMINED: Text(
        "Có trong kho kiến trúc, nhưng các mốc thời gian đã ghi chưa đủ để kết luận tại ngày xét.",
        "It is in the repository, but the dates that are written do not decide for this day.",
    ),
    Cell.PLANNED: Text("Đã có kế hoạch, chưa đưa vào sử dụng.", "It is planned and not yet in use."),
    Cell.NOT_DESCRIBED: Text(
        "Chưa mô tả chỉ có nghĩa là kho kiến trúc chưa ghi nội dung này; không có nghĩa là đơn vị chưa làm.",
        "Not described only means that the repository does not say it; it does not mean that it was not done.",
    ),
    Cell.MANUAL: Text(
        "Danh mục câu hỏi: máy không tự trả lời được, cần người có trách nhiệm xem xét.",
        "A checklist: no machine can answer these; the person responsible does.",
    ),
    Cell.NOT_DUE: Text(
        "Chưa đáp ứng, nhưng văn bản cho thời hạn và thời hạn ấy chưa tới.",
        "Not met, but the document gives until a day that has not come.",
    ),
    Cell.EXPLAINED: Text("Còn thiếu nhưng có miễn trừ đang có hiệu lực.", "A gap for which an exemption is in force."),
    Cell.NOT_APPLICABLE: Text(
        "Chưa có hiệu lực hoặc đã hết hiệu lực tại ngày xét.", "Not yet or no longer in force on this day."
    ),
}

STRENGTHS: dict[str, Text] = {
    "law": Text("pháp luật yêu cầu", "required by law"),
    "framework": Text("khung kiến trúc có nêu", "named by the framework"),
    "draft": Text("theo dự thảo", "from a draft"),
    "example": Text("chỉ thấy ở kiến trúc của các tỉnh", "seen in provinces' architectures only"),
    "confirmed": Text("căn cứ có nguồn", "basis sourced"),
    "weak": Text("căn cứ cần đối chiếu thêm", "basis still to be confirmed"),
}

RELATIONS: dict[str, Text] = {verb: phrases[0] for verb, phrases in VERB_PHRASES.items()}
