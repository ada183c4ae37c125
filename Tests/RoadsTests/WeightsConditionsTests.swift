import Territory
import Testing

@testable import Roads

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// How many random towns; $RECORRIDO_TRIALS scales it.
private let trials = Int(ProcessInfo.processInfo.environment["RECORRIDO_TRIALS"] ?? "") ?? 60

/// Each change of conditions gives what a network freshly built with that change in its data gives, to the integer.
@Suite struct WeightsConditionsTests {
  private func forEachTown(_ body: (Town, inout SeededDice) throws -> Void) rethrows {
    for trial in 0..<trials {
      var dice = SeededDice(state: UInt64(trial))
      let town = Town(columns: 5, rows: 5, dice: &dice)
      try body(town, &dice)
    }
  }

  private func terms(_ conditions: Conditions, _ profile: Profile = .pickup) -> TravelTerms {
    TravelTerms(profile, objective: .fuel, loadKilograms: 200, conditions: conditions)
  }

  /// A square of two fifths of a thousandth of a degree around the middle of a street.
  private func square(_ town: Town, _ street: TownStreet) -> Polygon {
    let (a, b) = (town.position(street.places[0]), town.position(street.places[1]))
    let (x, y, r) = ((a.longitude + b.longitude) / 2, (a.latitude + b.latitude) / 2, 0.0002)
    let corners = [(x - r, y - r), (x + r, y - r), (x + r, y + r), (x - r, y + r), (x - r, y - r)]
    return Polygon(exterior: corners.map { Coordinate(longitude: $0.0, latitude: $0.1) })
  }

  @Test("a closed street is a street that is not there")
  func closed() {
    forEachTown { town, dice in
      let street = town.streets.randomElement(using: &dice)!
      var without = town
      without.streets.removeAll { $0.name == street.name }
      let places = [
        RoadPlace.area(square(town, street)),
        .along([town.position(street.places[0]), town.position(street.places[1])]),
      ]
      let fresh = without.network.costs(terms(Conditions()))
      for place in places { #expect(town.network.costs(terms(Conditions(closed: [place]))) == fresh) }
      let avoided = Conditions(avoided: [AvoidedArea(square(town, street))])
      #expect(town.network.costs(terms(avoided)) == fresh)
    }
  }

  @Test("a street slowed to a half is a street with half the limit")
  func slowed() {
    forEachTown { town, dice in
      let index = town.streets.indices.randomElement(using: &dice)!
      var (limited, halved) = (town, town)
      limited.streets[index].tags.merge(["maxspeed": "40", "highway": "primary", "surface": "asphalt"]) { $1 }
      halved.streets[index].tags.merge(["maxspeed": "20", "highway": "primary", "surface": "asphalt"]) { $1 }
      let place = RoadPlace.area(square(town, town.streets[index]))
      let conditions = Conditions(slowed: [SlowedPlace(place, percent: 50), SlowedPlace(place, percent: 80)])
      #expect(limited.network.costs(terms(conditions)) == halved.network.costs(terms(Conditions())))
    }
  }

  @Test("rain is a profile that is slower on unpaved streets, and closes fords")
  func rain() throws {
    let wet = try Profile(
      text: Profile.pickup.facts.replacing("surface compacted 80", with: "surface compacted 60")
        .replacing("surface gravel 75", with: "surface gravel 56").replacing("surface dirt 65", with: "surface dirt 52")
        .replacing("surface loose 50", with: "surface loose 40"))
    let dry = try Profile(
      text: Profile.pickup.facts.replacing("rain unpaved 75", with: "rain unpaved 80")
        .replacing("surface compacted 80", with: "surface compacted 75")
        .replacing("surface gravel 75", with: "surface gravel 70"))
    forEachTown { town, _ in
      var town = town
      // Tracks have their own speed.
      town.streets.removeAll { $0.tags["highway"] == "track" }
      #expect(
        town.network.costs(terms(Conditions(isRaining: true), dry)) == town.network.costs(terms(Conditions(), wet)))
    }
    var town = Town(columns: 10, [TownStreet(name: "vado", places: [0, 1, 2], tags: ["highway": "tertiary"])])
    town.placeTags[1] = ["ford": "yes"]
    #expect(town.network.costs(terms(Conditions())).count == 2)
    #expect(town.network.costs(terms(Conditions(isRaining: true))).isEmpty)
  }

