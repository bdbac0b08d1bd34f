"""What covers what in a drawn figure, measured in the browser: texts, marks, lines, the edge."""

from collections.abc import Iterator

from playwright.sync_api import Locator, Page

# Widths at which figures are looked at: a desk, a tablet, a phone.
_WIDTHS = (1440, 1024, 390)

_MEASURED = """figure => {
  const shown = node => node.getBoundingClientRect().width > 0 &&
    getComputedStyle(node).visibility !== "hidden" && !node.closest(".hoverlayer, .modebar, defs");
  const box = (node, cut = 0) => {
    const { left, right, top, bottom } = node.getBoundingClientRect();
    return { left: left + cut, right: right - cut, top: top + cut, bottom: bottom - cut };
  };
  const meet = (one, other) => one.left < other.right && other.left < one.right &&
    one.top < other.bottom && other.top < one.bottom;
  // A box of text has room for accents above and below: a pixel of it may be shared.
  const texts = [...figure.querySelectorAll("svg text")].filter(shown)
    .filter(node => node.textContent.trim())
    .map(node => ({ said: node.textContent.trim(), box: box(node, 1), node }));
  const all = (selector) => [...figure.querySelectorAll(selector)].filter(shown);
  const marks = all(".scatterlayer .points path, .barlayer .point path")
    .map(node => ({ box: box(node, 0.5), node }));
  const lines = all(".scatterlayer path.js-line, .errorbars path, .shapelayer path")
    .filter(node => getComputedStyle(node).stroke !== "none" &&
      getComputedStyle(node).strokeWidth !== "0px");
  const points = lines.flatMap(node => {
    const matrix = node.getScreenCTM(), length = node.getTotalLength(), found = [];
    for (let at = 0; at <= length; at += 2) {
      const { x, y } = node.getPointAtLength(at).matrixTransform(matrix);
      found.push({ left: x, right: x, top: y, bottom: y });
    }
    return found;
  });
  const edge = box(figure), found = [];
  texts.forEach((one, place) => {
    for (const other of texts.slice(place + 1))
      if (meet(one.box, other.box)) found.push(`"${one.said}" covers "${other.said}"`);
    const own = one.node.closest(".point");
    if (marks.some(mark => !own?.contains(mark.node) && meet(one.box, mark.box)))
      found.push(`"${one.said}" covers a mark`);
    if (points.some(point => meet(one.box, point))) found.push(`a line crosses "${one.said}"`);
    if (one.box.left < edge.left - 2 || one.box.right > edge.right + 2 ||
        one.box.top < edge.top - 2 || one.box.bottom > edge.bottom + 2)
      found.push(`"${one.said}" is cut`);
  });
  return found;
}"""


def at_widths(page: Page, height: int) -> Iterator[int]:
    """Each width in turn, given to the window before."""
    for width in _WIDTHS:
        page.set_viewport_size({"width": width, "height": height})
        yield width


def collisions(figure: Locator) -> list[str]:
    """Every text of a figure that covers another one or a mark, is crossed by a line or is cut.

    Args:
        figure: of the class ``js-plotly-plot``, drawn. A number inside its own bar is no collision,
            nor is a text on a band or on a heat map's cell.
    """
    return list(figure.evaluate(_MEASURED))
