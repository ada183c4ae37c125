import FoundationEssentials
import Territory
import Testing

@testable import Roads

/// Why the bytes are refused; nil where they are read.
private func refusal(_ bytes: [UInt8]) async -> OSMError? {
  do {
    _ = try await readStreets(in: bytes, name: "malo")
    return nil
  } catch let error as OSMError {
    for text in [error.spanish, error.english] { #expect(text.contains("malo") && text.hasSuffix(".")) }
    return error
  } catch {
    Issue.record("\(error)")
    return nil
  }
}

private func data(_ block: [UInt8]) -> [UInt8] { DrawnPBF.header() + DrawnPBF.blob("OSMData", block) }

private func fault(_ block: [UInt8]) async -> OSMFault? {
  if case .damaged(_, 2, _, let fault) = await refusal(data(block)) { return fault }
  return nil
}

private func xmlFault(_ text: String) async -> XMLFault? {
  if case .damagedXML(_, _, let fault) = await refusal(Array(text.utf8)) { return fault }
  return nil
}

@Suite("Hostile files of OpenStreetMap")
struct HostileOSMTests {
  @Test("cut at any length a PBF is refused, unless the cut falls between two blobs")
  func truncated() async throws {
    let whole = DrawnPBF.file(SmallTown.objects.map { [$0] })
    var ends: Set<Int> = []
    let blobs = SmallTown.objects.map { DrawnPBF.blob("OSMData", DrawnPBF.block([$0], dense: true), .zlib).count }
    var end = DrawnPBF.header().count
    ends.insert(end)
    for size in blobs {
      end += size
      ends.insert(end)
    }
    #expect(end == whole.count)
    for length in 0..<whole.count {
      let error = await refusal(Array(whole[..<length]))
      #expect((error == nil) == ends.contains(length), "\(length)")
    }
  }

  @Test("any byte changed ends in streets or in a sentence")
  func anyByte() async throws {
    let whole = DrawnPBF.file([SmallTown.objects], packing: .raw)
    let xml = Array(SmallTown.xml(SmallTown.objects).utf8)
    for bytes in [whole, xml] {
      for index in bytes.indices {
        for mask in [0x80, 0xFF, 0x01] as [UInt8] {
          var broken = bytes
          broken[index] ^= mask
          _ = await refusal(broken)
        }
      }
    }
  }

  @Test("sizes beyond the format's are refused before there is room for them")
  func sizes() async throws {
    let header = DrawnPBF.header()
    #expect(
      await refusal(header + [0, 2, 0, 0])
        == .tooLarge("malo", blob: 2, offset: header.count, bytes: 131_072, limit: 65_536))
    let huge = DrawnPBF.framed("OSMData", [], size: 1 << 40)
    #expect(
      await refusal(header + huge)
        == .tooLarge("malo", blob: 2, offset: header.count, bytes: 1 << 40, limit: 33_554_432))
    let negative = DrawnPBF.framed("OSMData", [], size: UInt64(bitPattern: -5))
    #expect(
      await refusal(header + negative)
        == .tooLarge("malo", blob: 2, offset: header.count, bytes: -5, limit: 33_554_432))
    let packed = DrawnPBF.field(3, DrawnPBF.deflated([UInt8](repeating: 0, count: 40 << 20)))
    let bomb = DrawnPBF.framed("OSMData", DrawnPBF.field(2, varint: 40 << 20) + packed)
    #expect(
      await refusal(header + bomb)
        == .tooLarge("malo", blob: 2, offset: header.count, bytes: 40 << 20, limit: 33_554_432))
    let liar = DrawnPBF.framed("OSMData", DrawnPBF.field(2, varint: 100) + packed)
    #expect(
      await refusal(header + liar)
        == .damaged("malo", blob: 2, offset: header.count, fault: .wrongSize(announced: 100)))
    let tiny = DrawnPBF.framed("OSMData", DrawnPBF.field(2, varint: 30 << 20) + DrawnPBF.field(3, [1, 2, 3]))
    #expect(
      await refusal(header + tiny)
        == .damaged("malo", blob: 2, offset: header.count, fault: .wrongSize(announced: 30 << 20)))
  }

  @Test("other compressions are named", arguments: [(4, "lzma"), (5, "bzip2"), (6, "lz4"), (7, "zstd")])
  func compression(field: Int, name: String) async throws {
    let header = DrawnPBF.header()
    let blob = DrawnPBF.framed("OSMData", DrawnPBF.field(2, varint: 9) + DrawnPBF.field(field, [1]))
    #expect(
      await refusal(header + blob) == .unknownCompression("malo", blob: 2, offset: header.count, name: name))
  }

  @Test("a feature that the reader must know and does not is named; blobs of other kinds are passed over")
  func features() async throws {
    let strange = DrawnPBF.header(required: ["OsmSchema-V0.6", "Esferas"])
    #expect(await refusal(strange) == .unknownFeature("malo", name: "Esferas"))
    let other = DrawnPBF.header() + DrawnPBF.framed("Otro", [1, 2, 3])
    #expect(await refusal(other + DrawnPBF.file([SmallTown.objects]).dropFirst(DrawnPBF.header().count)) == nil)
  }

  @Test("each wrong thing inside a block is told for what it is")
  func faults() async throws {
    let field = DrawnPBF.field(_:_:)
    let texts = field(1, field(1, []) + field(1, Array("highway".utf8)) + field(1, Array("path".utf8)))
    func way(_ body: [UInt8]) -> [UInt8] { texts + field(2, field(3, DrawnPBF.field(1, varint: 1) + body)) }
    let road = field(2, [1]) + field(3, [2])
    #expect(await fault(way(field(2, [9]) + field(3, [2]))) == .noSuchString(9))
    #expect(await fault(way(field(2, [1]) + field(3, [9]))) == .noSuchString(9))
    #expect(await fault(way(field(2, [1]))) == .unevenLists)
    #expect(await fault(way(field(2, [1]) + field(3, [2, 2]))) == .unevenLists)
    #expect(await fault(way(road + road)) == .wrongField(2))
    #expect(await fault(way(road + DrawnPBF.field(8, varint: 3))) == .wrongField(8))
    #expect(await fault(way(road + field(8, DrawnPBF.signed(.max) + DrawnPBF.signed(.max)))) == .idOutOfRange)
    #expect(await fault(way(road + field(8, [UInt8](repeating: 0xFF, count: 11)))) == .longVarint)
    #expect(await fault(way(road + field(8, [0x80]))) == .endsEarly)
    #expect(await fault(texts + field(2, field(3, road))) == .noContent)
    #expect(await fault(way(road) + [0x12, 0x7F]) == .endsEarly)
    #expect(await fault(texts + DrawnPBF.field(17, varint: 0)) == .badGranularity)
    let nested = [UInt8](repeating: 0x7B, count: 200)
    #expect(await fault(nested) == .nestedTooDeep)
    #expect(await fault([0x7C]) == .wrongField(15))
    // A group of unknown fields, one inside the other, is passed over.
    #expect(await refusal(data(texts + [0x7B, 0x7B, 0x08, 0x01, 0x7C, 0x7C])) == nil)
  }

  @Test("nodes beyond the poles and ids past 63 bits are refused")
  func nodes() async throws {
    let field = DrawnPBF.field(_:_:)
    func dense(_ ids: [UInt8], _ latitudes: [UInt8], _ longitudes: [UInt8]) -> [UInt8] {
      field(2, field(2, field(1, ids) + field(8, latitudes) + field(9, longitudes)))
    }
    let far = DrawnPBF.signed(900_000_001)
    #expect(await fault(dense([2], far, [2])) == .outsideGlobe(node: 1))
    #expect(await fault(dense([2], [2], DrawnPBF.signed(-1_800_000_001))) == .outsideGlobe(node: 1))
    #expect(await fault(dense([2, 2], [2] + DrawnPBF.signed(.max), [2, 2])) == .outsideGlobe(node: 2))
    #expect(await fault(dense(DrawnPBF.signed(.max) + [2], [2, 2], [2, 2])) == .idOutOfRange)
    #expect(await fault(dense([2, 2], [2], [2, 2])) == .unevenLists)
    #expect(await fault(dense([2], [2, 2], [2])) == .unevenLists)
  }

  @Test("what is no file of OpenStreetMap's is said to be none", arguments: ["", "hola", "PK\u{3}\u{4}", "{}"])
  func otherFiles(text: String) async throws {
    #expect(await refusal(Array(text.utf8)) == .notOSM("malo"))
  }

  @Test("cut at any length XML is refused, unless only what follows its end is missing")
  func truncatedXML() async throws {
    let whole = Array(SmallTown.xml(SmallTown.objects).utf8)
    for length in 0..<(whole.count - 1) { #expect(await refusal(Array(whole[..<length])) != nil) }
    #expect(await refusal(Array(whole.dropLast())) == nil)
  }

  @Test("each wrong thing in XML is told for what it is")
  func xmlFaults() async throws {
    let way = "<way id='1'><nd ref='1'/><tag k='highway' v='path'/></way>"
    #expect(await xmlFault("<osm>\(way)</osm>") == nil)
    #expect(await xmlFault("<!DOCTYPE osm [<!ENTITY a 'b'>]><osm/>") == .doctype)
    #expect(await xmlFault("<?xml version='1.0' encoding='ISO-8859-1'?><osm/>") == .encoding("ISO-8859-1"))
    #expect(await xmlFault("<osmChange/>") == .wrongRoot("osmChange"))
    #expect(await xmlFault("<osm></way></osm>") == .unmatchedEnd)
    #expect(await xmlFault("<osm/><osm/>") == .unmatchedEnd)
    #expect(await xmlFault("<osm><way/></osm>") == .missingAttribute("id"))
    #expect(await xmlFault("<osm><node id='1'/></osm>") == .missingAttribute("lon"))
    #expect(await xmlFault("<osm><way id='1'><nd/></way></osm>") == .missingAttribute("ref"))
    #expect(await xmlFault("<osm><way id='99999999999999999999'/></osm>") == .badNumber("id"))
    #expect(await xmlFault("<osm><node id='1' lon='1e9' lat='2'/></osm>") == .badNumber("lon"))
    #expect(await xmlFault("<osm><node id='1' lon='1' lat='90.00000006'/></osm>") == .outsideGlobe(node: 1))
    #expect(await xmlFault("<osm><way id='1'><tag k='highway' v='&lol;'/></way></osm>") == .unknownEntity)
    #expect(await xmlFault("<osm><way id='1'><tag k=highway/></way></osm>") == .malformedTag)
    #expect(await xmlFault("<osm><way id='1' <tag/></way></osm>") == .malformedTag)
    #expect(await xmlFault("<osm>" + String(repeating: "<a>", count: 70)) == .nestedTooDeep)
    #expect(await xmlFault("<osm a='" + String(repeating: "x", count: 2 << 20)) == .tagTooLong)
    #expect(
      await refusal(Array("<osm><way id='1'><tag k='name' v='".utf8) + [0xF1] + Array("'/></way></osm>".utf8)) != nil)
    #expect(await refusal([0xFF, 0xFE, 0x3C, 0]) == .damagedXML("malo", line: 1, fault: .encoding("UTF-16")))
  }

  @Test("degrees in XML are rounded to the nearest 1e-7, whatever their form")
  func degrees() async throws {
    let forms = ["9.0E-5": 900, "-99.16200005": -991_620_001, "19": 190_000_000, "-0.00000004": 0, "+1.5": 15_000_000]
    for (text, expected) in forms {
      let xml =
        "<osm><node id='1' lon='\(text)' lat='0'/><node id='2' lon='1' lat='1'/>"
        + "<way id='1'><nd ref='1'/><nd ref='2'/><tag k='highway' v='path'/></way></osm>"
      let (streets, _) = try await readStreets(in: Array(xml.utf8), name: "malo")
      #expect(Int(streets.longitudes[0]) == expected, "\(text)")
    }
  }
}
