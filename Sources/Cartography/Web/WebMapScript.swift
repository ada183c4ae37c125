/// What moves on the page, whoever draws: layers, the period, the card of facts, the tables' buttons.
///
/// A board draws. It has `show(feature, isShown)` for `m3`, `layer(key, isShown)` for `a0`, `place(area, layer, isShown)`
/// for an area's other class, `choose(feature or null)`, `bring(feature)` into view, and calls `opened(feature)` when the
/// reader points at one.
enum WebMapScript {
  static let text = #"""
    // As the legend and the sheets write numbers: 1,814.
    function grouped(count) { return String(count).replace(/\B(?=(\d{3})+$)/g, ","); }

    // Whether the card of facts stands under the map, as on a telephone, and not over it.
    function isCardBelow() { return matchMedia("NARROW").matches; }

    // The card of facts: what the feature's row in the tables says.
    function factsCard(root, words) {
      const card = root.querySelector(".web-map-card"), sheet = root.querySelector(".web-map-sheet");
      let back = null, feature = null, closed = function () {};

      function close() {
        if (feature === null) { return; }
        feature = null;
        card.hidden = true;
        card.textContent = "";
        closed();
        back.focus({ preventScroll: !back.matches("button") });
        back = null;
      }

      function fill(chosen) {
        const row = document.getElementById(root.id + "-" + chosen);
        const headings = row.closest("table").querySelectorAll("thead th");
        const title = document.createElement("p"), list = document.createElement("dl"), button = document.createElement("button");
        title.id = root.id + "-card";
        title.append(row.querySelector("bdi").cloneNode(true));
        Array.from(row.cells).forEach(function (cell, index) {
          if (index === 0 || cell.textContent === "" || cell.textContent === "—") { return; }
          const term = document.createElement("dt"), text = document.createElement("dd");
          term.textContent = headings[index].textContent;
          text.append(cell.firstElementChild.cloneNode(true));
          list.append(term, text);
        });
        button.type = "button";
        button.textContent = "×";
        button.setAttribute("aria-label", words.close);
        button.addEventListener("click", close);
        card.textContent = "";
        card.append(title, list, button);
      }

      function open(chosen, opener) {
        fill(chosen);
        card.hidden = false;
        card.scrollTop = 0;
        feature = chosen;
        back = opener || sheet;
        card.focus({ preventScroll: true });
        if (isCardBelow()) { uncoverBelow(); }
      }

      // Under the map the card comes into view, as far as the map stays there.
      function uncoverBelow() {
        const lack = card.getBoundingClientRect().bottom - innerHeight, room = sheet.getBoundingClientRect().top;
        if (lack > 0 && room > 0) { scrollBy(0, Math.min(lack, room)); }
      }

      if (sheet.tabIndex < 0) { sheet.tabIndex = -1; }
      root.addEventListener("keydown", function (event) { if (event.key === "Escape") { close(); } });
      return {
        open: open, close: close, onClose: function (then) { closed = then; },
        refresh: function () { if (feature !== null) { fill(feature); } }
      };
    }

    // The months: a slider from the first to the last, and whether earlier months count.
    function periodChoice(root, data, changed) {
      const slider = root.querySelector(".web-map-period input[type=range]");
      if (!slider) { return { holds: function () { return true; }, widen: function () {} }; }
      const output = root.querySelector(".web-map-period output");
      const until = root.querySelector(".web-map-period input[value=until]");

      function named(month) {
        return data.words.monthOfYear.replace("{month}", data.words.months[month % 12]).replace("{year}", Math.floor(month / 12));
      }
      function said() {
        output.textContent = named(Number(slider.value));
        slider.setAttribute("aria-valuetext", output.textContent);
      }
      function moved() { said(); changed(); }

      root.querySelectorAll(".web-map-period input").forEach(function (input) { input.addEventListener("input", moved); });
      said();
      return {
        // A place without a date holds for the whole period.
        holds: function (month) {
          const chosen = Number(slider.value);
          return month === null || (until.checked ? month <= chosen : month === chosen);
        },
        named: named,
        chosen: function () { return Number(slider.value); },
        isUntil: function () { return until.checked; },
        widen: function () { until.checked = true; slider.value = slider.max; moved(); }
      };
    }

    // Width by height of what is shown, with a margin; what is very long or very high keeps a shape of use.
    function shape(box) {
      const width = (box[2] - box[0]) * Math.cos((box[1] + box[3]) / 2e6 * Math.PI / 180), height = box[3] - box[1];
      return width && height ? Math.min(2.4, Math.max(0.8, width / height * 0.85)) : 1.4;
    }

