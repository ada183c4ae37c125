/// Whether a file is one of OpenStreetMap's by its first bytes, packed or not: a PBF's header, or `<osm` soon after the
/// beginning. False for what cannot be read.
public func isOpenStreetMap(at path: String) -> Bool {
  guard let input = try? OSMInput(path: path) else { return false }
  var head: ContiguousArray<UInt8> = []
  guard (try? input.read(1024, into: &head)) != nil || !head.isEmpty else { return false }
  if head.count > 9, head[0] == 0, head[4] == 0x0A, head[6...].starts(with: "OSM".utf8) { return true }
  let mark = Array("<osm".utf8)
  return head.indices.dropLast(mark.count).contains { head[$0...].starts(with: mark) }
}
