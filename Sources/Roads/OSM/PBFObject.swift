/// Where the parts of a node, way or relation lie in a block of a PBF; only those that roads need.
struct PBFObject {
  var id: Int64 = 0
  var keys = 0..<0
  var values = 0..<0
  var version: Int32 = 0
  /// False in a file with history, for a version that deletes the object.
  var isVisible = true
  /// Field 8 of a way: its nodes. Of a relation: its members' roles.
  var list8 = 0..<0
  /// Fields 9 and 10 of a relation: its members' ids and types.
  var list9 = 0..<0
  var list10 = 0..<0
  /// Fields 8 and 9 of a node.
  var latitude: Int64 = 0
  var longitude: Int64 = 0
}

enum PBFObjectKind { case node, way, relation }

func readObject(_ kind: PBFObjectKind, _ bytes: Span<UInt8>, _ range: Range<Int>) throws(OSMFault) -> PBFObject {
  var object = PBFObject()
  var hasID = false
  let end = range.upperBound
  var at = range.lowerBound
  while at < end {
    let field = try readField(bytes, &at, end)
    switch (field.number, kind) {
    case (1, _):
      try field.expect(WireField.varint)
      // The one id that is written zigzag is a plain node's.
      object.id = kind == .node ? try readSigned(bytes, &at, end) : Int64(bitPattern: try readVarint(bytes, &at, end))
      hasID = true
    case (2, _): try readList(field, into: &object.keys, bytes, &at, end)
    case (3, _): try readList(field, into: &object.values, bytes, &at, end)
    case (4, _):
      try field.expect(WireField.lengthDelimited)
      try readInfo(bytes, try readRange(bytes, &at, end), into: &object)
    case (8, .node):
      try field.expect(WireField.varint)
      object.latitude = try readSigned(bytes, &at, end)
    case (9, .node):
      try field.expect(WireField.varint)
      object.longitude = try readSigned(bytes, &at, end)
    case (8, _): try readList(field, into: &object.list8, bytes, &at, end)
    case (9, .relation): try readList(field, into: &object.list9, bytes, &at, end)
    case (10, .relation): try readList(field, into: &object.list10, bytes, &at, end)
    default: try skip(field, bytes, &at, end)
    }
  }
  guard hasID else { throw .noContent }
  return object
}

private func readInfo(_ bytes: Span<UInt8>, _ range: Range<Int>, into object: inout PBFObject) throws(OSMFault) {
  let end = range.upperBound
  var at = range.lowerBound
  while at < end {
    let field = try readField(bytes, &at, end)
    switch (field.number, field.type) {
    case (1, WireField.varint): object.version = Int32(truncatingIfNeeded: try readVarint(bytes, &at, end))
    case (6, WireField.varint): object.isVisible = try readVarint(bytes, &at, end) != 0
    default: try skip(field, bytes, &at, end)
    }
  }
}

/// `id` moved by `delta`.
@inline(__always)
func moved(_ id: Int64, by delta: Int64) throws(OSMFault) -> Int64 {
  let (sum, overflows) = id.addingReportingOverflow(delta)
  guard !overflows else { throw .idOutOfRange }
  return sum
}
