"""YAML → plain Python values, bounded and strict: dict, list, str, int, float, bool and None, nothing else.

Values come straight from libyaml's events. ``yaml.load`` would keep the last of two equal keys silently, turn ``no``
into False and ``4:30`` into 270, expand aliases without bound, and overflow the C stack on 40 KB of ``[``.

Two passes share the work. The quick one here is for files with nothing wrong in them and stops at the first thing out
of the ordinary; then ``yaml_inspection`` reads the file again, slowly, and says what it is and where.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from yaml import CSafeLoader, YAMLError
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from cxsim.content.diagnostic import Fault
from cxsim.content.yaml_places import Places
from cxsim.content.yaml_plain import NUMBER_STARTS, WORDS, has_decimal_comma, is_overlong_number, plain
from cxsim.content.yaml_source import (
    DEEPEST,
    MOST_EVENTS,
    Source,
    comments_after_prose,
    decode,
    may_have_directives,
    may_hold_forbidden,
)

if TYPE_CHECKING:
    from cxsim.content.yaml_inspection import Inspected

_ITEM: Final = ""
"""In place of a key while a list is being filled."""


class Reading(NamedTuple):
    """What one file holds, and what is wrong with it.

    ``value`` is None where nothing could be read: the file is empty, or a fault ended the reading before its end.
    Otherwise it is the whole file, also beside faults: what was refused is left out, or stands as the text it was.
    """

    value: Any
    faults: tuple[Fault, ...] = ()


class _OutOfTheOrdinaryError(Exception):
    """The quick pass met something that it leaves to the inspection."""


def read(source: bytes | str) -> Reading:
    """Return what the one document in ``source`` holds, with every fault that one pass finds; never raise.

    The bounds are LARGEST bytes, DEEPEST levels and MOST_EVENTS keys and values.
    """
    decoded = decode(source)
    if isinstance(decoded, Fault):
        return Reading(None, (decoded,))
    if not (comments_after_prose(decoded.text) or may_have_directives(decoded.text) or may_hold_forbidden(decoded)):
        try:
            return Reading(_read_quickly(decoded))
        except (_OutOfTheOrdinaryError, YAMLError):
            pass  # the inspection says why
    inspected = _inspected(decoded.text)
    return Reading(inspected.value, inspected.faults)


def places(source: bytes | str) -> Places:
    """Return where the keys and values of ``source`` stand, as far as it can be read; never raise.

    A second, slower pass, for files that something is to be said about.
    """
    decoded = decode(source)
    return Places() if isinstance(decoded, Fault) else _inspected(decoded.text).places


def _inspected(text: str) -> Inspected:
    from cxsim.content.yaml_inspection import inspect  # noqa: PLC0415 - most packs have nothing wrong in them

    return inspect(text)


def _read_quickly(source: Source) -> Any:  # noqa: C901, PLR0912 - one loop without calls: it runs for every event
    root: list[Any] = []
    stack: list[Any] = []
    into: Any = root
    key: str | None = _ITEM  # None while a mapping waits for its next key
    event: Any = None
    for event in islice(iter(CSafeLoader(source.raw).get_event, None), MOST_EVENTS):
        kind = type(event)
        if kind is ScalarEvent:
            value = event.value
            if event.tag is not None or event.anchor is not None:
                raise _OutOfTheOrdinaryError
            if key is None:
                if value in into:
                    raise _OutOfTheOrdinaryError
                key = value
                continue
            if not event.style and (value in WORDS or value[0] in NUMBER_STARTS):
                value = _meaning(value, event, source.text)
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            into = stack.pop()
            key = None if type(into) is dict else _ITEM
            continue
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            if key is None or event.tag is not None or event.anchor is not None or len(stack) >= DEEPEST:
                raise _OutOfTheOrdinaryError
            value = {} if kind is MappingStartEvent else []
        else:
            _check_frame(event, root)
            continue
        if type(into) is dict:
            into[key] = value
            key = None
        else:
            into.append(value)
        if kind is not ScalarEvent:
            stack.append(into)
            into = value
            key = None if kind is MappingStartEvent else _ITEM
    if type(event) is not StreamEndEvent:
        raise _OutOfTheOrdinaryError
    return root[0] if root else None


def _meaning(text: str, event: Any, source: str) -> Any:
    """Return what an unquoted ``text`` means that may be a word of YAML's or a number."""
    if " " in text:  # `2 min`: no number has a blank
        return text
    if not text and source[event.start_mark.index : event.start_mark.index + 1] in {",", "}"}:
        raise _OutOfTheOrdinaryError  # perhaps a key without a value
    value = plain(text)
    if value is text and (has_decimal_comma(text) or is_overlong_number(text)):
        raise _OutOfTheOrdinaryError
    return value


def _check_frame(event: Any, root: list[Any]) -> None:
    """Accept the beginning and end of the stream and of its one document, and nothing else."""
    if type(event) is AliasEvent or (root and type(event) is DocumentStartEvent):
        raise _OutOfTheOrdinaryError
