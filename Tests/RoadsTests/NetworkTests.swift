import Geometry
import Territory
import Testing

@testable import Roads

@Suite("Lines become a network")
struct NetworkTests {
  @Test("two streets that share a vertex in their middle cross at a junction, and the drawing order does not matter")
  func sharedVertex() {
    let across = street(at(-1, 0), at(0, 0), at(1, 0))
    let along = street(at(0, -1), at(0, 0), at(0, 1))
    for lines in [[across, along], [along, across]] {
      let network = RoadNetwork(lines: lines)
      #expect(network.counts.segments == 4)
      #expect(network.counts.junctions == 5)
      #expect(network.counts.components == 1)
    }
  }

  @Test("a bridge that crosses without a shared vertex stays apart")
  func bridge() {
    let network = RoadNetwork(lines: [street(at(-1, 0), at(1, 0)), street(at(0, -1), at(0, 1))])
    #expect(network.counts.segments == 2)
    #expect(network.counts.components == 2)
  }

  @Test("ends that miss each other by less than the tolerance join, by more they do not", arguments: [0.9, 1.1])
  func tolerance(gap: Double) {
    let apart = gap / geodesicDistance(at(0, 0), at(1, 0))
    let network = RoadNetwork(lines: [street(at(-1, 0), at(0, 0)), street(at(apart, 0), at(1, 0))])
    #expect(network.counts.components == (gap < 1 ? 1 : 2))
    #expect(network.counts.junctions == (gap < 1 ? 3 : 4))
    // A cell's border between the two changes nothing: shift the drawing by fractions of a metre.
    for shift in 1...20 {
      let east = Double(shift) * 0.00037
      let moved = RoadNetwork(lines: [
        street(at(-1 + east, east), at(east, east)), street(at(apart + east, east), at(1 + east, east)),
      ])
      #expect(moved.counts.components == network.counts.components)
    }
  }

  @Test("a segment's length is the geodesic along its drawing, in millimetres")
  func length() {
    let path = [at(0, 0), at(1, 0.5), at(2, 0)]
    let network = RoadNetwork(lines: [RoadLine(path: path, category: "primary")])
    #expect(network.counts.segments == 1)
    #expect(network.segment(at: 0).millimetres == Int((geodesicLength(path) * 1000).rounded()))
    #expect(network.segment(at: 0).path == path)
  }

  @Test("a line that cannot be a street is skipped with its place and its reason")
  func skipped() {
    let network = RoadNetwork(lines: [
      street(at(0, 0)),
      street(at(0, 0), at(1, 0)),
      street(at(0, 0), Coordinate(longitude: .nan, latitude: 20)),
      street(at(0, 0), Coordinate(longitude: 671_000, latitude: 2_243_000)),
      street(at(5, 5), at(5.001, 5)),
      street(at(0, 0), at(0, 9_000)),
    ])
    #expect(
      network.counts.skipped == [
        .init(line: 0, reason: .tooFewPositions), .init(line: 2, reason: .invalidPosition),
        .init(line: 3, reason: .invalidPosition), .init(line: 4, reason: .shorterThanTolerance),
        .init(line: 5, reason: .tooLong),
      ])
    #expect(network.counts.lines == 1)
  }

  @Test("a round street with one entrance is one segment that comes back to its junction")
  func loop() {
    let network = RoadNetwork(lines: [
      street(at(0, 0), at(1, 0), at(1, 1), at(0, 0)), street(at(-1, 0), at(0, 0)),
    ])
    #expect(network.counts.segments == 2)
    #expect(network.counts.junctions == 2)
    #expect(network.segment(at: 0).from == network.segment(at: 0).to)
  }

  @Test("no lines make an empty network that answers with a refusal and not with a crash")
  func empty() async {
    let network = RoadNetwork(lines: [])
    #expect(network.counts.segments == 0)
    await #expect(throws: RoadsError.self) { try await network.snapped(at(0, 0), profile: .car) }
    await #expect(throws: Never.self) { try await network.matrix(between: [], profile: .car, economy: tenPerLitre) }
  }

  @Test("sources say in their own words which way a street runs")
  func directionWords() {
    let said: [(String, RoadLine.Direction?)] = [
      ("B", .both), ("F", .forward), ("T", .backward), ("yes", .forward), ("no", .both), ("-1", .backward),
      ("UN SENTIDO", .forward), ("DOS SENTIDOS", .both), ("NO DISPONIBLE", .both), ("", .both), ("quizá", nil),
    ]
    for (word, direction) in said { #expect(RoadLine.Direction(sourceWord: word) == direction, "\(word)") }
  }

  @Test("a limit of 0 is an unknown one, and miles become kilometres")
  func limitWords() {
    #expect(speedLimit(sourceWord: "0") == nil)
    #expect(speedLimit(sourceWord: "50") == 50)
    #expect(speedLimit(sourceWord: " 40 km/h ") == 40)
    #expect(speedLimit(sourceWord: "30 mph") == 48)
    #expect(speedLimit(sourceWord: "none") == nil)
  }

  @Test("terracería is unpaved, asphalt is not, and a track says so by itself")
  func surfaceWords() {
    #expect(RoadLine(path: [], category: "residential", surface: "Terracería").isUnpaved)
    #expect(!RoadLine(path: [], category: "residential", surface: "asphalt").isUnpaved)
    #expect(RoadLine(path: [], category: "track").isUnpaved)
    #expect(!RoadLine(path: [], category: "residential").isUnpaved)
    #expect(roadCategory(streetKind: "PROLONGACIÓN") == "residential")
  }
}