  @Test("a slow hour is a profile with that hour's speeds; outside its hours nothing changes")
  func hours() throws {
    let monday = Departure(weekday: 1, secondOfDay: 8 * 3600)
    let peak = try Profile(
      text: "name p\nmode motorcar\nvehicle pickup\noff-road 10\nspeed primary 50\nspeed residential 30\n"
        + "period morning mon-fri 07:00-09:30\nslow morning primary 60\n")
    let slow = try Profile(
      text: "name p\nmode motorcar\nvehicle pickup\noff-road 10\nspeed primary 30\nspeed residential 30\n")
    forEachTown { town, _ in
      var town = town
      for street in town.streets.indices { town.streets[street].tags["maxspeed"] = nil }
      let network = town.network
      let inPeak = network.costs(terms(Conditions(departure: monday), peak))
      #expect(inPeak == network.costs(terms(Conditions(departure: monday), slow)))
      let later = Conditions(departure: Departure(weekday: 1, secondOfDay: 9 * 3600 + 1800))
      #expect(network.costs(terms(later, peak)) == network.costs(terms(Conditions(), peak)))
    }
  }

  @Test("an area is avoided in its hours, at an unknown hour too, and touched from its border on")
  func areaHours() {
    let town = Town(
      columns: 10,
      [
        TownStreet(name: "a", places: [0, 1], tags: ["highway": "primary"]),
        TownStreet(name: "b", places: [1, 2], tags: ["highway": "primary"]),
      ])
    let night = [DayHours(weekdays: 1...7, seconds: 0..<6 * 3600)]
    let area = AvoidedArea(square(town, town.streets[0]), hours: night)
    func keys(_ departure: Departure?) -> Set<String> {
      Set(town.network.costs(terms(Conditions(avoided: [area], departure: departure))).keys)
    }
    #expect(keys(Departure(weekday: 3, secondOfDay: 6 * 3600 - 1)) == ["b 0", "b 1"])
    #expect(keys(nil) == ["b 0", "b 1"])
    #expect(keys(Departure(weekday: 3, secondOfDay: 6 * 3600)) == ["a 0", "a 1", "b 0", "b 1"])
    // A square whose corner is the end of street b alone; one that holds a street whole; one whose hole holds it.
    let (x, y) = (at(2, 0).longitude, at(2, 0).latitude)
    func box(_ west: Double, _ south: Double, _ east: Double, _ north: Double) -> [Coordinate] {
      [(west, south), (east, south), (east, north), (west, north), (west, south)].map {
        Coordinate(longitude: $0.0, latitude: $0.1)
      }
    }
    func left(_ polygon: Polygon) -> Set<String> {
      Set(town.network.costs(terms(Conditions(closed: [.area(polygon)]))).keys)
    }
    #expect(left(Polygon(exterior: box(x, y, x + 0.001, y + 0.001))) == ["a 0", "a 1"])
    #expect(left(Polygon(exterior: box(x + 1e-7, y, x + 0.001, y + 0.001))).count == 4)
    let around = box(at(-5, -5).longitude, at(-5, -5).latitude, at(5, 5).longitude, at(5, 5).latitude)
    #expect(left(Polygon(exterior: around)).isEmpty)
    let hole = box(at(-1, -1).longitude, at(-1, -1).latitude, at(3, 1).longitude, at(3, 1).latitude)
    #expect(left(Polygon(exterior: around, holes: [hole])).count == 4)
  }

