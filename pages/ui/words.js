// The framework's own words, for which it has no option, in the language of the page. Only these
// are touched: what it words otherwise in a later version stays as it is.
if (!window.saysWords) {
  const words = {
    "App pages": "Các trang", "Navigate to home page": "Về trang Tổng quan", "Sidebar": "Các trang", "Expand sidebar": "Mở danh sách trang",
    "Collapse sidebar": "Đóng danh sách trang", "Skip to main content": "Đến nội dung chính",
    "Open": "Mở", "Close": "Đóng", "Dismiss": "Đóng", "No results": "Không có kết quả",
    "Fullscreen": "Toàn màn hình",
    "Upload": "Chọn tệp", "file upload": "Chọn tệp", "Add files": "Thêm tệp",
    "add icon": "Thêm tệp", "Close fullscreen": "Thu nhỏ",
    "Copy to clipboard": "Sao chép", "Copied": "Đã sao chép",
    "Error: ": "Lỗi: ",
  };
  // What holds a size, and why a file was not taken: the framework tells what its library for
  // requests says.
  const sentences = [
    [/^(\d+)([KMG]B) per file$/, "Mỗi tệp nhiều nhất $1 $2", "At most $1 $2 per file"],
    [/^File must be (\d+)([KMG]B) or smaller\.$/, "Mỗi tệp nhiều nhất $1 $2.", "File must be $1 $2 or smaller."],
    [/^(.+, )?(\d+)(?:\.(\d+))?([KMG]?B)$/, (_, name = "", whole, part, unit) => `${name}${whole}${part ? `,${part}` : ""} ${unit}`,
      (_, name = "", whole, part, unit) => `${name}${whole}${part ? `.${part}` : ""} ${unit}`],
    [/^AxiosError: .* 413$/,
      "Máy chủ đang giữ quá nhiều tệp. Nạp hoặc bỏ bớt tệp đã chọn rồi thử lại.",
      "The server holds too many files. Publish or remove some of those chosen and try again."],
    [/^AxiosError: .*$/, "Chưa gửi được tệp. Tải lại trang rồi thử lại.",
      "The file could not be sent. Load the page again and try once more."],
  ];
  const openings = { "Help for ": "Giải thích: ", "Remove ": "Bỏ tệp " };
  const vietnamese = (text) => {
    const [, word, rest] = /^(.+?)(: .+)?$/s.exec(text) ?? []; // "Fullscreen: title"
    if (words[word]) return words[word] + (rest ?? "");
    const opening = Object.keys(openings).find((start) => text.startsWith(start));
    return opening ? openings[opening] + text.slice(opening.length) : text;
  };
  const originals = new Map(); // what was said otherwise, as it was before
  const say = (text) => {
    const inVietnamese = document.documentElement.lang === "vi";
    const original = originals.get(text) ?? text;
    const sentence = sentences.find(([told]) => told.test(original));
    const said = sentence ? original.replace(sentence[0], sentence[inVietnamese ? 1 : 2])
      : inVietnamese ? vietnamese(original) : original;
    if (said !== original) originals.set(said, original);
    return said;
  };
  const attributes = ["aria-label", "title"];
  const texts = '[data-testid="stSkipToContent"], [data-testid="stTooltipContent"] p,'
    + ' [data-testid="stSelectboxVirtualDropdown"] span,'
    + ' [data-testid="stFileUploader"] section p, [data-testid="stFileUploader"] section span,'
    + ' [data-testid="stFileChip"] :is(span, div:not([data-testid])), [data-testid="stTooltipErrorContent"]';
  // A list of sections is no list of pages: screen readers would find neither.
  const sections = '[data-testid="stSidebarNavItems"], [data-testid="stSidebarNavItems"] li';
  const visit = (element) => {
    if (element.matches(sections)) element.setAttribute("role", "none");
    for (const name of attributes) {
      const text = element.getAttribute(name);
      if (text && say(text) !== text) element.setAttribute(name, say(text));
    }
    if (!element.matches(texts)) return;
    for (const node of element.childNodes)
      if (node.nodeType === Node.TEXT_NODE && say(node.nodeValue) !== node.nodeValue)
        node.nodeValue = say(node.nodeValue);
  };
  const visitAll = (root) => {
    visit(root);
    root.querySelectorAll(`[aria-label], [title], ${texts}, ${sections}`).forEach(visit);
  };
  window.saysWords = () => visitAll(document.body);
  new MutationObserver((changes) => {
    for (const { type, target, addedNodes } of changes)
      if (type === "attributes") visit(target);
      else addedNodes.forEach((node) => node.nodeType === Node.ELEMENT_NODE && visitAll(node));
  }).observe(document.body, {
    subtree: true, childList: true, attributes: true, attributeFilter: attributes,
  });
}
window.saysWords();
