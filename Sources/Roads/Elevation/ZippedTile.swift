import CDeflate

/// The one `.hgt` in a zip, unpacked, with its name; nil where there is none or it is damaged.
///
/// Source: PKWARE, APPNOTE.TXT 6.3.
func zippedTile(_ zip: [UInt8]) -> (name: String, bytes: [UInt8])? {
  guard let end = endRecord(zip) else { return nil }
  var at = u32(zip, end + 16)
  for _ in 0..<u16(zip, end + 10) {
    guard at + 46 <= zip.count, u32(zip, at) == 0x0201_4b50 else { return nil }
    let nameLength = u16(zip, at + 28)
    guard at + 46 + nameLength <= zip.count else { return nil }
    let name = String(decoding: zip[(at + 46)..<(at + 46 + nameLength)], as: UTF8.self)
    if name.lowercased().hasSuffix(".hgt"), !name.contains("__MACOSX") {
      return unpackedMember(zip, entry: at).map { (name, $0) }
    }
    at += 46 + nameLength + u16(zip, at + 30) + u16(zip, at + 32)
  }
  return nil
}

private func unpackedMember(_ zip: [UInt8], entry: Int) -> [UInt8]? {
  let (method, checksum) = (u16(zip, entry + 10), u32(zip, entry + 16))
  let (packedSize, size, header) = (u32(zip, entry + 20), u32(zip, entry + 24), u32(zip, entry + 42))
  // The largest tile there is.
  guard u16(zip, entry + 8) & 1 == 0, size <= 25_934_402, header + 30 <= zip.count else { return nil }
  guard u32(zip, header) == 0x0403_4b50 else { return nil }
  let start = header + 30 + u16(zip, header + 26) + u16(zip, header + 28)
  guard start + packedSize <= zip.count else { return nil }
  let packed = zip[start..<(start + packedSize)]
  let bytes: [UInt8]?
  switch method {
  case 0: bytes = packedSize == size ? Array(packed) : nil
  case 8: bytes = inflatedRaw(packed, size: size)
  default: bytes = nil
  }
  guard let bytes, crc32(bytes[...]) == UInt32(checksum) else { return nil }
  return bytes
}

private func inflatedRaw(_ packed: ArraySlice<UInt8>, size: Int) -> [UInt8]? {
  guard let unpacker = libdeflate_alloc_decompressor() else { return nil }
  defer { libdeflate_free_decompressor(unpacker) }
  var result = LIBDEFLATE_BAD_DATA
  let out = [UInt8](unsafeUninitializedCapacity: size) { target, count in
    packed.withUnsafeBytes { source in
      result = libdeflate_deflate_decompress(unpacker, source.baseAddress, source.count, target.baseAddress, size, nil)
    }
    count = result == LIBDEFLATE_SUCCESS ? size : 0
  }
  return result == LIBDEFLATE_SUCCESS ? out : nil
}

/// The last end-of-directory record whose comment reaches to the end of the file.
private func endRecord(_ zip: [UInt8]) -> Int? {
  var at = zip.count - 22
  let last = max(0, at - 65_535)
  while at >= last {
    if u32(zip, at) == 0x0605_4b50, at + 22 + u16(zip, at + 20) <= zip.count { return at }
    at -= 1
  }
  return nil
}

private func u16(_ bytes: [UInt8], _ at: Int) -> Int { Int(bytes[at]) | Int(bytes[at + 1]) << 8 }
private func u32(_ bytes: [UInt8], _ at: Int) -> Int { u16(bytes, at) | u16(bytes, at + 2) << 16 }
