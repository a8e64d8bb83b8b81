"""Small faults planted in a function, one at a time: what mutation testing (mutation.py) asks the tests to notice.

Mutants are made from the syntax tree of a module and swapped in as the code of the function that is already imported, so that
nothing has to be started anew. What cannot change what a function does (annotations, docstrings, assertions for the type checker)
is left alone.
"""

from __future__ import annotations

import ast
import copy
import functools
import inspect
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Any

Make = Callable[[Any], ast.AST]
"""Turns a copy of a node into what stands in its place."""
_COMPARE: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
_BINARY: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.FloorDiv: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
_TWINS = {"min": "max", "max": "min", "any": "all", "all": "any"}
_PEELED = {"sorted", "reversed", "set", "frozenset"}
"""Calls that are dropped, leaving their first argument."""


@dataclass(frozen=True)
class Mutant:
    """One planted fault: in which function of which module, where, what was done, and the code that has it."""

    path: str
    function: str
    line: int
    what: str
    code: CodeType

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.what}"


def _sign(step: int) -> Make:
    return lambda node: ast.Constant(node.value + step)


def _swap_comparison(new: type[ast.cmpop]) -> Make:
    def make(node: ast.Compare) -> ast.AST:
        node.ops = [new()]
        return node

    return make


def _edit(**fields: object) -> Make:
    def make(node: ast.AST) -> ast.AST:
        for name, value in fields.items():
            setattr(node, name, value)
        return node

    return make


def _negate(node: ast.expr) -> ast.AST:
    return ast.UnaryOp(ast.Not(), node)


def _changes(node: ast.AST) -> Iterator[tuple[str, Make]]:
    """Every change there is for *node*: a word for it, and what makes it."""
    match node:
        case ast.Compare(ops=[op]) if type(op) in _COMPARE:
            for new in _COMPARE[type(op)]:
                yield f"{type(op).__name__} → {new.__name__}", _swap_comparison(new)
        case ast.BoolOp(op=op):
            yield ("and → or", _edit(op=ast.Or())) if isinstance(op, ast.And) else ("or → and", _edit(op=ast.And()))
        case ast.UnaryOp(op=ast.Not()):
            yield "not dropped", lambda found: found.operand
        case ast.Constant(value=bool(value)):
            yield f"{value} → {not value}", lambda found: ast.Constant(not found.value)
        case ast.Constant(value=int(value)):
            yield f"{value} → {value + 1}", _sign(1)
            yield f"{value} → {value - 1}", _sign(-1)
        case ast.BinOp(op=op) if type(op) in _BINARY:
            other = _BINARY[type(op)]
            yield f"{type(op).__name__} → {other.__name__}", _edit(op=other())
        case ast.Return(value=ast.expr() as value) if not (isinstance(value, ast.Constant) and value.value is None):
            yield "return → return None", _edit(value=ast.Constant(None))
        case ast.Continue():
            yield "continue → break", lambda _: ast.Break()
            yield "continue → pass", lambda _: ast.Pass()
        case ast.Break():
            yield "break → continue", lambda _: ast.Continue()
            yield "break → pass", lambda _: ast.Pass()
        case ast.Expr(value=ast.Call() | ast.Yield() | ast.YieldFrom()):
            yield "statement dropped", lambda _: ast.Pass()
        case ast.AugAssign() | ast.Assign(targets=[ast.Attribute() | ast.Subscript()]):
            yield "assignment dropped", lambda _: ast.Pass()
        case ast.Slice(lower=lower, upper=upper):
            if lower is not None:
                yield "lower bound dropped", _edit(lower=None)
            if upper is not None:
                yield "upper bound dropped", _edit(upper=None)
        case ast.Call(func=ast.Name(id=name)) if name in _TWINS:
            yield f"{name} → {_TWINS[name]}", _edit(func=ast.Name(_TWINS[name], ast.Load()))
        case ast.Call(func=ast.Name(id=name), args=[_, *_]) if name in _PEELED:
            yield f"{name}() dropped", lambda found: found.args[0]
        case ast.Call(func=ast.Attribute(attr=name), args=[], keywords=[]):
            yield f".{name}() dropped", lambda found: found.func.value
    test = getattr(node, "test", None)
    if isinstance(node, ast.If | ast.IfExp | ast.While) and isinstance(test, ast.Name | ast.Attribute | ast.Call):
        yield "condition negated", lambda found: _edit(test=_negate(found.test))(found)


