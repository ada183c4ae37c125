/// A moment of a local day, in seconds since midnight; 24:00 is the end of the day.
public struct TimeOfDay: Hashable, Sendable, Comparable, CustomStringConvertible {
  public static let midnight = TimeOfDay(seconds: 0)
  public static let endOfDay = TimeOfDay(seconds: 86_400)

  /// 0…86,400.
  public let seconds: Int

  private init(seconds: Int) { self.seconds = seconds }

  /// Reads `9:00`, `09:00` and `24:00`; nil for anything else.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, (1...2).contains(parts[0].count), parts[1].count == 2,
      parts.allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isNumber } }),
      let hour = Int(parts[0]), let minute = Int(parts[1]), minute < 60, hour * 60 + minute <= 24 * 60
    else { return nil }
    seconds = hour * 3600 + minute * 60
  }

  /// `09:00`.
  public var description: String { "\(padded(seconds / 3600, 2)):\(padded(seconds / 60 % 60, 2))" }

  public static func < (a: TimeOfDay, b: TimeOfDay) -> Bool { a.seconds < b.seconds }
}
