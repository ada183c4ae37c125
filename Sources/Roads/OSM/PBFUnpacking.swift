import CDeflate

extension PBFBlob {
  /// How a blob's content lies in it.
  private struct Content {
    var range = 0..<0
    /// The number of the field that holds it: 1 as it is, 3 zlib, others we do not read.
    var field = 0
    var size: Int?
  }

  /// What the blob holds, unpacked.
  /// - Parameter path: the file, for the message.
  func unpacked(path: String) throws -> ContiguousArray<UInt8> {
    do {
      let content = try content()
      let size = content.size ?? content.range.count
      guard (0...PBFBlobs.blobLimit).contains(size) else {
        throw OSMError.tooLarge(path, blob: number, offset: offset, bytes: size, limit: PBFBlobs.blobLimit)
      }
      switch content.field {
      case 1: return ContiguousArray(bytes[content.range])
      case 3: return try inflated(bytes[content.range], size: size)
      default:
        let name = [4: "lzma", 5: "bzip2", 6: "lz4", 7: "zstd"][content.field]
        guard let name else { throw OSMFault.noContent }
        throw OSMError.unknownCompression(path, blob: number, offset: offset, name: name)
      }
    } catch let fault as OSMFault {
      throw OSMError.damaged(path, blob: number, offset: offset, fault: fault)
    }
  }

  private func content() throws(OSMFault) -> Content {
    let (span, end) = (bytes.span, bytes.count)
    var at = 0
    var content = Content()
    while at < end {
      let field = try readField(span, &at, end)
      switch (field.number, field.type) {
      case (1, WireField.lengthDelimited), (3...7, WireField.lengthDelimited):
        content.field = field.number
        content.range = try readRange(span, &at, end)
      case (2, WireField.varint): content.size = Int(truncatingIfNeeded: try readVarint(span, &at, end))
      default: try skip(field, span, &at, end)
      }
    }
    return content
  }
}

/// A zlib stream, unpacked to exactly `size` bytes.
private func inflated(
  _ packed: ArraySlice<UInt8>, size: Int
) throws(OSMFault) -> ContiguousArray<UInt8> {
  // Deflate never packs more than 1032 to 1: what announces more is refused before there is room for it.
  guard size / 1032 <= packed.count else { throw .wrongSize(announced: size) }
  guard let unpacker = libdeflate_alloc_decompressor() else { throw .notDeflate }
  defer { libdeflate_free_decompressor(unpacker) }
  var result = LIBDEFLATE_BAD_DATA
  let out = ContiguousArray<UInt8>(unsafeUninitializedCapacity: size) { target, count in
    packed.withUnsafeBytes { source in
      // Without room for the size that comes out, it demands all `size` bytes.
      result = libdeflate_zlib_decompress(unpacker, source.baseAddress, source.count, target.baseAddress, size, nil)
    }
    count = result == LIBDEFLATE_SUCCESS ? size : 0
  }
  switch result {
  case LIBDEFLATE_SUCCESS: return out
  case LIBDEFLATE_SHORT_OUTPUT, LIBDEFLATE_INSUFFICIENT_SPACE: throw .wrongSize(announced: size)
  default: throw .notDeflate
  }
}
