"""Comparison of a restored site with the manifest of its backup."""

import hashlib

from django.core.files.storage import default_storage

from policy.pages.internal_request import public_responses

from .rows import kept_models, lines_of


def find_problems(manifest):
    """Return a line for each table, file and page that is not as the manifest says."""
    problems = []
    for model in kept_models():
        table = manifest["tables"].get(model._meta.label)
        text = "".join(line + "\n" for line in lines_of(model)).encode()
        if table and hashlib.sha256(text).hexdigest() != table["sha256"]:
            problems.append(f"{model._meta.label}: {text.count(10)} rows, {table['rows']} expected")
    for name, digest in manifest["media"].items():
        try:
            with default_storage.open(name) as file:
                is_same = hashlib.sha256(file.read()).hexdigest() == digest
        except FileNotFoundError:
            is_same = False
        if not is_same:
            problems.append(f"{name}: missing or different")
    return problems + failing_pages()


def failing_pages():
    return [
        f"{path}: status {answer.status_code}"
        for path, answer in public_responses()
        if answer.status_code != 200
    ]
