import Territory

/// One value of a report, exact.
public enum ReportValue: Sendable, Hashable {
  case text(String)
  case count(Int)
  /// A whole number of `10^-decimals`.
  case decimal(Int, decimals: Int)
  /// The same, of a hundred.
  case percent(Int, decimals: Int)
  case money(Money)
  case date(LocalDate)
  /// Nothing is recorded, or nothing applies.
  case none

  /// As a person reads it. A space that must not break a line is U+00A0.
  public var text: String {
    switch self {
    case .text(let text): text
    case .count(let count): grouped(count, decimals: 0)
    case .decimal(let value, let decimals): grouped(value, decimals: decimals)
    case .percent(let value, let decimals): grouped(value, decimals: decimals) + "\u{A0}%"
    case .money(let money): money.formatted
    case .date(let date): date.description
    case .none: "—"
    }
  }

  /// A measured figure with so many decimals, rounded half away from zero; `none` where it is not finite.
  public static func measured(_ value: Double, decimals: Int) -> ReportValue {
    guard value.isFinite, value.magnitude < 1e12 else { return .none }
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    return .decimal(Int((value * scale).rounded()), decimals: decimals)
  }

  public static func percent(tenths: Int?) -> ReportValue { tenths.map { .percent($0, decimals: 1) } ?? .none }
  public static func percent(_ percentage: Percentage?) -> ReportValue {
    percentage.map { .percent($0.hundredths, decimals: 2) } ?? .none
  }
  public static func money(_ money: Money?) -> ReportValue { money.map { .money($0) } ?? .none }
  public static func date(_ date: LocalDate?) -> ReportValue { date.map { .date($0) } ?? .none }
}
