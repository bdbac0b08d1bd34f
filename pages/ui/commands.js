// Buttons of our own markup: the framework has none that print, copy the link or change the theme.
if (!window.carriesOutCommands) {
  window.carriesOutCommands = true;
  // Charts that are drawn as wide as the paper keep the size of their letters.
  const print = () => {
    document.documentElement.dataset.printing = "";
    addEventListener("afterprint", () => delete document.documentElement.dataset.printing, { once: true });
    const ready = (tries) =>
      tries && document.querySelector('[data-testid="stSkeleton"]') ? setTimeout(ready, 300, tries - 1) : window.print();
    setTimeout(ready, 700, 20);
  };
  // Without https, as in an office's network, a browser has no clipboard: it copies what is selected.
  const copySelected = () => {
    const field = document.createElement("textarea");
    field.value = location.href;
    field.className = "unseen";
    (document.querySelector('[data-testid="stPopoverBody"]') ?? document.body).append(field);
    field.select();
    const copied = document.execCommand("copy");
    field.remove();
    return copied;
  };
  const commands = {
    print,
    copy: async (button) => {
      const copied = await navigator.clipboard?.writeText(location.href).then(() => true, () => false)
        || copySelected();
      const label = button.textContent;
      // What could not be copied stands there to be copied by hand.
      button.textContent = copied ? button.dataset.done : location.href;
      button.focus();
      setTimeout(() => { button.textContent = label; }, copied ? 2000 : 10000);
    },
  };
  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey || event.key !== "p") return;
    event.preventDefault();
    print();
  });
  // The framework keeps the reader's theme for each address apart: it is told of all pages at once.
  const THEME = "stActiveTheme-";
  const dark = () =>
    getComputedStyle(document.querySelector(".stApp") ?? document.body).colorScheme === "dark";
  const choose = () => {
    const chosen = JSON.stringify(dark() ? "Light" : "Dark");
    const here = location.pathname.replace(/[^/]*$/, "");
    const pages = ["", "trends", "compare", "ranking", "profile", "areas", "quality", "reporting", "intake", "report-check", "methods"];
    const paths = new Set([location.pathname, ...pages.map((name) => here + name)]);
    for (const path of paths) localStorage.setItem(`${THEME}${path}-v2`, chosen);
    location.reload();
  };
  const tell = () => { document.documentElement.dataset.theme = dark() ? "dark" : "light"; };
  tell();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => setTimeout(tell, 200));
  // The sheet of boxes opens at the head of the page, where all of them stand.
  document.addEventListener("toggle", ({ target }) => {
    if (target.matches?.(".sheet[open]")) document.querySelector(".stMain").scrollTo(0, 0);
  }, true);
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-command]");
    if (button) commands[button.dataset.command]?.(button);
    if (event.target.closest?.("button.theme")) choose();
  });
}
