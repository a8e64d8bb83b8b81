"""LNG003: what stands under ``vi`` is English, or what stands under ``en`` is Vietnamese."""

from __future__ import annotations

from collections.abc import Iterator

from ....model.findings import Argument, Term
from ....model.repository import Repository
from ....model.text import Language
from ...rule import Context, Fault, Rule, RuleInfo, Severity, Text
from ...texts import Written, texts
from ._recognise import is_english, is_vietnamese

INFO = RuleInfo(
    code="LNG003",
    name="wrong-language",
    severity=Severity.WARNING,
    message=Text(
        "{what}{entry: của `{}`} ghi ở `{key}` nhưng không phải {language}: “{text}”.",
        "{what}{entry: of `{}`} stands under `{key}` and is not in {language}: “{text}”.",
    ),
    hint=Text(
        "{swapped:Đổi chỗ `vi` và `en`.}{lost:Chuyển sang `{}`, hoặc dịch.}",
        "{swapped:Exchange `vi` and `en`.}{lost:Move it to `{}`, or translate it.}",
    ),
    what=Text(
        "Chữ ở `vi` là tiếng Việt, chữ ở `en` là tiếng Anh. Tên riêng, tên sản phẩm, thuật ngữ kèm chữ viết tắt và phần trong ngoặc "
        "giữ nguyên tiếng gốc. Chỉ chỗ chắc chắn sai mới bị nêu.",
        "What stands under `vi` is Vietnamese, under `en` English. Proper names, products, terms with their abbreviation and what is in "
        "brackets or quotation marks stay as they are. Only what is surely wrong is mentioned.",
    ),
    why=Text(
        "Báo cáo và sơ đồ chọn chữ theo ngôn ngữ; ghi nhầm chỗ thì người đọc thấy tiếng khác, và công cụ tưởng là đã có bản dịch.",
        "Reports and pictures choose texts by language; in the wrong place readers meet the other one, and the tool believes that a "
        "translation exists.",
    ),
    example="""\
elements:
  so-tttt:
    kind: business-actor
    name: {vi: Department of Information and Communications, en: Sở Thông tin và Truyền thông}
""",
    better="""\
elements:
  so-tttt:
    kind: business-actor
    name: {vi: Sở Thông tin và Truyền thông, en: Department of Information and Communications}
""",
    source=Text(
        "Ngữ pháp tệp mô hình: chữ cho người đọc được ghi theo từng ngôn ngữ.",
        "Grammar of the model files: texts for people are written per language.",
    ),
)
_ORGANISATIONS = frozenset({"BusinessActor", "BusinessCollaboration", "BusinessRole"})
_SAID_BY_ORGANISATIONS = frozenset({"issuer", "approver"})


def check(context: Context) -> Iterator[Fault]:
    """Every text that is surely not in the language it is given for; both languages exchanged are one mistake."""
    repository = context.repository
    for written in texts(repository):
        vietnamese, english = written.text.vi, written.text.en
        no_vietnamese = bool(vietnamese) and is_english(vietnamese or "")
        no_english = bool(english) and is_vietnamese(english or "", organisation=_of_one(repository, written))
        if no_vietnamese:
            yield _fault(repository, written, "vi", vietnamese or "", swapped=no_english)
        elif no_english:
            yield _fault(repository, written, "en", english or "")


def _of_one(repository: Repository, written: Written) -> bool:
    """Whether *written* is the name of an organisation."""
    if written.field in _SAID_BY_ORGANISATIONS:
        return True
    element = repository.elements.get(written.entry) if written.names or written.field == "short-name" else None
    return element is not None and repository.metamodel.concept(element.kind) in _ORGANISATIONS


def _fault(repository: Repository, written: Written, key: Language, text: str, *, swapped: bool = False) -> Fault:
    arguments: dict[str, Argument] = {
        "what": Term(f"text-{written.field.rpartition('.')[2]}"),
        "entry": written.entry,
        "key": key,
        "language": Term(f"language-{key}"),
        "text": text,
        "swapped": key if swapped else "",
        "lost": "" if swapped else "en" if key == "vi" else "vi",
    }
    return Fault(INFO.code, written.locus(repository, key), arguments, written.entry, f"{written.field}.{key}")


RULE = Rule(INFO, check)
