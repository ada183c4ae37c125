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
  private let frame: Frame

  init(_ content: MapContent, layers: WebLayers, prefix: String, box: BoundingBox, answers: Bool = true) {
    (self.content, self.layers, self.prefix, self.answers) = (content, layers, prefix, answers)
    frame = Frame(box)
  }

  /// Without a script that fits them to their room, many signs are smaller.
  private var signScale: String {
    answers || content.marks.count < 100 ? "\(Frame.pixel)" : decimal(0.5 * Double(Frame.pixel))
  }

  var markup: HTML {
    let signs = layers.markLooks.enumerated().map { index, look -> HTML in
      "<g id=\"\(prefix)-k\(index)\"><g data-fit=\"transform\" data-sign=\"\" transform=\"scale(\(signScale))\">\(layers.signs.mark(look))</g></g>"
    }
    return """
      <svg viewBox="0 0 \(frame.width) \(frame.height)" aria-hidden="true" focusable="false">\
      <defs>\(layers.signs.patterns(pixel: Frame.pixel))\(signs.joined())</defs>
      \(areas)\(lines("o", content.neighbours.flatMap(\.rings), "#b9b2a8", 1))\
      \(lines("o", content.surroundings.flatMap(\.rings), "#9b8f7f", 2))\(streets)\(tracks)\(marks)\(stops)</svg>
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
      <g transform="translate(\(x) \(y))"><g data-fit="transform" transform="scale(\(Frame.pixel))"><circle cx="13" \
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

/// Where the positions of a box fall on a drawing of whole numbers.
private struct Frame {
  /// The longer side, and what a pixel measures at 800 pixels; the script mends it for other widths.
  static let side = 8000.0
  static let pixel = 10

  private let left, top, scale: Double
  let width, height: Int

  init(_ box: BoundingBox) {
    let corner = Mercator(Coordinate(longitude: box.west, latitude: box.north))
    let opposite = Mercator(Coordinate(longitude: box.east, latitude: box.south))
    // A single place gets a kilometre around it.
    let least = 1000 * Mercator.metre(at: box.north)
    let span = (x: max(opposite.x - corner.x, least), y: max(opposite.y - corner.y, least))
    let margin = 0.04 * max(span.x, span.y)
    let whole = (x: span.x + 2 * margin, y: span.y + 2 * margin)
    scale = Self.side / max(whole.x, whole.y)
    left = (corner.x + opposite.x - whole.x) / 2
    top = (corner.y + opposite.y - whole.y) / 2
    (width, height) = (Int((whole.x * scale).rounded()), Int((whole.y * scale).rounded()))
  }

  func place(_ position: Coordinate) -> (Int, Int) {
    let place = Mercator(position)
    return (Int(((place.x - left) * scale).rounded()), Int(((place.y - top) * scale).rounded()))
  }

  /// `M` and relative steps; those of no length left out. Empty for fewer than two positions.
  func path(_ positions: [Coordinate]) -> String {
    var out = ""
    var last = (0, 0)
    for position in positions where position.isDrawable {
      let next = place(position)
      if out.isEmpty {
        out = "M\(next.0) \(next.1)l"
      } else if next != last {
        out += "\(next.0 - last.0) \(next.1 - last.1) "
      }
      last = next
    }
    return out.hasSuffix("l") ? "" : String(out.dropLast(out.isEmpty ? 0 : 1))
  }
}

extension Shape {
  fileprivate var rings: [[Coordinate]] { drawablePolygons.flatMap(\.rings) }
}
