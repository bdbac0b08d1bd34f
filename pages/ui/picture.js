// A downloaded picture stands alone: it gets the title, the scope and the source that stand around
// the figure on the page. The figure itself is given back unchanged.
if (!window.namesPictures) {
  window.namesPictures = true;
  const wrapped = (text, width) => {
    const lines = [""];
    for (const word of text.replace(/&/g, "&amp;").replace(/</g, "&lt;").split(" "))
      if (lines.at(-1) && (lines.at(-1) + word).length > width) lines.push(word);
      else lines[lines.length - 1] += (lines.at(-1) && " ") + word;
    return lines;
  };
  document.addEventListener("click", (event) => {
    const figure = event.target.closest?.(".modebar-btn")?.closest(".js-plotly-plot");
    const options = figure?._context.toImageButtonOptions;
    if (!options?.title) return;
    const { layout } = figure, { width, height, margin } = figure._fullLayout;
    const title = wrapped(options.title, width / 9), below = wrapped(options.source, width / 6.5);
    const [top, bottom] = [20 * title.length + 16, 17 * below.length + 12];
    const note = { xref: "container", x: 0, xanchor: "left", yref: "container", pad: { l: 12, t: 10, b: 8 }, automargin: false };
    figure.layout = {
      ...layout,
      paper_bgcolor: getComputedStyle(figure).getPropertyValue("--paper") || "#fff",
      margin: { ...layout.margin, t: margin.t + top, b: margin.b + bottom },
      title: { ...note, y: 1, yanchor: "top", font: { size: 16, weight: 650 }, text: title.join("<br>") },
      annotations: [...(layout.annotations ?? []), { xref: "paper", yref: "paper", x: 0, y: 0, xanchor: "left", yanchor: "top",
        xshift: 12 - margin.l, yshift: -margin.b, align: "left", showarrow: false, font: { size: 12 }, text: below.join("<br>") }],
    };
    options.height = height + top + bottom;
    setTimeout(() => { figure.layout = layout; delete options.height; });
  }, true);
}
