import Territory
import Testing

@testable import Roads

@Suite("What a driver is told")
struct RouteTests {
  private func legs(_ network: RoadNetwork, _ from: Coordinate, _ to: Coordinate) async throws -> [RouteLeg] {
    try #require(try await network.path(from: from, to: to, profile: .car, economy: tenPerLitre)).legs
  }

  @Test("turns are named by their angle, streets by name and number, and the end by its side")
  func turns() async throws {
    var town = DrawnTown(["a": (0, 0), "b": (2, 0), "c": (2, 2), "d": (4, 3), "e": (4, 4), "x": (3, 0)])
    town.way("ab", "Hidalgo")
    town.way("bx", "Hidalgo")
    town.way("bc", "Juárez")
    town.way("cd", nil, ["ref": "MEX-23"])
    town.way("de", "Morelos", ["ref": "JAL 5"])
    let legs = try await legs(town.network, at(0, 0), at(3.9, 3.9))
    #expect(legs.map(\.turn) == [.depart, .left, .right, .left, .arrive(.left)])
    #expect(legs.map(\.name) == ["Hidalgo", "Juárez", nil, "Morelos", "Morelos"])
    #expect(
      legs.map { $0.sentence(in: .spanish) } == [
        "Sal por Hidalgo y sigue 210 m.", "Gira a la izquierda en Juárez y sigue 220 m.",
        "Gira a la derecha en MEX-23 y sigue 240 m.", "Gira a la izquierda en Morelos (JAL 5) y sigue 100 m.",
        "Llegas: tu destino está a la izquierda.",
      ])
    #expect(legs[1].sentence(in: .english) == "Turn left onto Juárez and go on for 220 m.")
    #expect(legs[1].position == at(2, 0))
  }

  @Test("the legs' metres and times add up to the path's")
  func sums() async throws {
    var town = DrawnTown(["a": (0, 0), "b": (2, 0), "c": (2, 2)])
    town.way("ab", "Hidalgo")
    town.way("bc", "Juárez")
    let path = try #require(
      try await town.network.path(from: at(0.3, 0), to: at(2, 1.7), profile: .car, economy: tenPerLitre))
    #expect(path.legs.reduce(0) { $0 + $1.millimetres } == path.millimetres)
    #expect(path.legs.reduce(0) { $0 + $1.milliseconds } == path.milliseconds)
  }

  @Test("a bend without another way on is no turn, and one with another is")
  func bends() async throws {
    var town = DrawnTown(["a": (0, 0), "b": (2, 0), "c": (2, 2), "x": (3, 0)])
    town.way("ab", "Hidalgo")
    town.way("bc", "Hidalgo")
    #expect(try await legs(town.network, at(0, 0), at(2, 2)).map(\.turn) == [.depart, .arrive(.neither)])
    town.way("bx", "Juárez")
    #expect(try await legs(town.network, at(0, 0), at(2, 2)).map(\.turn) == [.depart, .left, .arrive(.neither)])
  }

  /// A roundabout with four arms, driven as in Mexico, against the clock: south, east, north, west.
  private var roundabout: RoadNetwork {
    var town = DrawnTown([
      "s": (0, -0.2), "e": (0.2, 0), "n": (0, 0.2), "w": (-0.2, 0), "S": (0, -2), "E": (2, 0), "N": (0, 2),
      "W": (-2, 0),
    ])
    town.way("senws", "Glorieta", ["junction": "roundabout"])
    town.way("Ss", "Sur")
    town.way("eE", "Oriente")
    town.way("nN", "Norte")
    town.way("wW", "Poniente")
    return town.network
  }

  @Test("on a roundabout the exit is counted", arguments: [("E", 1), ("N", 2), ("W", 3), ("S", 4)])
  func exits(arm: String, exit: Int) async throws {
    let ends = ["E": at(1.9, 0), "N": at(0, 1.9), "W": at(-1.9, 0), "S": at(0, -1.9)]
    let network = roundabout
    if arm == "S" {
      // Back where one came from: as told to a route that is given, for none is quicker than turning in the street.
      let courses = [(1, false), (0, false), (1, true)]
      let stretches = try courses.map { try stretch($0.0, $0.1, network) }
      var route = try await route(network)
      route.stretches = [stretches[0]] + around(network) + [stretches[2]]
      let legs = network.legs(of: route, mode: .motorcar) { _ in 0 }
      #expect(legs.map(\.turn) == [.depart, .roundabout(exit: 4), .arrive(.neither)])
      return
    }
    let legs = try await legs(network, at(0, -1.9), try #require(ends[arm]))
    #expect(legs.map(\.turn) == [.depart, .roundabout(exit: exit), .arrive(.neither)])
    let name = ["E": "Oriente", "N": "Norte", "W": "Poniente"][arm]!
    #expect(legs[1].name == name)
    #expect(legs[1].sentence(in: .spanish).hasPrefix("En la glorieta toma la \(exit).ª salida hacia \(name) y sigue"))
    let ordinals = ["1st", "2nd", "3rd"]
    #expect(
      legs[1].sentence(in: .english).hasPrefix(
        "At the roundabout take the \(ordinals[exit - 1]) exit towards \(name) and go on for"))
  }

  private func around(_ network: RoadNetwork) -> [Stretch] {
    network.segments.indices.filter { network.name(of: $0) == "Glorieta" }.map {
      Stretch(segment: $0, from: 0, to: Int(network.segments[$0].millimetres))
    }
  }

  private func stretch(_ way: Int, _ isBackward: Bool, _ network: RoadNetwork) throws -> Stretch {
    let name = ["Glorieta", "Sur"][way]
    let segment = try #require(network.segments.indices.first { network.name(of: $0) == name })
    let length = Int(network.segments[segment].millimetres)
    return Stretch(segment: segment, from: isBackward ? length : 0, to: isBackward ? 0 : length)
  }

  private func route(_ network: RoadNetwork) async throws -> Route {
    let start = try await network.weighed(.car).approach(at(0, -1.9), reach: 2_000, index: 0)
    return Route(start, start, stretches: [])
  }

  @Test("a ferry is boarded")
  func ferry() async throws {
    var town = DrawnTown(["a": (0, 0), "b": (2, 0), "c": (20, 0), "d": (22, 0)])
    town.way("ab", "Malecón")
    town.way("bc", "La Paz–Mazatlán", ["route": "ferry", "motorcar": "yes"])
    town.way("cd", "Muelle")
    let legs = try await legs(town.network, at(0, 0), at(22, 0))
    #expect(legs.map(\.turn) == [.depart, .ferry, .straight, .arrive(.neither)])
    #expect(legs[1].sentence(in: .spanish) == "Aborda el transbordador La Paz–Mazatlán y recorre 1.9 km.")
    #expect(legs[2].sentence(in: .spanish) == "Continúa por Muelle 210 m.")
  }

  @Test("a position lies left or right of the drawing")
  func sides() async throws {
    let network = RoadNetwork(lines: [street(at(0, 0), at(2, 0), name: "Hidalgo")])
    #expect(try await network.snapped(at(1, 0.2), profile: .car).side == .left)
    #expect(try await network.snapped(at(1, -0.2), profile: .car).side == .right)
    #expect(try await network.snapped(at(1, 0), profile: .car).side == .neither)
    // Coming from the east the northern side is on the right.
    let west = try await legs(network, at(1.9, 0), at(1, 0.2))
    #expect(west.last?.turn == .arrive(.right))
  }
}
