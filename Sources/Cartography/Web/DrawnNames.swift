import Territory

/// Names of areas on a map drawn in the page, which moves for nobody: each within its area, the largest first, in one
/// line or two, none over another or over a sign.
struct DrawnNames {
  struct Placed {
    var area: Int
    var lines: [String]
    /// In pixels of a map 800 pixels wide.
    var box: Rectangle
  }

  private(set) var placed: [Placed] = []
  private var shelf: BoxShelf

  /// Pixels of the letters, which are nine on a map 700 pixels high, as a desk's screen has it; and from line to line.
  static let size = 10.3
  private static let line = 12.2
  /// A longer name is for the tables.
  private static let longest = 60

  init(of areas: [MapArea], on frame: DrawnFrame, taken: some Sequence<Rectangle>) {
    let pixel = Double(DrawnFrame.pixel)
    shelf = BoxShelf(
      Rectangle(left: 0, top: 0, width: Double(frame.width) / pixel, height: Double(frame.height) / pixel))
    for box in taken { shelf.take(box) }
    let polygons = areas.map { Self.largest($0.shape, on: frame) }
    let sizes = polygons.map { $0.map { $0.box.width * $0.box.height } ?? 0 }
    for area in areas.indices.sorted(by: { (sizes[$1], $0) < (sizes[$0], $1) }) {
      if let polygon = polygons[area] { write(areas[area].name, of: area, in: polygon) }
    }
  }

  /// nil: none has room for a line.
  private static func largest(_ shape: Shape, on frame: DrawnFrame) -> PlanePolygon? {
    let polygons = shape.drawablePolygons.map { polygon in
      PlanePolygon(rings: polygon.rings.map { $0.filter(\.isDrawable).map(frame.pixels) })
    }
    return polygons.max { $0.box.width * $0.box.height < $1.box.width * $1.box.height }
      .flatMap { min($0.box.width, $0.box.height) < line ? nil : $0.thinned }
  }

  private mutating func write(_ name: String, of area: Int, in polygon: PlanePolygon) {
    let name = name.oneLine()
    guard !name.isEmpty, name.count <= Self.longest else { return }
    let fitting = Self.broken(name).map { ($0, Self.room(of: $0)) }
      .filter { $0.1.width <= polygon.box.width && $0.1.height <= polygon.box.height }
    if fitting.isEmpty { return }
    let (pole, radius) = polygon.pole
    for (lines, room) in fitting {
      for (across, down) in Self.shifts {
        let box = Rectangle(
          left: pole.x + across * radius - room.width / 2, top: pole.y + down * radius - room.height / 2,
          width: room.width, height: room.height)
        guard shelf.isFree(box), Labelling.holds(box, in: polygon) else { continue }
        shelf.take(box)
        placed.append(Placed(area: area, lines: lines, box: box))
        return
      }
    }
  }

  /// From the place with most room, in parts of how much that is, to the right and down, the nearest first.
  private static let shifts = [0, 0.25, 0.5, 0.75, 1].flatMap { down in
    [0, 0.4, -0.4].flatMap { across in (down == 0 ? [0] : [-down, down]).map { (across, $0) } }
  }

  /// Whole, and in the two lines that differ least.
  private static func broken(_ name: String) -> [[String]] {
    let words = name.split(separator: " ")
    let halves = words.indices.dropFirst().map { cut in
      [words[..<cut], words[cut...]].map { $0.joined(separator: " ") }
    }
    return [[name]] + (halves.min { breadth(of: $0) < breadth(of: $1) }.map { [$0] } ?? [])
  }

  private static func room(of lines: [String]) -> Size { Size(breadth(of: lines), line * Double(lines.count)) }

  private static func breadth(of lines: [String]) -> Double {
    lines.map { $0.unicodeScalars.reduce(0) { $0 + ems($1) } }.max()! * size
  }

  /// A letter's breadth in a usual face: which one the reader has, nobody knows here.
  private static func ems(_ letter: Unicode.Scalar) -> Double {
    // Letters of East Asia, and pictures.
    if letter.value >= 0x2E80 { return 1 }
    if slim.contains(letter) { return 0.32 }
    return letter.properties.isUppercase ? 0.66 : 0.58
  }

  private static let slim = Set(" Iijltf.,-()".unicodeScalars)
}

extension DrawnNames.Placed {
  /// - Parameter layer: with which it is shown and hidden.
  func markup(layer: String) -> HTML {
    let pixel = Double(DrawnFrame.pixel)
    let x = Int((box.centre.x * pixel).rounded())
    let line = box.height / Double(lines.count)
    return lines.enumerated().map { index, text -> HTML in
      // Letters stand on their line, a quarter above where the next one begins.
      let y = Int(((box.top + (Double(index) + 0.77) * line) * pixel).rounded())
      return "<text data-layer=\"\(layer)\" data-name=\"a\(area)\" x=\"\(x)\" y=\"\(y)\">\(text)</text>\n"
    }.joined()
  }
}
