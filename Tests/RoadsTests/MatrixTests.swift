import FoundationEssentials
import Geometry
import Territory
import Testing

@testable import Roads

/// How many random towns; $RECORRIDO_TRIALS scales it.
private let trials = Int(ProcessInfo.processInfo.environment["RECORRIDO_TRIALS"] ?? "") ?? 60

@Suite("Matrices on random towns")
struct MatrixTests {
  @Test("every cell equals its path's totals and a naive Bellman-Ford on the same weights, to the integer")
  func equalsNaive() async throws {
    var reached = 0
    for trial in 0..<trials {
      var dice = SeededDice(state: UInt64(trial))
      let network = RoadNetwork(lines: randomTown(&dice))
      let profile = Profile.all[trial % Profile.all.count]
      let positions = randomPositions(8, network, profile, &dice)
      let matrix = try await network.matrix(between: positions, profile: profile, economy: tenPerLitre)
      let naive = try await NaiveCosts(network, profile, positions)
      for from in positions.indices {
        for to in positions.indices where to != from {
          let cell = matrix.index(from: from, to: to)
          let path = try await network.path(
            from: positions[from], to: positions[to], profile: profile, economy: tenPerLitre)
          let expected = naive.cost(from: from, to: to)
          #expect(path.map { [$0.milliseconds, $0.millimetres] } == expected)
          guard let path else {
            #expect(!matrix.isReachable(from: from, to: to))
            continue
          }
          reached += 1
          #expect(Int(matrix.milliseconds[cell]) == path.milliseconds)
          #expect(Int(matrix.millimetres[cell]) == path.millimetres)
          #expect(Int(matrix.microlitres[cell]) == path.microlitres)
          // The drawn path is as long as it says, but for a millimetre of rounding per point, and for the ends on
          // their streets, which are drawn to 1e-7 degrees.
          let drawn = geodesicLength(path.coordinates) * 1000
          #expect(abs(drawn - Double(path.millimetres)) <= Double(path.coordinates.count) + 20)
        }
      }
    }
    #expect(reached > trials * 10)
  }

  @Test("no stop on the way makes a trip quicker")
  func triangle() async throws {
    for trial in 0..<trials {
      var dice = SeededDice(state: UInt64(1_000 + trial))
      let network = RoadNetwork(lines: randomTown(&dice))
      let matrix = try await network.matrix(
        between: randomPositions(9, network, .car, &dice), profile: .car, economy: tenPerLitre)
      for a in 0..<9 {
        for b in 0..<9 where matrix.isReachable(from: a, to: b) {
          for c in 0..<9 where matrix.isReachable(from: b, to: c) {
            let whole = matrix.milliseconds[matrix.index(from: a, to: c)]
            let first = matrix.milliseconds[matrix.index(from: a, to: b)]
            let second = matrix.milliseconds[matrix.index(from: b, to: c)]
            #expect(whole <= first + second)
          }
        }
      }
    }
  }

  @Test("the same town gives the same matrix, and two sites at one place are nothing apart")
  func deterministic() async throws {
    func once() async throws -> TravelMatrix {
      var dice = SeededDice(state: 5)
      let network = RoadNetwork(lines: randomTown(&dice))
      var positions = randomPositions(6, network, .pickup, &dice)
      positions.append(positions[0])
      return try await network.matrix(between: positions, profile: .pickup, economy: tenPerLitre)
    }
    let (first, second) = (try await once(), try await once())
    #expect(first.milliseconds == second.milliseconds && first.microlitres == second.microlitres)
    #expect(first.millimetres[first.index(from: 0, to: 6)] == 0)
    #expect(first.basis.allSatisfy { $0 == .road })
  }
}

