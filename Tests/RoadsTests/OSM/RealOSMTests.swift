import FoundationEssentials
import Testing

@testable import Roads

/// The folder of real files; nil where `RECORRIDO_REAL_DATA` does not name one.
private let folder = ProcessInfo.processInfo.environment["RECORRIDO_REAL_DATA"].flatMap {
  $0.isEmpty ? nil : $0 + "/osm/"
}

/// What a file holds, as another reader (libosmium through pyosmium 4, with our rules for what is a road written anew
/// in Python) counts it. Longitudes and latitudes: the sum over the nodes of kept ways, in 1e-7 degrees.
struct Facts: Sendable, CustomTestStringConvertible {
  var file: String
  var nodes, ways, relations: Int
  var kept, areas, short, lacking, missing, restrictions: Int
  var usedNodes, wayNodes, tagged, longitudes, latitudes: Int

  var testDescription: String { file }

  init(
    _ file: String, nodes: Int, ways: Int, relations: Int, kept: Int, areas: Int, short: Int, lacking: Int,
    missing: Int, restrictions: Int, usedNodes: Int, wayNodes: Int, tagged: Int, longitudes: Int, latitudes: Int
  ) {
    self.file = file
    (self.nodes, self.ways, self.relations) = (nodes, ways, relations)
    (self.kept, self.areas, self.short) = (kept, areas, short)
    (self.lacking, self.missing, self.restrictions) = (lacking, missing, restrictions)
    (self.usedNodes, self.wayNodes, self.tagged) = (usedNodes, wayNodes, tagged)
    (self.longitudes, self.latitudes) = (longitudes, latitudes)
  }

  static let all: [Facts] = [
    .init(
      "andorra-2013.osm.pbf", nodes: 69644, ways: 2725, relations: 74, kept: 1612, areas: 1, short: 0, lacking: 0,
      missing: 0, restrictions: 0, usedNodes: 38538, wayNodes: 40583, tagged: 91, longitudes: 604_150_975_557,
      latitudes: 16_393_826_809_538),
    .init(
      "campo-grande.osm.gz", nodes: 24168, ways: 4590, relations: 7, kept: 4084, areas: 2, short: 43, lacking: 146,
      missing: 1249, restrictions: 1, usedNodes: 15517, wayNodes: 24539, tagged: 73, longitudes: -8_467_895_829_052,
      latitudes: -3_175_794_604_947),
    .init(
      "liechtenstein-2015.osm.pbf", nodes: 142832, ways: 15247, relations: 358, kept: 4658, areas: 1, short: 0,
      lacking: 0, missing: 0, restrictions: 3, usedNodes: 54374, wayNodes: 60658, tagged: 434,
      longitudes: 5_194_073_549_510, latitudes: 25_630_798_805_053),
    .init(
      "mosaico-rendimiento.osm.pbf", nodes: 734900, ways: 107476, relations: 988, kept: 89488, areas: 1697, short: 82,
      lacking: 146, missing: 1249, restrictions: 364, usedNodes: 545708, wayNodes: 686615, tagged: 8773,
      longitudes: -110_293_397_641_451, latitudes: 187_916_945_682_038),
    .init(
      "porto-alegre.osm.pbf", nodes: 43264, ways: 16032, relations: 23, kept: 15668, areas: 33, short: 0, lacking: 0,
      missing: 0, restrictions: 0, usedNodes: 40562, wayNodes: 64539, tagged: 3522, longitudes: -20_765_783_314_416,
      latitudes: -12_190_986_724_982),
    .init(
      "porto-portugal.osm.pbf", nodes: 347944, ways: 51458, relations: 357, kept: 49568, areas: 1637, short: 39,
      lacking: 0, missing: 0, restrictions: 357, usedNodes: 325829, wayNodes: 399595, tagged: 3652,
      longitudes: -27_846_840_693_011, latitudes: 134_198_765_531_697),
    .init(
      "raros/baltimore-desordenado.osm.pbf", nodes: 51385, ways: 7230, relations: 167, kept: 3845, areas: 3, short: 0,
      lacking: 0, missing: 0, restrictions: 3, usedNodes: 16766, wayNodes: 23794, tagged: 496,
      longitudes: -12_837_857_050_289, latitudes: 6_586_475_189_892),
    .init(
      "raros/bielorrusia-sin-metadatos.osm.gz", nodes: 3090, ways: 27, relations: 0, kept: 5, areas: 0, short: 0,
      lacking: 0, missing: 0, restrictions: 0, usedNodes: 238, wayNodes: 242, tagged: 1, longitudes: 69_576_194_371,
      latitudes: 133_320_324_080),
    .init(
      "raros/columbus-desordenado.osm.pbf", nodes: 48456, ways: 8443, relations: 0, kept: 8398, areas: 20, short: 0,
      lacking: 0, missing: 0, restrictions: 0, usedNodes: 48034, wayNodes: 63617, tagged: 484,
      longitudes: -39_874_771_540_236, latitudes: 19_217_293_510_364),
    .init(
      "raros/nodos-faltantes.osm.pbf", nodes: 4, ways: 2, relations: 0, kept: 1, areas: 0, short: 0, lacking: 1,
      missing: 1, restrictions: 0, usedNodes: 4, wayNodes: 4, tagged: 0, longitudes: 489_980_450,
      latitudes: 2_163_610_168),
    .init(
      "raros/relacion-invalida.osm.pbf", nodes: 149, ways: 24, relations: 18, kept: 2, areas: 0, short: 0, lacking: 0,
      missing: 0, restrictions: 0, usedNodes: 21, wayNodes: 21, tagged: 0, longitudes: 2_416_539_402,
      latitudes: 9_871_124_214),
    .init(
      "tlalpan-juventud-unida.osm", nodes: 425, ways: 63, relations: 5, kept: 46, areas: 0, short: 0, lacking: 0,
      missing: 0, restrictions: 2, usedNodes: 147, wayNodes: 196, tagged: 1, longitudes: -145_755_187_518,
      latitudes: 28_324_925_659),
    .init(
      "zapopan-guadalajara-derivado.osm.pbf", nodes: 65121, ways: 16796, relations: 0, kept: 16796, areas: 0, short: 0,
      lacking: 0, missing: 0, restrictions: 0, usedNodes: 65121, wayNodes: 92145, tagged: 0,
      longitudes: -67_318_083_001_386, latitudes: 13_507_927_884_235),
    .init(
      "zapopan-miramar.osm.gz", nodes: 7207, ways: 1751, relations: 2, kept: 1655, areas: 0, short: 0, lacking: 0,
      missing: 0, restrictions: 0, usedNodes: 6088, wayNodes: 9290, tagged: 21, longitudes: -6_298_473_739_514,
      latitudes: 1_256_567_165_423),
    .init(
      "zapopan-miramar.osm.pbf", nodes: 7207, ways: 1751, relations: 2, kept: 1655, areas: 0, short: 0, lacking: 0,
      missing: 0, restrictions: 0, usedNodes: 6088, wayNodes: 9290, tagged: 21, longitudes: -6_298_473_739_514,
      latitudes: 1_256_567_165_423),
  ]
}

