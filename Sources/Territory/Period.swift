import FoundationEssentials

/// A span of local days: a quarter, a month, a year, or a first and a last day.
public struct Period: Hashable, Sendable, CustomStringConvertible {
  public let first: LocalDate
  /// Included.
  public let last: LocalDate
  /// As the person wrote it, in capitals: `2024-T4`.
  public let description: String

  /// Reads `2024-T4` (or `2024-Q4`), `2024-11`, `2024`, `2024-10-01..2024-10-15`.
  public init?(_ text: String) {
    let text = text.uppercased()
    let ends = text.components(separatedBy: "..")
    if ends.count == 2, let first = LocalDate(ends[0]), let last = LocalDate(ends[1]), first <= last {
      (self.first, self.last, description) = (first, last, text)
      return
    }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count <= 2, parts[0].utf8.count == 4, let year = Self.number(parts[0]) else { return nil }
    let months: ClosedRange<Int>
    if parts.count == 1 {
      months = 1...12
    } else if let mark = parts[1].first, mark == "T" || mark == "Q" {
      guard let quarter = Self.number(parts[1].dropFirst()), (1...4).contains(quarter), parts[1].utf8.count == 2 else {
        return nil
      }
      months = (quarter * 3 - 2)...(quarter * 3)
    } else {
      guard parts[1].utf8.count == 2, let month = Self.number(parts[1]), (1...12).contains(month) else { return nil }
      months = month...month
    }
    guard let first = LocalDate(year: year, month: months.lowerBound, day: 1),
      let last = LocalDate(
        year: year, month: months.upperBound, day: LocalDate.days(inMonth: months.upperBound, of: year))
    else { return nil }
    (self.first, self.last) = (first, last)
    description = text.replacing("-Q", with: "-T")
  }

  /// Digits only: `Int` would take a sign.
  private static func number(_ text: Substring) -> Int? {
    text.utf8.allSatisfy { (48...57).contains($0) } ? Int(text) : nil
  }

  /// The quarter in which `date` lies.
  public init(quarterOf date: LocalDate) {
    self.init("\(padded(date.year, 4))-T\(date.quarter)")!
  }

  public func contains(_ date: LocalDate) -> Bool { first <= date && date <= last }
}
