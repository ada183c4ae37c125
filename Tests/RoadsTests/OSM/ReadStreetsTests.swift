import FoundationEssentials
import Testing

@testable import Roads

private let trials = Int(ProcessInfo.processInfo.environment["RECORRIDO_TRIALS"] ?? "") ?? 60

private func read(_ bytes: [UInt8]) async throws -> (StreetData, OSMCounts) {
  try await readStreets(in: bytes, name: "pueblo")
}

@Suite("Streets from OpenStreetMap")
struct ReadStreetsTests {
  @Test("streets, ferries, their nodes and restrictions are kept; buildings, plans and squares are not")
  func keeps() async throws {
    let (streets, counts) = try await read(DrawnPBF.file([SmallTown.objects]))
    #expect(streets.wayCount == 4 && streets.nodeCount == 5)
    #expect(streets.tags(ofWay: 0) == ["name": "Niños Héroes", "highway": "primary"])
    #expect(streets.tags(ofWay: 3) == ["route": "ferry", "duration": "00:10"])
    #expect(Array(streets.wayNodes) == [0, 1, 1, 2, 3, 3, 4, 4, 0])
    #expect(streets.longitudes[1] == -1_034_297_532 && streets.latitudes[1] == 202_800_154)
    // Access alone makes no obstacle of a node.
    #expect(Array(streets.taggedNodes) == [1, 2])
    #expect(streets.words(of: streets.nodeTags[0..<1]) == ["highway": "traffic_signals"])
    #expect(streets.words(of: streets.nodeTags[1..<3]) == ["barrier": "gate", "access": "private"])
    #expect(streets.restrictions.map(\.via) == [.node(1), .ways([1, 2])])
    #expect(streets.restrictions.map(\.from) == [[0], [0]] && streets.restrictions.map(\.to) == [[1], [3]])
    #expect(streets.words(of: streets.restrictions[0].tags) == ["restriction": "no_left_turn", "except": "bus"])
    #expect(streets.words(of: streets.restrictions[1].tags) == ["restriction:goods": "no_u_turn"])
    #expect(counts.nodes == 6 && counts.ways == 7 && counts.relations == 3)
    #expect(counts.keptWays == 4 && counts.areas == 1 && counts.keptRestrictions == 2 && counts.isSorted)
  }

  @Test("plain nodes, dense nodes, raw and packed blobs, many blocks or one, and XML give the same")
  func forms() async throws {
    let (expected, counts) = try await read(DrawnPBF.file([SmallTown.objects]))
    let objects = SmallTown.objects
    let forms = [
      DrawnPBF.file([objects], dense: false), DrawnPBF.file([objects], packing: .raw),
      DrawnPBF.file(objects.map { [$0] }), DrawnPBF.file([objects], withVersions: false),
      Array(SmallTown.xml(objects).utf8), [0xEF, 0xBB, 0xBF] + Array(SmallTown.xml(objects).utf8),
    ]
    for form in forms {
      let (streets, found) = try await read(form)
      #expect(streets == expected)
      #expect(found == counts)
    }
  }

  @Test("whatever the order of the objects and the cut into blocks, the data are the same, also as bytes")
  func anyOrder() async throws {
    let (expected, _) = try await read(DrawnPBF.file([SmallTown.objects]))
    for trial in 0..<trials {
      var dice = SeededDice(state: UInt64(trial))
      let objects = SmallTown.objects.shuffled(using: &dice)
      let cut = Int.random(in: 0...objects.count, using: &dice)
      let pbf = DrawnPBF.file([Array(objects[..<cut]), Array(objects[cut...])], dense: trial % 2 == 0)
      let (streets, counts) = try await read(pbf)
      #expect(streets == expected && streets.bytes() == expected.bytes())
      #expect(!counts.isSorted && counts.superseded == 0)
      let (fromXML, xmlCounts) = try await read(Array(SmallTown.xml(objects).utf8))
      #expect(fromXML == expected && xmlCounts == counts)
    }
  }

  @Test("of several versions the highest counts wherever it stands, be it one that is no road any more")
  func versions() async throws {
    let (town, _) = try await read(DrawnPBF.file([SmallTown.objects]))
    var older = SmallTown.ways[1]
    (older.version, older.tags) = (1, [("highway", "motorway")])
    var newer = SmallTown.ways[1]
    newer.version = 3
    var gone = SmallTown.ways[2]
    (gone.version, gone.tags) = (2, [("building", "yes")])
    var deleted = SmallTown.ways[3]
    (deleted.version, deleted.isVisible) = (2, false)
    var moved = SmallTown.nodes[0]
    (moved.version, moved.longitude) = (2, -1_000_000_000)
    let extra: [DrawnPBF.Object] = [.way(older), .way(newer), .way(gone), .way(deleted), .node(moved)]
    for trial in 0..<trials {
      var dice = SeededDice(state: UInt64(trial))
      let objects = (SmallTown.objects + extra).shuffled(using: &dice)
      for bytes in [DrawnPBF.file(objects.map { [$0] }), Array(SmallTown.xml(objects).utf8)] {
        let (streets, counts) = try await read(bytes)
        #expect(streets.wayCount == 2)
        #expect(streets.tags(ofWay: 1) == town.tags(ofWay: 1))
        #expect(streets.longitudes[0] == -1_000_000_000)
        #expect(counts.superseded == 5)
        #expect(counts.droppedRestrictions == [.memberMissing: 1])
      }
    }
  }

