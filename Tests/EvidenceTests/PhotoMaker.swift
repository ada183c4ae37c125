import Territory

/// A grey JPEG of 8 × 6 pixels without EXIF: 165 bytes, as libjpeg-turbo writes it.
let tinyJPEG: [UInt8] = bytes(
  hexadecimal: """
    ffd8ffe000104a46494600010100000100010000ffdb0043001b12141714111b1716171e1c1b2028422b28252528513a3d304260
    5565645f555d5b6a7899816a7190735b5d85b586909ea3abadab6780bcc9baa6c799a8aba4ffc0000b080006000801011100ffc4
    0014000100000000000000000000000000000003ffc40017100100030000000000000000000000000003000561ffda0008010100
    003f0042a22c9fffd9
    """)

/// `base` with an EXIF block that says where and, by the satellites' clock, when it was taken.
/// - Parameter takenAtUTC: seconds since 1970; nil leaves the time out.
func jpegWithPosition(base: [UInt8], position: Coordinate, takenAtUTC: Int?) -> [UInt8] {
  var tags = MadeExif()
  tags.gps = gpsEntries(for: position)
  if let takenAtUTC { tags.gps += gpsEntries(forUTC: takenAtUTC) }
  return jpeg(base, with: tags.segment)
}

/// One entry of an EXIF directory; `data` is what stands behind the count, already in the block's byte order.
struct MadeEntry {
  var tag: UInt16
  var type: UInt16
  var count: UInt32
  var data: [UInt8]

  static func text(_ tag: UInt16, _ text: String) -> MadeEntry {
    MadeEntry(tag: tag, type: 2, count: UInt32(text.utf8.count + 1), data: Array(text.utf8) + [0])
  }

  static func short(_ tag: UInt16, _ value: UInt16) -> MadeEntry {
    MadeEntry(tag: tag, type: 3, count: 1, data: value.bigEndianBytes)
  }

  /// Numerators and denominators in turn.
  static func rationals(_ tag: UInt16, _ parts: [UInt32]) -> MadeEntry {
    MadeEntry(tag: tag, type: 5, count: UInt32(parts.count / 2), data: parts.flatMap(\.bigEndianBytes))
  }
}

/// An EXIF block in the making, big-endian. Tags must come in rising order within each part.
/// Source: CIPA DC-008 §4.6 (IFD structure), TIFF 6.0 §2.
struct MadeExif {
  var picture: [MadeEntry] = []
  var exif: [MadeEntry] = []
  var gps: [MadeEntry] = []

  /// The APP1 segment with its marker and length.
  var segment: [UInt8] {
    let body = Array("Exif\0\0MM\0*".utf8) + UInt32(8).bigEndianBytes + directories
    return [0xFF, 0xE1] + UInt16(body.count + 2).bigEndianBytes + body
  }

  /// The three directories one after another; the first holds the addresses of the other two.
  private var directories: [UInt8] {
    let exifAt = 8 + byteCount(of: picture.count + 2, picture)
    let gpsAt = exifAt + byteCount(of: exif.count, exif)
    let pointers = [
      MadeEntry(tag: 0x8769, type: 4, count: 1, data: UInt32(exifAt).bigEndianBytes),
      MadeEntry(tag: 0x8825, type: 4, count: 1, data: UInt32(gpsAt).bigEndianBytes),
    ]
    return directory(picture + pointers, at: 8) + directory(exif, at: exifAt) + directory(gps, at: gpsAt)
  }

  private func byteCount(of count: Int, _ entries: [MadeEntry]) -> Int {
    6 + 12 * count + entries.reduce(0) { $0 + ($1.data.count > 4 ? $1.data.count : 0) }
  }

  private func directory(_ entries: [MadeEntry], at start: Int) -> [UInt8] {
    var (fixed, loose) = (UInt16(entries.count).bigEndianBytes, [UInt8]())
    let looseAt = start + 6 + 12 * entries.count
    for entry in entries {
      fixed += entry.tag.bigEndianBytes + entry.type.bigEndianBytes + entry.count.bigEndianBytes
      if entry.data.count <= 4 {
        fixed += entry.data + [UInt8](repeating: 0, count: 4 - entry.data.count)
      } else {
        fixed += UInt32(looseAt + loose.count).bigEndianBytes
        loose += entry.data
      }
    }
    return fixed + UInt32(0).bigEndianBytes + loose
  }
}

/// `base` with `segment` right behind its first marker.
func jpeg(_ base: [UInt8], with segment: [UInt8]) -> [UInt8] { base.prefix(2) + segment + base.dropFirst(2) }

/// Latitude and longitude as devices write them: degrees, minutes and seconds, here to 1e-5″ (0.3 mm).
func gpsEntries(for position: Coordinate) -> [MadeEntry] {
  func parts(_ degrees: Double) -> [UInt32] {
    let units = Int((degrees.magnitude * 3600 * 1e5).rounded())
    let (minutes, seconds) = units.quotientAndRemainder(dividingBy: 6_000_000)
    return [UInt32(minutes / 60), 1, UInt32(minutes % 60), 1, UInt32(seconds), 100_000]
  }
  return [
    .text(0x0001, position.latitude < 0 ? "S" : "N"), .rationals(0x0002, parts(position.latitude)),
    .text(0x0003, position.longitude < 0 ? "W" : "E"), .rationals(0x0004, parts(position.longitude)),
  ]
}

/// The satellites' time and date.
func gpsEntries(forUTC seconds: Int) -> [MadeEntry] {
  let (days, ofDay) = (seconds / 86_400, seconds % 86_400)
  let (year, month, day) = date(daysSince1970: days)
  func padded(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
  return [
    .rationals(0x0007, [UInt32(ofDay / 3600), 1, UInt32(ofDay / 60 % 60), 1, UInt32(ofDay % 60), 1]),
    .text(0x001D, "\(year):\(padded(month)):\(padded(day))"),
  ]
}

/// Counted month by month: slow, and nothing like the way the reader goes.
private func date(daysSince1970 days: Int) -> (year: Int, month: Int, day: Int) {
  var (year, month, left) = (1970, 1, days)
  while true {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let length = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    guard left >= length else { return (year, month, left + 1) }
    left -= length
    (year, month) = month == 12 ? (year + 1, 1) : (year, month + 1)
  }
}

/// The bytes that pairs of hexadecimal digits stand for.
private func bytes(hexadecimal text: String) -> [UInt8] {
  let digits = text.compactMap(\.hexDigitValue)
  return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
}

extension FixedWidthInteger {
  fileprivate var bigEndianBytes: [UInt8] { withUnsafeBytes(of: bigEndian) { Array($0) } }
}
