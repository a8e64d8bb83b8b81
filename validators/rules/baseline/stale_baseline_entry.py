"""BAS001: the baseline tolerates a finding that is no longer there."""

from __future__ import annotations

from collections.abc import Iterator

from ....model.findings import Argument
from ...rule import Context, Fault, Rule, RuleInfo, Severity, Stage, Text

INFO = RuleInfo(
    code="BAS001",
    name="stale-baseline-entry",
    severity=Severity.ERROR,
    governed=True,
    message=Text(
        "Danh sách tồn đọng vẫn ghi một phát hiện {rule} ở {path}, nhưng phát hiện ấy không còn nữa.",
        "The baseline still holds a finding of {rule} in {path} that is gone.",
    ),
    hint=Text(
        "Chạy `kientruc baseline prune` để bỏ các mục không còn ứng với phát hiện nào, rồi commit tệp.",
        "Run `kientruc baseline prune` to drop what is gone, and commit the file.",
    ),
    what=Text(
        "Mỗi mục trong danh sách tồn đọng ứng với một phát hiện còn tồn tại.",
        "Every entry of the baseline stands for a finding that is still there.",
    ),
    why=Text(
        "Danh sách tồn đọng chỉ được ngắn đi; mục thừa sẽ che một lỗi mới giống hệt lỗi đã sửa.",
        "The baseline may only shrink; a needless entry would hide a new fault like the one that was mended.",
    ),
    example="""\
# file: kientruc-baseline.json
{"format": "kientruc-baseline/1", "findings": {"model.yaml": {"STR002": {"0123456789abcdef": 1}}}}
""",
    better="""\
# file: kientruc-baseline.json
{"format": "kientruc-baseline/1", "findings": {}}
""",
    source=Text(
        "Quy ước của công cụ: danh sách tồn đọng chỉ được giảm.",
        "A convention of the tool: the baseline is a ratchet.",
    ),
)


def check(context: Context) -> Iterator[Fault]:
    """What the engine found stale (:class:`~kientruc.validators.rule.Outcome`)."""
    for where in context.outcome.stale:
        _, path, rule, fingerprint = map(str, where.route)
        arguments: dict[str, Argument] = {"path": path, "rule": rule}
        yield Fault(INFO.code, where, arguments, field=rule, target=fingerprint)


RULE = Rule(INFO, check, needs_whole=True, stage=Stage.CLOSES)
