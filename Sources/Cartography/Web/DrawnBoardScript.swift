/// The board of a map that is drawn in the page already.
enum DrawnBoardScript {
  static let text = #"""
    function drawnBoard(root, data, opened) {
      const svg = root.querySelector(".web-map-sheet > svg");
      const signSizes = signSize(Array.from(svg.querySelectorAll("use[data-feature]"), function (mark) {
        return [mark.x.baseVal.value, mark.y.baseVal.value];
      }));
      let chosen = null;

      function drawing(feature) { return svg.querySelector("[data-feature=" + feature + "]"); }
      function hide(element, isHidden) { element.style.display = isHidden ? "none" : ""; }

      // Signs and ruled lines keep their size on the screen, however wide the map is.
      function fit() {
        const box = svg.getBoundingClientRect(), whole = svg.viewBox.baseVal;
        if (!box.width) { return; }
        const pixel = Math.max(whole.width / box.width, whole.height / box.height);
        const sign = signSizes(1 / pixel) / SIGN;
        svg.querySelectorAll("[data-fit]").forEach(function (element) {
          const scale = pixel * ("sign" in element.dataset ? sign : 1);
          element.setAttribute(element.dataset.fit, "scale(" + scale + ")" + (element.dataset.turn || ""));
        });
      }

      svg.addEventListener("click", function (event) {
        const element = event.target.closest("[data-feature]");
        if (element) { opened(element.dataset.feature); }
      });
      new ResizeObserver(fit).observe(svg);
      fit();

      return {
        show: function (feature, isShown) { const found = drawing(feature); if (found) { hide(found, !isShown); } },
        layer: function (key, isShown) {
          svg.querySelectorAll("[data-layer=" + key + "]").forEach(function (element) { hide(element, !isShown); });
        },
        // Another class, which is put out or not.
        place: function (area, layer, isShown) {
          const found = drawing("a" + area);
          if (!found) { return; }
          found.dataset.layer = "a" + layer;
          found.setAttribute("fill", data.visits.inks[layer]);
          hide(found, !isShown);
          svg.querySelectorAll("[data-name=a" + area + "]").forEach(function (name) {
            name.dataset.layer = "a" + layer;
            hide(name, !isShown);
          });
        },
        layerOf: function (area) { return drawing("a" + area).dataset.layer.slice(1); },
        choose: function (feature) {
          if (chosen) { chosen.classList.remove("chosen"); }
          chosen = feature && drawing(feature);
          if (chosen) { chosen.classList.add("chosen"); }
        },
        bring: function () {}
      };
    }

    """#.replacing("SIGN", with: String(SignSizeScript.drawing))
}
