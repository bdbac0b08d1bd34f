// Boxes find "ninh hoa" and "Hoà" for "Hòa": while a reader types into one, letters are compared
// without their accents. The framework compares small letters and has no option for this.
if (!window.searchesWithoutAccents) {
  window.searchesWithoutAccents = true;
  const small = String.prototype.toLowerCase;
  const types = () => document.activeElement?.getAttribute("role") === "combobox";
  String.prototype.toLowerCase = function () {
    const text = small.call(this);
    if (!types()) return text;
    return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replaceAll("đ", "d");
  };
}
