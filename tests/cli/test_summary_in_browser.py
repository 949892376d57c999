"""A team's page, opened in a real Chromium: nobody is shut out, by eyes, hands, paper or telephone."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest
from typer.testing import CliRunner

from cxsim.cli.main import app
from tests.leaders_store import store_of
from tests.machine import cannot, needed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

needed("duckdb")
AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return language → address of the page in it."""
    folder = tmp_path_factory.mktemp("pages")
    store_of(folder / "store.sqlite").close()
    for language in ("en", "zh"):
        wanted = ["--store", str(folder / "store.sqlite"), "--team", "care/first line/early", "--language", language]
        found = CliRunner().invoke(app("summary"), ["summary", *wanted, "-o", str(folder / f"{language}.html")])
        assert found.exit_code == 0, found.output
    return {language: (folder / f"{language}.html").as_uri() for language in ("en", "zh")}


@pytest.fixture(scope="module")
def browser_page() -> Iterator[Page]:
    playwright = needed("playwright.sync_api")
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        cannot("There is no chromium on this machine.")
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield browser.new_page()
        browser.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_browser_finds_nothing_that_shuts_anybody_out(
    scheme: Literal["light", "dark"], language: str, pages: dict[str, str], browser_page: Page
) -> None:
    if not AXE.exists():
        cannot("axe-core is not there: npm install --no-save axe-core")
    browser_page.emulate_media(color_scheme=scheme)
    browser_page.goto(pages[language])
    browser_page.add_script_tag(path=AXE)
    found = browser_page.evaluate("axe.run()")["violations"]
    assert [(each["id"], [node["target"] for node in each["nodes"]]) for each in found] == []


def test_the_keyboard_reaches_every_link_and_every_table(pages: dict[str, str], browser_page: Page) -> None:
    browser_page.goto(pages["en"])
    wanted = browser_page.locator("a, [tabindex='0']").count()
    reached = set()
    for _ in range(wanted):
        browser_page.keyboard.press("Tab")
        reached.add(browser_page.evaluate("document.activeElement.outerHTML.slice(0, 200)"))
    assert len(reached) == wanted


def test_the_page_fits_on_paper_and_on_a_telephone(pages: dict[str, str], browser_page: Page) -> None:
    for width in (320, 1280):
        browser_page.set_viewport_size({"width": width, "height": 800})
        browser_page.goto(pages["en"])
        assert browser_page.evaluate("document.documentElement.scrollWidth") <= width
    assert browser_page.pdf(format="A4").startswith(b"%PDF")