  @Test("without versions the last one in the file counts")
  func lastOne() async throws {
    var later = SmallTown.ways[0]
    later.tags = [("highway", "track")]
    var none = SmallTown.ways[2]
    none.tags = []
    var bare = SmallTown.nodes[1]
    bare.tags = []
    let objects = SmallTown.objects + [.way(later), .way(none), .node(bare)]
    let (streets, _) = try await read(DrawnPBF.file([objects], withVersions: false))
    #expect(streets.wayCount == 3 && streets.tags(ofWay: 0) == ["highway": "track"])
    #expect(streets.taggedNodes.count == 1)
  }

  @Test("missing nodes are counted and the known ones joined; a street with fewer than two is left out")
  func missingNodes() async throws {
    let nodes = SmallTown.nodes.filter { ![SmallTown.node(3), SmallTown.node(5)].contains($0.id) }
    let objects = nodes.map { DrawnPBF.Object.node($0) } + SmallTown.ways.map { .way($0) }
    let (streets, counts) = try await read(DrawnPBF.file([objects]))
    #expect(streets.wayCount == 2 && Array(streets.wayNodes) == [0, 1, 1, 2])
    #expect(counts.waysWithMissingNodes == 1 && counts.missingNodes == 2 && counts.waysTooShort == 2)
  }

  @Test("restrictions that bind nobody are left out, and why is counted")
  func restrictions() async throws {
    let from: (Int64, Int, String) = (10, 1, "from")
    let to: (Int64, Int, String) = (20, 1, "to")
    let via: (Int64, Int, String) = (SmallTown.node(2), 0, "via")
    let no = [("type", "restriction"), ("restriction", "no_entry")]
    let relations: [DrawnPBF.Relation] = [
      .init(id: 1, tags: [("type", "restriction")], members: [from, via, to]),
      .init(id: 2, tags: no, members: [from, to]),
      .init(id: 3, tags: no, members: [from, via, (SmallTown.node(3), 0, "via"), to]),
      .init(id: 4, tags: no, members: [from, (SmallTown.node(6), 0, "via"), to]),
      .init(id: 5, tags: no, members: [from, (50, 1, "via"), to]),
      .init(id: 6, tags: no, members: [from, (30, 1, "via"), to, (10, 1, "via"), (30, 1, "via"), (40, 1, "via")]),
      .init(id: 7, tags: no, members: [from, (999, 1, "from"), via, to]),
      .init(id: 8, tags: [("type", "restriction:hgv")], members: [from, via, to]),
    ]
    let objects = SmallTown.nodes.map { DrawnPBF.Object.node($0) } + SmallTown.ways.map { .way($0) }
    let (streets, counts) = try await read(DrawnPBF.file([objects + relations.map { .relation($0) }]))
    #expect(counts.droppedRestrictions == [.withoutWord: 1, .incomplete: 1, .severalVias: 1, .memberMissing: 2])
    #expect(streets.restrictions.count == 3 && streets.restrictions[1].from == [0])
    #expect(streets.words(of: streets.restrictions[2].tags) == ["type": "restriction:hgv"])
  }

  @Test("ways that do not join are no chain")
  func brokenVia() async throws {
    var objects = SmallTown.nodes.map { DrawnPBF.Object.node($0) } + SmallTown.ways.map { .way($0) }
    objects.append(
      .relation(
        .init(
          id: 1, tags: [("type", "restriction"), ("restriction", "no_u_turn")],
          members: [(10, 1, "from"), (20, 1, "via"), (99, 1, "via"), (40, 1, "to")])))
    objects.append(.node(.init(id: 1, longitude: 0, latitude: 0)))
    objects.append(.node(.init(id: 2, longitude: 9, latitude: 0)))
    objects.append(.way(.init(id: 99, refs: [1, 2], tags: [("highway", "service")])))
    let (_, counts) = try await read(DrawnPBF.file([objects]))
    #expect(counts.droppedRestrictions == [.viaBroken: 1])
  }

  @Test("coordinates of another granularity and origin are exact to 1e-7 degrees")
  func granularity() async throws {
    let nodes: [DrawnPBF.Object] = [
      .node(.init(id: 1, longitude: -10_343, latitude: 2_028)),
      .node(.init(id: 2, longitude: -10_344, latitude: 2_029)),
      .way(.init(id: 1, refs: [1, 2], tags: [("highway", "path")])),
    ]
    let block =
      DrawnPBF.block(nodes, dense: true) + DrawnPBF.field(17, varint: 10_000_000)
      + DrawnPBF.field(19, varint: 50) + DrawnPBF.field(20, varint: UInt64(bitPattern: -149))
    let (streets, _) = try await read(DrawnPBF.header() + DrawnPBF.blob("OSMData", block))
    #expect(Array(streets.longitudes) == [-1_034_300_001, -1_034_400_001])
    #expect(Array(streets.latitudes) == [202_800_001, 202_900_001])
  }
}
