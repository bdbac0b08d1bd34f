// Buttons of our own markup: the framework has none that print, copy the link or change the theme.
if (!window.carriesOutCommands) {
  window.carriesOutCommands = true;
  const commands = {
    print: () => window.print(),
    copy: (button) =>
      navigator.clipboard.writeText(location.href).then(() => {
        const label = button.textContent;
        button.textContent = button.dataset.done;
        setTimeout(() => { button.textContent = label; }, 2000);
      }),
  };
  // The framework keeps the reader's theme for each address apart: it is told of all pages at once.
  const THEME = "stActiveTheme-";
  const dark = () =>
    getComputedStyle(document.querySelector(".stApp") ?? document.body).colorScheme === "dark";
  const choose = () => {
    const chosen = JSON.stringify(dark() ? "Light" : "Dark");
    const here = location.pathname.replace(/[^/]*$/, "");
    const links = [...document.querySelectorAll('[data-testid="stTopNavLink"], [data-testid="stSidebarNavLink"]')];
    const pages = ["", "areas", "trends", "compare", "ranking", "profile", "quality", "reporting", "intake", "methods"];
    const paths = new Set([location.pathname, ...pages.map((name) => here + name), ...links.map((link) => link.pathname)]);
    for (const path of paths) localStorage.setItem(`${THEME}${path}-v2`, chosen);
    location.reload();
  };
  const tell = () => { document.documentElement.dataset.theme = dark() ? "dark" : "light"; };
  tell();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => setTimeout(tell, 200));
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-command]");
    if (button) commands[button.dataset.command]?.(button);
    if (event.target.closest?.("button.theme")) choose();
  });
}
