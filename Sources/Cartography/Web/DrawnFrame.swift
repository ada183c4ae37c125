import Territory

/// Where the positions of a box fall on a drawing of whole numbers.
struct DrawnFrame {
  /// The longer side, and what a pixel measures at 800 pixels; the script mends it for other widths.
  static let side = 8000.0
  static let pixel = 10

  private let left, top, scale: Double
  /// Units of the drawing to a metre, in its middle.
  private let metre: Double
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
    metre = scale * Mercator.metre(at: (box.south + box.north) / 2)
  }

  func place(_ position: Coordinate) -> (Int, Int) {
    let place = Mercator(position)
    return (Int(((place.x - left) * scale).rounded()), Int(((place.y - top) * scale).rounded()))
  }

  /// At 800 pixels.
  func pixels(_ position: Coordinate) -> Point {
    let (x, y) = place(position)
    return Point(Double(x) / Double(Self.pixel), Double(y) / Double(Self.pixel))
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

  /// The longest round length within a hundred pixels, in the lower left corner.
  func scaleBar(in language: Language) -> HTML {
    let metres = roundLength(100 * Double(Self.pixel) / metre)
    let length = Int((metres * metre).rounded())
    return """
      <g class="web-map-bar" transform="translate(60 \(height - 60))"><path d="M0-90v90h\(length)v-90"/>\
      <g data-fit="transform" transform="scale(\(Self.pixel))"><text x="4" y="-4" font-size="11">\
      \(SheetWords(language: language).length(metres))</text></g></g>
      """
  }
}
