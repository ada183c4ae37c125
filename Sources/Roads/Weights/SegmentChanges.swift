import Territory

/// What conditions change about each segment, one byte a segment; no bytes where nothing changes.
struct SegmentChanges: Sendable {
  /// Low seven bits: hundredths of the speed left, 0 = closed. High bit: a last resort.
  private(set) var marks: ContiguousArray<UInt8> = []

  static let none: UInt8 = 100
  static let lastResort: UInt8 = 128

  static func percent(_ mark: UInt8) -> Int { Int(mark & 127) }
  static func isLastResort(_ mark: UInt8) -> Bool { mark & lastResort != 0 }

  init(_ conditions: Conditions, on network: RoadNetwork, profile: Profile) {
    let areas = conditions.avoided.filter { $0.holds(at: conditions.departure) }
    guard !(conditions.closed.isEmpty && conditions.slowed.isEmpty && areas.isEmpty) else { return }
    marks = ContiguousArray(repeating: Self.none, count: network.segments.count)
    let finder = PlaceFinder(network, profile: profile)
    for slowed in conditions.slowed {
      finder.forEachSegment(at: slowed.place) { marks[$0] = min(marks[$0], UInt8(slowed.percent)) }
    }
    for place in conditions.closed { finder.forEachSegment(at: place) { marks[$0] = 0 } }
    for area in areas {
      finder.forEachSegment(at: .area(area.area)) { segment in
        switch area.manner {
        case .closed: marks[segment] &= Self.lastResort
        case .lastResort: marks[segment] |= Self.lastResort
        }
      }
    }
  }
}
