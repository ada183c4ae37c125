import Territory

extension RoadNetwork {
  /// Whether a place means any stretch of street here.
  public func holds(_ place: RoadPlace, profile: Profile) -> Bool {
    var isFound = false
    PlaceFinder(self, profile: profile).forEachSegment(at: place) { _ in isFound = true }
    return isFound
  }
}

/// Finds the segments that a place means.
struct PlaceFinder {
  private let network: RoadNetwork
  private let profile: Profile

  init(_ network: RoadNetwork, profile: Profile) {
    self.network = network
    self.profile = profile
  }

  /// Metres from a line within which a segment lies along it.
  static let alongReach = 15.0
  /// Metres from a position within which a street is the one that it means.
  static let nearestReach = 100.0

  func forEachSegment(at place: RoadPlace, _ body: (Int) -> Void) {
    switch place {
    case .area(let polygon):
      let area = GridArea(polygon)
      for segment in network.segments.indices where area.touches(drawing(segment)) { body(segment) }
    case .along(let line):
      guard let first = line.first, line.count > 1 else { return }
      let plane = LocalPlane(latitude: first.latitude)
      for segment in network.segments.indices where network.segments[segment].millimetres > 0 {
        if lies(segment, along: line, plane) { body(segment) }
      }
    case .nearest(let position): nearest(to: position).map(body)
    }
  }

  private func drawing(_ segment: Int) -> Slice<Column<Point>> {
    network.points[Int(network.segments[segment].firstPoint)...Int(network.segments[segment].lastPoint)]
  }

  private func lies(_ segment: Int, along line: [Coordinate], _ plane: LocalPlane) -> Bool {
    let reach = Self.alongReach * Self.alongReach
    return drawing(segment).allSatisfy { point in
      zip(line, line.dropFirst()).contains { squaredMetres(from: point.coordinate, to: $0, $1, plane) <= reach }
    }
  }

  /// The first of the nearest; nil where the profile may use none in reach.
  private func nearest(to position: Coordinate) -> Int? {
    let plane = LocalPlane(latitude: position.latitude)
    let isKnown = network.streets.map { profile.speeds[network.words[Int($0.category)]] != nil }
    var (best, found) = ((Self.nearestReach * Self.nearestReach).nextUp, Int?.none)
    for segment in network.segments.indices where isKnown[Int(network.segments[segment].street)] && isOpen(segment) {
      let points = drawing(segment)
      for (a, b) in zip(points, points.dropFirst()) {
        let squared = squaredMetres(from: position, to: a.coordinate, b.coordinate, plane)
        if squared < best { (best, found) = (squared, segment) }
      }
    }
    return found
  }

  private func isOpen(_ segment: Int) -> Bool {
    guard network.segments[segment].millimetres > 0 else { return false }
    let (access, mode) = (network.access(of: segment), profile.mode)
    return access[mode, isBackward: false] != .closed || access[mode, isBackward: true] != .closed
  }

  private func squaredMetres(
    from position: Coordinate, to a: Coordinate, _ b: Coordinate, _ plane: LocalPlane
  ) -> Double {
    let share = plane.share(of: position, along: a, b)
    let foot = Coordinate(
      longitude: a.longitude + share * (b.longitude - a.longitude),
      latitude: a.latitude + share * (b.latitude - a.latitude))
    return plane.squaredMetres(position, foot)
  }
}
