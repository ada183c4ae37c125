import FoundationEssentials

/// The streets in a file of OpenStreetMap's: `.osm.pbf`, `.osm` or `.osm.gz`, told by content.
///
/// The file is read twice: first its roads and restrictions, then the nodes that they cite. So memory goes by what is
/// kept and never by the largest id. A PBF is read on all cores, hence `async`.
/// - Parameter progress: gets the share that is done, 0 … 1, now and then.
/// - Throws: `OSMError` for what is no whole file of OSM's.
public func readStreets(
  at path: String, progress: (Double) -> Void = { _ in }
) async throws -> (StreetData, OSMCounts) {
  try await readStreets(from: OSMInput(path: path), progress: progress)
}

/// The same of a file that is already in memory; `name` is what messages call it.
public func readStreets(
  in bytes: [UInt8], name: String, progress: (Double) -> Void = { _ in }
) async throws -> (StreetData, OSMCounts) {
  try await readStreets(from: OSMInput(bytes: bytes, name: name), progress: progress)
}

private func readStreets(from input: OSMInput, progress: (Double) -> Void) async throws -> (StreetData, OSMCounts) {
  var counts = OSMCounts()
  switch try format(of: input) {
  case .pbf:
    var pbf = PBFReading(input)
    let roads = try await pbf.roads { progress($0 / 2) }
    counts.declaredBox = pbf.box
    counts.isSorted = pbf.isTypeSorted
    let (newest, quest) = quest(for: roads)
    var nodes = NodeTable(count: quest.nodes.ids.count, words: roads.words)
    try await pbf.nodes(quest, into: &nodes) { progress(0.5 + $0 / 2) }
    return streets(roads, newest, nodes, quest, counts)
  case .xml:
    var xml = XMLStreets(input)
    let roads = try xml.roads { progress($0 / 2) }
    counts.declaredBox = xml.box
    counts.isSorted = xml.isTypeSorted
    let (newest, quest) = quest(for: roads)
    var nodes = NodeTable(count: quest.nodes.ids.count, words: roads.words)
    nodes.append(try xml.nodes(quest) { progress(0.5 + $0 / 2) })
    return streets(roads, newest, nodes, quest, counts)
  }
}

private enum OSMFormat { case pbf, xml }

/// What the first bytes say: a PBF begins with the length of a header that names itself, XML with a tag.
private func format(of input: OSMInput) throws -> OSMFormat {
  try input.rewind()
  var head: ContiguousArray<UInt8> = []
  _ = try input.read(64, into: &head)
  // UTF-16 is XML too, to be refused in XML's words.
  if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) { return .xml }
  if head.count > 6, head[0] == 0, head[4] == 0x0A, head[6...].starts(with: "OSM".utf8) { return .pbf }
  let text = head.starts(with: [0xEF, 0xBB, 0xBF]) ? head[3...] : head[...]
  if text.first(where: { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }) == UInt8(ascii: "<") { return .xml }
  throw OSMError.notOSM(input.path)
}

private func quest(for roads: RoadHarvest) -> (newest: ContiguousArray<Int>, quest: NodeQuest) {
  let newest = roads.newestWays()
  let nodes = IDTable(roads.refs)
  let ways = roads.wayOrder.isRising ? nil : IDTable(ContiguousArray(newest.lazy.map { roads.wayIDs[$0] }))
  return (newest, NodeQuest(nodes: nodes, ways: ways))
}

private func streets(
  _ roads: RoadHarvest, _ newest: ContiguousArray<Int>, _ nodes: NodeTable, _ quest: NodeQuest, _ before: OSMCounts
) -> (StreetData, OSMCounts) {
  var counts = before
  counts.nodes = nodes.order.count
  counts.ways = roads.wayOrder.count
  counts.relations = roads.relationOrder.count
  counts.areas = roads.areas
  counts.isSorted =
    counts.isSorted && nodes.order.isRising && roads.wayOrder.isRising && roads.relationOrder.isRising
  var assembly = StreetAssembly(roads: roads, newest: newest, nodes: nodes, quest: quest, counts: counts)
  assembly.assemble()
  return (assembly.streets, assembly.counts)
}