def _fields(node: ast.AST) -> Iterator[tuple[ast.AST, str, int | None]]:
    """Where the parts of *node* hang: the child, its field and its place in it. What changes nothing is skipped."""
    for name, value in ast.iter_fields(node):
        if name in {"annotation", "returns", "decorator_list", "args"} and isinstance(
            node, ast.FunctionDef | ast.AnnAssign
        ):
            continue
        if isinstance(value, ast.AST):
            yield value, name, None
        elif isinstance(value, list):
            for place, child in enumerate(value):
                if isinstance(child, ast.AST):
                    yield child, name, place


def _spots(node: ast.AST, way: tuple[tuple[str, int | None], ...] = ()) -> Iterator[tuple[ast.AST, Any]]:
    """Every node below *node*, with the way that leads to it."""
    for child, name, place in _fields(node):
        if isinstance(child, ast.Assert) or (isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant)):
            continue
        step = (*way, (name, place))
        yield child, step
        yield from _spots(child, step)


def _at(tree: ast.AST, way: tuple[tuple[str, int | None], ...]) -> Any:  # the syntax tree is what Python makes of it
    for name, place in way:
        tree = getattr(tree, name) if place is None else getattr(tree, name)[place]
    return tree


def _put(tree: ast.AST, way: tuple[tuple[str, int | None], ...], new: ast.AST) -> None:
    name, place = way[-1]
    parent = _at(tree, way[:-1])
    if place is None:
        setattr(parent, name, new)
    else:
        getattr(parent, name)[place] = new


def _codes(code: CodeType) -> Iterator[CodeType]:
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield constant
            yield from _codes(constant)


def functions(module: ModuleType) -> dict[str, FunctionType]:
    """The functions and methods written in *module*, by qualified name."""
    found: dict[str, FunctionType] = {}
    for holder in (module, *(value for value in vars(module).values() if inspect.isclass(value))):
        for value in vars(holder).values():
            inner = value.fget if isinstance(value, property) else value
            inner = inner.func if isinstance(inner, functools.cached_property) else inspect.unwrap(inner)
            if isinstance(inner, FunctionType) and inner.__code__.co_filename == module.__file__:
                found[inner.__qualname__] = inner
    return found


def reached(tree: ast.Module, start: str) -> set[str]:
    """The functions of a module that its function *start* leads to, itself among them; methods count with their class."""
    tops = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef)}
    found, waiting = set(), [start]
    while waiting:
        name = waiting.pop()
        if name in tops and name not in found:
            found.add(name)
            waiting += [node.id for node in ast.walk(tops[name]) if isinstance(node, ast.Name)]
    return found


def mutants(module: ModuleType, root: Path, start: str | None = None) -> Iterator[Mutant]:
    """Every mutant of *module*, or of what its function *start* leads to, in the order of the text."""
    file = Path(str(module.__file__))
    tree = ast.parse(file.read_text(encoding="utf-8"))
    wanted = None if start is None else reached(tree, start)
    known = functions(module)
    for top in tree.body:
        members: list[tuple[ast.AST, Any]] = [(top, ())]
        if isinstance(top, ast.ClassDef):
            members = [(node, (("body", place),)) for place, node in enumerate(top.body)]
        for node, path in members:
            if not isinstance(node, ast.FunctionDef) or (wanted is not None and getattr(top, "name", "") not in wanted):
                continue
            name = node.name if node is top else f"{getattr(top, 'name', '')}.{node.name}"
            if name in known:
                yield from _of_function(top, node, path, known[name], file, root)


def _of_function(
    top: ast.stmt, node: ast.FunctionDef, path: Any, function: FunctionType, file: Path, root: Path
) -> Iterator[Mutant]:
    """The mutants of the function at *node*, *path* below *top*, the statement of the module that holds it."""
    future = ast.parse("from __future__ import annotations").body
    for spot, inner in _spots(node):
        for what, make in _changes(spot):
            alone = ast.Module([*future, copy.deepcopy(top)], [])  # a function finds its globals when it runs
            way = (("body", len(future)), *path, *inner)
            _put(alone, way, ast.copy_location(make(_at(alone, way)), _at(alone, way)))
            ast.fix_missing_locations(alone)
            code = next(
                code for code in _codes(compile(alone, str(file), "exec")) if code.co_qualname == function.__qualname__
            )
            if code.co_freevars == function.__code__.co_freevars:  # else it fits no function that exists
                line = getattr(spot, "lineno", node.lineno)
                yield Mutant(file.relative_to(root).as_posix(), function.__qualname__, line, what, code)


@contextmanager
def planted(mutant: Mutant, module: ModuleType) -> Iterator[None]:
    """With the fault of *mutant* in *module*, everywhere it is used."""
    function = functions(module)[mutant.function]
    sound = function.__code__
    function.__code__ = mutant.code
    try:
        yield
    finally:
        function.__code__ = sound
        for value in vars(module).values():
            if hasattr(value, "cache_clear"):
                value.cache_clear()
