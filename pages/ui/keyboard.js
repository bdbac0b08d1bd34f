// A popover opened by keyboard takes the focus: the framework appends it behind the whole page, some
// thirty presses of Tab away. Escape closes it and gives the focus back to its button.
if (!window.entersPopovers) {
  window.entersPopovers = true;
  const reachable = "input:enabled, button:enabled, a[href], [tabindex='0']";
  const enter = (tries) => {
    const first = [...document.querySelectorAll('[data-testid="stPopoverBody"]')]
      .map((body) => body.querySelector(reachable))
      .find((element) => element?.getClientRects().length);
    if (first) first.focus();
    else if (tries) requestAnimationFrame(() => enter(tries - 1));
  };
  document.addEventListener("click", (event) => {
    const button = event.target.closest('[data-testid="stPopoverButton"]');
    // A click that no mouse made counts no clicks; one that closes the popover moves nothing.
    if (button && event.detail === 0 && button.getAttribute("aria-expanded") !== "true") enter(60);
  }, true);
}
// The framework's way to the content ends above the bar: it goes on to where the page begins.
if (!window.skipsTheBar) {
  window.skipsTheBar = true;
  document.addEventListener("click", (event) => {
    const begins = event.target.closest?.('a[href^="#"]') && document.querySelector(".stMain h1");
    if (!begins || event.target.closest(".stMain")) return;
    event.preventDefault();
    event.stopPropagation();
    begins.tabIndex = -1;
    begins.focus();
  }, true);
}
// A row of controls is one stop of Tab, as a toolbar is: the arrow keys lead along it. The framework
// may have drawn it anew, so the stops are set as Tab is pressed; and its scrolled box, in which
// everything else stands, is none.
if (!window.makesRowsOneStop) {
  window.makesRowsOneStop = true;
  const rows = {
    ".stAppHeader": '[data-testid="stLogoLink"], [data-testid="stTopNavLink"], [data-testid="stTopNavSection"]',
    ".st-key-corner": "button",
    ".st-key-bar": '[data-testid="stPopoverButton"]',
    ".st-key-chips": "button",
    ".cards": ".info > summary",
  };
  const steps = { ArrowLeft: -1, ArrowRight: 1 };
  const seen = () => Object.entries(rows).flatMap(([row, controls]) => [...document.querySelectorAll(row)].map(
    (place) => [...place.querySelectorAll(controls)].filter((control) => control.getClientRects().length)));
  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const here = document.activeElement;
    if (event.key === "Tab") {
      document.querySelector(".stMain")?.setAttribute("tabindex", "-1");
      for (const row of seen()) {
        const stop = row.includes(here) ? here : row.find((control) => control.tabIndex === 0) ?? row[0];
        for (const control of row) {
          control.setAttribute("tabindex", control === stop ? "0" : "-1");
          if (row.length > 1) control.setAttribute("aria-keyshortcuts", Object.keys(steps).join(" "));
        }
      }
    }
    const row = event.key in steps && seen().find((controls) => controls.includes(here));
    if (!row) return;
    event.preventDefault();
    event.stopPropagation();
    row.at((row.indexOf(here) + steps[event.key]) % row.length).focus();
  }, true);
}
