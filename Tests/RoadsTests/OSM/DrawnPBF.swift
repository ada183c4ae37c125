import CDeflate

@testable import Roads

/// A PBF written by hand, for what no program writes.
struct DrawnPBF {
  struct Node {
    var id: Int64
    var longitude: Int64
    var latitude: Int64
    var version: Int = 1
    var tags: [(String, String)] = []
  }

  struct Way {
    var id: Int64
    var refs: [Int64]
    var tags: [(String, String)]
    var version: Int = 1
    var isVisible = true
  }

  struct Relation {
    var id: Int64
    var tags: [(String, String)]
    var members: [(id: Int64, type: Int, role: String)]
    var version: Int = 1
  }

  enum Object {
    case node(Node)
    case way(Way)
    case relation(Relation)
  }

  enum Packing { case raw, zlib }

  static func header(required: [String] = ["OsmSchema-V0.6", "DenseNodes"]) -> [UInt8] {
    blob("OSMHeader", required.flatMap { field(4, Array($0.utf8)) })
  }

  /// A blob for each list of objects; each run of one kind is a group.
  static func file(
    _ blocks: [[Object]], dense: Bool = true, packing: Packing = .zlib, withVersions: Bool = true
  ) -> [UInt8] {
    header() + blocks.flatMap { blob("OSMData", block($0, dense: dense, withVersions: withVersions), packing) }
  }

  static func varint(_ number: UInt64) -> [UInt8] {
    var (rest, out) = (number, [UInt8]())
    while rest > 0x7F {
      out.append(UInt8(rest & 0x7F) | 0x80)
      rest >>= 7
    }
    return out + [UInt8(rest)]
  }

  static func signed(_ number: Int64) -> [UInt8] { varint(UInt64(bitPattern: (number << 1) ^ (number >> 63))) }

  static func field(_ number: Int, _ bytes: [UInt8]) -> [UInt8] {
    varint(UInt64(number << 3 | 2)) + varint(UInt64(bytes.count)) + bytes
  }

  static func field(_ number: Int, varint value: UInt64) -> [UInt8] { varint(UInt64(number << 3)) + varint(value) }

  static func blob(_ kind: String, _ content: [UInt8], _ packing: Packing = .raw) -> [UInt8] {
    switch packing {
    case .raw: framed(kind, field(1, content))
    case .zlib: framed(kind, field(2, varint: UInt64(content.count)) + field(3, deflated(content)))
    }
  }

  static func framed(_ kind: String, _ blob: [UInt8], size: UInt64? = nil) -> [UInt8] {
    let header = field(1, Array(kind.utf8)) + field(3, varint: size ?? UInt64(blob.count))
    return [0, 0, UInt8(header.count >> 8), UInt8(header.count & 0xFF)] + header + blob
  }

  static func deflated(_ content: [UInt8]) -> [UInt8] {
    let packer = libdeflate_alloc_compressor(6)
    defer { libdeflate_free_compressor(packer) }
    let room = libdeflate_zlib_compress_bound(packer, content.count)
    return [UInt8](unsafeUninitializedCapacity: room) { target, count in
      count = libdeflate_zlib_compress(packer, content, content.count, target.baseAddress, room)
    }
  }

  static func block(_ objects: [Object], dense: Bool, withVersions: Bool = true) -> [UInt8] {
    var writer = BlockWriter(dense: dense, withVersions: withVersions)
    for object in objects { writer.add(object) }
    return writer.block()
  }
}

private struct BlockWriter {
  let dense: Bool
  let withVersions: Bool
  var texts = [""]
  var groups: [[UInt8]] = []
  var waiting: [DrawnPBF.Node] = []

  init(dense: Bool, withVersions: Bool) { (self.dense, self.withVersions) = (dense, withVersions) }

  mutating func text(_ word: String) -> UInt64 {
    if let index = texts.firstIndex(of: word) { return UInt64(index) }
    texts.append(word)
    return UInt64(texts.count - 1)
  }

  mutating func add(_ object: DrawnPBF.Object) {
    switch object {
    case .node(let node) where dense: waiting.append(node)
    case .node(let node):
      var body = DrawnPBF.varint(1 << 3) + DrawnPBF.signed(node.id)
      body += tags(node.tags)
      body += info(node.version)
      body += DrawnPBF.varint(8 << 3) + DrawnPBF.signed(node.latitude)
      body += DrawnPBF.varint(9 << 3) + DrawnPBF.signed(node.longitude)
      groups.append(DrawnPBF.field(1, body))
    case .way(let way):
      flush()
      var body = DrawnPBF.field(1, varint: UInt64(bitPattern: way.id))
      body += tags(way.tags)
      body += info(way.version, isVisible: way.isVisible)
      body += DrawnPBF.field(8, deltas(way.refs))
      groups.append(DrawnPBF.field(3, body))
    case .relation(let relation):
      flush()
      var roles: [UInt8] = []
      for member in relation.members { roles += DrawnPBF.varint(text(member.role)) }
      var body = DrawnPBF.field(1, varint: UInt64(bitPattern: relation.id))
      body += tags(relation.tags)
      body += info(relation.version)
      body += DrawnPBF.field(8, roles)
      body += DrawnPBF.field(9, deltas(relation.members.map(\.id)))
      body += DrawnPBF.field(10, relation.members.map { UInt8($0.type) })
      groups.append(DrawnPBF.field(4, body))
    }
  }

  private mutating func flush() {
    if waiting.isEmpty { return }
    let nodes = waiting
    waiting = []
    var pairs: [UInt8] = []
    for node in nodes {
      for tag in node.tags { pairs += DrawnPBF.varint(text(tag.0)) + DrawnPBF.varint(text(tag.1)) }
      pairs.append(0)
    }
    let versions = DrawnPBF.field(1, nodes.flatMap { DrawnPBF.varint(UInt64($0.version)) })
    var body = DrawnPBF.field(1, deltas(nodes.map(\.id)))
    if withVersions { body += DrawnPBF.field(5, versions) }
    body += DrawnPBF.field(8, deltas(nodes.map(\.latitude)))
    body += DrawnPBF.field(9, deltas(nodes.map(\.longitude)))
    body += DrawnPBF.field(10, pairs)
    groups.append(DrawnPBF.field(2, body))
  }

  private mutating func tags(_ tags: [(String, String)]) -> [UInt8] {
    var (keys, values): ([UInt8], [UInt8]) = ([], [])
    for tag in tags {
      keys += DrawnPBF.varint(text(tag.0))
      values += DrawnPBF.varint(text(tag.1))
    }
    return DrawnPBF.field(2, keys) + DrawnPBF.field(3, values)
  }

  private func info(_ version: Int, isVisible: Bool = true) -> [UInt8] {
    guard withVersions else { return [] }
    return DrawnPBF.field(
      4, DrawnPBF.field(1, varint: UInt64(version)) + DrawnPBF.field(6, varint: isVisible ? 1 : 0))
  }

  private func deltas(_ numbers: [Int64]) -> [UInt8] {
    zip(numbers, [0] + numbers).flatMap { DrawnPBF.signed($0 &- $1) }
  }

  mutating func block() -> [UInt8] {
    flush()
    return DrawnPBF.field(1, texts.flatMap { DrawnPBF.field(1, Array($0.utf8)) })
      + groups.flatMap { DrawnPBF.field(2, $0) }
  }
}
