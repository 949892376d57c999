"""What the docstrings of the model say about shapes and their fields: the source is read, as Python keeps no trace."""

from __future__ import annotations

import ast
import inspect
import re
import sys
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic import BaseModel


def texts_of(model: type[BaseModel]) -> dict[str, str]:
    """Return field → what its docstring says, with those of the shapes it extends; ``""`` → of the shape itself."""
    found: dict[str, str] = {}
    for base in reversed(model.__mro__):
        if base.__module__.startswith(ROOM):
            found |= _classes(base.__module__).get(base.__name__, {})
    return found


ROOM = "cxsim.model."


@cache
def _classes(module: str) -> Mapping[str, Mapping[str, str]]:
    """Return class → field → docstring of one module."""
    tree = ast.parse(inspect.getsource(sys.modules[module]))
    return {each.name: _fields(each) for each in tree.body if isinstance(each, ast.ClassDef)}


def _fields(written: ast.ClassDef) -> dict[str, str]:
    found = {"": _said(ast.get_docstring(written) or "")}
    for field, after in pairwise(written.body):
        match field, after:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(text))):
                found[name] = _said(text)
    return found


def _said(docstring: str) -> str:
    """Return a docstring on one line, without the marks of reStructuredText."""
    return re.sub(r"``|:\w+:", "", " ".join(docstring.split()))
