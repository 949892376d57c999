"""The faults a YAML file can have, each in words for its author: what stands there, and the way out.

``yaml_inspection`` and ``yaml_syntax`` find them; the wording, the codes and the rules' names are all here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from cxsim.content.characters import stray_sign, without_stray
from cxsim.content.diagnostic import LONGEST_QUOTE, Fault, quoted
from cxsim.model.expression import assigned

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cxsim.content.yaml_places import Place

FEWEST_WORDS_OF_PROSE: Final = 4
_PUT: Final = "put the text on the next line under `|`, indented, or in quotes."
UNDER_A_BAR: Final = _PUT.capitalize()
IF_TEXT: Final = f"If it is text, {_PUT}"
_NAME: Final = re.compile(r"[a-z][a-z0-9_]{0,63}")
_ITEM: Final = re.compile(rf"-\s+({_NAME.pattern})")
_THOUSAND: Final = len("000")

_MEANINGS: Final = {
    "*": "an alias",
    "&": "an anchor",
    "!": "a tag",
    "[": "a list",
    "{": "a mapping",
    "|": "a block of text on the lines below",
    ">": "a block of text on the lines below",
    "-": "an item of a list",
    "?": "a key",
    "%": "a directive",
}


def not_yaml(place: Place, problem: str) -> Fault:
    """Return the fault for what libyaml refuses and no trap explains; ``problem`` in libyaml's words."""
    way_out = "Compare with the lines above: indentation, quotes, brackets and colons."
    return Fault(*place, "CX001", "not-yaml", f"This cannot be read as YAML: {problem}.", way_out)


def alias_refused(place: Place, name: str) -> Fault:
    """Return the fault for ``*name``: an alias, or a text that looks like one."""
    problem = f"{quoted('*' + name)} is an alias to YAML, and aliases are not part of the format."
    return Fault(*place, "CX003", "no-aliases", problem, f"{IF_TEXT} Otherwise write it out.")


def anchor_refused(place: Place, name: str) -> Fault:
    """Return the fault for ``&name``: an anchor, or a text that looks like one."""
    problem = f"{quoted('&' + name)} is an anchor to YAML, and anchors are not part of the format."
    return Fault(*place, "CX003", "no-aliases", problem, f"{IF_TEXT} Otherwise leave it out.")


def second_document(place: Place) -> Fault:
    """Return the fault for a second ``---``."""
    problem = "A second document begins here; nothing from here on is read."
    return Fault(*place, "CX004", "one-document", problem, "Leave out the line with ---, or make it a file of its own.")


def tag_refused(place: Place, tag: str) -> Fault:
    """Return the fault for ``!tag``: a tag, or a text that looks like one."""
    short = tag.replace("tag:yaml.org,2002:", "!!", 1)
    problem = f"{quoted(short)} is a tag to YAML, and tags are not part of the format."
    return Fault(*place, "CX005", "no-tags", problem, f"{IF_TEXT} Otherwise leave it out.")


def too_deep(place: Place, deepest: int) -> Fault:
    """Return the fault for what is nested deeper than ``deepest`` levels."""
    problem = f"This is nested deeper than {deepest} levels and is not read."
    return Fault(*place, "CX006", "too-deep", problem, "No scenario needs that many; look for brackets left open.")


def key_not_text(place: Place) -> Fault:
    """Return the fault for a list or a mapping in the place of a key."""
    problem = "A key is a word; here stands a list or a mapping."
    return Fault(*place, "CX007", "key-not-text", problem, "If { } or [ ] belong to the key, put it in quotes.")


def key_twice(place: Place, key: str, first: Place) -> Fault:
    """Return the fault for a ``key`` that stands in one mapping twice, ``first`` being where it stood first."""
    problem = f"{quoted(key)} stands here a second time; first at {first.line}:{first.column}."
    return Fault(*place, "CX008", "key-twice", problem, "Rename one of the two, or delete it.")


def too_many_values(place: Place) -> Fault:
    """Return the fault for a file that holds more than is read."""
    problem = "The file holds more keys and values than are read."
    return Fault(*place, "CX009", "too-many-values", problem, "Split it: one scenario a file.")


def forbidden_character(place: Place, character: str, more: str = "") -> Fault:
    """Return the fault for a character that is not allowed; ``more`` is said of how many there are."""
    problem = f"The character U+{ord(character):04X} is not allowed{more}."
    return Fault(*place, "CX011", "forbidden-character", problem, "Delete it.")


def forbidden_escape(place: Place, escape: str, character: str) -> Fault:
    r"""Return the fault for an ``escape`` such as ``\e`` that stands for a character that is not allowed."""
    problem = f"{quoted(escape)} stands for the character U+{ord(character):04X}, which is not allowed."
    return Fault(*place, "CX011", "forbidden-character", problem, "Delete it.")


