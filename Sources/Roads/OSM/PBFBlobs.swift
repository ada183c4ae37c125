/// A blob as it lies in a PBF: still packed.
struct PBFBlob: Sendable {
  enum Kind: Sendable { case header, data, other }

  var kind: Kind
  /// From 1, and the position of its header in the file: where a message says that something is wrong.
  var number: Int
  var offset: Int
  var bytes: ContiguousArray<UInt8>
}

/// The blobs of a PBF, one after the other.
///
/// Source: OpenStreetMap wiki, "PBF Format": a length in four bytes, a BlobHeader, a Blob, and again.
struct PBFBlobs {
  static let headerLimit = 64 * 1024
  /// What the format allows a blob to hold, packed or not.
  static let blobLimit = 32 * 1024 * 1024

  let input: OSMInput
  private var number = 0

  init(_ input: OSMInput) throws {
    try input.rewind()
    self.input = input
  }

  /// - Returns: nil at the end of the file.
  mutating func next() throws -> PBFBlob? {
    let offset = input.offset
    var length: ContiguousArray<UInt8> = []
    let got = try input.read(4, into: &length)
    if got == 0 { return nil }
    number += 1
    guard got == 4 else { throw OSMError.truncated(input.path, blob: number, offset: offset) }
    let headerSize = length.reduce(0) { $0 << 8 | Int($1) }
    let header = try read(headerSize, limit: Self.headerLimit, offset: offset)
    let (kind, size): (PBFBlob.Kind, Int)
    do {
      (kind, size) = try readBlobHeader(header)
    } catch {
      throw OSMError.damaged(input.path, blob: number, offset: offset, fault: error)
    }
    let bytes = try read(size, limit: Self.blobLimit, offset: offset)
    return PBFBlob(kind: kind, number: number, offset: offset, bytes: bytes)
  }

  private func read(_ size: Int, limit: Int, offset: Int) throws -> ContiguousArray<UInt8> {
    guard (0...limit).contains(size) else {
      throw OSMError.tooLarge(input.path, blob: number, offset: offset, bytes: size, limit: limit)
    }
    var bytes: ContiguousArray<UInt8> = []
    guard try input.read(size, into: &bytes) == size else {
      throw OSMError.truncated(input.path, blob: number, offset: offset)
    }
    return bytes
  }
}

private func readBlobHeader(_ header: ContiguousArray<UInt8>) throws(OSMFault) -> (PBFBlob.Kind, Int) {
  let (bytes, end) = (header.span, header.count)
  var at = 0
  var kind: PBFBlob.Kind?
  var size: Int?
  while at < end {
    let field = try readField(bytes, &at, end)
    switch (field.number, field.type) {
    case (1, WireField.lengthDelimited):
      let name = header[try readRange(bytes, &at, end)]
      kind = name.elementsEqual("OSMHeader".utf8) ? .header : name.elementsEqual("OSMData".utf8) ? .data : .other
    case (3, WireField.varint): size = Int(truncatingIfNeeded: try readVarint(bytes, &at, end))
    default: try skip(field, bytes, &at, end)
    }
  }
  guard let kind, let size else { throw .noContent }
  return (kind, size)
}
