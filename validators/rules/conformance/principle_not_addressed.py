"""CNF009: nothing in the repository says how a principle of the framework is followed."""

from __future__ import annotations

from collections.abc import Iterator

from ....model.findings import Argument
from ....model.source import Locus
from ...rule import Context, Fault, Rule, RuleInfo, Severity, Text

INFO = RuleInfo(
    code="CNF009",
    name="principle-not-addressed",
    severity=Severity.INFO,
    message=Text(
        "Chưa mô tả kiến trúc tuân theo nguyên tắc “{name}” của khung như thế nào.",
        "How the architecture follows the principle “{name}” of the framework is not described.",
    ),
    hint=Text(
        "Ghi `associated-with` hoặc `realizes` từ phần tử thể hiện nguyên tắc tới `{principle}`; không áp "
        "dụng thì giải trình bằng miễn trừ.",
        "Write `associated-with` or `realizes` from an element that shows it to `{principle}`; if it is not "
        "followed, explain it in an exemption.",
    ),
    what=Text(
        "Mỗi nguyên tắc mà khung hoặc pháp luật nêu (không tính nguyên tắc chỉ là ví dụ) có ít nhất một phần "
        "tử của kho thể hiện. Đây là danh sách việc nên làm; chỉ khi kho ghi `complete: [principles]` mới là "
        "cảnh báo.",
        "Every principle that framework or law states (not those that are mere examples) is shown by an "
        "element of the repository. A to-do list; a warning only where the repository says `complete: "
        "[principles]`.",
    ),
    why=Text(
        "Nguyên tắc chỉ chép lại mà không gắn với hệ thống nào thì không ai biết nó có được tuân theo hay không.",
        "A principle that is copied and tied to nothing tells nobody whether it is followed.",
    ),
    example="""\
# file: khung/framework.yaml
id: khung-mau
version: "1.0"
revision: "1"
name: {vi: Khung mẫu, en: Sample framework}
# file: khung/principles.yaml
principles:
  dung-chung:
    name: {vi: Dùng chung nền tảng, en: Share platforms}
    strength: framework
    sources: ["https://example.vn"]
# file: kientruc.yaml
id: kho-mau
name: {vi: Kho mẫu}
version: "1.0"
as-of: 2020-08-10
conforms-to: {framework: khung-mau, version: "1.0"}
uses: {k: {framework: khung-mau, version: "1.0", path: khung}}
# file: model.yaml
elements:
  lgsp:
    kind: application-component
    name: {vi: Nền tảng tích hợp}
""",
    better="""\
# file: khung/framework.yaml
id: khung-mau
version: "1.0"
revision: "1"
name: {vi: Khung mẫu, en: Sample framework}
# file: khung/principles.yaml
principles:
  dung-chung:
    name: {vi: Dùng chung nền tảng, en: Share platforms}
    strength: framework
    sources: ["https://example.vn"]
# file: kientruc.yaml
id: kho-mau
name: {vi: Kho mẫu}
version: "1.0"
as-of: 2020-08-10
conforms-to: {framework: khung-mau, version: "1.0"}
uses: {k: {framework: khung-mau, version: "1.0", path: khung}}
# file: model.yaml
elements:
  lgsp:
    kind: application-component
    name: {vi: Nền tảng tích hợp}
    associated-with: ["k:principle/dung-chung"]
""",
    source=Text(
        "Nguyên tắc “tuân thủ hoặc giải trình”: mỗi nguyên tắc của khung được gắn với kiến trúc hoặc được giải trình.",
        "The principle of “comply or explain”: every principle of the framework is tied to the architecture "
        "or explained.",
    ),
)


_ASKED = frozenset({"law", "framework"})


def check(context: Context) -> Iterator[Fault]:
    """Every principle of the framework judged that is more than an example and that no element of the repository points at."""
    repository, framework = context.repository, context.framework
    if framework is None or not repository.elements:
        return
    addressed = {repository.identity(r.target) for r in repository.relations if ":principle/" in r.target}
    where = Locus(repository.manifest_file, ("conforms-to",))
    severity = Severity.WARNING if "principles" in repository.manifest.complete else None
    for name, principle in framework.principles.items():
        identity = f"{framework.key}:principle/{name}"
        if principle.strength in _ASKED and repository.identity(identity) not in addressed:
            key = repository.as_claimed(identity)
            arguments: dict[str, Argument] = {"name": principle.name, "principle": key}
            yield Fault(INFO.code, where, arguments, key, "principle", severity=severity)


RULE = Rule(INFO, check, needs_whole=True)
