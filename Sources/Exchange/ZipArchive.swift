import CZlib

/// A zip, read whole: what a download of a Shapefile comes in. Members are stored or deflated; a member's size and CRC-32
/// are checked. No zip64, no encryption, one volume.
///
/// Source: PKWARE, APPNOTE.TXT 6.3.
public struct ZipArchive: Sendable {
  /// The largest archive and the largest member that are taken: a country's Shapefile stays below.
  static let sizeLimit = 1 << 30
  /// Above this size a member may not unpack to more than `bombRatio` times its packed size.
  static let bombSize = 64 << 20
  static let bombRatio = 250

  private struct Member {
    var method: Int
    var flags: Int
    var crc: UInt32
    var packedSize: Int
    var size: Int
    var offset: Int
  }

  private let path: String
  private let bytes: [UInt8]
  private var members: [String: Member] = [:]
  /// The members' names in the archive's order, folders left out.
  public private(set) var names: [String] = []

  /// - Throws: `TablesError` for what is not a whole zip.
  public init(path: String) throws {
    self.path = path
    bytes = try ByteSource.contents(of: path, limit: Self.sizeLimit)
    try readDirectory()
  }

  /// A member, unpacked.
  /// - Throws: `TablesError` for a name that is not there, a member that is damaged, encrypted, packed by another
  ///   method, or too large to be honest.
  public func bytes(of name: String) throws -> [UInt8] {
    guard let member = members[name] else { throw TablesError.noSuchMember(name, zip: path) }
    guard member.flags & 1 == 0 else { throw TablesError.encryptedMember(name, zip: path) }
    guard member.size <= Self.sizeLimit,
      member.size <= max(Self.bombSize, member.packedSize * Self.bombRatio)
    else { throw TablesError.tooLargeMember(name, zip: path) }
    let damaged = TablesError.damagedMember(name, zip: path)
    // The local header repeats the name and has extra fields of its own length.
    guard has(30, at: member.offset), u32(member.offset) == 0x0403_4b50 else { throw damaged }
    let start = member.offset + 30 + u16(member.offset + 26) + u16(member.offset + 28)
    guard has(member.packedSize, at: start) else { throw damaged }
    let packed = bytes[start..<(start + member.packedSize)]
    let unpacked: [UInt8]
    switch member.method {
    case 0 where member.packedSize == member.size: unpacked = Array(packed)
    case 0: throw damaged
    case 8:
      guard let inflated = inflatedRaw(packed, size: member.size) else { throw damaged }
      unpacked = inflated
    default: throw TablesError.unknownPacking(name, zip: path)
    }
    let crc = unpacked.withUnsafeBufferPointer { crc32_z(0, $0.baseAddress, $0.count) }
    guard UInt32(truncatingIfNeeded: crc) == member.crc else { throw damaged }
    return unpacked
  }

  private mutating func readDirectory() throws {
    guard let end = endRecord() else { throw TablesError.notAZip(path) }
    let (count, size, declared) = (u16(end + 10), u32(end + 12), u32(end + 16))
    // What stands before the archive (a self-extracting stub) moves every offset.
    let shift = end - size - declared
    guard shift >= 0, u16(end + 4) == 0 else { throw TablesError.notAZip(path) }
    var at = declared + shift
    for _ in 0..<count {
      guard has(46, at: at), u32(at) == 0x0201_4b50 else { throw TablesError.notAZip(path) }
      let (nameLength, extraLength, commentLength) = (u16(at + 28), u16(at + 30), u16(at + 32))
      guard has(46 + nameLength, at: at) else { throw TablesError.notAZip(path) }
      let member = Member(
        method: u16(at + 10), flags: u16(at + 8), crc: UInt32(u32(at + 16)), packedSize: u32(at + 20),
        size: u32(at + 24), offset: u32(at + 42) + shift)
      let nameBytes = bytes[(at + 46)..<(at + 46 + nameLength)]
      // Many archivers write UTF-8 without saying so by flag 11.
      let name = TextEncoding.utf8.decode(nameBytes) ?? TextEncoding.cp437.decode(nameBytes) ?? ""
      if !name.hasSuffix("/") {
        if members.updateValue(member, forKey: name) == nil { names.append(name) }
      }
      at += 46 + nameLength + extraLength + commentLength
    }
  }

  /// Where the end-of-directory record stands: the last one whose comment reaches exactly to the end of the file.
  private func endRecord() -> Int? {
    var at = bytes.count - 22
    let last = max(0, at - 65_535)
    while at >= last {
      if u32(at) == 0x0605_4b50, at + 22 + u16(at + 20) <= bytes.count { return at }
      at -= 1
    }
    return nil
  }

  private func has(_ length: Int, at offset: Int) -> Bool { offset >= 0 && offset + length <= bytes.count }
  private func u16(_ at: Int) -> Int { Int(bytes[at]) | Int(bytes[at + 1]) << 8 }
  private func u32(_ at: Int) -> Int { u16(at) | u16(at + 2) << 16 }
}

/// `packed` by raw deflate, unpacked to exactly `size` bytes; nil where it does not come to that.
private func inflatedRaw(_ packed: ArraySlice<UInt8>, size: Int) -> [UInt8]? {
  var stream = z_stream()
  // Negative window bits: no zlib header.
  guard inflateInit2_(&stream, -MAX_WBITS, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else { return nil }
  defer { inflateEnd(&stream) }
  var status = Z_OK
  let out = [UInt8](unsafeUninitializedCapacity: size + 1) { target, count in
    packed.withUnsafeBufferPointer { source in
      stream.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
      stream.avail_in = UInt32(source.count)
      stream.next_out = target.baseAddress
      // One byte more than announced, to notice a member that does not end where it said.
      stream.avail_out = UInt32(size + 1)
      status = inflate(&stream, Z_FINISH)
    }
    count = size + 1 - Int(stream.avail_out)
  }
  return status == Z_STREAM_END && out.count == size ? out : nil
}
