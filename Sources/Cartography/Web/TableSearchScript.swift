/// Long tables of a page: closed on a telephone, where one would be all of the page, and with a field that leaves the
/// rows which say what is typed.
enum TableSearchScript {
  /// A table of no more rows is seen at a glance.
  private static let fewRows = 15

  static let text = #"""
    function searched(details, words) {
      const rows = Array.from(details.querySelectorAll("tbody tr"));
      if (rows.length <= FEW) { return; }
      if (isCardBelow()) { details.open = false; }
      const label = document.createElement("label"), field = document.createElement("input");
      label.className = "web-map-search";
      field.type = "search";
      field.autocomplete = "off";
      label.append(words.search, field);
      details.querySelector("summary").after(label);

      // Without accents, and as if all were small.
      function plain(text) { return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase(); }
      let texts = null;
      field.addEventListener("input", function () {
        texts = texts || rows.map(function (row) { return plain(row.textContent); });
        const asked = plain(field.value).split(/\s+/);
        rows.forEach(function (row, index) {
          row.hidden = !asked.every(function (word) { return texts[index].includes(word); });
        });
      });
    }

    """#.replacing("FEW", with: String(fewRows))
}
