/// The board that draws with Leaflet 1, through what its reference documents.
enum LeafletBoardScript {
  /// Beyond these, places are dots on a canvas and not signs of their own elements: with 700 each step takes twice the time.
  static let mostSigns = 500
  /// Beyond these, areas too are drawn on a canvas.
  private static let mostAreas = 400

  /// Pixels of the room that answers to a finger. Source: W3C, "Web Content Accessibility Guidelines 2.2", 2.5.8.
  private static let touch = 24

  static let text = #"""
    function leafletBoard(root, data, opened) {
      const sheet = root.querySelector(".web-map-sheet");
      const frame = sheet.parentNode;
      const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
      const isCoarse = matchMedia("(pointer: coarse)").matches;
      // One finger scrolls the page, two move the map: it would hold the finger that came upon it.
      const map = L.map(sheet, {
        zoomControl: false, attributionControl: false, zoomSnap: 0.25, maxZoom: 19, scrollWheelZoom: false,
        zoomAnimation: !still, fadeAnimation: !still, markerZoomAnimation: !still, worldCopyJump: false,
        dragging: !isCoarse
      });
      if (still) {
        const panBy = map.panBy;
        map.panBy = function (offset, options) {
          return panBy.call(map, offset, Object.assign({}, options, { animate: false }));
        };
      }
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
        // A finger rests on nothing: the card says the name.
        if (!isCoarse) { drawing.bindTooltip(name(key), { sticky: true }); }
        drawing.on("click", function (event) {
          L.DomEvent.stopPropagation(event);
          opened(isCoarse && key[0] === "m" ? nearest(event, key) : key);
        });
        // Put on the map anew, its elements are others.
        drawing.on("add", function () { if (key === chosen) { highlight(key); } });
        return drawing;
      }

      // So many areas would drown in their borders, and as elements be slow.
      const areMany = data.areas.length > AREAS;
      const border = areMany ? { color: "#7a7a7a", weight: 0.6 } : { color: "#3a3a3a", weight: 1.5 };
      const canvas = areaCanvas(root, ink), onCanvas = areMany ? canvas : null;
      function areaInk(key) { return onCanvas ? onCanvas.ink(key) : ink(key, "fill"); }

      function addAreas() {
        data.areas.forEach(function (area, index) {
          layerOfArea[index] = area[0];
          if (!area[1].length) { return; }
          const key = "a" + area[0];
          const rings = area[1].map(function (polygon) { return polygon.map(positions); });
          const look = Object.assign({ fillColor: areaInk(key), fillOpacity: 1, smoothFactor: areMany ? 1 : 0.5 }, border);
          if (onCanvas) { look.renderer = onCanvas.renderer; }
          feature("a" + index, L.polygon(rings, look)).addTo(layer(key));
        });
      }

      // Areas or dots, between the canvas of the screen and the lines of paper.
      function redraw(letter, renderer, inkOf) {
        Object.keys(features).filter(function (key) { return key[0] === letter; }).forEach(function (key) {
          const drawing = features[key], isShown = map.hasLayer(drawing), index = Number(key.slice(1));
          const place = letter === "a" ? layerOfArea[index] : data.marks[index][0];
          if (isShown) { map.removeLayer(drawing); }
          Object.assign(drawing.options, { renderer: renderer, fillColor: inkOf(letter + place) });
          if (isShown) { map.addLayer(drawing); }
        });
      }

