"""Own rules made ready to run: the sound ones that their cases prove become rules like any other; of the rest is said why not."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Sequence
from textwrap import dedent
from typing import NamedTuple

from ...model.findings import Argument, Fault, Severity, Term
from ...model.ownrules import Assertion, OwnRule
from ...model.repository import Repository
from ...model.source import Locus
from ...model.text import Text
from ..rule import Context, Rule, RuleInfo
from .assertions import Miss, at_field, misses
from .cases import Case, cases
from .ground import Ground
from .port import Answer, Judge, Question
from .soundness import SLOT, problems

NOWHERE = "engine-missing"
"""Why a rule in SPARQL or SHACL did not run where nobody was there to answer it."""


class Prepared(NamedTuple):
    """The rules that run, and what is wrong with the others (OWN001, OWN002, OWN003, and what is wrong in their cases)."""

    rules: tuple[Rule, ...] = ()
    faults: tuple[Fault, ...] = ()


def prepare(
    repository: Repository, tool: Iterable[RuleInfo], at: datetime.date, judge: Judge | None = None
) -> Prepared:
    """The own rules of *repository* beside those of the *tool*; *judge* answers SPARQL and SHACL as of *at*."""
    if not repository.rules:
        return Prepared()
    maker = _Maker(repository, tuple(tool), at, judge)
    made = [maker.rule(own) for own in repository.rules.values()]
    return Prepared(tuple(rule for rule in made if rule is not None), tuple(maker.faults))


def own_infos(repository: Repository) -> dict[str, RuleInfo]:
    """Code → page of every own rule of *repository*, sound or not, for those who only want to read it."""
    return {own.code: _info(repository, own) for own in repository.rules.values()}


class _Maker:
    """Makes the rules one after the other, so that the first to take a code has it."""

    def __init__(
        self, repository: Repository, tool: tuple[RuleInfo, ...], at: datetime.date, judge: Judge | None
    ) -> None:
        self.repository = repository
        self.taken = {rule.code for rule in tool}
        self.groups = {rule.group for rule in tool if not rule.origin}
        self.at = at
        self.judge = judge
        self.faults: list[Fault] = []
        self.ground: tuple[Context, Ground] | None = None

    def rule(self, own: OwnRule) -> Rule | None:
        """*own* as a rule, or None with what is wrong with it."""
        found = list(problems(self.repository, own, self.taken, self.groups))
        self.taken.add(own.code)
        for problem in found:
            arguments: dict[str, Argument] = {
                "rule": own.id,
                "problem": Term(problem.term),
                "value": problem.value,
                "nearest": problem.nearest,
            }
            where = self.repository.locus(own.id, *problem.route) if problem.route else self._key(own)
            field = ".".join(map(str, problem.route))
            self.faults.append(Fault("OWN001", where, arguments, own.id, field, problem.term))
        if found or not self._proved(own):
            return None
        return Rule(_info(self.repository, own), self._check(own), needs_whole=_from_absence(own.assert_))

    def _key(self, own: OwnRule) -> Locus:
        return self.repository.locus(own.id, part="key")

    def _proved(self, own: OwnRule) -> bool:
        """Whether there are cases of both kinds and each says what the rule finds."""
        tried = list(cases(self.repository, own.id))
        before = len(self.faults)
        for kind in ("failing", "passing"):
            if not any(case.failing is (kind == "failing") for case in tried):
                arguments: dict[str, Argument] = {
                    "rule": own.id,
                    "problem": Term(f"own-no-{kind}"),
                    "value": "",
                    "nearest": "",
                }
                where = self.repository.locus(own.id, "cases", kind)
                self.faults.append(Fault("OWN001", where, arguments, own.id, f"cases.{kind}", f"own-no-{kind}"))
        for case in tried:
            self.faults += case.faults
        if len(self.faults) > before:
            return False
        if own.assert_ is not None:
            day = self.repository.manifest.as_of
            answers = [{m.element for m in misses(Ground(case.repository, day), own)} for case in tried]
        else:
            told = self._ask(own, [case.repository for case in tried], self.repository.manifest.as_of)
            if told is None:
                return False
            answers = [{row.element for row in answer.rows} for answer in told]
        for case, found in zip(tried, answers, strict=True):
            self._compare(own, case, found)
        return len(self.faults) == before

    def _compare(self, own: OwnRule, case: Case, found: set[str]) -> None:
        """Note where *case* does not say what was found."""
        right = found == case.finds if case.finds is not None else bool(found) is case.failing
        if case.failing is not bool(found):
            right = False
        if not right:
            arguments: dict[str, Argument] = {
                "rule": own.id,
                "case": case.name,
                "found": tuple(sorted(found)),
                "expected": tuple(sorted(case.finds or ())),
                "passing": "" if case.failing else case.name,
                "silent": case.name if case.failing and not found else "",
            }
            self.faults.append(Fault("OWN002", case.where, arguments, own.id, "cases", case.name))

    def _ask(self, own: OwnRule, repositories: Sequence[Repository], at: datetime.date) -> list[Answer] | None:
        """The answers about *repositories*; None, with the reason noted, where one could not be had."""
        if self.judge is None:
            answers = [Answer(problem=NOWHERE)]
        else:
            answers = self.judge([_question(self.repository, own, repository) for repository in repositories], at)
        failed = next((answer for answer in answers if answer.problem), None)
        if failed is None:
            return answers
        self.faults.append(_not_run(self.repository, own, failed))
        return None

    def _check(self, own: OwnRule) -> Callable[[Context], Iterator[Fault]]:
        if own.assert_ is not None:
            return lambda context: (
                _fault(context.repository, own, miss) for miss in misses(self._ground(context), own)
            )
        return self._asking(own)

    def _ground(self, context: Context) -> Ground:
        """What declarative rules stand on, made once for all of them."""
        if self.ground is None or self.ground[0] is not context:
            self.ground = (context, Ground(context.repository, context.as_of))
        return self.ground[1]

    def _asking(self, own: OwnRule) -> Callable[[Context], Iterator[Fault]]:
        judge = self.judge
        assert judge is not None  # or the cases would not have been answered

        def check(context: Context) -> Iterator[Fault]:
            repository = context.repository
            (answer,) = judge([_question(repository, own, repository)], context.as_of)
            if answer.problem:
                yield _not_run(repository, own, answer)
            for row in answer.rows:
                if row.element in repository.elements and row.field:
                    miss = at_field(self._ground(context), row.element, row.field, row.value)
                    yield _fault(repository, own, miss._replace(target=row.target))
                elif row.element in repository.origin:
                    where = repository.locus(row.element, part="key")
                    yield _fault(repository, own, Miss(row.element, where, row.field, row.target, row.value))

        return check


def _fault(repository: Repository, own: OwnRule, miss: Miss) -> Fault:
    arguments: dict[str, Argument] = {
        "element": miss.element,
        "name": repository.label(miss.element),
        "kind": repository.kind_name(miss.element),
        "field": miss.field,
        "target": miss.target,
        "value": miss.value,
    }
    return Fault(own.code, miss.where, arguments, miss.element, miss.field, miss.target)


def _question(home: Repository, own: OwnRule, repository: Repository) -> Question:
    """*own*, a rule of *home*, asked about *repository*: the same one, or a case."""
    text = home.queries[own.id].text
    return Question("sparql" if own.sparql is not None else "shacl", text, repository)


def _not_run(repository: Repository, own: OwnRule, answer: Answer) -> Fault:
    arguments: dict[str, Argument] = {"rule": own.id, "problem": Term(answer.problem), "detail": answer.detail}
    key = "sparql" if own.sparql is not None else "shacl"
    return Fault("OWN003", repository.locus(own.id, key), arguments, own.id, key, answer.problem)


def _from_absence(asked: Assertion | None) -> bool:
    """Whether the rule judges from what is not there, so that it waits while something could not be read."""
    if asked is None:
        return True
    states = (asked.property is not None and asked.property.required) or asked.stated is not None
    return (
        states or asked.classified is not None or (asked.relation is not None and asked.relation.at_least is not None)
    )


def _info(repository: Repository, own: OwnRule) -> RuleInfo:
    """The page of *own*; what it does not say is said by what it is."""
    failing, passing = (_case_text(repository, own, kind) for kind in ("failing", "passing"))
    sources = ", ".join(repository.as_written(source) for source in own.sources)
    home = repository.manifest.name
    return RuleInfo(
        code=own.code,
        name=own.id,
        severity=Severity[own.severity.upper()],
        message=own.message,
        hint=own.hint or Text("", ""),
        what=own.what or _without_slots(own.message),
        why=own.why or Text("", ""),
        example=failing,
        better=passing,
        source=Text(
            f"Quy tắc riêng của “{home.best('vi')}”{f': {sources}' if sources else ''}.",
            f"A rule of “{home.best('en')}”{f': {sources}' if sources else ''}.",
        ),
        origin=repository.id,
    )


def _without_slots(message: Text) -> Text:
    """*message* as a sentence about no element in particular."""
    return Text(*(SLOT.sub("…", text) if text else None for text in (message.vi, message.en)))


def _case_text(repository: Repository, own: OwnRule, kind: str) -> str:
    """The first case of a kind, as it is written."""
    document = repository.origin[own.id]
    route = ("rules", own.id, "cases", kind)
    node = document.node(route)
    if not isinstance(node, dict) or not node:
        return ""
    span = document.span((*route, next(iter(node))))
    start = document.text.rfind("\n", 0, span.start) + 1
    lines = document.text[start if not document.text[start : span.start].strip() else span.start : span.end]
    return dedent(lines).strip("\n") + "\n"
