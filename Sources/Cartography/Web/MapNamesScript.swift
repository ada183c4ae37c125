/// What stands in letters on the map: names of areas where there is room for them, and numbers of stops side by side.
enum MapNamesScript {
  /// Pixels of the letters and from line to line, and how many names a view has at most.
  static let (size, line) = (11, 13)
  private static let most = 150

  static let text = #"""
    function overlaps(box, others) {
      return others.some(function (other) {
        return box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3];
      });
    }

    // Numbers stand at a corner of their stop; where two would cover each other, the later takes another corner.
    function spreadStops(map, stops) {
      const corners = [[4, -22], [-22, -22], [4, 4], [-22, 4], [26, -22], [-44, -22], [26, 4], [-44, 4]];
      function spread() {
        const taken = [];
        stops.forEach(function (stop) {
          const element = stop.getElement();
          if (!element) { return; }
          const place = map.latLngToLayerPoint(stop.getLatLng());
          const boxes = corners.map(function (corner) {
            return [place.x + corner[0], place.y + corner[1], place.x + corner[0] + 18, place.y + corner[1] + 18];
          });
          const free = Math.max(0, boxes.findIndex(function (box) { return !overlaps(box, taken); }));
          taken.push(boxes[free]);
          element.style.marginLeft = corners[free][0] + "px";
          element.style.marginTop = corners[free][1] + "px";
        });
      }
      map.on("zoomend", spread);
      map.on("layeradd", function (event) { if (stops.includes(event.layer)) { spread(); } });
      spread();
    }

    // A name about the place with most room in its area, in one line or two, if it fits and covers no sign.
    function areaNames(map, root, data, features) {
      const pane = map.createPane("names"), brush = document.createElement("canvas").getContext("2d"), texts = [];
      const names = L.layerGroup().addTo(map), sheet = root.querySelector(".web-map-sheet");
      pane.style.zIndex = 560;
      pane.style.pointerEvents = "none";
      brush.font = "SIZEpx " + getComputedStyle(root).fontFamily;

      function breadth(text) { return brush.measureText(text).width; }
      function lines(index) {
        if (texts[index]) { return texts[index]; }
        const text = document.getElementById(root.id + "-a" + index).querySelector("bdi").textContent.slice(0, 60);
        const whole = { lines: [text], breadth: breadth(text) }, halves = [];
        text.replace(/\s+/g, function (space, at) {
          const pair = [text.slice(0, at), text.slice(at).trim()];
          halves.push({ lines: pair, breadth: Math.max(breadth(pair[0]), breadth(pair[1])) });
        });
        halves.sort(function (one, other) { return one.breadth - other.breadth; });
        return texts[index] = [whole].concat(halves.slice(0, 1));
      }

      function signs(view) {
        const taken = [], half = parseFloat(sheet.style.getPropertyValue("--sign")) / 3 || 6;
        data.marks.forEach(function (mark, index) {
          const drawing = features["m" + index];
          if (!drawing || !map.hasLayer(drawing) || !view.contains(drawing.getLatLng())) { return; }
          const place = map.latLngToLayerPoint(drawing.getLatLng());
          taken.push([place.x - half, place.y - half, place.x + half, place.y + half]);
        });
        return taken;
      }

      // Smaller letters on paper, as the style sheet says.
      function type() { return parseFloat(getComputedStyle(sheet).getPropertyValue("--type")) || 1; }

      function fitted(index, place, room, taken, type) {
        for (const text of lines(index)) {
          const breadth = text.breadth * type, height = LINE * type * text.lines.length;
          // Letters may reach a little beyond the circle that fits into the area.
          if (breadth > 2.5 * room || height > 1.7 * room) { continue; }
          for (const shift of [0, -0.5 * room, 0.5 * room]) {
            const box = [
              place.x - breadth / 2 - 2, place.y + shift - height / 2, place.x + breadth / 2 + 2,
              place.y + shift + height / 2
            ];
            if (!overlaps(box, taken)) { return { lines: text.lines, box: box }; }
          }
        }
        return null;
      }

      function write(found) {
        const element = document.createElement("div");
        found.lines.forEach(function (line) {
          const part = document.createElement("bdi");
          part.textContent = line;
          element.append(part);
        });
        L.marker(map.layerPointToLatLng([found.box[0], found.box[1]]), {
          pane: "names", interactive: false, keyboard: false,
          icon: L.divIcon({
            html: element, className: "web-map-name", iconAnchor: [0, 0],
            iconSize: [Math.ceil(found.box[2] - found.box[0]), Math.ceil(found.box[3] - found.box[1])]
          })
        }).addTo(names);
      }

      // Pixels: the radius is in 1e-9 of the world's breadth, which has 256 of them from afar.
      function room(name, scale) { return name[2] / 1e9 * 256 * scale; }

      function renew() {
        const view = map.getBounds(), scale = map.getZoomScale(map.getZoom(), 0), taken = signs(view), size = type();
        names.clearLayers();
        data.names.map(function (name, index) { return [index, name]; }).filter(function (pair) {
          const name = pair[1], drawing = features["a" + pair[0]];
          return name && drawing && map.hasLayer(drawing) && view.contains([name[1] / 1e6, name[0] / 1e6])
            && room(name, scale) > LINE * size / 2;
        }).sort(function (one, other) { return other[1][2] - one[1][2]; }).slice(0, MOST).forEach(function (pair) {
          const name = pair[1], place = map.latLngToLayerPoint([name[1] / 1e6, name[0] / 1e6]);
          const found = fitted(pair[0], place, room(name, scale), taken, size);
          if (found) { taken.push(found.box); write(found); }
        });
      }
      let asked = null;
      // Once for many layers put on or off together, and after the signs have their size.
      function ask() {
        if (asked === null) { asked = requestAnimationFrame(function () { asked = null; renew(); }); }
      }
      map.on("moveend layeradd layerremove", function (event) {
        const isOurs = event.layer && (event.layer instanceof L.Tooltip || event.layer.options.pane === "names");
        if (!isOurs) { ask(); }
      });
      addEventListener("beforeprint", renew);
      ask();
    }

    """#.replacing("SIZE", with: String(size)).replacing("LINE", with: String(line))
    .replacing("MOST", with: String(most))
}
