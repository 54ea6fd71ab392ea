"""Small changes of the code, each of which some test should notice.

Only functions are changed: what runs but once, as a module is imported or an app is made ready,
is done when the tests begin. Texts and logging stay as they are.
"""

import ast
import functools
import gc
import random
from itertools import islice, starmap
from pathlib import Path
from types import CodeType, FunctionType

ROOT = Path(__file__).parent.parent
LEFT_OUT = {"migrations", "starter", "apps.py"}
TEXTS = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy"}
LOGS = {"debug", "info", "warning", "error", "exception"}
NOTHING = ast.parse("__import__('contextlib').nullcontext()", mode="eval").body
COMPARED = [(ast.Eq, ast.NotEq), (ast.Is, ast.IsNot), (ast.In, ast.NotIn)]
COMPARED = {**dict(COMPARED), **{b: a for a, b in COMPARED}}
COMPARED |= {ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt}
COUNTED = {ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv, ast.BitOr: ast.BitAnd}


def changes_of(node):
    """Yield the name of each change that is possible, the node it is seen at, and new fields."""
    match node:
        case ast.Compare(ops=[op]) if type(op) in COMPARED:
            yield "other comparison", node, {"ops": [COMPARED[type(op)]()]}
        case ast.BoolOp(op=op):
            yield "and/or", node, {"op": ast.Or() if isinstance(op, ast.And) else ast.And()}
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield "without not", node, {"operand": ast.UnaryOp(ast.Not(), operand)}
        case ast.BinOp(op=op) | ast.AugAssign(op=op) if type(op) in COUNTED:
            yield "other arithmetic", node, {"op": COUNTED[type(op)]()}
        case ast.Constant(value=bool(value)):
            yield "true/false", node, {"value": not value}
        case ast.Constant(value=int(value)):
            yield "one more", node, {"value": value + 1}
        case ast.IfExp(body=body, orelse=orelse):
            yield "other branch", node.test, {"body": orelse, "orelse": body}
        case ast.If(test=test):
            yield "always", test, {"test": ast.Constant(True)}
            yield "never", test, {"test": ast.Constant(False)}
        case ast.comprehension(ifs=[first, *_]):
            yield "no filter", first, {"ifs": []}
        case ast.Call(keywords=[*_, ast.keyword(arg=str()) as last]) if not (
            is_text(last.value) or is_once(last)
        ):
            yield "no last keyword", node, {"keywords": node.keywords[:-1]}
        case ast.Tuple(elts=[first, second], ctx=ast.Load()) if differ(first, second):
            yield "swapped", node, {"elts": [second, first]}
        case ast.Return(value=ast.expr() as value) if not is_false(value):
            yield "returns None", node, {"value": ast.Constant(None)}
        case ast.With(items=[item, *_]):
            plain = [ast.withitem(NOTHING, one.optional_vars) for one in node.items]
            yield "no with", item.context_expr, {"items": plain}
        case ast.Expr(value=ast.Call()):
            yield "left out", node, {"value": ast.Constant(None)}


def differ(one, other):
    """Whether two nodes say different things that are worked out; pairs of constants are sets."""
    constant = isinstance(one, ast.Constant) and isinstance(other, ast.Constant)
    return not constant and ast.dump(one) != ast.dump(other)


def is_false(node):
    return isinstance(node, ast.Constant) and not node.value


def is_once(node):
    """Whether the node runs only as the site starts, or says only what must be so (strict)."""
    names = {getattr(node, "name", ""), getattr(node, "arg", "")}
    return bool(names & {"ready", "connect", "get_urlpatterns", "strict"})


def is_text(node):
    """Whether the node is a call that gives words to somebody: of gettext, or of a logger."""
    called = getattr(node, "func", None)
    name = getattr(called, "attr", getattr(called, "id", ""))
    return name in TEXTS | LOGS


def nodes_of(node, within=False):
    """Yield what stands in functions, in order."""
    is_function = isinstance(node, ast.FunctionDef)
    for child in node.body if is_function else ast.iter_child_nodes(node):
        if not is_text(child) and not isinstance(child, ast.arguments) and not is_once(child):
            if within:
                yield child
            yield from nodes_of(child, within or is_function or isinstance(node, ast.Lambda))


class Mutant:
    """The change numbered `number` among those of the nodes of the file `path`."""

    def __init__(self, path, number):
        self.path = path
        tree = ast.parse(path.read_text())
        found = [(node, *change) for node in nodes_of(tree) for change in changes_of(node)]
        node, self.change, place, fields = found[number]
        self.lines = {(str(path), line) for line in range(place.lineno, place.end_lineno + 1)}
        self.where = f"{path.relative_to(ROOT)}:{place.lineno}"
        self.text = path.read_text().splitlines()[place.lineno - 1].strip()
        vars(node).update(fields)
        self.code = compile(ast.fix_missing_locations(tree), path, "exec")
        self.caught_by = None

    @property
    def is_possible(self):
        """Whether functions that exist can get the code: it takes the same names from outside."""
        former = compile(self.path.read_text(), self.path, "exec")
        names = [[one.co_freevars for one in codes_in(code)] for code in (former, self.code)]
        return names[0] == names[1]

    def __str__(self):
        return f"{self.where}: {self.change}: {self.text}"

    def apply(self):
        """Give the functions that were made from the file the changed code."""
        new = {(code.co_qualname, code.co_firstlineno): code for code in codes_in(self.code)}
        for one in gc.get_objects():
            # Not isinstance(), which would make lazy objects show what they stand for.
            if type(one) is functools._lru_cache_wrapper:
                one.cache_clear()
            elif type(one) is FunctionType and one.__code__.co_filename == str(self.path):
                one.__code__ = new[one.__code__.co_qualname, one.__code__.co_firstlineno]


def codes_in(code):
    for one in code.co_consts:
        if isinstance(one, CodeType):
            yield from (one, *codes_in(one))


def mutants_of(folders, number, seed):
    """Return `number` mutants of the files in `folders`, the same ones for the same seed."""
    paths = sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))
    sites = []
    for path in paths:
        if not LEFT_OUT & set(path.parts):
            nodes = nodes_of(ast.parse(path.read_text()))
            changes = [change for node in nodes for change in changes_of(node)]
            sites += [(path, number) for number in range(len(changes))]
    random.Random(seed).shuffle(sites)
    possible = (mutant for mutant in starmap(Mutant, sites) if mutant.is_possible)
    return list(islice(possible, number))
