import Territory

/// How much of a network has heights.
public struct ElevationCoverage: Sendable, Hashable {
  public var segments = 0
  public var coveredSegments = 0
  public var metres = 0.0
  public var coveredMetres = 0.0
  /// Junctions without a height of their own whose height was taken from their neighbours: voids, and the middles of
  /// bridges and tunnels.
  public var filledJunctions = 0
}

extension RoadNetwork {
  /// Gives every segment its rise, from the heights of the ground.
  ///
  /// A model of the ground errs by a metre or two from cell to cell. So that this invents no climbs, the heights of
  /// junctions are evened with those of their neighbours nearer than 100 m, long segments are evened along themselves,
  /// and ups and downs inside a segment count from `Ground.leastReversal` on. Bridges and tunnels run straight between
  /// their ends.
  /// - Parameter metres: the height of the ground above the sea; nil where it is not known.
  public mutating func setElevation(_ metres: (Coordinate) -> Double?) -> ElevationCoverage {
    let ground = Ground(self, metres)
    var coverage = ElevationCoverage(filledJunctions: ground.filled)
    var reliefs: ContiguousArray<Relief> = []
    reliefs.reserveCapacity(segments.count)
    for (index, segment) in segments.enumerated() {
      let relief = ground.relief(of: index, in: self, metres)
      reliefs.append(relief ?? Relief(netRise: 0, climb: 0, climbLength: 0, altitude: 0))
      coverage.segments += 1
      coverage.metres += Double(segment.millimetres) / 1000
      if relief != nil {
        coverage.coveredSegments += 1
        coverage.coveredMetres += Double(segment.millimetres) / 1000
      }
    }
    self.reliefs = Column(reliefs)
    return coverage
  }
}

/// The heights of all junctions.
private struct Ground {
  /// Metres that a street must go down before it is said to have climbed, and the other way round: twice the error of
  /// a cell in the common models (an assumption, of the order that makers of such models state).
  static let leastReversal = 3.0
  /// Metres between two looks at the ground along a long segment.
  static let stride = 50.0
  /// Metres; a segment no longer than this is one slope.
  static let shortSegment = 200.0
  /// Metres within which neighbouring junctions even each other's heights.
  static let evening = 100.0

  private var heights: ContiguousArray<Double>
  private(set) var filled = 0

  init(_ network: RoadNetwork, _ metres: (Coordinate) -> Double?) {
    let graph = network.turns.graph
    let count = network.turns.junctionCount
    heights = ContiguousArray(repeating: .nan, count: count)
    // Only who touches the ground has its height.
    var isGrounded = ContiguousArray(repeating: false, count: count)
    for segment in network.segments where !network.isOffGround(segment) {
      isGrounded[Int(segment.from)] = true
      isGrounded[Int(segment.to)] = true
    }
    for junction in 0..<count where isGrounded[junction] {
      let position = Point(longitude: graph.longitudes[junction], latitude: graph.latitudes[junction]).coordinate
      heights[junction] = metres(position) ?? .nan
    }
    even(network)
    fill(network)
  }

  private mutating func even(_ network: RoadNetwork) {
    var sums = heights
    var weights = ContiguousArray(repeating: 1.0, count: heights.count)
    for segment in network.segments where !network.isOffGround(segment) && segment.from != segment.to {
      let (from, to) = (Int(segment.from), Int(segment.to))
      let weight = 0.5 * (1 - Double(segment.millimetres) / 1000 / Self.evening)
      if weight <= 0 || heights[from].isNaN || heights[to].isNaN { continue }
      sums[from] += weight * heights[to]
      sums[to] += weight * heights[from]
      weights[from] += weight
      weights[to] += weight
    }
    for junction in heights.indices { heights[junction] = sums[junction] / weights[junction] }
  }

  /// Junctions without height, from their neighbours in proportion to their nearness, the ring next to those with
  /// heights first, and then over again so that a long bridge comes out straight.
  private mutating func fill(_ network: RoadNetwork) {
    let unknown = heights.indices.filter { heights[$0].isNaN }
    guard !unknown.isEmpty else { return }
    var isUnknown = ContiguousArray(repeating: false, count: heights.count)
    for junction in unknown { isUnknown[junction] = true }
    let segments = ContiguousArray(network.segments.lazy.filter { isUnknown[Int($0.from)] || isUnknown[Int($0.to)] })
    var isChanging = true
    var rounds = 0
    while isChanging || rounds < 50 {
      isChanging = fillOnce(segments, isUnknown)
      rounds += 1
      if rounds > heights.count + 50 { break }
    }
    filled = unknown.count { !heights[$0].isNaN }
  }

