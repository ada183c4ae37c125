import Territory

/// The map as an SVG in the page: the same layers and signs, but no zoom.
///
/// Without Leaflet the page's script shows and hides what is in it; where no script runs it stands still, and each class of
/// areas is one path, which takes half the room.
struct DrawnMap {
  let content: MapContent
  let layers: WebLayers
  let prefix: String
  /// Whether each thing is an element that the page's script finds.
  let answers: Bool
  private let frame: DrawnFrame

  init(_ content: MapContent, layers: WebLayers, prefix: String, box: BoundingBox, answers: Bool = true) {
    (self.content, self.layers, self.prefix, self.answers) = (content, layers, prefix, answers)
    frame = DrawnFrame(box)
  }

  /// Of a sign at 800 pixels: without a script that fits them to their room, many are smaller.
  private var signScale: Double { answers || content.marks.count < 100 ? 1 : 0.5 }

  var markup: HTML {
    let scale = decimal(signScale * Double(DrawnFrame.pixel))
    let signs = layers.markLooks.enumerated().map { index, look -> HTML in
      """
      <g id="\(prefix)-k\(index)"><g data-fit="transform" data-sign="" transform="scale(\(scale))">\
      \(layers.signs.mark(look))</g></g>
      """
    }
    return """
      <svg viewBox="0 0 \(frame.width) \(frame.height)" aria-hidden="true" focusable="false">\
      <defs>\(layers.signs.patterns(pixel: DrawnFrame.pixel))\(signs.joined())</defs>
      \(areas)\(lines("o", content.neighbours.flatMap(\.rings), "#b9b2a8", 1))\
      \(lines("o", content.surroundings.flatMap(\.rings), "#9b8f7f", 2))\(streets)\(tracks)\(marks)\(names)\(stops)\
      \(frame.scaleBar(in: content.language))</svg>
      """
  }

  private var areas: HTML {
    guard answers else { return areasByClass }
    return content.areas.enumerated().map { index, area -> HTML in
      let place = layers.areas.place(of: area.entry)
      let rings = closed(area)
      if rings.isEmpty { return "" }
      return """
        <path data-layer="a\(place)" data-feature="a\(index)" d="\(rings)" fill-rule="evenodd" \(ink(place)) \(border)/>

        """
    }.joined()
  }

  private var areasByClass: HTML {
    var drawn = [String](repeating: "", count: layers.areas.all.count)
    for area in content.areas { drawn[layers.areas.place(of: area.entry)] += closed(area) }
    return drawn.enumerated().map { place, rings -> HTML in
      rings.isEmpty ? "" : "<path d=\"\(rings)\" fill-rule=\"evenodd\" \(ink(place)) \(border)/>\n"
    }.joined()
  }

  /// A ring too small for the drawing is no path.
  private func closed(_ area: MapArea) -> String {
    area.shape.rings.map(frame.path).filter { !$0.isEmpty }.map { $0 + "z" }.joined()
  }

  private func ink(_ place: Int) -> HTML {
    "fill=\"\(layers.signs.ink(layers.areaLooks[place].fill, isDrawn: true))\""
  }

  /// So many areas would drown in their borders.
  private var border: HTML {
    content.areas.count > 400
      ? "stroke=\"#7a7a7a\" stroke-width=\"0.6\"" : "stroke=\"#3a3a3a\" stroke-width=\"1.5\""
  }

  private var marks: HTML {
    content.marks.enumerated().map { index, mark -> HTML in
      guard mark.place.isDrawable else { return "" }
      let (x, y) = frame.place(mark.place)
      let place = layers.marks.place(of: mark.entry)
      return "<use data-feature=\"m\(index)\" href=\"#\(prefix)-k\(place)\" x=\"\(x)\" y=\"\(y)\"/>\n"
    }.joined()
  }

  /// Of areas.
  private var names: HTML {
    let half = signScale * Double(SignSizeScript.most) / 2
    let signs = content.marks.lazy.map(\.place).filter(\.isDrawable).map(frame.pixels).map { place in
      Rectangle(left: place.x - half, top: place.y - half, width: 2 * half, height: 2 * half)
    }
    let names = DrawnNames(of: content.areas, on: frame, taken: signs).placed
    if names.isEmpty { return "" }
    let texts = names.map { name in
      name.markup(layer: "a\(layers.areas.place(of: content.areas[name.area].entry))")
    }
    return "<g class=\"web-map-names\">\(texts.joined())</g>\n"
  }

  private var streets: HTML {
    MapStreet.Importance.allCases.reversed().map { importance in
      let paths = content.streets.lazy.filter { $0.importance == importance }.map(\.path)
      return lines("s", Array(paths), WebLayers.street, importance == .main ? 2 : 1)
    }.joined()
  }

  private var tracks: HTML {
    content.tracks.enumerated().map { index, track in
      lines("t\(index)", [track.path], OkabeIto.all[index % OkabeIto.all.count].hexadecimal, 4)
    }.joined()
  }

  /// Of the rounds, numbered.
  private var stops: HTML {
    content.tracks.enumerated().map { index, track -> HTML in
      let stops = track.stops.enumerated().map { order, stop in stop.isDrawable ? numbered(order + 1, stop) : "" }
      return "<g data-layer=\"t\(index)\">\(stops.joined())</g>\n"
    }.joined()
  }

  private func numbered(_ order: Int, _ stop: Coordinate) -> HTML {
    let (x, y) = frame.place(stop)
    return """
      <g transform="translate(\(x) \(y))"><g data-fit="transform" transform="scale(\(DrawnFrame.pixel))"><circle cx="13" \
      cy="-13" r="9" fill="#fff" stroke="#000"/><text x="13" y="-9" text-anchor="middle" font-size="11">\(order)</text></g></g>
      """
  }

  /// Many lines as one path.
  private func lines(_ key: String, _ paths: [[Coordinate]], _ colour: String, _ width: Int) -> HTML {
    let drawn = paths.map(frame.path).joined()
    if drawn.isEmpty { return "" }
    return """
      <path class="web-map-line" data-layer="\(key)" d="\(drawn)" stroke="\(colour)" stroke-width="\(width)"/>

      """
  }
}

extension Shape {
  fileprivate var rings: [[Coordinate]] { drawablePolygons.flatMap(\.rings) }
}
