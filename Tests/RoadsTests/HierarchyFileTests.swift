import Foundation
import Testing

@testable import Roads

@Suite struct HierarchyFileTests {
  /// Writes all columns one after another, each on a multiple of eight bytes.
  private struct Draft {
    var bytes = Data(count: 8)
    var hierarchy: [String: (offset: Int, count: Int, stride: Int)] = [:]
    var metric: [String: (offset: Int, count: Int, stride: Int)] = [:]

    init(_ source: Metric) {
      source.hierarchy.forEachColumn { hierarchy[$0] = append($1, $2) }
      source.forEachColumn { metric[$0] = append($1, $2) }
    }

    private mutating func append(_ count: Int, _ column: RawSpan) -> (offset: Int, count: Int, stride: Int) {
      let offset = bytes.count
      for index in 0..<column.byteCount { bytes.append(column.unsafeLoad(fromByteOffset: index, as: UInt8.self)) }
      bytes.append(Data(count: (8 - bytes.count % 8) % 8))
      return (offset, count, count > 0 ? column.byteCount / count : 0)
    }

    func write() throws -> MappedFile {
      let path = NSTemporaryDirectory() + "recorrido-\(UUID().uuidString)"
      try bytes.write(to: URL(fileURLWithPath: path))
      defer { try? FileManager.default.removeItem(atPath: path) }
      return try MappedFile(path: path)
    }
  }

  @Test("what was written is opened without copying and answers the same")
  func roundTrip() async throws {
    let world = HierarchyWorld(seed: 2, nodes: 80)
    let metric = Metric(Hierarchy(world.graph, await Order.dissecting(world.graph)), world.weights).pruned()
    let draft = Draft(metric)
    let file = try draft.write()
    let opened = try Metric(
      Hierarchy(StoredColumns(in: file, draft.hierarchy)), StoredColumns(in: file, draft.metric))
    let places = SeedLists((0..<80).map { [Seed(node: UInt32($0))] })
    let expected = await Destinations(places, on: metric).figures(from: places)
    #expect(await Destinations(places, on: opened).figures(from: places) == expected)
    #expect(expected.optimised.contains { $0 != FigureMatrix.unreachable && $0 > 0 })
    let other = HierarchyWorld(seed: 2, nodes: 80).weights
    let again = Metric(opened.hierarchy, other).pruned()
    #expect(await Destinations(places, on: again).figures(from: places) == expected)
  }

  @Test("a column that is missing, cut short, or points outside is named")
  func faults() async throws {
    let world = HierarchyWorld(seed: 2, nodes: 80)
    let metric = Metric(Hierarchy(world.graph, await Order.dissecting(world.graph)), world.weights)
    let draft = Draft(metric)
    for name in draft.hierarchy.keys {
      for fault in 0..<3 {
        var (draft, place) = (draft, draft.hierarchy[name]!)
        switch fault {
        case 0: draft.hierarchy[name] = nil
        case 1: draft.hierarchy[name] = (place.offset, draft.bytes.count, place.stride)
        default:
          place.count -= 1
          draft.hierarchy[name] = place
        }
        let file = try draft.write()
        #expect(throws: StoredColumns.Fault.self) { try Hierarchy(StoredColumns(in: file, draft.hierarchy)) }
      }
    }
  }

  @Test("a rank whose parent is not above it is refused, for a search would never end")
  func endlessClimb() async throws {
    let world = HierarchyWorld(seed: 2, nodes: 80)
    var draft = Draft(Metric(Hierarchy(world.graph, await Order.dissecting(world.graph)), world.weights))
    let place = draft.hierarchy["parents"]!
    draft.bytes.replaceSubrange((place.offset + 160)..<(place.offset + 164), with: [3, 0, 0, 0])
    let file = try draft.write()
    let columns = StoredColumns(in: file, draft.hierarchy)
    #expect(throws: StoredColumns.Fault(column: "parents")) { try Hierarchy(columns) }
  }

  @Test("an arc that stands for itself is refused, for taking it apart would never end")
  func endlessArc() async throws {
    let world = HierarchyWorld(seed: 2, nodes: 80)
    var draft = Draft(Metric(Hierarchy(world.graph, await Order.dissecting(world.graph)), world.weights))
    let place = draft.metric["origins"]!
    draft.bytes.replaceSubrange((place.offset + 40)..<(place.offset + 44), with: [5, 0, 0, 0])
    let file = try draft.write()
    let hierarchy = try Hierarchy(StoredColumns(in: file, draft.hierarchy))
    let columns = StoredColumns(in: file, draft.metric)
    #expect(throws: StoredColumns.Fault(column: "origins")) { try Metric(hierarchy, columns) }
  }

  @Test("a file that is not there is refused with the system's number")
  func noFile() {
    #expect(throws: MappedFile.Failure(code: ENOENT)) { try MappedFile(path: "/nowhere/at/all") }
  }

  @Test("a column must lie inside its file and on its alignment")
  func alignment() throws {
    let path = NSTemporaryDirectory() + "recorrido-\(UUID().uuidString)"
    try Data([1, 0, 0, 0, 2, 0, 0, 0, 9]).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    let file = try MappedFile(path: path)
    #expect(Column<UInt32>(in: file, offset: 4, count: 1)?[0] == 2)
    #expect(Column<UInt32>(in: file, offset: 0, count: 2)?.copied() == [1, 2])
    #expect(Column<UInt32>(in: file, offset: 1, count: 1) == nil)
    #expect(Column<UInt32>(in: file, offset: 8, count: 1) == nil)
    #expect(Column<UInt32>(in: file, offset: -4, count: 1) == nil)
    #expect(Column<UInt32>(in: file, offset: 0, count: .max) == nil)
  }
}