  /// Whether a junction got its first height.
  private mutating func fillOnce(_ segments: ContiguousArray<Segment>, _ isUnknown: ContiguousArray<Bool>) -> Bool {
    var sums: [UInt32: (sum: Double, weight: Double)] = [:]
    for segment in segments {
      let weight = 1 / max(0.001, Double(segment.millimetres) / 1000)
      for (own, other) in [(segment.from, segment.to), (segment.to, segment.from)]
      where isUnknown[Int(own)] && !heights[Int(other)].isNaN {
        sums[own, default: (0, 0)].sum += weight * heights[Int(other)]
        sums[own, default: (0, 0)].weight += weight
      }
    }
    var isFirst = false
    for (junction, value) in sums {
      isFirst = isFirst || heights[Int(junction)].isNaN
      heights[Int(junction)] = value.sum / value.weight
    }
    return isFirst
  }

  /// nil where an end has no height.
  func relief(of index: Int, in network: RoadNetwork, _ metres: (Coordinate) -> Double?) -> Relief? {
    let segment = network.segments[index]
    let (start, end) = (heights[Int(segment.from)], heights[Int(segment.to)])
    guard !start.isNaN && !end.isNaN else { return nil }
    let length = Double(segment.millimetres) / 1000
    var profile = [start, end]
    if length > Self.shortSegment && !network.isOffGround(segment) {
      profile = evened(network.heights(along: segment, from: start, to: end, stride: Self.stride, metres))
    }
    let (climb, share) = climb(along: profile)
    let mean = profile.reduce(0, +) / Double(profile.count)
    let net = millimetres(end - start)
    return Relief(
      netRise: net, climb: max(net, millimetres(climb)), climbLength: UInt32(share * Double(segment.millimetres)),
      altitude: Int16(max(-500, min(9_000, mean))))
  }

  private func millimetres(_ metres: Double) -> Int32 { Int32((metres * 1000).rounded()) }

  /// Each height but the ends with a quarter of both neighbours.
  private func evened(_ heights: [Double]) -> [Double] {
    heights.indices.map { place in
      place == 0 || place == heights.count - 1
        ? heights[place] : (heights[place - 1] + 2 * heights[place] + heights[place + 1]) / 4
    }
  }

  /// Metres climbed between the turning points of a profile, and the share of its length that climbs.
  private func climb(along profile: [Double]) -> (climb: Double, share: Double) {
    var climb = 0.0
    var steps = 0
    let turns = turningPoints(profile)
    for (a, b) in zip(turns, turns.dropFirst()) where profile[b] > profile[a] {
      climb += profile[b] - profile[a]
      steps += b - a
    }
    return (climb, Double(steps) / Double(profile.count - 1))
  }

  /// Places of the ends and of the highs and lows between, as far as they stand out by `leastReversal`.
  private func turningPoints(_ profile: [Double]) -> [Int] {
    var turns = [0]
    var (high, low) = (0, 0)
    for place in profile.indices.dropFirst() {
      if profile[place] > profile[high] { high = place }
      if profile[place] < profile[low] { low = place }
      if profile[high] - profile[place] >= Self.leastReversal, high > turns[turns.count - 1] {
        turns.append(high)
        (high, low) = (place, place)
      } else if profile[place] - profile[low] >= Self.leastReversal, low > turns[turns.count - 1] {
        turns.append(low)
        (high, low) = (place, place)
      }
    }
    return turns + [profile.count - 1]
  }
}

extension RoadNetwork {
  fileprivate func isOffGround(_ segment: Segment) -> Bool {
    let features = streets[Int(segment.street)].features
    return features.contains(.bridge) || features.contains(.tunnel) || features.contains(.ferry)
  }

  /// Heights at equal steps along a segment, the ends given; voids inside lie on the line between their neighbours.
  fileprivate func heights(
    along segment: Segment, from start: Double, to end: Double, stride: Double, _ metres: (Coordinate) -> Double?
  ) -> [Double] {
    let length = Double(segment.millimetres) / 1000
    let count = Int((length / stride).rounded(.up))
    var heights = [start]
    var reached = 0.0
    for point in Int(segment.firstPoint)..<Int(segment.lastPoint) {
      let (a, b) = (points[point].coordinate, points[point + 1].coordinate)
      let piece = pieceMetres(points[point], points[point + 1])
      while heights.count < count, length * Double(heights.count) / Double(count) <= reached + piece {
        let share = (length * Double(heights.count) / Double(count) - reached) / max(0.001, piece)
        let place = Coordinate(
          longitude: a.longitude + share * (b.longitude - a.longitude),
          latitude: a.latitude + share * (b.latitude - a.latitude))
        heights.append(metres(place) ?? .nan)
      }
      reached += piece
    }
    while heights.count < count { heights.append(.nan) }
    return withoutVoids(heights + [end])
  }
}

/// Voids on the straight line between their neighbours; both ends are known.
private func withoutVoids(_ heights: [Double]) -> [Double] {
  var filled = heights
  var known = 0
  for place in heights.indices.dropFirst() where !heights[place].isNaN {
    for between in known + 1..<max(known + 1, place) {
      let share = Double(between - known) / Double(place - known)
      filled[between] = heights[known] + share * (heights[place] - heights[known])
    }
    known = place
  }
  return filled
}
