import Geometry
import Territory
import Testing

@testable import Roads

@Suite("Paths along drawn streets")
struct PathTests {
  /// A block of 1 × 1: the south side runs east only.
  let block = RoadNetwork(lines: [
    street(at(0, 0), at(1, 0), name: "Sur", direction: .forward),
    street(at(1, 0), at(1, 1), name: "Oriente"),
    street(at(1, 1), at(0, 1), name: "Norte"),
    street(at(0, 1), at(0, 0), name: "Poniente"),
  ])

  func length(_ path: Coordinate...) -> Int {
    zip(path, path.dropFirst()).reduce(0) { $0 + Int((geodesicDistance($1.0, $1.1) * 1000).rounded()) }
  }

  @Test("with the one-way the path is the street, against it the way round the block, on foot the street again")
  func oneWay() async throws {
    let there = try #require(try await block.path(from: at(0, 0), to: at(1, 0), profile: .car, economy: tenPerLitre))
    #expect(there.streets.map(\.name) == ["Sur"])
    #expect(there.millimetres == length(at(0, 0), at(1, 0)))
    let back = try #require(try await block.path(from: at(1, 0), to: at(0, 0), profile: .car, economy: tenPerLitre))
    #expect(back.streets.map(\.name) == ["Oriente", "Norte", "Poniente"])
    #expect(back.millimetres == length(at(1, 0), at(1, 1), at(0, 1), at(0, 0)))
    #expect(back.coordinates == [at(1, 0), at(1, 1), at(0, 1), at(0, 0)])
    let onFoot = try #require(try await block.path(from: at(1, 0), to: at(0, 0), profile: .foot, economy: tenPerLitre))
    #expect(onFoot.streets.map(\.name) == ["Sur"])
  }

  @Test("two doors on one one-way street: ahead is straight on, behind is round the block")
  func sameSegment() async throws {
    let (west, east) = (at(0.25, 0), at(0.75, 0))
    let ahead = try #require(try await block.path(from: west, to: east, profile: .car, economy: tenPerLitre))
    #expect(abs(ahead.millimetres - length(west, east)) <= 2)
    #expect(ahead.coordinates == [west, east])
    let behind = try #require(try await block.path(from: east, to: west, profile: .car, economy: tenPerLitre))
    #expect(behind.streets.map(\.name) == ["Sur", "Oriente", "Norte", "Poniente", "Sur"])
    let around = length(at(0, 0), at(1, 0), at(1, 1), at(0, 1), at(0, 0))
    #expect(abs(behind.millimetres - (around - length(west, east))) <= 2)
  }

  @Test("two doors on one two-way street go straight both ways, even where the way round is quicker to type")
  func sameSegmentBothWays() async throws {
    for (from, to) in [(at(1, 0.2), at(1, 0.7)), (at(1, 0.7), at(1, 0.2))] {
      let path = try #require(try await block.path(from: from, to: to, profile: .car, economy: tenPerLitre))
      #expect(path.streets.map(\.name) == ["Oriente"])
      #expect(abs(path.millimetres - length(from, to)) <= 2)
    }
  }