/// A crooked grid with missing streets, one-ways, footpaths, tracks, a diagonal and a hamlet apart.
private func randomTown(_ dice: inout SeededDice) -> [RoadLine] {
  let size = Int.random(in: 3...6, using: &dice)
  var corners: [[Coordinate]] = []
  for north in 0..<size {
    corners.append(
      (0..<size).map { east in
        at(
          Double(east) + .random(in: -0.3...0.3, using: &dice), Double(north) + .random(in: -0.3...0.3, using: &dice))
      })
  }
  let categories = ["residential", "primary", "track", "footway", "living_street"]
  func line(_ a: Coordinate, _ b: Coordinate) -> RoadLine? {
    guard Int.random(in: 0..<8, using: &dice) > 0 else { return nil }
    var path = [a, b]
    if Bool.random(using: &dice) {
      path.insert(
        Coordinate(
          longitude: (a.longitude + b.longitude) / 2 + .random(in: -2e-4...2e-4, using: &dice),
          latitude: (a.latitude + b.latitude) / 2
        ).quantised, at: 1)
    }
    return RoadLine(
      path: path, category: categories.randomElement(using: &dice)!,
      direction: RoadLine.Direction.allCases.randomElement(using: &dice)!,
      speedLimit: [nil, 20, 60].randomElement(using: &dice)!, isUnpaved: Bool.random(using: &dice))
  }
  var lines: [RoadLine?] = []
  for north in 0..<size {
    for east in 0..<size {
      if east + 1 < size { lines.append(line(corners[north][east], corners[north][east + 1])) }
      if north + 1 < size { lines.append(line(corners[north][east], corners[north + 1][east])) }
    }
  }
  lines.append(line(corners[0][0], corners[size - 1][size - 1]))
  lines.append(street(at(-6, -6), at(-5, -6)))
  return lines.compactMap { $0 }
}

/// On corners, on streets and beside them.
private func randomPositions(
  _ count: Int, _ network: RoadNetwork, _ profile: Profile, _ dice: inout SeededDice
) -> [Coordinate] {
  (0..<count).map { _ in
    switch Int.random(in: 0..<3, using: &dice) {
    case 0: network.segment(at: .random(in: 0..<network.counts.segments, using: &dice)).path[0]
    case 1:
      network.segment(at: .random(in: 0..<network.counts.segments, using: &dice)).path.last!
    default: at(.random(in: -1...6, using: &dice), .random(in: -1...6, using: &dice))
    }
  }
}

/// Shortest costs by relaxing every arc until nothing changes, on a graph in which each position is a vertex of its
/// own. Weights are worked out anew from what the network says of its segments.
private struct NaiveCosts {
  private struct Arc {
    var from, to: Int
    var cost: [Int]
  }

  private var arcs: [Arc] = []
  private let firstPosition: Int
  private let positions: [Coordinate]
  private let access: [[Int]]

  init(_ network: RoadNetwork, _ profile: Profile, _ positions: [Coordinate]) async throws {
    self.positions = positions
    firstPosition = network.counts.junctions
    var snapped: [SnappedPosition] = []
    let weighed = await network.weighed(profile)
    for position in positions { snapped.append(try weighed.snapped(position)) }
    access = snapped.map {
      [($0.accessMillimetres * 3600 * 2 / (profile.offRoadSpeed * 1000) + 1) / 2, $0.accessMillimetres]
    }
    for index in 0..<network.counts.segments {
      let segment = network.segment(at: index)
      let street = network.streets[Int(network.segments[index].street)]
      guard
        let speed = profile.metresPerHour(
          category: segment.category, limit: street.forwardLimit > 0 ? Int(street.forwardLimit) : nil,
          isUnpaved: street.isUnpaved)
      else { continue }
      let time = (segment.millimetres * 3600 * 2 / speed + 1) / 2
      // Every position on this segment, in order, between its two junctions.
      var beads = [(offset: 0, vertex: segment.from)]
      let here = positions.indices.filter { snapped[$0].segment == index }
      beads += here.map { (snapped[$0].offsetMillimetres, firstPosition + $0) }.sorted { $0.0 < $1.0 }
      beads.append((segment.millimetres, segment.to))
      for (a, b) in zip(beads, beads.dropFirst()) {
        let (length, whole) = (b.offset - a.offset, max(1, segment.millimetres))
        let cost = [time * b.offset / whole - time * a.offset / whole, length]
        let isOneWay = profile.obeysOneWays && length > 0
        if !isOneWay || segment.direction != .backward { arcs.append(Arc(from: a.vertex, to: b.vertex, cost: cost)) }
        if !isOneWay || segment.direction != .forward { arcs.append(Arc(from: b.vertex, to: a.vertex, cost: cost)) }
      }
    }
  }

  func cost(from: Int, to: Int) -> [Int]? {
    if positions[from] == positions[to] { return [0, 0] }
    var best: [Int: [Int]] = [firstPosition + from: [0, 0]]
    var isChanging = true
    while isChanging {
      isChanging = false
      for arc in arcs {
        guard let reached = best[arc.from] else { continue }
        let sum = [reached[0] + arc.cost[0], reached[1] + arc.cost[1]]
        if let old = best[arc.to], !sum.lexicographicallyPrecedes(old) { continue }
        best[arc.to] = sum
        isChanging = true
      }
    }
    guard let road = best[firstPosition + to] else { return nil }
    return [road[0] + access[from][0] + access[to][0], road[1] + access[from][1] + access[to][1]]
  }
}