def directive_refused(place: Place) -> Fault:
    """Return the fault for ``%YAML`` and ``%TAG`` lines."""
    problem = "Lines that begin with % direct YAML itself and are not part of the format."
    return Fault(*place, "CX012", "no-directives", problem, "Delete the line.")


def comma_cuts_text(place: Place, key: str, held: str, piece: str, listed: str = "") -> Fault:
    """Return the fault for ``{key: held, piece}``, where the comma was meant as part of the text, or of a list."""
    problem = f"The comma ends {quoted(key)} after {quoted(held)}; {quoted(piece)} is left over, a key without a value."
    way_out = "Put the text in quotes: inside { } a comma begins the next key."
    if listed:
        way_out = f"If it is a list, write {key}: [{quoted(listed)[1:-1]}]. If it is text, put it in quotes."
    return Fault(*place, "CX020", "comma-cuts-text", problem, way_out)


def key_without_value(place: Place, keys: Sequence[str]) -> Fault:
    """Return the fault for words alone in ``{ }``."""
    problem = f"{quoted(keys[0])} stands in {{ }} without a colon and a value."
    adding = assigned(keys[0])
    way_out = f"Write {': '.join(adding)} instead." if adding else "Write key: value, or [ ] if it is a list."
    if len(keys) > 1:
        way_out = f"If it is a list, write [{quoted(', '.join(keys))[1:-1]}]; else write key: value."
    return Fault(*place, "CX020", "comma-cuts-text", problem, way_out)


def decimal_comma(place: Place, whole: str, fraction: str) -> Fault:
    """Return the fault for a number written ``whole,fraction``."""
    problem = f"{quoted(f'{whole},{fraction}')} is no number: decimals have a point."
    thousands = f", or {whole}{fraction} if the comma parts thousands" if len(fraction) == _THOUSAND else ""
    way_out = f"Write {quoted(f'{whole}.{fraction}')[1:-1]}{thousands[:LONGEST_QUOTE]}; in quotes, if a text is meant."
    return Fault(*place, "CX021", "decimal-comma", problem, way_out)


def colon_in_prose(place: Place, before: str) -> Fault:
    """Return the fault for a colon and a space in an unquoted text, after ``before``."""
    problem = f"The colon after {quoted(before)} makes it a key, in a place where a value stands already."
    a_mapping = f"If more is to stand in it, write {{{before}: …}}, or begin it on the next line. {IF_TEXT}"
    way_out = a_mapping if _NAME.fullmatch(before) else UNDER_A_BAR
    return Fault(*place, "CX022", "colon-in-prose", problem, way_out)


def comment_after_prose(place: Place, before: str, after: str) -> Fault:
    """Return the warning for ``before #after``, of which ``after`` is a comment to YAML."""
    held = f"the text ends with {quoted(before[-40:])}" if before else "there is no text"
    problem = f"{quoted(after)} is a comment to YAML: {held}."
    way_out = f"{IF_TEXT} If it is a comment, set two spaces before # and one after."
    return Fault(*place, "CX023", "hash-cuts-text", problem, way_out, "warning")


def comment_breaks_off(place: Place, after: str) -> Fault:
    """Return the fault for a ``#`` that made a comment of what the lines below need."""
    problem = f"From # on the line is a comment ({quoted(after)}), and what it breaks off goes on below."
    return Fault(*place, "CX023", "hash-cuts-text", problem, UNDER_A_BAR)


def sign_begins_text(place: Place, text: str) -> Fault:
    """Return the fault for a ``text`` (the rest of its line) whose first character has a meaning in YAML."""
    meaning = _MEANINGS.get(text[:1])
    why = f"in YAML that begins {meaning}, not a text" if meaning else "in YAML no text begins with it"
    problem = f"{quoted(text)} begins with {text[:1]}: {why}."
    item = _ITEM.fullmatch(text)
    way_out = f"If it is a list, write [{item[1]}], or begin it on the next line. {IF_TEXT}" if item else UNDER_A_BAR
    return Fault(*place, "CX024", "sign-begins-text", problem, way_out)


def goes_on_after_quote(place: Place, held: str, after: str) -> Fault:
    """Return the fault for ``"held" after``: a text that does not end where its quotes do."""
    problem = f"The text ends with its closing quote, {quoted(held)}, and yet {quoted(after)} follows."
    way_out = "Put the whole text on the next line under `|`, indented."
    return Fault(*place, "CX024", "sign-begins-text", problem, way_out)


def tab_indents(place: Place) -> Fault:
    """Return the fault for a tab in an indentation."""
    problem = "The line is indented with a tab; YAML takes only spaces."
    return Fault(*place, "CX025", "tab-indents", problem, "Replace the tab with spaces, two a level.")