  @Test("a far detour on a fast road beats a slow street between two doors of that street")
  func detourBeatsSameSegment() async throws {
    let network = RoadNetwork(lines: [
      street(at(0, 0), at(10, 0), name: "Brecha", category: "track_grade5"),
      street(at(0, 0), at(5, 2), at(10, 0), name: "Carretera", category: "trunk"),
    ])
    let path = try #require(
      try await network.path(from: at(0.1, 0), to: at(9.9, 0), profile: .car, economy: tenPerLitre))
    #expect(path.streets.map(\.name) == ["Brecha", "Carretera", "Brecha"])
  }

  @Test("a site beside the middle of a street reaches it in a straight line that counts in metres, time and fuel")
  func access() async throws {
    let network = RoadNetwork(lines: [street(at(0, 0), at(2, 0), name: "Hidalgo", category: "primary")])
    let site = at(1, 1)
    let path = try #require(try await network.path(from: site, to: at(2, 0), profile: .car, economy: tenPerLitre))
    let straight = length(site, at(1, 0))
    #expect(abs(path.startAccessMillimetres - straight) <= 1)
    #expect(path.endAccessMillimetres == 0)
    #expect(abs(path.millimetres - straight - length(at(1, 0), at(2, 0))) <= 2)
    // 10 km/h off the road, 50 km/h on it.
    let expected = Double(straight) * 0.36 + Double(length(at(1, 0), at(2, 0))) * 0.072
    #expect(abs(Double(path.milliseconds) - expected) <= 2)
    // 10 km/l: a tenth of a millilitre a metre.
    #expect(path.microlitres == (path.millimetres + 5) / 10)
    #expect(path.coordinates.first == site)
    #expect(path.streets.reduce(0) { $0 + $1.millimetres } + path.startAccessMillimetres == path.millimetres)
  }

  @Test("of two parallel streets between the same corners the quicker is taken, one-ways heeded")
  func parallel() async throws {
    let network = RoadNetwork(lines: [
      street(at(0, 0), at(0.5, 0.1), at(1, 0), name: "Lenta", category: "residential"),
      street(at(0, 0), at(0.5, -0.1), at(1, 0), name: "Rápida", category: "primary", direction: .forward),
    ])
    let there = try #require(try await network.path(from: at(0, 0), to: at(1, 0), profile: .car, economy: tenPerLitre))
    let back = try #require(try await network.path(from: at(1, 0), to: at(0, 0), profile: .car, economy: tenPerLitre))
    #expect(there.streets.map(\.name) == ["Rápida"])
    #expect(back.streets.map(\.name) == ["Lenta"])
  }

  @Test("a part of town without any street to the rest is an answer without path, not an error")
  func unreachable() async throws {
    let network = RoadNetwork(lines: [street(at(0, 0), at(1, 0)), street(at(0, 5), at(1, 5))])
    #expect(try await network.path(from: at(0, 0), to: at(0, 5), profile: .car, economy: tenPerLitre) == nil)
    let matrix = try await network.matrix(
      between: [at(0, 0), at(1, 0), at(0, 5)], profile: .car, economy: tenPerLitre)
    #expect(matrix.isReachable(from: 0, to: 1))
    #expect(!matrix.isReachable(from: 0, to: 2))
    #expect(matrix.millimetres[matrix.index(from: 2, to: 0)] == TravelMatrix.unreachable)
  }

  @Test("a car stands on the street it may use, though a footpath is nearer")
  func profileSnaps() async throws {
    let network = RoadNetwork(lines: [
      street(at(0, 0), at(2, 0), name: "Calle"), street(at(0, 0.5), at(2, 0.5), name: "Andador", category: "footway"),
    ])
    #expect(try await network.snapped(at(1, 0.5), profile: .car).segment == 0)
    #expect(try await network.snapped(at(1, 0.5), profile: .foot).segment == 1)
  }

  @Test("nobody is put on a one-way that cannot be left again, though it is nearest")
  func pocket() async throws {
    let network = RoadNetwork(lines: [
      street(at(0, 0), at(1, 0), name: "Hidalgo"), street(at(1, 0), at(2, 0), name: "Hidalgo"),
      street(at(1, 0), at(1, 1), name: "Orilla", direction: .forward),
    ])
    let site = at(1.1, 1)
    #expect(network.segment(at: try await network.snapped(site, profile: .car).segment).name == "Hidalgo")
    #expect(network.segment(at: try await network.snapped(site, profile: .foot).segment).name == "Orilla")
    let matrix = try await network.matrix(between: [at(0, 0), site], profile: .car, economy: tenPerLitre)
    #expect(matrix.isReachable(from: 0, to: 1) && matrix.isReachable(from: 1, to: 0))
  }

  @Test("a position far from every street is refused with how far the nearest is")
  func farFromRoad() async throws {
    let site = at(0, 50)
    let metres = geodesicDistance(site, at(0, 0))
    let refusal = try #require(
      await #expect(throws: RoadsError.self) {
        try await block.matrix(between: [at(0, 0), site], profile: .car, economy: tenPerLitre)
      })
    guard case .farFromRoad(let index, let position, let nearest, let limit, _) = refusal else { return }
    #expect(index == 1 && position == site && limit == 2_000)
    // The block's north side is one step nearer.
    #expect(abs((nearest ?? 0) - geodesicDistance(site, at(0, 1))) < 1)
    #expect(metres > 2_000)
  }

  @Test("the lower of posted limit and customary speed holds, and terracería slows a car more than a pick-up")
  func speeds() {
    #expect(Profile.car.metresPerHour(category: "primary", limit: 30, isUnpaved: false) == 30_000)
    #expect(Profile.car.metresPerHour(category: "primary", limit: 90, isUnpaved: false) == 80_000)
    #expect(Profile.car.metresPerHour(category: "motorway", limit: nil, isUnpaved: false) == 80_000)
    #expect(Profile.car.metresPerHour(category: "residential", limit: nil, isUnpaved: true) == 15_000)
    #expect(Profile.pickup.metresPerHour(category: "residential", limit: nil, isUnpaved: true) == 19_500)
    #expect(Profile.car.metresPerHour(category: "footway", limit: nil, isUnpaved: false) == nil)
    #expect(Profile.foot.metresPerHour(category: "motorway", limit: nil, isUnpaved: false) == nil)
  }

  @Test("the nearest street is the nearest of all, found by looking at each")
  func nearest() async throws {
    var dice = SeededDice(state: 7)
    let lines = (0..<60).map { _ in
      let (east, north) = (Double.random(in: 0...60, using: &dice), Double.random(in: 0...60, using: &dice))
      return street(
        at(east, north),
        at(east + .random(in: -20...20, using: &dice), north + .random(in: -20...20, using: &dice)))
    }
    let network = RoadNetwork(lines: lines)
    for _ in 0..<200 {
      let site = at(.random(in: 0...60, using: &dice), .random(in: 0...60, using: &dice))
      let found = try await network.snapped(site, profile: .car, reach: 10_000)
      // A hundred points along each street: none is nearer than the one found, but for their spacing.
      let nearest = lines.flatMap { line in
        (0...100).map { step in
          let share = Double(step) / 100
          let (a, b) = (line.path[0], line.path[1])
          return geodesicDistance(
            site,
            Coordinate(
              longitude: a.longitude + share * (b.longitude - a.longitude),
              latitude: a.latitude + share * (b.latitude - a.latitude)))
        }
      }.min()!
      #expect(Double(found.accessMillimetres) / 1000 <= nearest + 0.5)
    }
  }
}
