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
