// "Back" leads to the choice before. The framework adds an entry to the browser's history for every
// change of the address, also where the dashboard only completes it: after a page change, or when a
// link names some of the filters. Such an address (same page, other parameter names) is replaced.
if (!window.completesAddress) {
  window.completesAddress = true;
  const push = history.pushState.bind(history);
  const names = (search) => [...new URLSearchParams(search).keys()].sort().join();
  history.pushState = (state, unused, address) => {
    const next = new URL(address, location.href);
    const completes =
      next.pathname === location.pathname && names(next.search) !== names(location.search);
    if (completes) history.replaceState(state, unused, address);
    else push(state, unused, address);
  };
}
