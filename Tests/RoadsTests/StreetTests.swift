import Geometry
import Territory
import Testing

@testable import Roads

@Suite("What tags say of a street")
struct StreetTests {
  private func street(_ tags: [String: String]) throws -> Street {
    var words = StreetWords()
    return try #require(Street(tags: tags.merging(["highway": "residential"]) { said, _ in said }, words: &words))
  }

  @Test("limits are figures, miles, zones and the words for none and for walking")
  func limits() throws {
    let said: [([String: String], UInt8, UInt8)] = [
      (["maxspeed": "60"], 60, 60), (["maxspeed": "30 mph"], 48, 48), (["maxspeed": "none"], Street.unlimited, 255),
      (["maxspeed": "walk"], 7, 7), (["maxspeed": "MX:urban"], 30, 30), (["maxspeed": "signals"], 0, 0),
      (["maxspeed": "MX:urban", "highway": "primary"], 50, 50),
      (["maxspeed": "MX:rural", "highway": "trunk"], 110, 110),
      (["maxspeed": "DE:zone30"], 30, 30), (["maxspeed": "FR:urban"], 50, 50), (["maxspeed:type": "MX:urban"], 30, 30),
      (["maxspeed": "60", "maxspeed:backward": "40"], 60, 40), ([:], 0, 0),
    ]
    for (tags, forward, backward) in said {
      let street = try street(tags)
      #expect(street.forwardLimit == forward && street.backwardLimit == backward, "\(tags)")
    }
  }

  @Test("a surface is a kind of ground; where none is told a track is bare unless it is firm")
  func surfaces() throws {
    #expect(try street(["surface": "asphalt"]).surface == .asphalt)
    #expect(try street(["surface": "fine_gravel"]).surface == .compacted)
    #expect(try street(["surface": "Empedrado"]).surface == .cobblestone)
    #expect(try street(["surface": "terracería"]).isUnpaved)
    #expect(try !street(["surface": "sett"]).isUnpaved)
    #expect(try street(["highway": "track"]).isUnpaved)
    #expect(try !street(["highway": "track", "tracktype": "grade1"]).isUnpaved)
    #expect(try !street(["highway": "track", "surface": "concrete"]).isUnpaved)
    #expect(try street(["highway": "track", "tracktype": "grade4"]).trackGrade == 4)
    #expect(try street(["smoothness": "very_bad"]).smoothness == 5)
  }

  @Test("tolls, bridges, tunnels, fords and roundabouts are told apart")
  func features() throws {
    #expect(try street(["toll": "yes", "bridge": "viaduct", "tunnel": "no"]).features == [.toll, .bridge])
    #expect(try street(["junction": "circular", "ford": "yes"]).features == [.roundabout, .ford])
    #expect(try street(["traffic_calming": "table"]).features == [.calmed])
    #expect(try street(["traffic_calming": "island"]).features == [])
  }

  @Test("streets tagged alike are one record, in whatever order their tags come")
  func shared() {
    var town = DrawnTown(["a": (0, 0), "b": (1, 0), "c": (2, 0), "d": (3, 0)])
    town.way("ab", "Hidalgo", ["lit": "yes"])
    town.way("bc", "Hidalgo")
    town.way("cd", "Juárez")
    #expect(town.network.streets.count == 2)
    #expect(town.network.segments.map(\.street) == [0, 0, 1])
  }

  /// 1 step is about 105 m east.
  private func marked(_ node: Character, _ tags: [String: String]) -> Column<Segment> {
    var town = DrawnTown([
      "a": (0, 0), "b": (0.9, 0), "c": (1, 0), "d": (1, 1), "e": (2, 0), "m": (0.45, 0),
    ])
    town.way("ambc", "Hidalgo")
    town.way("ce", "Hidalgo")
    town.way("cd", "Juárez")
    town.mark(node, tags)
    return town.network.segments
  }

