// Tables of our own markup: a heading sorts, numbers by their value and the unknown last; the box above
// a long one keeps the rows that have the letters typed, with or without accents.
if (!window.sortsTables) {
  window.sortsTables = true;
  const plain = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replaceAll("đ", "d");
  const known = (cell) => cell.dataset.value !== "" && cell.textContent !== "—";
  const compare = (one, other) =>
    "value" in one.dataset ? one.dataset.value - other.dataset.value
      : one.textContent.localeCompare(other.textContent, document.documentElement.lang, { numeric: true });
  document.addEventListener("click", (event) => {
    const heading = event.target.closest?.(".table thead button")?.parentElement;
    if (!heading) return;
    const { tBodies: [body], tHead } = heading.closest("table"), at = heading.cellIndex;
    const falls = heading.ariaSort === "ascending";
    for (const other of tHead.rows[0].cells) other.removeAttribute("aria-sort");
    heading.ariaSort = falls ? "descending" : "ascending";
    body.append(...[...body.rows].sort(({ cells: { [at]: one } }, { cells: { [at]: other } }) =>
      known(other) - known(one) || (known(one) ? compare(one, other) * (falls ? -1 : 1) : 0)));
  });
  document.addEventListener("input", ({ target }) => {
    if (!target.matches?.(".table-search")) return;
    const words = plain(target.value).split(/\s+/);
    for (const row of target.parentElement.querySelectorAll("tbody tr"))
      row.hidden = !words.every((word) => plain(row.textContent).includes(word));
  });
}
