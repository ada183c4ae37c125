import Cartography
import Roads
import Territory

extension OfficeRoads {
  /// Streets as the background of a map of `box`: those that reach into what is shown of it, so that none ends inside; the
  /// small ones only where they are few.
  func background(of box: BoundingBox, as format: DrawnFormat) -> [MapStreet] {
    let frame = format == .html ? box.onPage : box.framed
    var streets: [MapStreet] = []
    for index in 0..<network.network.counts.segments {
      let segment = network.network.segment(at: index)
      guard segment.category != "ferry", let own = BoundingBox(around: segment.path), own.meets(frame) else { continue }
      streets.append(MapStreet(path: segment.path, importance: .init(category: segment.category)))
    }
    if streets.count > Self.mostDetailed(as: format) { streets.removeAll { $0.importance == .local } }
    return streets
  }

  /// More streets than this make a page slow, and blacken a sheet, whose frame may show far more ground than the box.
  static func mostDetailed(as format: DrawnFormat) -> Int { format == .html ? 8000 : 20_000 }
}

extension BoundingBox {
  /// In Mexico a degree of longitude is some nine tenths of one of latitude.
  private static let parallel = 0.9

  /// The box with what a frame shows around it: papers give frames up to three times as broad as high and half as high
  /// again as broad, and a round scale up to a quarter more.
  fileprivate var framed: BoundingBox {
    // A single place has some hundred metres around it.
    let (wide, high) = sides(atLeast: 0.004)
    return around(wide: max(wide, 3 * high) * 1.4, high: max(high, 1.5 * wide) * 1.4)
  }

  /// The box with the margin that a page for browsers gives it, a kilometre at least.
  fileprivate var onPage: BoundingBox {
    let (wide, high) = sides(atLeast: 0.009)
    let margins = 0.08 * max(wide, high)
    return around(wide: wide + margins, high: high + margins)
  }

  /// Degrees of latitude.
  private func sides(atLeast least: Double) -> (wide: Double, high: Double) {
    (max((east - west) * Self.parallel, least), max(north - south, least))
  }

  /// As wide and high around the same middle, degrees of latitude.
  private func around(wide: Double, high: Double) -> BoundingBox {
    var frame = self
    let middle = Coordinate(longitude: (west + east) / 2, latitude: (south + north) / 2)
    let half = (wide: wide / 2 / Self.parallel, high: high / 2)
    frame.extend(to: Coordinate(longitude: middle.longitude - half.wide, latitude: middle.latitude - half.high))
    frame.extend(to: Coordinate(longitude: middle.longitude + half.wide, latitude: middle.latitude + half.high))
    return frame
  }

  /// Of a line; nil of none.
  fileprivate init?(around path: [Coordinate]) {
    guard let first = path.first else { return nil }
    self.init(around: first)
    for position in path.dropFirst() { extend(to: position) }
  }

  fileprivate func meets(_ other: BoundingBox) -> Bool {
    west <= other.east && other.west <= east && south <= other.north && other.south <= north
  }
}

extension MapStreet.Importance {
  /// By the word of `highway`.
  fileprivate init(category: String) {
    switch category.replacing("_link", with: "") {
    case "motorway", "trunk", "primary": self = .main
    case "secondary", "tertiary": self = .secondary
    default: self = .local
    }
  }
}
