// A cell of a table holds the text of its number, because that is what the framework's grid reads out
// and copies. It would sort it as text too: two numbers are compared by their value here.
if (!window.sortsNumbers) {
  window.sortsNumbers = true;
  const before = "\\(?(?:[▲▼<>≈]\\s?|(?:hơn|gần|khoảng|over|about|nearly)\\s)?";
  const after = "(?:[^\\p{L}]*|\\s(?:điểm|pts|points|đồng|tr|tỷ|VND|hồ sơ|dossiers)(?![\\p{L}]).*)";
  const number = new RegExp(`^${before}([+−-]?)(\\d[\\d.,]*)${after}$`, "u");
  const value = (text) => {
    const [, sign, digits] = number.exec(text) ?? [];
    if (digits === undefined) return null;
    const plain = document.documentElement.lang === "vi"
      ? digits.replaceAll(".", "").replace(",", ".")
      : digits.replaceAll(",", "");
    const size = Number.parseFloat(plain);
    return sign === "−" || sign === "-" || text.includes("▼") ? -size : size;
  };
  const asText = String.prototype.localeCompare;
  String.prototype.localeCompare = function (other, ...more) {
    const [one, two] = [value(String(this)), value(String(other))];
    if (one === null || two === null || one === two) return asText.call(this, other, ...more);
    return one - two;
  };
}