      // A finger needs more room than a small sign has: beside it the nearest one is meant.
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
              renderer: dots, radius: dotRadius, color: "#000", weight: 1, fillColor: canvas.ink(key), fillOpacity: 1
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
        data.marks.forEach(function (mark, index) { if (features["m" + index]) { sizeDot("m" + index); } });
      }

      function sizeDot(key) { features[key].setRadius(key === chosen ? dotRadius + 4 : dotRadius); }

      const box = L.latLngBounds([data.box[1] / 1e6, data.box[0] / 1e6], [data.box[3] / 1e6, data.box[2] / 1e6]);
      // On a screen free of the buttons, which lie over its upper edge.
      let home = null;
      function whole() {
        const top = sheet.classList.contains("printing") ? 12 : 60;
        map.fitBounds(box, { paddingTopLeft: [12, top], paddingBottomRight: [12, 30], maxZoom: 16, animate: false });
        home = { zoom: map.getZoom(), centre: map.getCenter() };
      }
      function isWhole() { return map.getZoom() === home.zoom && map.getCenter().equals(home.centre, 1e-6); }
      // Of another size, the map shows all as long as the reader has not gone elsewhere. While a browser takes a picture
      // of the whole page, or hides it, the sheet has no breadth for a moment: into that nothing fits, and it passes.
      function resize() {
        if (sheet.clientWidth < 60 || sheet.clientHeight < 120) { return; }
        const stays = isWhole();
        map.invalidateSize({ animate: false });
        if (stays) { whole(); }
      }
      whole();
      addAreas();
      const stops = addLines(map, data, { layer: layer, ink: ink, feature: feature, positions: positions, pane: pane });
      addMarks();
      spreadStops(map, stops);
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
      frame.addEventListener("focusin", function () { map.scrollWheelZoom.enable(); });
      frame.addEventListener("focusout", function (event) {
        if (!frame.contains(event.relatedTarget)) { map.scrollWheelZoom.disable(); }
      });
      // What the map is about does not get lost.
      map.on("moveend", function () { if (!map.getBounds().pad(-0.15).intersects(box)) { map.panInsideBounds(box); } });
      new ResizeObserver(resize).observe(sheet);
      const canvases = [];
      if (onCanvas) { canvases.push({ letter: "a", screen: onCanvas.renderer, paper: L.svg() }); }
      if (dots) { canvases.push({ letter: "m", screen: dots, paper: L.svg({ pane: "dots" }) }); }
      onPaper(map, sheet, {
        whole: whole, isWhole: isWhole,
        lines: function () {
          canvases.forEach(function (one) { redraw(one.letter, one.paper, function (key) { return ink(key, "fill"); }); });
        },
        canvas: function () { canvases.forEach(function (one) { redraw(one.letter, one.screen, canvas.ink); }); }
      });
      // After the sheet has its size for paper, names find their room there.
      areaNames(map, root, data, features);

      // As what is chosen or, again, as the others.
      function highlight(key) {
        const drawing = features[key], element = drawing.getElement && drawing.getElement(), isChosen = key === chosen;
        if (element) { element.classList.toggle("chosen", isChosen); }
        else if (drawing.setRadius) { sizeDot(key); }
        else if (drawing.setStyle) { drawing.setStyle(isChosen ? { color: "#000", weight: 4 } : border); }
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
          drawing.setStyle({ fillColor: areaInk("a" + to) }).addTo(layer("a" + to));
        },
        layerOf: function (area) { return layerOfArea[area]; },
        choose: function (key) {
          const before = chosen;
          chosen = key;
          if (before) { highlight(before); }
          if (key) { highlight(key); }
        },
        bring: function (key) {
          const drawing = features[key];
          const bounds = drawing.getBounds ? drawing.getBounds() : L.latLngBounds([drawing.getLatLng()]);
          // Beside the card of facts, where that lies over the map.
          map.fitBounds(bounds, {
            paddingTopLeft: [20, 60], paddingBottomRight: [isCardBelow() ? 20 : 360, 30],
            maxZoom: drawing.getBounds ? 16 : Math.max(map.getZoom(), 15), animate: !still
          });
        }
      };
    }

    """#.replacing("MOST", with: String(mostSigns)).replacing("AREAS", with: String(mostAreas))
    .replacing("TOUCH", with: String(touch)).replacing("SIGN", with: String(SignSizeScript.drawing))
}
