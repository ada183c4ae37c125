/// The board that draws with Leaflet 1, through what its reference documents.
enum LeafletBoardScript {
  /// Beyond these, places are dots on a canvas and not signs of their own elements: ten thousand elements are slow.
  static let mostSigns = 2000

  /// Pixels of the room that answers to a finger. Source: W3C, "Web Content Accessibility Guidelines 2.2", 2.5.8.
  private static let touch = 24

  static let text = #"""
    function leafletBoard(root, data, opened) {
      const sheet = root.querySelector(".web-map-sheet");
      const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
      const map = L.map(sheet, {
        zoomControl: false, attributionControl: false, zoomSnap: 0.25, maxZoom: 19, scrollWheelZoom: false,
        zoomAnimation: !still, fadeAnimation: !still, markerZoomAnimation: !still, worldCopyJump: false
      });
      const layers = {}, features = {}, layerOfArea = [];
      let chosen = null;

      // The looks are the legend's: what it shows is what is drawn.
      function sign(key) { return root.querySelector("input[data-layer=" + key + "]").parentNode.querySelector("svg"); }
      function ink(key, attribute) { return sign(key).querySelector(".ink").getAttribute(attribute); }
      function layer(key) { return layers[key] || (layers[key] = L.layerGroup().addTo(map)); }

      // From whole 1e-6 degrees, each the difference from the one before.
      function positions(flat) {
        const out = [];
        let x = 0, y = 0;
        for (let index = 0; index < flat.length; index += 2) {
          x += flat[index];
          y += flat[index + 1];
          out.push([y / 1e6, x / 1e6]);
        }
        return out;
      }

      function pane(name, height, isQuiet) {
        const element = map.createPane(name);
        element.style.zIndex = height;
        if (isQuiet) { element.style.pointerEvents = "none"; }
        return name;
      }

      function name(feature) {
        return function () {
          return document.getElementById(root.id + "-" + feature).querySelector("bdi").cloneNode(true);
        };
      }

      function feature(key, drawing) {
        features[key] = drawing;
        drawing.bindTooltip(name(key), { sticky: true });
        drawing.on("click", function (event) {
          L.DomEvent.stopPropagation(event);
          opened(isCoarse && key[0] === "m" ? nearest(event, key) : key);
        });
        return drawing;
      }

      function addAreas() {
        // So many areas would drown in their borders.
        const areMany = data.areas.length > 400;
        data.areas.forEach(function (area, index) {
          layerOfArea[index] = area[0];
          if (!area[1].length) { return; }
          const key = "a" + area[0];
          const rings = area[1].map(function (polygon) { return polygon.map(positions); });
          feature("a" + index, L.polygon(rings, {
            color: areMany ? "#7a7a7a" : "#3a3a3a", weight: areMany ? 0.6 : 1.5, fillColor: ink(key, "fill"), fillOpacity: 1, smoothFactor: 0.5
          })).addTo(layer(key));
        });
      }

      function addLines() {
        const quiet = L.svg({ pane: pane("ground", 410, true) });
        [0.7, 1, 2].forEach(function (weight, turn) {
          const streets = data.streets[2 - turn];
          if (!streets.length) { return; }
          L.polyline(streets.map(positions), {
            renderer: quiet, interactive: false, color: ink("s", "stroke"), weight: weight, opacity: 0.7
          }).addTo(layer("s"));
        });
        if (data.neighbours.length) {
          L.polyline(data.neighbours.map(positions), { renderer: quiet, interactive: false, color: "#b9b2a8", weight: 1 })
            .addTo(layer("o"));
        }
        if (data.around.length) {
          L.polyline(data.around.map(positions), { renderer: quiet, interactive: false, color: ink("o", "stroke"), weight: 2 })
            .addTo(layer("o"));
        }
        const tracks = pane("tracks", 420, false);
        data.tracks.forEach(function (track, index) {
          const key = "t" + index, colour = ink(key, "stroke");
          feature(key, L.polyline(positions(track[0]), { pane: tracks, color: colour, weight: 4 })).addTo(layer(key));
          positions(track[1]).forEach(function (place, order) {
            L.marker(place, { icon: numbered(order + 1), interactive: false, keyboard: false, zIndexOffset: TOP })
              .addTo(layer(key));
          });
        });
      }

      function numbered(order) {
        const text = document.createElement("span");
        text.textContent = order;
        return L.divIcon({ html: text, className: "web-map-stop", iconSize: [18, 18], iconAnchor: [-4, 22] });
      }

      // A finger needs more room than a small sign has: beside it the nearest one is meant.
      const isCoarse = matchMedia("(pointer: coarse)").matches;
      const dots = data.marks.length > MOST ? L.canvas({ pane: pane("dots", 430, false), tolerance: isCoarse ? 8 : 2 }) : null;
      let dotRadius = 5;

      function place(mark) { return [mark[3] / 1e6, mark[2] / 1e6]; }

      function nearest(event, key) {
        const point = map.mouseEventToContainerPoint(event.originalEvent);
        let best = key, least = Infinity;
        data.marks.forEach(function (mark, index) {
          const drawing = features["m" + index];
          if (!drawing || !map.hasLayer(drawing)) { return; }
          const far = map.latLngToContainerPoint(drawing.getLatLng()).distanceTo(point);
          // Of those of one place the uppermost, which was touched.
          if (far < least - 0.01 || "m" + index === key && far <= least) { best = "m" + index; least = far; }
        });
        return best;
      }

      function addMarks() {
        data.marks.forEach(function (mark, index) {
          if (mark[0] < 0) { return; }
          const key = "m" + mark[0];
          const drawing = dots
            ? L.circleMarker(place(mark), {
              renderer: dots, radius: dotRadius, color: "#000", weight: 1, fillColor: ink(key, "fill"), fillOpacity: 1
            })
            : L.marker(place(mark), {
              keyboard: false, zIndexOffset: index * 10000,
              icon: L.divIcon({ html: sign(key).cloneNode(true), className: "web-map-mark", iconSize: [TOUCH, TOUCH] })
            });
          feature("m" + index, drawing).addTo(map);
        });
      }

      // Signs grow as the reader comes nearer.
      function sizeSigns() {
        const drawing = signSizes(map.getZoomScale(map.getZoom(), 0));
        sheet.style.setProperty("--sign", drawing.toFixed(1) + "px");
        dotRadius = drawing * 5 / SIGN;
        if (!dots) { return; }
        data.marks.forEach(function (mark, index) {
          const dot = features["m" + index];
          if (dot) { dot.setRadius(radius("m" + index)); }
        });
      }

      function radius(key) { return key === chosen ? dotRadius + 4 : dotRadius; }

      const box = L.latLngBounds([data.box[1] / 1e6, data.box[0] / 1e6], [data.box[3] / 1e6, data.box[2] / 1e6]);
      // Free of the buttons, which lie over its upper edge.
      let home = null;
      function whole() {
        map.fitBounds(box, { paddingTopLeft: [12, 60], paddingBottomRight: [12, 30], maxZoom: 16, animate: false });
        home = { zoom: map.getZoom(), centre: map.getCenter() };
      }
      function isHome() { return map.getZoom() === home.zoom && map.getCenter().equals(home.centre, 1e-6); }
      // Of another size, the map shows all as long as the reader has not gone elsewhere. While a browser takes a picture
      // of the whole page, or hides it, the sheet has no breadth for a moment: into that nothing fits, and it passes.
      function resize() {
        if (sheet.clientWidth < 60 || sheet.clientHeight < 120) { return; }
        const stays = isHome();
        map.invalidateSize({ animate: false });
        if (stays) { whole(); }
      }
      whole();
      addAreas();
      addLines();
      addMarks();
      const signSizes = signSize(data.marks.filter(function (mark) { return mark[0] >= 0; }).map(function (mark) {
        const point = map.project(place(mark), 0);
        return [point.x, point.y];
      }));
      map.on("zoomend", sizeSigns);
      sizeSigns();
      L.control.scale({ imperial: false }).addTo(map);

      root.querySelectorAll("button[data-zoom]").forEach(function (button) {
        const step = Number(button.dataset.zoom);
        button.addEventListener("click", function () { if (step) { map.setZoom(map.getZoom() + step); } else { whole(); } });
      });
      // The wheel zooms only once the reader has gone into the map; before, it scrolls the page.
      map.on("focus", function () { map.scrollWheelZoom.enable(); });
      map.on("blur", function () { map.scrollWheelZoom.disable(); });
      new ResizeObserver(resize).observe(sheet);
      // Paper gets the whole map, and the reader goes on where they were.
      addEventListener("beforeprint", function () {
        const centre = map.getCenter(), zoom = map.getZoom();
        sheet.classList.add("printing");
        map.invalidateSize({ animate: false });
        whole();
        addEventListener("afterprint", function () {
          sheet.classList.remove("printing");
          map.invalidateSize({ animate: false });
          map.setView(centre, zoom, { animate: false });
        }, { once: true });
      });

      function highlight(key, isChosen) {
        const drawing = features[key], element = drawing.getElement && drawing.getElement();
        if (element) { element.classList.toggle("chosen", isChosen); }
        else if (drawing.setRadius) { drawing.setRadius(isChosen ? dotRadius + 4 : dotRadius); }
        if (isChosen && drawing.bringToFront) { drawing.bringToFront(); }
      }

      return {
        show: function (key, isShown) {
          if (!features[key]) { return; }
          if (isShown) { features[key].addTo(map); } else { features[key].remove(); }
        },
        layer: function (key, isShown) { if (isShown) { layer(key).addTo(map); } else { layer(key).remove(); } },
        place: function (area, to) {
          const key = "a" + area, drawing = features[key];
          if (!drawing) { return; }
          layer("a" + layerOfArea[area]).removeLayer(drawing);
          layerOfArea[area] = to;
          drawing.setStyle({ fillColor: ink("a" + to, "fill") }).addTo(layer("a" + to));
          if (chosen === key) { highlight(key, true); }
        },
        layerOf: function (area) { return layerOfArea[area]; },
        choose: function (key) {
          if (chosen) { highlight(chosen, false); }
          chosen = key;
          if (key) { highlight(key, true); }
        },
        bring: function (key) {
          const drawing = features[key], isNarrow = sheet.clientWidth < 600;
          const bounds = drawing.getBounds ? drawing.getBounds() : L.latLngBounds([drawing.getLatLng()]);
          // Beside the card of facts, or above it on a telephone.
          map.fitBounds(bounds, {
            paddingTopLeft: [20, 60], paddingBottomRight: isNarrow ? [20, sheet.clientHeight * 0.55] : [360, 30],
            maxZoom: drawing.getBounds ? 16 : Math.max(map.getZoom(), 15), animate: !still
          });
        }
      };
    }

    """#.replacing("MOST", with: String(mostSigns)).replacing("TOP", with: String(mostSigns * 10_000))
    .replacing("TOUCH", with: String(touch)).replacing("SIGN", with: String(SignSizeScript.drawing))
}
