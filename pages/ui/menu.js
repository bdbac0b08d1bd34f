// The links of the menu carry the filters, so that a page opened in a new tab shows the same choice;
// and a click with Ctrl, Cmd or Shift opens one, which the framework takes for a plain click. A plain
// click does not read the address.
if (!window.carriesFilters) {
  window.carriesFilters = true;
  const names = ["data", "period", "compare", "level", "district", "sector", "lang"];
  const menu = ["stTopNavLink", "stTopNavDropdownLink", "stSidebarNavLink"].map((name) => `[data-testid="${name}"]`).join();
  const carry = (event) => {
    const link = event.target.closest?.(menu);
    if (!link) return;
    const here = new URLSearchParams(location.search);
    link.search = new URLSearchParams(
      names.filter((name) => here.has(name)).map((name) => [name, here.get(name)]));
  };
  for (const kind of ["pointerdown", "focusin", "contextmenu"])
    document.addEventListener(kind, carry, true);
  document.addEventListener("click", (event) => {
    const opens = event.ctrlKey || event.metaKey || event.shiftKey;
    if (opens && event.target.closest?.(menu)) event.stopPropagation();
  }, true);
}