  @Test("the nearest street to a place is one that the profile may use")
  func nearest() {
    let town = Town(
      columns: 10,
      [
        TownStreet(name: "andador", places: [0, 1], tags: ["highway": "footway"]),
        TownStreet(name: "calle", places: [10, 11], tags: ["highway": "residential"]),
      ])
    let place = RoadPlace.nearest(at(0.5, 0.1))
    #expect(Set(town.network.costs(terms(Conditions(closed: [place]), .car)).keys) == [])
    #expect(Set(town.network.costs(terms(Conditions(closed: [place]), .foot)).keys) == ["calle 0", "calle 1"])
    #expect(town.network.holds(place, profile: .car))
    #expect(!town.network.holds(.nearest(at(0.5, 0.09)), profile: .car), "100.7 m away")
    #expect(town.network.holds(.nearest(at(0.5, 0.09)), profile: .foot))
  }
}

@Suite struct ThroughWayTests {
  /// 0 – 1 – 2 – 3 by a private street between 1 and 2, or the long way round by 11 and 12; behind 2 – 22 – 32 private too.
  private let town = Town(
    columns: 10,
    [
      TownStreet(name: "a", places: [0, 1], tags: ["highway": "primary"]),
      TownStreet(name: "privada", places: [1, 2], tags: ["highway": "residential", "access": "private"]),
      TownStreet(name: "b", places: [2, 3], tags: ["highway": "primary"]),
      TownStreet(name: "vuelta", places: [1, 51, 52, 2], tags: ["highway": "track"]),
      TownStreet(name: "cerrada", places: [2, 22], tags: ["highway": "service", "access": "private"]),
      TownStreet(name: "fondo", places: [22, 32], tags: ["highway": "service", "access": "private"]),
      TownStreet(name: "cochera", places: [22, 23], tags: ["highway": "service"]),
    ])

  @Test("a private street is no way through, however long the way round")
  func through() throws {
    let network = town.network
    let weights = network.travelCosts(TravelTerms(.car)).weights
    let through = try #require(network.least(from: at(0, 0), to: at(3, 0), weights))
    var shut = town
    shut.streets.removeAll { $0.name == "privada" }
    let without = shut.network
    #expect(through == without.least(from: at(0, 0), to: at(3, 0), without.travelCosts(TravelTerms(.car)).weights))
    #expect(through < ArcWeights.entry)
  }

