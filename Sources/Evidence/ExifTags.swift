import CExif
import Territory

/// The tags of one EXIF block, as they were written; every answer is nil where the photo does not say, or says nonsense.
final class ExifTags {
  private let data: UnsafeMutablePointer<ExifData>

  /// - Parameter segment: the block with its name `Exif\0\0`.
  init?(segment: ArraySlice<UInt8>) {
    guard let data = exif_data_new() else { return nil }
    self.data = data
    // By default libexif mends what it reads and adds tags that ought to be there: no longer what the camera wrote.
    exif_data_unset_option(data, EXIF_DATA_OPTION_FOLLOW_SPECIFICATION)
    segment.withUnsafeBufferPointer { exif_data_load_data(data, $0.baseAddress, UInt32($0.count)) }
  }

  deinit { exif_data_unref(data) }

  /// 1…8.
  var orientation: Int? {
    guard let entry = entry(0x0112, in: EXIF_IFD_0), entry.format == EXIF_FORMAT_SHORT, entry.size >= 2 else {
      return nil
    }
    let value = Int(exif_get_short(entry.data, exif_data_get_byte_order(data)))
    return (1...8).contains(value) ? value : nil
  }

  /// The GPS position; nil unless latitude and longitude and their hemispheres are all there and in range.
  /// Exactly (0, 0) is what devices without a fix write, and counts as none.
  var position: Coordinate? {
    guard let latitude = degrees(0x0002, hemisphere: 0x0001, "N", "S", limit: 90),
      let longitude = degrees(0x0004, hemisphere: 0x0003, "E", "W", limit: 180), latitude != 0 || longitude != 0
    else { return nil }
    return Coordinate(longitude: longitude, latitude: latitude)
  }

  /// The satellites' time if there is one (it cannot be set wrong by hand), else the camera's clock.
  var takenAt: PhotoTime? {
    if let seconds = satelliteTime { return .instant(secondsSince1970: seconds) }
    guard let clock = text(0x9003, in: EXIF_IFD_EXIF).flatMap(ClockReading.init(exif:)) else { return nil }
    if let east = text(0x9011, in: EXIF_IFD_EXIF).flatMap(secondsEast(ofUTC:)) {
      return .instant(secondsSince1970: clock.secondsSince1970 - east)
    }
    return .local(
      year: clock.year, month: clock.month, day: clock.day, hour: clock.hour, minute: clock.minute,
      second: clock.second)
  }

  /// Seconds since 1970 from the GPS date and time stamps, which are UTC.
  private var satelliteTime: Int? {
    guard let day = text(0x001D, in: EXIF_IFD_GPS).flatMap(numbers(in:)), day.count == 3,
      let time = rationals(0x0007), time.count == 3, time.allSatisfy({ (0..<60).contains($0) })
    else { return nil }
    return ClockReading(
      year: day[0], month: day[1], day: day[2], hour: Int(time[0]), minute: Int(time[1]), second: Int(time[2]))?
      .secondsSince1970
  }

  private func degrees(
    _ tag: UInt32, hemisphere: UInt32, _ positive: Character, _ negative: Character, limit: Double
  ) -> Double? {
    guard let parts = rationals(tag), (1...3).contains(parts.count),
      let side = text(hemisphere, in: EXIF_IFD_GPS)?.first, side == positive || side == negative
    else { return nil }
    let value = zip(parts, [1.0, 60, 3600]).reduce(0) { $0 + $1.0 / $1.1 }
    guard value.isFinite, value <= limit else { return nil }
    return side == negative ? -value : value
  }

  /// The numbers of a GPS tag; nil where it is absent, no rational, or any of them is over zero.
  private func rationals(_ tag: UInt32) -> [Double]? {
    guard let entry = entry(tag, in: EXIF_IFD_GPS), entry.format == EXIF_FORMAT_RATIONAL else { return nil }
    let order = exif_data_get_byte_order(data)
    var numbers: [Double] = []
    // Its size and not its count: what a broken entry announces need not be there.
    for offset in stride(from: 0, to: Int(entry.size) / 8 * 8, by: 8) {
      let ratio = exif_get_rational(entry.data + offset, order)
      guard ratio.denominator > 0 else { return nil }
      numbers.append(Double(ratio.numerator) / Double(ratio.denominator))
    }
    return numbers
  }

  /// The text of a tag up to its first zero byte, without blanks around it; nil where it is absent or empty.
  private func text(_ tag: UInt32, in part: ExifIfd) -> String? {
    guard let entry = entry(tag, in: part), entry.format == EXIF_FORMAT_ASCII else { return nil }
    let bytes = UnsafeBufferPointer(start: entry.data, count: Int(entry.size)).prefix { $0 != 0 }
    let text = String(decoding: bytes, as: UTF8.self).drop { $0 == " " }
    let kept = text.lastIndex { $0 != " " }.map { text[...$0] } ?? ""
    return kept.isEmpty ? nil : String(kept)
  }

  /// An entry with bytes behind it.
  private func entry(_ tag: UInt32, in part: ExifIfd) -> ExifEntry? {
    let contents = withUnsafeBytes(of: &data.pointee.ifd) {
      $0.bindMemory(to: UnsafeMutablePointer<ExifContent>?.self)[Int(part.rawValue)]
    }
    guard let found = exif_content_get_entry(contents, ExifTag(rawValue: tag)), found.pointee.data != nil,
      found.pointee.size > 0
    else { return nil }
    return found.pointee
  }
}
