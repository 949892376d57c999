"""Pictures of a pack: what is drawn reaches the library as plain shapes of bounded size, and all else is told."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxsim.content.checks import check_pictures
from cxsim.content.diagnostic import Fault
from cxsim.content.drawing import (
    LARGEST_DRAWING,
    LONGEST_VALUE,
    MOST_ELEMENTS,
    Drawing,
    drawing_of,
    read_drawing,
)
from cxsim.model.cast import Cast, Customer, Picture

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = sorted([*(ROOT / "scenarios").glob("*/portraits/*/*.svg"), *(ROOT / "assets").glob("**/*.svg")])
SHIPPED = [each for each in SHIPPED if each.parent.name != "wear"]  # pieces that people are built from
DOT = '<circle cx="5" cy="5" r="4"/>'


def svg(inside: str = DOT, root: str = 'viewBox="0 0 10 10"') -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" {root}>{inside}</svg>'.encode()


def drawn(source: bytes) -> str:
    """Return what the library is given of an SVG."""
    found = drawing_of(source)
    assert isinstance(found, Drawing), found
    return found.fitted(20, 40).decode()


def refused(source: bytes) -> Fault:
    found = drawing_of(source)
    assert isinstance(found, Fault), found
    assert (found.code, found.rule, found.severity) == ("CX620", "unfit-picture", "warning")
    assert found.way_out
    return found


def test_shipped_pictures_are_drawn_with_all_their_shapes() -> None:
    outlines = re.compile(r'\s(?:d|points|fill|stroke|transform)="[^"]*"')
    assert SHIPPED
    for path in SHIPPED:
        assert outlines.findall(drawn(path.read_bytes())) == outlines.findall(path.read_text(encoding="utf-8")), path


def test_a_drawing_is_as_large_as_fits_and_at_least_one_pixel() -> None:
    assert drawn(svg()).startswith('<svg width="20" height="20" viewBox="0.0 0.0 10.0 10.0"')
    assert drawn(svg(root='viewBox="0 0 100 1"')).startswith('<svg width="20" height="1"')


@pytest.mark.parametrize("root", ['viewBox="0 0 0 0"', 'viewBox="0 0 1e-99 1e-99"', 'viewBox="0 0 -1 5"'])
def test_a_viewbox_without_room_is_told_with_its_place(root: str) -> None:
    found = refused(svg(root=root))
    assert "Let its sides be from 1 to 100,000." in found.way_out
    assert (found.line, found.column) == (1, 1)


@pytest.mark.parametrize("size", ['width="100001" height="10"', 'viewBox="0 0 10 900000"', 'viewBox="900000 0 9 9"'])
def test_a_viewbox_that_is_too_large_is_told(size: str) -> None:
    assert "sides" in refused(svg(root=size)).way_out


@pytest.mark.parametrize("root", ["", 'width="100%" height="100%"', 'width="10"', 'viewBox="a b c d"', 'viewBox="1e9"'])
def test_a_picture_without_a_size_is_told(root: str) -> None:
    assert refused(svg(root=root)).problem == "The picture has no size."


def test_a_picture_of_its_own_size_is_drawn_at_ours() -> None:
    assert drawn(svg(root='width="16000px" height="16000"')).startswith(
        '<svg width="20" height="20" viewBox="0.0 0.0 16000.0 16000.0"'
    )


@pytest.mark.parametrize(
    ("inside", "problem"),
    [
        ("<script>steal()</script>", "'<script>' is none of the shapes that are drawn."),
        ('<image href="https://example.org/a.png"/>', "'<image>' is none of the shapes that are drawn."),
        ('<foreignObject width="9" height="9"/>', "'<foreignObject>' is none of the shapes that are drawn."),
        ('<svg width="99999" height="99999"/>', "'<svg>' is none of the shapes that are drawn."),
        ('<rect width="9" height="9" onload="steal()"/>', "'onload' would run a program."),
        ('<linearGradient id="a" href="#a"/>', "'href' refers to something else."),
        ('<rect filter="url(https://example.org/f)"/>', "'filter' refers to something else."),
        ('<rect fill="url(https://example.org/f)"/>', "'fill' cannot be 'url(https://example.org/f)'."),
        ('<rect style="fill:url(https://example.org/f)"/>', "'fill' cannot be 'url(https://example.org/f)'."),
        ('<path d="M0 0L9 9" stroke-dasharray="1e-3"/>', "Dashes are not drawn."),
        ('<path d="M0 0L9 9" style="stroke-dasharray:.1"/>', "Dashes are not drawn."),
        (f'<rect fill="rgb(1{" " * 40}2,3)"/>', "'fill' cannot be 'rgb(1 2,3)'."),
        ('<g transform="scale(1 2 3)"/>', "'transform' cannot be 'scale(1 2 3)'."),
        ('<g transform="scale(2"/>', "'transform' cannot be 'scale(2'."),
        ('<path d="M0 0L1e9 9"/>', "'d' cannot be 'M0 0L1e9 9'."),
        ('<path d="M0 0L1000000 9"/>', "'d' cannot be 'M0 0L1000000 9'."),
        ('<rect stroke-width="99999"/>', "'stroke-width' cannot be '99999'."),
        ("<radialGradient/>", "A gradient without an id colours nothing."),
        ("<?xml-stylesheet href='a.css'?>", "An instruction to another program stands here."),
        ("<g>", "This is no SVG: mismatched tag."),
    ],
)
def test_what_is_refused_is_told_with_its_line(inside: str, problem: str) -> None:
    found = refused(svg(f"\n{inside}"))
    assert found.problem == problem
    assert found.line == 2


@pytest.mark.parametrize(
    "source", [b"", b"\x89PNG", b"<html/>", b"<!DOCTYPE svg [<!ENTITY a 'a'>]><svg/>", b"\xff\xfe"]
)
def test_what_is_no_svg_is_told(source: bytes) -> None:
    assert refused(source).line == 1


def test_a_file_a_path_and_a_picture_that_are_too_much_are_told() -> None:
    assert "larger" in refused(svg(" " * LARGEST_DRAWING)).problem
    assert "characters" in refused(svg(f'<path d="{"M0 0" * LONGEST_VALUE}"/>')).problem
    assert "elements" in refused(svg(DOT * MOST_ELEMENTS)).problem


def test_shapes_in_a_remark_or_in_text_do_not_reach_the_library() -> None:
    hidden = '<path d="M0 0L9 9" stroke-dasharray=".1"/>'
    assert drawn(svg(f"<!-- > {hidden} --><desc><![CDATA[ > {hidden} ]]></desc>{DOT}")) == drawn(svg())


def test_a_style_is_written_as_attributes_and_the_rest_is_left_out() -> None:
    said = drawn(svg('<rect class="a" fill="red" style="fill:#123; stroke-dasharray:none;font-size:9px"/>'))
    assert '<rect fill="#123">' in said


VALUES = st.one_of(
    st.sampled_from(["red", "#123", "url(#a)", "scale(2)", "M0 0L9-9a1 1 0 012 2z", "5px", "1e-5", '">', "&lt;"]),
    st.text("0123456789.-+eE ,()#%\"'<>&MLazZurlg\n\0", max_size=30),
)
NAMES = st.sampled_from(["d", "points", "fill", "transform", "r", "stroke-width", "id", "style", "class", "onload"])


@given(st.lists(st.dictionaries(NAMES, VALUES, max_size=5), max_size=4))
def test_what_reaches_the_library_is_the_same_when_it_is_read_again(parts: Sequence[dict[str, str]]) -> None:
    inside = "".join(
        f"<path {' '.join(f'{name}={quoteattr(value)}' for name, value in each.items())}/>" for each in parts
    )
    found = drawing_of(svg(inside))
    if isinstance(found, Drawing):
        again = drawing_of(found.fitted(10, 10))
        assert isinstance(again, Drawing)
        assert again.fitted(10, 10) == found.fitted(10, 10)


@given(st.binary(max_size=200))
def test_no_bytes_make_it_raise(source: bytes) -> None:
    assert isinstance(drawing_of(source), Fault)


def cast(folder: str = "people") -> Cast:
    shown = Picture(folder=folder, alt="Dervla", licence="CC0-1.0")
    return Cast(moods=("calm", "warm", "dry"), customers={"dervla": Customer(name="Dervla", picture=shown)})


def test_pictures_that_cannot_be_drawn_are_told_by_file_and_missing_ones_are_not(tmp_path: Path) -> None:
    (tmp_path / "people").mkdir()
    (tmp_path / "people" / "calm.svg").write_bytes(svg())
    (tmp_path / "people" / "warm.svg").write_bytes(svg("\n  <text>Hi</text>"))
    (tmp_path / "people" / "cold.svg").write_bytes(b"nobody is shown so")
    (found,) = check_pictures(cast(), tmp_path)
    assert str(found) == (
        f"{tmp_path / 'people' / 'warm.svg'}:2:3  CX620 unfit-picture (warning)\n"
        "  '<text>' is none of the shapes that are drawn.\n"
        "  Leave it out; turn texts, copies and effects into paths first."
    )


def test_pictures_outside_the_pack_are_not_read(tmp_path: Path) -> None:
    (tmp_path / "people").mkdir()
    (tmp_path / "people" / "calm.svg").write_bytes(b"no picture")
    (tmp_path / "pack").mkdir()
    assert list(check_pictures(cast("../people"), tmp_path / "pack")) == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with names")
def test_a_pipe_in_the_place_of_a_picture_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "calm.svg")
    found = read_drawing(tmp_path / "calm.svg")
    assert isinstance(found, Fault)
    assert found.problem == "This is no file."
