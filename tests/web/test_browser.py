"""The page in a real browser: fits its screen, sends nothing, leads to its evidence. Skipped where there is none."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from onrecord.web import write
from tests.web.fixture import crowd, dossier

api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    path: Path = tmp_path_factory.mktemp("page") / "page.html"
    write(dossier(), path, built="2026-11-22")
    return path.as_uri()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with api.sync_playwright() as playwright:
        try:
            made = playwright.chromium.launch(
                executable_path=CHROMIUM, args=["--no-sandbox", "--disable-background-networking"]
            )
        except api.Error as error:
            pytest.skip(f"Chromium does not start: {str(error).splitlines()[0]}")
        yield made
        made.close()


def visit(browser: Any, address: str, width: int = 1280, **settings: Any) -> tuple[Any, list[str]]:
    page = browser.new_page(viewport={"width": width, "height": 850}, **settings)
    trouble: list[str] = []
    page.on("console", lambda message: trouble.append(message.text))
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.on(
        "request",
        lambda r: (
            None if r.url.split("#")[0] == address.split("#")[0] or r.url.startswith("data:") else trouble.append(r.url)
        ),
    )
    page.goto(address)
    return page, trouble


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_fits_the_screen_and_sends_nothing(browser, address, width, scheme):
    page, trouble = visit(browser, address, width, color_scheme=scheme)
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == {
        "light": "rgb(253, 252, 248)", "dark": "rgb(22, 21, 19)",
    }[scheme]  # fmt: skip
    assert trouble == []
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_the_paper(browser, address, scheme):
    page, _ = visit(browser, address, color_scheme=scheme)
    worst = page.evaluate("""() => {
      const style = getComputedStyle(document.documentElement);
      const context = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
      const light = (name) => {
        context.fillStyle = style.getPropertyValue(name).trim();
        context.fillRect(0, 0, 1, 1);
        const part = (c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4);
        const [r, g, b] = context.getImageData(0, 0, 1, 1).data;
        return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
      };
      const against = (a, b) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
      const words = ["--ink", "--dim", "--good", "--soft", "--warn", "--bad", "--other", "--tie"];
      const found = words.flatMap((w) => ["--paper", "--raised"].map((p) => against(light(w), light(p))));
      found.push(...["--hit", "--quote", "--figure", "--plan"].map((p) => against(light("--ink"), light(p))));
      return Math.min(...found);
    }""")
    assert worst >= 4.5
    page.close()


def test_evidence_opens_beside_the_line_and_the_address_keeps_it(browser, address):
    page, trouble = visit(browser, address)
    link = page.locator(".changed .says a.ev").first
    link.click()
    box = page.locator(".beside")
    assert box.is_visible()
    assert "1 June" in box.locator(".hit").inner_text()
    assert page.evaluate("location.hash") == link.get_attribute("href")
    live = box.locator(".links a").last.get_attribute("href")
    assert live == "https://courier.example/2024/05/03/bridge#:~:text=open%20by-,1%20June"
    page.keyboard.press("Escape")
    assert box.count() == 0
    assert page.evaluate("document.activeElement.className").startswith("ev")
    link.click()
    page.locator(".beside .links a").first.click()
    assert page.locator(".text .hit").first.is_visible()
    assert trouble == []
    page.close()


def test_a_kept_address_leads_to_the_words(browser, address):
    first, _ = visit(browser, address)
    href = first.locator(".changed .says a.ev").first.get_attribute("href")
    first.close()
    page, _ = visit(browser, address + href, 390)
    page.locator(".text .hit").wait_for()
    top = page.evaluate("document.querySelector('.text .hit').getBoundingClientRect().top")
    assert 0 <= top <= 850
    page.close()


def test_reads_without_script(browser, address):
    page, trouble = visit(browser, address, 390, java_script_enabled=False)
    link = page.locator(".changed .says a.ev").first
    ident = (link.get_attribute("href") or "")[1:]
    link.click()
    box = page.locator(f'[id="{ident}"]').bounding_box()
    assert box is not None and 0 <= box["y"] <= 850
    assert page.locator(".find").is_hidden()
    assert trouble == []
    page.close()


def test_search_keeps_the_lines_that_hold_the_words(browser, address):
    page, trouble = visit(browser, address)
    page.keyboard.press("/")
    page.locator("#find:focus").fill("cables ceder")
    page.locator(".find output:not(:empty)").wait_for()
    visible = page.locator(".row:visible").all_inner_texts()
    assert visible and all("câbles" in words for words in visible)
    page.keyboard.press("Escape")
    assert page.locator(".row[hidden]").count() == 0
    page.keyboard.press("/")
    page.locator("#find:focus").fill("ferrante water")
    page.locator(".find output:not(:empty)").wait_for()
    assert page.locator(".said:visible").count() == 1
    assert page.locator(".first .col:visible").count() == 0
    page.keyboard.press("Escape")
    assert trouble == []
    page.close()


def test_marks_are_switched_without_script(browser, address):
    page, _ = visit(browser, address, java_script_enabled=False)
    colour = "getComputedStyle(document.querySelector('.text mark.q')).backgroundColor"
    marked = page.evaluate(colour)
    for box in page.locator(".k-q").all():
        box.uncheck()
    assert page.evaluate(colour) != marked
    page.close()


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> str:
    path: Path = tmp_path_factory.mktemp("large") / "page.html"
    write(crowd(), path)
    return path.as_uri()


def test_a_large_record_makes_elements_only_where_they_are_needed(browser, large):
    page, trouble = visit(browser, large)
    kept = page.locator("noscript").count()
    assert kept > 30
    link = page.locator(".changed .says a.ev").first
    link.click()
    assert "1 June" in page.locator(".beside .hit").inner_text()
    assert page.locator("noscript").count() < kept
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.locator("#find:focus").fill("filler 33")
    page.locator(".find output:not(:empty)").wait_for()
    assert page.locator(".report:visible").count() == 1
    page.keyboard.press("Escape")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("noscript").count() == 0
    assert trouble == []
    page.close()


@pytest.mark.parametrize("script", [True, False])
def test_a_kept_address_in_a_large_record_leads_to_the_words(browser, large, script):
    ident = next(f"{s.span.article}:{s.span.start}-{s.span.end}" for s in crowd().figures if s.span.exact == "31")
    page, trouble = visit(browser, f"{large}#{ident}", 390, java_script_enabled=script)
    place = page.locator(f'[id="{ident}"]')
    place.wait_for()
    page.wait_for_timeout(1200 if script else 300)
    box = place.bounding_box()
    assert place.inner_text() == "31"
    assert box is not None and 0 <= box["y"] <= 850
    assert trouble == []
    page.close()