@Suite("Real files of OpenStreetMap", .enabled(if: folder != nil, "RECORRIDO_REAL_DATA names no folder with osm/"))
struct RealOSMTests {
  @Test("counts and coordinates equal those of another reader", arguments: Facts.all)
  func facts(_ facts: Facts) async throws {
    let (streets, counts) = try await readStreets(at: folder! + facts.file)
    #expect([counts.nodes, counts.ways, counts.relations] == [facts.nodes, facts.ways, facts.relations])
    #expect([streets.wayCount, counts.keptWays, counts.areas] == [facts.kept, facts.kept, facts.areas])
    #expect(counts.waysTooShort == facts.short && counts.waysWithMissingNodes == facts.lacking)
    #expect(counts.missingNodes == facts.missing)
    #expect(counts.keptRestrictions + counts.droppedRestrictions.values.reduce(0, +) == facts.restrictions)
    #expect(streets.nodeCount == facts.usedNodes && streets.wayNodes.count == facts.wayNodes)
    #expect(streets.taggedNodes.count == facts.tagged)
    #expect(streets.longitudes.reduce(0) { $0 + Int($1) } == facts.longitudes)
    #expect(streets.latitudes.reduce(0) { $0 + Int($1) } == facts.latitudes)
    #expect(counts.isSorted == !(facts.file.contains("desordenado") || facts.file.contains("mosaico")))
    let bytes = streets.bytes()
    #expect(try StreetData(bytes: bytes) == streets)
  }

  @Test("XML and PBF of the same place give the same streets")
  func sameStreets() async throws {
    let (fromXML, xmlCounts) = try await readStreets(at: folder! + "zapopan-miramar.osm.gz")
    let (fromPBF, pbfCounts) = try await readStreets(at: folder! + "zapopan-miramar.osm.pbf")
    #expect(fromXML.bytes() == fromPBF.bytes())
    #expect(xmlCounts.keptWays == pbfCounts.keptWays && xmlCounts.declaredBox == pbfCounts.declaredBox)
  }

  @Test("what is wrong is told: a gzip cut in half, a folder, a file that is not there")
  func wrongFiles() async throws {
    let half = FileManager.default.temporaryDirectory.appending(path: "mitad-\(UUID()).osm.gz")
    defer { try? FileManager.default.removeItem(at: half) }
    let whole = try Data(contentsOf: URL(filePath: folder! + "campo-grande.osm.gz"))
    try whole.prefix(whole.count / 2).write(to: half)
    await #expect(throws: OSMError.damagedGzip(half.path)) { _ = try await readStreets(at: half.path) }
    await #expect(throws: OSMError.cannotOpen(folder!)) { _ = try await readStreets(at: folder!) }
    await #expect(throws: OSMError.cannotOpen("/no-hay")) { _ = try await readStreets(at: "/no-hay") }
  }

  @Test("a real PBF cut where a blob ends is shorter, and cut elsewhere refused")
  func cut() async throws {
    let whole = try Array(Data(contentsOf: URL(filePath: folder! + "porto-alegre.osm.pbf")))
    var blobs = try PBFBlobs(OSMInput(bytes: whole, name: "todo"))
    var ends: [Int] = []
    while let blob = try blobs.next() { ends.append(blob.offset) }
    for end in ends.dropFirst() {
      _ = try await readStreets(in: Array(whole[..<end]), name: "corte")
      for length in [end - 1, end + 1, end + 3, end + 4, end + 20, end + 1_000] {
        await #expect(throws: OSMError.self) { _ = try await readStreets(in: Array(whole[..<length]), name: "corte") }
      }
    }
  }
}
