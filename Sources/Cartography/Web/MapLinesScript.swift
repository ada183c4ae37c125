/// What the map with Leaflet draws in lines: streets, what lies around, rounds with their stops; and the map on paper.
enum MapLinesScript {
  /// Above the signs, which stand in the order of their places.
  private static let top = LeafletBoardScript.mostSigns * 10_000

  static let text = #"""
    // The stops' numbers, of all rounds.
    function addLines(map, data, board) {
      const quiet = L.svg({ pane: board.pane("ground", 410, true) }), stops = [];
      [0.7, 1, 2].forEach(function (weight, turn) {
        const streets = data.streets[2 - turn];
        if (!streets.length) { return; }
        L.polyline(streets.map(board.positions), {
          renderer: quiet, interactive: false, color: board.ink("s", "stroke"), weight: weight, opacity: 0.7
        }).addTo(board.layer("s"));
      });
      if (data.neighbours.length) {
        L.polyline(data.neighbours.map(board.positions), {
          renderer: quiet, interactive: false, color: "#b9b2a8", weight: 1
        }).addTo(board.layer("o"));
      }
      if (data.around.length) {
        L.polyline(data.around.map(board.positions), {
          renderer: quiet, interactive: false, color: board.ink("o", "stroke"), weight: 2
        }).addTo(board.layer("o"));
      }
      const tracks = board.pane("tracks", 420, false);
      data.tracks.forEach(function (track, index) {
        const key = "t" + index, path = board.positions(track[0]);
        board.feature(key, L.polyline(path, { pane: tracks, color: board.ink(key, "stroke"), weight: 4 }))
          .addTo(board.layer(key));
        board.positions(track[1]).forEach(function (place, order) {
          stops.push(L.marker(place, {
            icon: numbered(order + 1), interactive: false, keyboard: false, zIndexOffset: TOP
          }).addTo(board.layer(key)));
        });
      });
      return stops;
    }

    function numbered(order) {
      const text = document.createElement("span");
      text.textContent = order;
      return L.divIcon({ html: text, className: "web-map-stop", iconSize: [18, 18], iconAnchor: [0, 0] });
    }

    // Paper gets the whole map, as large as it has room, and the reader goes on where they were.
    function onPaper(map, sheet, view) {
      addEventListener("beforeprint", function () {
        const centre = map.getCenter(), zoom = map.getZoom(), snap = map.options.zoomSnap, wasWhole = view.isWhole();
        sheet.classList.add("printing");
        map.options.zoomSnap = 0;
        map.invalidateSize({ animate: false });
        view.whole();
        view.lines();
        addEventListener("afterprint", function () {
          sheet.classList.remove("printing");
          map.options.zoomSnap = snap;
          map.invalidateSize({ animate: false });
          if (wasWhole) { view.whole(); } else { map.setView(centre, zoom, { animate: false }); }
          view.canvas();
        }, { once: true });
      });
    }

    """#.replacing("TOP", with: String(top))
}