    // What the legend counts of places, less those of other months.
    function markLegend(root) {
      return Array.from(root.querySelectorAll("input[data-layer^=m]")).map(function (box) {
        const count = box.parentNode.querySelector("b"), all = count ? count.textContent : "";
        const number = Number(all.replace(/\D/g, ""));
        return {
          place: box.dataset.layer.slice(1),
          write: function (gone) { if (count) { count.textContent = gone ? grouped(number - gone) : all; } }
        };
      });
    }

    function start(root) {
      const data = JSON.parse(root.querySelector("script[type='application/json']").textContent);
      if (!data.box) { return; }
      root.removeAttribute("data-scriptless");
      root.style.setProperty("--map-shape", shape(data.box));
      const boxes = Array.from(root.querySelectorAll("input[data-layer]"));
      const counter = root.querySelector(".web-map-counter");
      const card = factsCard(root, data.words);
      const off = new Set();
      const shown = data.marks.map(function () { return true; });
      const drawn = data.marks.filter(function (mark) { return mark[0] >= 0; }).length;

      function opened(feature, opener) {
        board.choose(feature);
        card.open(feature, opener);
      }
      const board = data.areas ? leafletBoard(root, data, opened) : drawnBoard(root, data, opened);
      card.onClose(function () { board.choose(null); });

      function refresh() {
        const gone = {};
        let count = 0;
        data.marks.forEach(function (mark, index) {
          if (mark[0] < 0) { return; }
          const holds = period.holds(mark[1]), isShown = holds && !off.has("m" + mark[0]);
          if (isShown !== shown[index]) { board.show("m" + index, isShown); }
          shown[index] = isShown;
          if (isShown) { count += 1; }
          if (!holds) { gone[mark[0]] = (gone[mark[0]] || 0) + 1; }
        });
        legend.forEach(function (entry) { entry.write(gone[entry.place] || 0); });
        if (counter) {
          const said = data.words.shown.replace("{shown}", grouped(count)).replace("{all}", grouped(drawn));
          counter.textContent = (finding ? finding + ". " : "") + (drawn ? said : "");
        }
      }
      function moved() {
        finding = moveAreas();
        refresh();
        card.refresh();
      }
      const legend = markLegend(root);
      let finding = null;
      const period = periodChoice(root, data, moved);
      const moveAreas = data.visits ? areaMonths(root, data.visits, board, period, off) : function () { return null; };

      function toggled(box) {
        const key = box.dataset.layer;
        if (box.checked) { off.delete(key); } else { off.add(key); }
        if (key[0] === "m") { refresh(); } else { board.layer(key, box.checked); }
      }
      boxes.forEach(function (box) { box.addEventListener("change", function () { toggled(box); }); });

      // What is asked for by name is shown, even if its layer or its month was not.
      function uncover(feature) {
        const index = Number(feature.slice(1));
        const key = feature[0] === "t" ? feature : feature[0] + (feature[0] === "m" ? data.marks[index][0] : board.layerOf(index));
        boxes.forEach(function (box) {
          if (box.dataset.layer === key && !box.checked) { box.checked = true; toggled(box); }
        });
        if (feature[0] === "m" && !shown[index]) { period.widen(); }
      }

      root.querySelectorAll("tr[data-drawn]").forEach(function (row) {
        const button = document.createElement("button"), name = row.querySelector("bdi");
        button.type = "button";
        name.replaceWith(button);
        button.append(name);
        button.addEventListener("click", function () {
          const feature = row.id.slice(root.id.length + 1);
          uncover(feature);
          board.bring(feature);
          root.querySelector(".web-map-frame").scrollIntoView({ block: isCardBelow() ? "start" : "nearest" });
          opened(feature, button);
        });
      });
      root.querySelectorAll(".web-map-tables details").forEach(function (details) { searched(details, data.words); });
      refresh();
    }

    // On paper the closed tables are open.
    function printed(root) {
      let closed = [];
      addEventListener("beforeprint", function () {
        closed = Array.from(root.querySelectorAll("details:not([open])"));
        closed.forEach(function (details) { details.open = true; });
      });
      addEventListener("afterprint", function () { closed.forEach(function (details) { details.open = false; }); });
    }

    document.querySelectorAll(".web-map").forEach(function (root) { printed(root); start(root); });

    """#.replacing("NARROW", with: WebMapStyle.narrow)
}
