/// What follows the choice of months where areas have visits: their classes, their rows, the legend, totals and the title.
enum AreaMonthsScript {
  static let text = #"""
    function areaMonths(root, visits, board, period, off) {
      const heading = document.getElementById(root.id + "-title").firstElementChild, whole = heading.textContent;
      const namesPage = heading.closest("h1") !== null;
      const sheet = root.querySelector(".web-map-sheet"), label = sheet.getAttribute("aria-label");
      const legend = Array.from(root.querySelectorAll("input[data-layer^=a]")).map(function (box) {
        const words = box.parentNode.querySelector("span");
        return { text: words.firstElementChild.textContent, count: words.querySelector("b") };
      });
      const totals = visits.fillsTable ? root.querySelectorAll(".web-map-totals tbody tr") : [];
      const columns = {};
      root.querySelectorAll("th[data-says]").forEach(function (th) { columns[th.dataset.says] = th.cellIndex; });
      // As the page stands: all months.
      const shown = visits.counts.map(function (pairs) { return sum(pairs, visits.first, visits.last); });

      function sum(pairs, from, to) {
        let total = 0;
        for (let index = 0; index < pairs.length; index += 2) {
          const month = visits.first + pairs[index];
          if (from <= month && month <= to) { total += pairs[index + 1]; }
        }
        return total;
      }
      function grouped(number) { return String(number).replace(/\B(?=(\d{3})+$)/g, ","); }
      function words(number) { return (number === 1 ? visits.one : visits.more).replace("{number}", grouped(number)); }
      function layerOf(number) {
        const place = visits.limits.findIndex(function (limit) { return number <= limit; });
        return visits.layers[place < 0 ? visits.layers.length - 1 : place];
      }

      function write(row, column, text) {
        if (column !== undefined) { row.cells[column].firstElementChild.textContent = text; }
      }
      function place(area, number) {
        const row = document.getElementById(root.id + "-a" + area), layer = layerOf(number);
        write(row, columns.class, legend[layer].text);
        write(row, columns.figure, words(number));
        write(row, columns.number, grouped(number));
        if (layer !== layerOf(shown[area])) { board.place(area, layer, !off.has("a" + layer)); }
        shown[area] = number;
      }

      function count() {
        const areas = legend.map(function () { return 0; }), people = legend.map(function () { return 0; });
        shown.forEach(function (number, area) {
          const layer = layerOf(number);
          areas[layer] += 1;
          if (visits.people) { people[layer] += visits.people[area]; }
        });
        legend.forEach(function (entry, layer) { entry.count.textContent = areas[layer]; });
        totals.forEach(function (row, layer) {
          write(row, 1, grouped(areas[layer]));
          if (visits.people) { write(row, 2, grouped(people[layer])); }
        });
      }

      // The finding of these months, if it is another than that of all.
      function name(from, to) {
        if (!visits.title) { return null; }
        const month = period.named(to);
        const when = from === visits.first && period.isUntil() ? visits.until.replace("{month}", month) : month;
        const reached = shown.filter(function (number) { return number > 0; }).length;
        const all = shown.reduce(function (total, number) { return total + number; }, 0);
        heading.textContent = from === visits.first && to === visits.last ? whole : visits.title
          .replace("{visited}", grouped(reached)).replace("{visits}", words(all)).replace("{when}", when);
        sheet.setAttribute("aria-label", label.replace(whole, function () { return heading.textContent; }));
        if (namesPage) { document.title = heading.textContent; }
        return heading.textContent === whole ? null : heading.textContent;
      }

      return function () {
        // Places may have dates before and after.
        const chosen = period.chosen(), to = Math.min(chosen, visits.last);
        const from = period.isUntil() ? visits.first : chosen;
        visits.counts.forEach(function (pairs, area) {
          const number = sum(pairs, from, to);
          if (number !== shown[area]) { place(area, number); }
        });
        count();
        return name(from, to);
      };
    }

    """#
}
