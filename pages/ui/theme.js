// What stands there before the framework has come is dark or light as the reader chose for this page.
{
  const chosen = /Dark|Light/.exec(localStorage.getItem(`stActiveTheme-${location.pathname}-v2`) ?? "");
  const dark = chosen ? chosen[0] === "Dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  document.documentElement.dataset.theme = dark ? "dark" : "light";
}
