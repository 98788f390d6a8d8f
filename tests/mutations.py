"""Small mistakes that a tired hand could make in a module, one at a time. Pure: no Django.

Changed is what runs when a function is called, and the numbers that a module names. What runs once,
on import, stays: the body of a class, and the default of an argument. So do words, which the tests
of pages read.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass

FUNCTIONS = (ast.FunctionDef, ast.Lambda)
COMPARED = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
WORKED_OUT = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
}
SIGNATURE = ("args", "annotation", "returns")
JOINED = {ast.And: ast.Or, ast.Or: ast.And}
CALLED = {"min": "max", "max": "min", "any": "all", "all": "any"}
# What is changed within a condition already, so that turning the whole round adds nothing.
TELLS_BY_ITSELF = (ast.Compare, ast.BoolOp, ast.UnaryOp, ast.Constant)


@dataclass
class Mutation:
    """One change of one node, which can be made and taken back."""

    node: ast.AST
    field: str
    value: object
    line: int

    @property
    def says(self) -> str:
        """What becomes of what: “a < b -> a <= b”."""
        before = ast.unparse(self.node)
        was = self.make()
        after = ast.unparse(self.node)
        self.take_back(was)
        return f"{_short(before)} -> {_short(after)}"

    def make(self) -> object:
        was = getattr(self.node, self.field)
        setattr(self.node, self.field, self.value)
        return was

    def take_back(self, was: object) -> None:
        setattr(self.node, self.field, was)


def _short(code: str) -> str:
    line = " ".join(code.split())
    return line if len(line) <= 90 else f"{line[:89]}…"


def mutations(tree: ast.Module) -> list[Mutation]:
    """Every one of a module, in the order of its lines.

    >>> told = mutations(ast.parse("MOST = 5\\ndef f(a, b=1):\\n    return a < b and not 2"))
    >>> for each in told: print(each.line, each.says)
    1 5 -> 6
    3 return a < b and (not 2) -> return None
    3 a < b and (not 2) -> a < b or not 2
    3 a < b -> a <= b
    3 not 2 -> not not 2
    3 2 -> 3
    """
    found = [change for node in _that_run(tree) for change in _changes(node)]
    return sorted([*_named_numbers(tree), *found], key=lambda change: change.line)


def _named_numbers(tree: ast.Module) -> Iterator[Mutation]:
    for statement in tree.body:
        if isinstance(statement, ast.Assign) and _is_number(statement.value):
            yield _of(statement.value, "value", statement.value.value + 1)


def _that_run(tree: ast.AST) -> Iterator[ast.AST]:
    """The nodes within functions, without their signatures."""
    for child in ast.iter_child_nodes(tree):
        if isinstance(child, FUNCTIONS):
            body = child.body if isinstance(child.body, list) else [child.body]
            for part in body:
                yield from _within(part)
        else:
            yield from _that_run(child)


def _within(node: ast.AST) -> Iterator[ast.AST]:
    yield node
    for name, value in ast.iter_fields(node):
        for child in value if isinstance(value, list) else [value]:
            is_signature = name in SIGNATURE and not isinstance(node, ast.Call)
            if isinstance(child, ast.AST) and not is_signature:
                yield from _within(child)


def _is_number(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and type(node.value) in (int, float)


def _of(node: ast.AST, field: str, value: object) -> Mutation:
    return Mutation(node, field, value, node.lineno)


def _not(node: ast.expr) -> ast.UnaryOp:
    return ast.copy_location(ast.UnaryOp(ast.Not(), node), node)


def _changes(node: ast.AST) -> Iterator[Mutation]:
    match node:
        case ast.Compare():
            for place, op in enumerate(node.ops):
                ops = [*node.ops]
                ops[place] = COMPARED[type(op)]()
                yield _of(node, "ops", ops)
        case ast.BinOp(op=op) | ast.AugAssign(op=op) if type(op) in WORKED_OUT:
            yield _of(node, "op", WORKED_OUT[type(op)]())
        case ast.BoolOp(op=op):
            yield _of(node, "op", JOINED[type(op)]())
        case ast.UnaryOp(op=ast.Not()):
            yield _of(node, "operand", _not(node.operand))
        case ast.UnaryOp(op=ast.USub()):
            yield _of(node, "op", ast.UAdd())
        case ast.Constant(value=bool()):
            yield _of(node, "value", not node.value)
        case ast.Constant() if _is_number(node):
            yield _of(node, "value", node.value + 1)
        case ast.Name(id=name) if name in CALLED:
            yield _of(node, "id", CALLED[name])
        case ast.Return(value=value) if value and not _is_none(value):
            yield _of(node, "value", ast.copy_location(ast.Constant(None), value))
        case ast.If(test=test) | ast.IfExp(test=test) if not isinstance(test, TELLS_BY_ITSELF):
            yield _of(node, "test", _not(test))
        case ast.comprehension(ifs=[test, *others]) if not isinstance(test, TELLS_BY_ITSELF):
            yield Mutation(node, "ifs", [_not(test), *others], test.lineno)


def _is_none(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and node.value is None
