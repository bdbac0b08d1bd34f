"""Where things stand, measured: the answer is seen without scrolling, at a desk and by phone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.reader import PATHS, bottom, open_page, places
from tests.browser.server import DESK, PHONE

# Vietnamese words are the longer ones, the newest full report has most to show.
both_languages = pytest.mark.parametrize(
    "language", ["vi", pytest.param("en", marks=pytest.mark.deep)]
)
PERIODS = pytest.mark.parametrize(
    "period",
    ["2021-Q1", *(pytest.param(code, marks=pytest.mark.deep) for code in ("2019-Q3", "2024-Q1"))],
)

PANELS = "[class*='st-key-panel-']"
# Pixels: the whole overview, at a desk and on a phone.
LONGEST = {"desk": 1_700, "phone": 2_600}
WHOLE = "document.querySelector('.stMain').scrollHeight"


@both_languages
@PERIODS
def test_at_a_desk_answer_cards_and_both_lists_begin_on_the_first_screen(
    page: Page, language: str, period: str
) -> None:
    open_page(page, "overview", lang=language, period=period)
    cards = places(page.locator(".card"))
    assert len(cards) == 4
    assert len({box["y"] for box in cards}) == 1
    for name in (".hero", ".cards"):
        assert bottom(page.locator(name)) <= DESK["height"], name
    lists = places(page.locator(PANELS))[:2]
    assert len({box["y"] for box in lists}) == 1
    assert all(box["y"] < DESK["height"] for box in lists)


def test_header_bar_and_content_are_aligned(page: Page) -> None:
    page.set_viewport_size({"width": 1920, "height": 900})
    open_page(page, "overview")
    left = {
        name: places(page.locator(name))[0]["x"]
        for name in (".stLogo", ".st-key-bar", ".hero", ".cards")
    }
    assert len(set(left.values())) == 1, left
    assert places(page.locator(".hero"))[0]["width"] <= 1_320


@pytest.mark.parametrize("width", [961, 1024, 1440])
def test_the_bar_is_one_line_at_a_desk_and_stays_in_sight(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    open_page(page, "overview", data="demo", period="2021-Q1")
    boxes = ("data", "period", "compare", "district", "sector", "more", "menu")
    middles = [
        box["y"] + box["height"] / 2
        for name in boxes
        for box in places(page.locator(f".st-key-{name}"))[:1]
    ]
    assert max(middles) - min(middles) <= 4
    page.locator(".stMain").evaluate("main => main.scrollTo(0, 900)")
    (bar,) = places(page.locator(".st-key-bar"))
    assert 0 <= bar["y"] <= 60


@pytest.mark.parametrize("size", ["desk", "phone"])
@pytest.mark.parametrize("data", ["official", "demo"])
def test_the_overview_is_short(visit: Callable[..., Page], size: str, data: str) -> None:
    page = visit(size)
    open_page(page, "overview", data=data, period="2021-Q1")
    assert page.evaluate(WHOLE) <= LONGEST[size]


@both_languages
@PERIODS
def test_by_phone_answer_and_two_cards_stand_on_the_first_screen(
    visit: Callable[..., Page], language: str, period: str
) -> None:
    page = visit("phone")
    open_page(page, "overview", lang=language, period=period)
    cards = places(page.locator(".card"))
    assert len(cards) == 4
    columns = {round(box["x"]) for box in cards}
    assert len(columns) == 2
    assert bottom(page.locator(".hero .big, .hero-sentence")) <= PHONE["height"]
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= PHONE["width"]
    # The boxes are behind one button.
    expect(page.locator(".st-key-district")).to_be_hidden()
    page.locator(".sheet summary").click()
    expect(page.locator(".st-key-district")).to_be_visible()


def test_by_phone_theme_and_language_stand_in_ink_on_paper(visit: Callable[..., Page]) -> None:
    page = visit("phone")
    open_page(page, "overview", data="demo")
    looks = page.locator(".st-key-corner button").evaluate_all(
        "all => all.map(button => [button, ...document.querySelectorAll('.hero, .st-key-bar')]"
        ".map(element => getComputedStyle(element).backgroundColor))"
    )
    assert looks and all(own in papers for own, *papers in looks)


@pytest.mark.parametrize("width", [320, 768, 1024, 2560])
def test_no_width_cuts_the_menu_or_scrolls_sideways(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    open_page(page, "overview", lang="en")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    header = page.locator(".stAppHeader").inner_text()
    assert "more" not in header
    if width < 768:
        assert "Menu" in page.get_by_test_id("stExpandSidebarButton").evaluate(
            "button => getComputedStyle(button, '::after').content"
        )
    else:
        assert "Explanations" in header


# Controls that lead somewhere on fewer than 44 pixels, with how many. Links within a sentence,
# circles of the map (each unit stands in the list too) and the framework's own are left out.
SMALL = """() => {
  const controls = ':is(.stMain, .stAppHeader) :is(button, a, summary, input)';
  const left = '.js-plotly-plot, .unseen, .map-sheet, .source, .strip, .stSelectbox button,'
    + ' [data-testid="stElementToolbar"], [data-testid="stFileUploaderDropzoneInput"]';
  const small = [];
  for (const control of document.querySelectorAll(controls)) {
    if (!control.getClientRects().length || control.closest(left)) continue;
    control.scrollIntoView({block: 'center'});
    const whole = control.closest('.stMain [role="group"]') ?? control;
    const {x, y, width, height} = whole.getBoundingClientRect();
    const hits = (dx, dy) => {
      const hit = document.elementFromPoint(x + width / 2 + dx, y + height / 2 + dy);
      return hit && whole.contains(hit);
    };
    const reach = (dx, dy) => {
      let n = 0;
      while (n < 44 && hits(dx * (n + 1), dy * (n + 1))) n++;
      return n;
    };
    if (!hits(0, 0)) continue;
    const high = Math.max(height, reach(0, -1) + reach(0, 1) + 1);
    const wide = Math.max(width, reach(-1, 0) + reach(1, 0) + 1);
    if (high < 43.5 || wide < 43.5)
      small.push([control.getAttribute('aria-label') || control.innerText, wide, high]);
  }
  return small;
}"""


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=() if name in ("trends", "ranking") else pytest.mark.deep)
             for name in PATHS]
)  # fmt: skip
@pytest.mark.parametrize("data", ["official", pytest.param("demo", marks=pytest.mark.deep)])
def test_by_phone_the_number_is_on_the_first_screen_and_a_finger_hits_everything(
    visit: Callable[..., Page], name: str, data: str
) -> None:
    page = visit("phone")
    link = {"population": "districts"}  # of whom something is published, too
    open_page(page, name, data=data, period="2021-Q1", **link)
    number = page.locator(".hero .big, .hero-sentence, .answer, .empty").first
    assert number.bounding_box()["y"] < PHONE["height"] / 2
    assert not page.evaluate(SMALL)


def test_by_phone_one_sheet_holds_the_boxes_of_the_bar_and_of_the_page(
    visit: Callable[..., Page],
) -> None:
    page = visit("phone")
    open_page(page, "trends", data="demo", split="unit")
    closed = places(page.locator(".hero"))[0]["y"]
    names = ("district", "sector", "metric", "split", "kind", "key")
    for name in names:
        expect(page.locator(f".st-key-{name}")).to_be_hidden()
    page.locator(".stMain").evaluate("main => main.scrollTo(0, 600)")
    page.locator(".sheet summary").click()
    for name in names:
        expect(page.locator(f".st-key-{name}")).to_be_in_viewport()
    page.locator(".sheet summary").click()
    assert places(page.locator(".hero"))[0]["y"] == closed


# A name of sixty letters, put in wherever a unit is named; what then stands on something else.
LONG_NAME = "Văn phòng Đăng ký đất đai và phát triển quỹ đất Khánh Vĩnh A"
COVERED = """name => {
  for (const place of document.querySelectorAll('.row-name a, .row-name:not(:has(a)), .table th a'))
    place.textContent = name;
  const words = element => {
    const range = document.createRange();
    range.selectNodeContents(element);
    return range.getBoundingClientRect();
  };
  const covered = [];
  for (const row of document.querySelectorAll('.row')) {
    const parts = [...row.children]
      .filter(part => part.getClientRects().length && part.innerText.trim());
    parts.forEach((one, at) => parts.slice(at + 1).forEach(other => {
      const [a, b] = [words(one), words(other)];
      if (Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
          && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1)
        covered.push([one.className, other.className]);
    }));
    const { right } = row.getBoundingClientRect();
    if (right > document.documentElement.clientWidth) covered.push(['out']);
  }
  return covered;
}"""


# 720: the window of 1440 at 200 per cent.
@pytest.mark.parametrize("width", [320, 720, pytest.param(1024, marks=pytest.mark.deep),
                                   pytest.param(2560, marks=pytest.mark.deep)])  # fmt: skip
@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=() if name in ("overview", "ranking") else pytest.mark.deep)
             for name in PATHS]
)  # fmt: skip
def test_a_name_of_sixty_letters_covers_nothing_at_any_width(
    page: Page, name: str, width: int
) -> None:
    assert len(LONG_NAME) == 60
    page.set_viewport_size({"width": width, "height": 900})
    open_page(page, name, data="demo", period="2021-Q1", population="districts", split="unit")
    assert not page.evaluate(COVERED, LONG_NAME)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_period_of_one_figure_has_its_page_without_gaps(page: Page) -> None:
    open_page(page, "overview", period="2021-9M")
    expect(page.locator(".hero-sentence, .empty").first).to_be_visible()
    assert page.evaluate(WHOLE) <= LONGEST["desk"]


@pytest.mark.parametrize("path", ["overview", "compare", "ranking"])
@pytest.mark.parametrize("width", [641, 768, 961, 1024])
def test_names_of_rows_have_room_at_every_width(page: Page, path: str, width: int) -> None:
    """A tablet, or a desk at 200%: a name takes three lines at most, and the menu has its word."""
    page.set_viewport_size({"width": width, "height": 900})
    open_page(page, path, data="demo", period="2021-Q1")
    names = places(page.locator(".row-name"))
    assert names
    assert max(box["height"] for box in names) <= 75
    button = page.get_by_test_id("stExpandSidebarButton")
    if button.count():
        assert places(button)[0]["width"] > 60
