"""How large the house is: files, lines and imports of the product, for a checkout or several.

.venv/bin/python -m benchmarks.structure [folder …]
"""

import ast
import graphlib
import statistics
import sys
from pathlib import Path

APPS = ("policy", "contact", "site_project")  # each may import those before it
BESIDE = {"html": "templates/**/*.html", "css": "*/static/**/*.css", "js": "*/static/**/*.js"}


def main(*folders):
    for folder in map(Path, folders or ["."]):
        print(folder.resolve().name)
        for name, value in figures(folder).items():
            print(f"  {name:32} {value}")


def modules_in(root):
    """Return the paths of the product's modules in the checkout at `root`, by dotted name."""
    return {
        module_of(path.relative_to(root)): path
        for app in APPS
        for path in sorted((root / app).rglob("*.py"))
        if "migrations" not in path.parts
    }


def imports_in(root):
    """Return {module: {(imported module, whether within a function)}} of the checkout at `root`."""
    files = modules_in(root)
    return {name: imports_of(name, path, files) for name, path in files.items()}


def figures(root):
    """Return what there is to count in the checkout at `root`, by name."""
    files, imports = modules_in(root), imports_in(root)
    lines = {name: len(path.read_text().splitlines()) for name, path in files.items()}
    filled = [count for count in lines.values() if count]
    arrows = [(one, other) for one, names in imports.items() for other, _inside in names]
    beside = {kind: lines_in(root.glob(pattern)) for kind, pattern in BESIDE.items()}
    return {
        "Python files with content": len(filled),
        "lines": sum(filled),
        "median": statistics.median(filled),
        "files of at most 30 lines": sum(count <= 30 for count in filled),
        "files of more than 160 lines": sum(count > 160 for count in filled),
        "packages": sum(path.name == "__init__.py" for path in files.values()),
        "imports between modules": len(set(arrows)),
        "imports against the direction": sum(rank(one) < rank(other) for one, other in arrows),
        "imports within functions": sum(
            inside
            for name, names in imports.items()
            if not name.endswith(".apps")
            for _other, inside in names
        ),
        "circles": circles(imports),
        **{f"lines of {kind}": count for kind, count in beside.items()},
        "lines of the product": sum(filled) + sum(beside.values()),
        "typed functions": typed(files.values()),
    }


def module_of(path):
    return ".".join(path.with_suffix("").parts).removesuffix(".__init__")


def rank(module):
    return APPS.index(module.partition(".")[0])


def lines_in(paths):
    return sum(len(path.read_text().splitlines()) for path in paths)


def imports_of(name, path, modules):
    """Return (module, whether it is imported within a function) of ours that `path` imports."""
    package = name.split(".") if path.name == "__init__.py" else name.split(".")[:-1]
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if not isinstance(node, ast.ImportFrom):
            continue
        above = package[: len(package) - node.level + 1] if node.level else []
        base = ".".join(filter(None, [*above, node.module]))
        for alias in node.names:
            target = f"{base}.{alias.name}" if f"{base}.{alias.name}" in modules else base
            if target in modules and target != name:
                found.add((target, node.col_offset > 0))
    return found


def circles(imports):
    graph = {name: {other for other, _inside in names} for name, names in imports.items()}
    number = 0
    while True:
        try:
            graphlib.TopologicalSorter(graph).prepare()
        except graphlib.CycleError as error:
            importer, imported = error.args[1][1], error.args[1][0]
            graph[importer].discard(imported)
            number += 1
        else:
            return number


def typed(paths):
    functions = [
        node
        for path in paths
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef)
    ]
    return f"{sum(node.returns is not None for node in functions)} of {len(functions)}"


if __name__ == "__main__":
    main(*sys.argv[1:])
