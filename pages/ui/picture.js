// A chart's title, subtitle, note and source are text of the page: a PNG of the chart gets them too.
// plotly copies the layout while its button is clicked; before that they are put in, and taken out
// again when the click is over.
if (!window.namesPictures) {
  window.namesPictures = true;
  const EDGE = 12, GAP = 6;
  const pen = document.createElement("canvas").getContext("2d");
  // The fonts of the page do not reach into a picture.
  const lines = (text, size, weight, width) => {
    pen.font = `${weight} ${size}px sans-serif`;
    const wrapped = [];
    for (const word of text.trim().split(/\s+/)) {
      const longer = wrapped.length ? `${wrapped.at(-1)} ${word}` : word;
      if (wrapped.length && pen.measureText(longer).width <= width) wrapped[wrapped.length - 1] = longer;
      else wrapped.push(word);
    }
    return wrapped;
  };
  const block = (chart, texts, size, weight) => {
    const all = texts.filter((text) => text?.trim()).flatMap((text) => lines(text, size, weight, chart._fullLayout.width - 2 * EDGE));
    // The sanitizer drops a script that has a tag in it: the signs are written as numbers.
    const escaped = all.join("\n").replaceAll("&", "&amp;").replaceAll("\u003c", "&lt;");
    return { size, weight, text: escaped.replaceAll("\n", "\u003cbr>"),
      height: all.length ? Math.ceil(all.length * size * 1.3) + GAP : 0 };
  };
  const complete = (chart) => {
    const { layout, _fullLayout: full, _context: { toImageButtonOptions: options } } = chart;
    const panel = chart.closest('[class*="st-key-panel-"]');
    const text = (name, within = panel) => within?.querySelector(name)?.innerText;
    const title = block(chart, [options.title || text(".panel-title")], 16, 650);
    const subtitle = block(chart, options.title ? [] : [text(".panel-subtitle")], 14, 400);
    const below = options.source ? [options.source] : [text("p.source"), text(".source.documents", document)];
    const foot = block(chart, below, 12, 400);
    const { l, t, b } = full._size, above = title.height + subtitle.height + (title.height ? EDGE : 0);
    const under = foot.height ? foot.height + EDGE : 0;
    const note = ({ text, size, weight }, y, yanchor, yshift) => ({ text, showarrow: false, align: "left",
      xref: "paper", x: 0, xanchor: "left", xshift: EDGE - l, yref: "paper", y, yanchor, yshift,
      font: { size, weight, color: full.font.color } });
    const before = { ...layout }, height = options.height;
    Object.assign(layout, {
      paper_bgcolor: getComputedStyle(panel ?? document.querySelector(".stApp")).backgroundColor,
      margin: { ...layout.margin, t: t + above, b: b + under },
      annotations: [...layout.annotations ?? [],
        note(title, 1, "top", t + above - EDGE / 2),
        note(subtitle, 1, "top", t + above - EDGE / 2 - title.height),
        note(foot, 0, "bottom", EDGE / 2 - b - under)].filter(({ text }) => text),
    });
    options.height = full.height + above + under;
    setTimeout(() => {
      for (const name of ["paper_bgcolor", "margin", "annotations"])
        if (name in before) layout[name] = before[name]; else delete layout[name];
      if (height === undefined) delete options.height; else options.height = height;
    });
  };
  document.addEventListener("click", (event) => {
    const chart = event.target.closest?.(".modebar-btn")?.closest(".js-plotly-plot");
    if (chart) complete(chart);
  }, true);
}
