/// Areas on a canvas, where they are too many to be elements; what is ruled in the legend is ruled there too.
enum AreaCanvasScript {
  static let text = #"""
    function areaCanvas(root, ink) {
      const inks = {};

      // From the legend's pattern: a ground, and a line on it.
      function ruled(pattern) {
        const ground = pattern.firstElementChild, line = pattern.lastElementChild;
        const side = Number(pattern.getAttribute("width")), pixels = Math.round(side * (devicePixelRatio || 1));
        const tile = document.createElement("canvas"), brush = tile.getContext("2d");
        tile.width = tile.height = pixels;
        brush.fillStyle = ground.getAttribute("fill");
        brush.fillRect(0, 0, pixels, pixels);
        brush.fillStyle = line.getAttribute("fill");
        brush.fillRect(0, 0, pixels, line.getAttribute("height") / side * pixels);
        const out = brush.createPattern(tile, "repeat"), turn = pattern.patternTransform.baseVal.consolidate();
        out.setTransform((turn ? DOMMatrix.fromMatrix(turn.matrix) : new DOMMatrix()).scale(side / pixels));
        return out;
      }

      return {
        renderer: L.canvas({ padding: 0.2 }),
        ink: function (key) {
          if (!inks[key]) {
            const fill = ink(key, "fill"), name = /^url\(#(.*)\)$/.exec(fill);
            inks[key] = name ? ruled(document.getElementById(name[1])) : fill;
          }
          return inks[key];
        }
      };
    }

    """#
}