def unclosed_quote(place: Place, quote: str, until: int | None = None) -> Fault:
    """Return the fault for a ``quote`` that is never closed, or only by the next one, at line ``until``."""
    where = f"only at line {until}, by a quote that was to begin a text" if until else "nowhere"
    problem = f"The {quote} that opens here is closed {where}."
    way_out = f"Close it. If {quote} belongs to the text, put the text on the next line under `|`, indented."
    return Fault(*place, "CX026", "unclosed-quote", problem, way_out)


def unbalanced_bracket(place: Place, opening: str, line: int) -> Fault:
    """Return the fault for an ``opening`` bracket that still waits for its counterpart at ``line``."""
    closing = "]" if opening == "[" else "}"
    problem = f"The {opening} that opens here is still open at line {line}, where a comma or {closing} is missing."
    return Fault(*place, "CX027", "unbalanced-bracket", problem, f"Close it with {closing}, or set the comma.")


def surplus_bracket(place: Place, closing: str) -> Fault:
    """Return the fault for a ``closing`` bracket too many."""
    problem = f"There is nothing open that this {closing} could close."
    return Fault(*place, "CX027", "unbalanced-bracket", problem, "Delete it, or open one before.")


def indentation_does_not_fit(place: Place, text: str, expected: str) -> Fault:
    """Return the fault for a line beginning with ``text`` where ``expected`` should begin."""
    problem = f"{quoted(text)} does not fit here: at this indentation {expected} is expected."
    return Fault(*place, "CX028", "indentation", problem, "Let it begin exactly below what it belongs to.")


def foreign_space_indents(place: Place, space: str) -> Fault:
    """Return the fault for a ``space`` in an indentation that is none to YAML, as copied from a page or a letter."""
    problem = f"The line is indented with U+{ord(space):04X}, which looks like a space and is none to YAML."
    return Fault(*place, "CX028", "indentation", problem, "Type the line's indentation anew, with the space bar.")


def stray_after_sign(place: Place, sign: str, stray: str) -> Fault:
    """Return the fault for a ``stray`` sign behind the ``sign`` of an item or of a block of text."""
    problem = f"After {sign[-1]} stands {stray_sign(stray)}."
    way_out = "Put an ordinary space in its place." if sign == "-" else "Delete it."
    return Fault(*place, "CX028", "indentation", problem, way_out)


def continues_the_line_above(place: Place, text: str) -> Fault:
    """Return the fault for a key that, by its indentation, goes on with the text of the line above."""
    problem = f"{quoted(text)} is indented deeper than the line above, whose text it would go on with."
    way_out = "Let it begin exactly below the key it stands beside. A text of several lines stands under `|`."
    return Fault(*place, "CX028", "indentation", problem, way_out)


def no_colon(place: Place, text: str) -> Fault:
    """Return the fault for a line that stands where a key should, and has no colon."""
    problem = f"{quoted(text)} stands where a key is expected, and has no colon."
    way_out = "Write key: value. A text of several lines stands under `|`, indented deeper than its key."
    return Fault(*place, "CX028", "indentation", problem, way_out)


def colon_without_space(place: Place, text: str) -> Fault:
    """Return the fault for ``key:value``, which to YAML is one word."""
    key, _, value = text.partition(":")
    written = quoted(f"{key}: {without_stray(value)}")[1:-1]
    problem = f"{quoted(text)} is one word to YAML: a colon ends a key only before a space."
    way_out = f"Write {written}."
    stray = stray_sign(value[:1])
    if stray:
        problem = f"After the colon of {quoted(key)} stands {stray}."
        way_out = f"Put an ordinary space in its place: {written}." if value.strip() else "Delete it."
    return Fault(*place, "CX031", "colon-without-space", problem, way_out)


def full_width_sign(place: Place, sign: str, meant: str) -> Fault:
    """Return the fault for a colon or a comma as wide as a Chinese character, in place of YAML's own."""
    problem = f"'{sign}' is a letter like others to YAML; its own sign is '{meant}', with a space after it."
    return Fault(*place, "CX032", "full-width-sign", problem, f"Write '{meant} ' here.")


def number_too_long(place: Place, text: str) -> Fault:
    """Return the fault for a number that is too long or too large to count with."""
    problem = f"{quoted(text)} is too long or too large for a number."
    return Fault(*place, "CX029", "number-too-long", problem, "In quotes, if a text is meant.")


def bad_escape(place: Place, text: str) -> Fault:
    r"""Return the fault for a ``text`` beginning with a backslash that YAML does not know, such as ``\q``."""
    problem = f"In double quotes \\ begins an escape, and {quoted(text)} is none that YAML knows."
    return Fault(*place, "CX030", "bad-escape", problem, "Write \\\\ for one \\, or put the text in single quotes.")


def too_many_faults(place: Place, count: int) -> Fault:
    """Return what stands in for the ``count`` faults beyond those that are listed."""
    problem = f"{count} more fault{'s' if count > 1 else ''} from here on not listed."
    return Fault(*place, "CX099", "too-many-faults", problem, "Mend these first.", "note")
