/// Any bytes, read as what a blob of a PBF holds: nothing stands between the fuzzer and the wire reader.
@_cdecl("LLVMFuzzerTestOneInput")
public func readAnything(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = ContiguousArray(UnsafeBufferPointer(start: start, count: count))
  do throws(OSMFault) {
    var block = try PBFBlock(bytes)
    let roads = try block.roads()
    let newest = roads.newestWays()
    let ways = IDTable(ContiguousArray(newest.map { roads.wayIDs[$0] }))
    let quest = NodeQuest(nodes: IDTable(roads.refs), ways: ways)
    // Words are per reading: the second one has its own block.
    var again = try PBFBlock(bytes)
    var nodes = NodeTable(count: quest.nodes.ids.count, words: roads.words)
    nodes.append(try again.nodes(quest))
    var assembly = StreetAssembly(roads: roads, newest: newest, nodes: nodes, quest: quest, counts: OSMCounts())
    assembly.assemble()
  } catch {}
  return 0
}
