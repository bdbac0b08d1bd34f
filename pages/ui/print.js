// Before the page is printed its charts get a size of their own to shrink from, so that all points
// stay on the paper; afterwards all is as before.
if (!window.preparesPrints) {
  window.preparesPrints = true;
  const undo = [];
  const set = (element, name, value) => {
    const before = element.getAttribute(name);
    element.setAttribute(name, value);
    undo.push(() => before === null ? element.removeAttribute(name) : element.setAttribute(name, before));
  };
  const shrinks = (chart) => {
    const frame = chart.querySelector(".svg-container"), svgs = chart.querySelectorAll(".main-svg");
    const width = Number(svgs[0]?.getAttribute("width")), height = Number(svgs[0]?.getAttribute("height"));
    if (!frame || !width || !height) return;
    for (let box = frame; box && !box.matches(".stPlotlyChart"); box = box.parentElement)
      set(box, "style", `position: relative; width: 100%; max-width: ${width}px; height: auto; aspect-ratio: ${width} / ${height}`);
    for (const svg of svgs) {
      set(svg, "viewBox", `0 0 ${width} ${height}`);
      set(svg, "width", "100%");
      set(svg, "height", "100%");
    }
  };
  addEventListener("beforeprint", () => document.querySelectorAll(".js-plotly-plot").forEach(shrinks));
  addEventListener("afterprint", () => { while (undo.length) undo.pop()(); });
}
