import Cartography
import Roads
import Territory

extension OfficeRoads {
  /// Streets as the background of a map of `box`: those that reach into the widest frame that a sheet may give it, so
  /// that none ends inside; the small ones only where the box itself has few.
  func background(of box: BoundingBox) -> [MapStreet] {
    let frame = box.framed
    var streets: [MapStreet] = []
    var inside = 0
    for index in 0..<network.network.counts.segments {
      let segment = network.network.segment(at: index)
      guard segment.category != "ferry", let own = BoundingBox(around: segment.path), own.meets(frame) else { continue }
      if own.meets(box) { inside += 1 }
      streets.append(MapStreet(path: segment.path, importance: .init(category: segment.category)))
    }
    if inside > Self.mostDetailed { streets.removeAll { $0.importance == .local } }
    return streets
  }

  /// More streets than this blacken a sheet.
  private static let mostDetailed = 8000
}

extension BoundingBox {
  /// The box with what a frame shows around it: papers give frames up to three times as broad as high and half as high
  /// again as broad, and a round scale up to a quarter more.
  fileprivate var framed: BoundingBox {
    // In Mexico a degree of longitude is some nine tenths of one of latitude.
    let parallel = 0.9
    // A single place has some hundred metres around it.
    let (wide, high) = (max((east - west) * parallel, 0.004), max(north - south, 0.004))
    let half = (wide: max(wide, 3 * high) * 0.7 / parallel, high: max(high, 1.5 * wide) * 0.7)
    var frame = self
    let middle = Coordinate(longitude: (west + east) / 2, latitude: (south + north) / 2)
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