  @Test("what lies behind it is reached all the same, to the millisecond, and left without paying")
  func behind() throws {
    let network = town.network
    let costs = network.travelCosts(TravelTerms(.car))
    func time(_ names: String...) -> Int {
      names.reduce(0) { sum, name in sum + Int(costs.courses[2 * network.segments(of: name)[0]].milliseconds) }
    }
    let inside = try #require(network.least(from: at(3, 0), to: at(2, 3), costs.weights))
    #expect(Int(inside) == time("b", "cerrada", "fondo") + Int(ArcWeights.entry))
    #expect(
      Objective.time.figure(ofSum: Int(inside), firstCarried: 0, straightMillimetres: 0)
        == time("b", "cerrada", "fondo"))
    let outside = try #require(network.least(from: at(2, 3), to: at(3, 0), costs.weights))
    #expect(Int(outside) == time("b", "cerrada", "fondo"))
    // An open driveway within the private part makes it no public one: the entry is paid once.
    let garage = try #require(network.least(from: at(0, 0), to: at(3, 2), costs.weights))
    #expect(Int(garage) / Int(ArcWeights.entry) == 1)
  }

  @Test("an area of last resort is gone round where that can be, and entered where it must")
  func lastResort() throws {
    var streets = town
    streets.streets.removeAll { $0.tags["access"] == "private" && $0.name != "privada" || $0.name == "cochera" }
    streets.streets[1].tags["access"] = nil
    let network = streets.network
    let (a, b) = (at(1.4, -0.2), at(1.6, 0.2))
    let area = Polygon(exterior: [
      a, Coordinate(longitude: b.longitude, latitude: a.latitude), b,
      Coordinate(longitude: a.longitude, latitude: b.latitude), a,
    ])
    let plain = network.travelCosts(TravelTerms(.car)).weights
    let conditions = Conditions(avoided: [AvoidedArea(area, manner: .lastResort)])
    let avoiding = network.travelCosts(TravelTerms(.car, conditions: conditions)).weights
    let direct = try #require(network.least(from: at(0, 0), to: at(3, 0), plain))
    let round = try #require(network.least(from: at(0, 0), to: at(3, 0), avoiding))
    #expect(direct < round && round < ArcWeights.entry)
    streets.streets.removeAll { $0.name == "vuelta" }
    let only = streets.network
    let through = try #require(
      only.least(from: at(0, 0), to: at(3, 0), only.travelCosts(TravelTerms(.car, conditions: conditions)).weights))
    #expect(through == direct + ArcWeights.entry)
  }

  @Test("a figure greater than an entry is told from entries by what the path cannot be below")
  func figures() {
    let entry = Int(ArcWeights.entry)
    #expect(Objective.time.figure(ofSum: 5 + 3 * entry, firstCarried: 0, straightMillimetres: 0) == 5)
    // 300 km as the crow flies, 310 by road, one gate.
    let millimetres = 310_000_000
    #expect(
      Objective.distance.figure(ofSum: millimetres + entry, firstCarried: 0, straightMillimetres: 300_000_000)
        == millimetres)
  }

  @Test("300 km on foot to a house behind a gate are told in full, whatever is to be least")
  func longWalk() async throws {
    // One stretch may not take as long as an entry: ten kilometres each.
    let walk = (0..<29).map { part in
      TownStreet(
        name: "\(part)", places: Array(stride(from: 100 * part, through: 100 * part + 100, by: 10)),
        tags: ["highway": "residential"])
    }
    let gated = TownStreet(
      name: "privada", places: [2900, 2901], tags: ["highway": "residential", "access": "private"])
    let long = Town(columns: 10_000, walk + [gated])
    let network = long.network
    let routable = await RoutableNetwork(network)
    for objective in Objective.allCases {
      let weighed = routable.weighed(TravelTerms(.foot, objective: objective, fuel: .economy(tenPerLitre)))
      let path = try #require(try weighed.path(from: at(0, 0), to: at(2901, 0)))
      let courses = network.segments.indices.map { weighed.courses[2 * $0] }
      #expect(abs(path.millimetres - courses.reduce(0) { $0 + Int($1.millimetres) }) <= 10)
      #expect(abs(path.milliseconds - courses.reduce(0) { $0 + Int($1.milliseconds) }) <= 10)
      #expect(path.millimetres > 300_000_000 && path.milliseconds > 50 * 3_600_000)
    }
  }

  @Test("what lies behind a gate is reached, as far as the limit is enough for")
  func reachedBehind() async throws {
    let whole = town.network
    let metres = whole.segments.reduce(0) { $0 + Double($1.millimetres) } / 1000
    for (objective, limit) in [(Objective.time, 3_600_000), (.distance, 10_000_000)] {
      let weighed = await RoutableNetwork(whole).weighed(TravelTerms(.car, objective: objective))
      #expect(abs(try weighed.reached(from: at(3, 0), within: limit).metres - metres) < 0.1)
    }
    var bare = town
    bare.streets.removeAll { !["b", "cerrada", "fondo"].contains($0.name) }
    let network = bare.network
    let lengths = ["b", "cerrada"].map { Int(network.segments[network.segments(of: $0)[0]].millimetres) }
    let limit = lengths[0] + lengths[1] + 50_000
    let weighed = await RoutableNetwork(network).weighed(TravelTerms(.car, objective: .distance))
    #expect(abs(try weighed.reached(from: at(3, 0), within: limit).metres - Double(limit) / 1000) < 0.1)
  }
}
