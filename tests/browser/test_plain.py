"""Text for Markdown, made plain: the framework shows it to the letter and fetches nothing."""

import json
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.reader import DONE, WAIT
from tests.browser.server import serving
from tests.browser.test_quiet import Listener
from tests.publishing.forms import LINE, LINES, form

HOSTILE = (
    *("Sở Nội vụ ![x](http://evil.test/a.png)", "[a](http://evil.test)", "![a][b] !\\[x\\](/c)"),
    *("# heading", "1. list", "2) b", "- item", "+ item", "> quote", "- [ ] task", "    code"),
    *("**bold** *it* _it_ __b__ ~~s~~ ~s~", "`code` ``c``", "$x^2$ $$y$$", "~~~x", "[^1] [!NOTE]"),
    *(":red[a] :blue-background[b] :small[x]{a=b} ::leaf[x] :::cont", "b:{#x} b:x{y}", "a::b:c:"),
    *(":material/home: :material_home: :streamlit: :smile: :mermaid:", "đ:smile:é"),
    *("www.evil.test http://evil.test/x (HTTP://EVIL.test) WWW.evil.test", "ftp://x.y"),
    *("a@evil.test mailto:a@evil.test xmpp:a@b.cc", "<http://evil.test>", "[x]: http://evil.test"),
    *("<b>x</b> <img src=http://evil.test/b.png> <!-- c -->", "&amp; &#33; &lt; R&D", "\\ \\* \\["),
    *("a -> b <- c <-> d -- e >= f <= g ~= h", "->", "--", "---", "***", "===", "5*3=15 *"),
    *("a_b_c _d_ bao_cao__q1.xlsx, Sheet1, B5:C6, 10:30", "|a|b|\n|-|-|\n|c|d|"),
    *("a\n# b\n\n- c\n```\ncode\n```", "a  \nb", "Term\n: def"),
)
SIGNS = (
    *("![]()<>*_`~$:#-+=|\\&;{}\"'@/.^ab1 " * 2),
    *("http://e.t", "www.e.t", ":smile:", ":red[", ":material/home:", "\n"),
)
SCRIPT = """
import json
from pathlib import Path
import streamlit as st
from pages.ui.plain import plain
for n, text in enumerate(json.loads(Path(__file__).with_suffix(".json").read_text())):
    said = plain(text)
    with st.container(key=f"case{n}"):
        for draw in (st.warning, st.markdown, st.expander, st.popover, st.status):
            draw(said)
        st.subheader(said, anchor=False)
        st.button(said, key=f"b{n}")
        st.selectbox(said, ["a"], key=f"s{n}")
        st.segmented_control("", ["a"], format_func=lambda _, said=said: said, key=f"g{n}")
        st.page_link("http://127.0.0.1/", label=said)
        st.progress(0.5, said)
"""
SHOWN = """() => [...document.querySelectorAll('[class*="st-key-case"]')].flatMap(one =>
  [...one.querySelectorAll('[data-testid=stMarkdownContainer]')].map(shown => [
    +/st-key-case(\\d+)/.exec(one.className)[1], shown.textContent,
    shown.querySelectorAll('img, em, strong, code, del, a, em *, .katex, li, h4, hr,' +
      ' blockquote, table, input, .stMarkdownColoredText').length]))"""


@pytest.mark.deep
def test_the_framework_shows_a_plain_text_to_the_letter(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = random.Random(7)
    drawn = ["".join(chance.choices(SIGNS, k=chance.randint(3, 30))) for _ in range(200)]
    texts = [text for text in (*HOSTILE, *drawn) if text.strip()]
    (tmp_path / "shown.py").write_text(SCRIPT)
    (tmp_path / "shown.json").write_text(json.dumps(texts))
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[2]))
    with serving(tmp_path, tmp_path / "log.txt", str(tmp_path / "shown.py")) as address:
        page = browser.new_page()
        heard = Listener(page)
        page.goto(address)
        page.wait_for_selector(DONE, timeout=WAIT)
        expect(page.locator(f".st-key-case{len(texts) - 1} .stProgress")).to_be_visible()
        found = page.evaluate(SHOWN)
        page.close()
    told = [(n, _in_one_line(text), made) for n, text, made in found if text]
    assert len(told) >= 9 * len(texts)
    wrong = [one for one in told if one[1:] != (_in_one_line(texts[one[0]]), 0)]
    assert wrong == []
    assert heard.hosts == {"127.0.0.1"}


def _in_one_line(text: str) -> str:
    return " ".join(text.replace("\u2060", "").split())


def test_the_office_fetches_nothing_that_a_file_names(
    visit: Callable[..., Page], office: str, tmp_path: Path
) -> None:
    page = visit(at=office)
    heard = Listener(page)
    page.goto("/intake?lang=vi")
    name = "![c](http://canary.test/m.png) <img src=http://canary.test/h.png>"
    path = form(tmp_path / f"{name.replace('/', ':')}.xlsx", {**LINES, name: LINE}, unit=name)
    page.locator("[data-testid=stFileUploaderDropzoneInput]").first.set_input_files(path)
    asked = page.locator("[data-testid=stSelectbox] label", has_text="canary.test/m.png")
    expect(asked.first).to_be_visible()
    expect(page.locator("img[src*=canary]")).to_have_count(0)
    assert heard.hosts == {"127.0.0.1"}
    assert heard.complaints == []