  @Test("a signal on a crossing is met once by whoever comes to it")
  func signalAtCrossing() {
    let segments = marked("c", ["highway": "traffic_signals"])
    #expect(segments.map(\.forward.signals) == [1, 0, 0])
    #expect(segments.map(\.backward.signals) == [0, 1, 1])
  }

  @Test("a signal or sign near a crossing is met towards it, one with a direction in that direction")
  func signalBeforeCrossing() {
    let near = marked("b", ["highway": "traffic_signals"])[0]
    #expect(near.forward.signals == 1 && near.backward.signals == 0)
    let midway = marked("m", ["highway": "traffic_signals"])[0]
    #expect(midway.forward.signals == 1 && midway.backward.signals == 1)
    let sign = marked("m", ["highway": "stop"])[0]
    #expect(sign.forward.stops == 0 && sign.backward.stops == 1)
    let said = marked("b", ["highway": "give_way", "direction": "backward"])[0]
    #expect(said.forward.yields == 0 && said.backward.yields == 1)
    let lights = marked("m", ["highway": "traffic_signals", "traffic_signals:direction": "forward"])[0]
    #expect(lights.forward.signals == 1 && lights.backward.signals == 0)
  }

  @Test("a tope shakes both ways, a ford too")
  func topes() {
    let tope = marked("b", ["traffic_calming": "hump"])[0]
    #expect(tope.forward.topes == 1 && tope.backward.topes == 1)
    #expect(marked("b", ["traffic_calming": "choker"])[0].forward.topes == 0)
    #expect(marked("m", ["ford": "yes"])[0].backward.fords == 1)
  }

  @Test("short lengths are the geodesic's to a hundredth of a millimetre, at all latitudes")
  func lengths() {
    var dice = SeededDice(state: 3)
    for _ in 0..<2_000 {
      let a = Point(
        longitude: .random(in: -1_790_000_000...1_790_000_000, using: &dice),
        latitude: .random(in: -790_000_000...790_000_000, using: &dice))
      let reach: Int32 = .random(in: 1...100_000, using: &dice)
      let b = Point(
        longitude: a.longitude + .random(in: -reach...reach, using: &dice),
        latitude: a.latitude + .random(in: -reach...reach, using: &dice))
      #expect(abs(pieceMetres(a, b) - geodesicDistance(a.coordinate, b.coordinate)) < 1e-5 + Double(reach) * 1e-9)
    }
  }

  @Test("the week's hours are read in the forms that signs take")
  func hours() throws {
    func minutes(_ text: String) -> [[Int]]? { WeekHours(text)?.spans.map { [Int($0.start), Int($0.end)] } }
    let day = 1440
    #expect(minutes("24/7") == [[0, 7 * day]])
    #expect(minutes("Mo 07:00-09:00") == [[420, 540]])
    #expect(minutes("Sa,Su") == [[5 * day, 7 * day]])
    #expect(minutes("Su 22:00-02:00") == [[0, 120], [6 * day + 1320, 7 * day]])
    #expect(minutes("Mo,We 08:00-09:00, Fr 10:00-11:00")?.count == 3)
    #expect(minutes("Mo-Tu 06:00 - 08:00,16:00-18:00")?.count == 4)
    #expect(minutes("Mo-Fr 07:00-09:00; We off")?.count == 4)
    #expect(minutes("Mo-Fr 07:00-09:00; PH off")?.count == 5)
    #expect(minutes("Fr-Mo 10:00-11:00")?.count == 4)
    #expect(minutes("07:00-09:00")?.count == 7)
    #expect(minutes("Mo-Fr 07:00-26:00")?[0] == [420, 1560])
    for text in ["Sep-Jun", "sunrise-sunset", "", "Mo-", "7-9", "Mo 25:00", "Mo 07:00-09:99", "wet"] {
      #expect(WeekHours(text) == nil, "\(text)")
    }
  }
}
