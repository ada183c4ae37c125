import CTurboJPEG

/// Width and height of the picture as it is stored, in pixels, without decoding it.
/// - Throws: `PhotoRefusal.notJPEG` without a JPEG's first bytes, `.broken` without a readable header.
func storedSize(ofJPEG bytes: [UInt8], path: String) throws -> (width: Int, height: Int) {
  guard bytes.starts(with: [0xFF, 0xD8, 0xFF]) else { throw PhotoRefusal.notJPEG(path: path) }
  let reader = tjInitDecompress()
  defer { tjDestroy(reader) }
  var (width, height, subsampling, colours): (Int32, Int32, Int32, Int32) = (0, 0, 0, 0)
  // Its result is not asked: a warning or a rare subsampling also gives -1, with the size found all the same.
  _ = tjDecompressHeader3(reader, bytes, UInt(bytes.count), &width, &height, &subsampling, &colours)
  guard width > 0, height > 0 else { throw PhotoRefusal.broken(path: path) }
  return (Int(width), Int(height))
}

/// Where the EXIF block lies: from its name `Exif\0\0` to the end of its segment; nil where there is none.
///
/// libexif looks no further than the first APP1 segment and gives up at a comment; photos that passed through an
/// editor carry XMP or a comment before their EXIF.
/// Source: ITU-T T.81 annex B (markers); CIPA DC-008 §4.5.4 (APP1).
func exifSegment(inJPEG bytes: [UInt8]) -> Range<Int>? {
  let name: [UInt8] = [0x45, 0x78, 0x69, 0x66, 0, 0]
  var at = 2
  while at + 4 <= bytes.count, bytes[at] == 0xFF {
    let marker = bytes[at + 1]
    // Any marker may be preceded by fill bytes.
    if marker == 0xFF {
      at += 1
      continue
    }
    // Start of scan or end of image: from here on there are no segments.
    guard marker != 0xDA, marker != 0xD9 else { return nil }
    let end = at + 2 + (Int(bytes[at + 2]) << 8 | Int(bytes[at + 3]))
    let body = at + 4
    guard body <= end else { return nil }
    if marker == 0xE1, bytes[body..<min(end, bytes.count)].starts(with: name) { return body..<min(end, bytes.count) }
    at = end
  }
  return nil
}
