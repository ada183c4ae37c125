/// Pesos in whole centavos.
public struct Money: Hashable, Sendable, Comparable {
  public var centavos: Int
  public init(centavos: Int) { self.centavos = centavos }
  public static func < (a: Money, b: Money) -> Bool { a.centavos < b.centavos }
  public static func + (a: Money, b: Money) -> Money { Money(centavos: a.centavos + b.centavos) }

  /// `1,545,292.00`.
  public var formatted: String { grouped(centavos, decimals: 2) }
}

/// Liquid fuel in whole millilitres: sums are taken of microlitres and rounded to them once.
public struct Volume: Hashable, Sendable, Comparable {
  public var millilitres: Int
  public init(millilitres: Int) { self.millilitres = millilitres }
  public static func < (a: Volume, b: Volume) -> Bool { a.millilitres < b.millilitres }
  public static func + (a: Volume, b: Volume) -> Volume { Volume(millilitres: a.millilitres + b.millilitres) }

  /// Litres with two decimals, half up of what is kept: `10.60`.
  public var formattedLitres: String { grouped(dividedHalfUp(millilitres, by: 10), decimals: 2) }
}

/// Fuel economy in whole thousandths of a kilometre per litre.
public struct FuelEconomy: Hashable, Sendable {
  public var metresPerLitre: Int

  /// nil unless positive.
  public init?(metresPerLitre: Int) {
    guard metresPerLitre > 0 else { return nil }
    self.metresPerLitre = metresPerLitre
  }

  /// What `metres` of road take at this economy, to the nearest millilitre.
  public func fuel(forMetres metres: Double) -> Volume {
    Volume(millilitres: Int((metres * 1000 / Double(metresPerLitre)).rounded()))
  }
}

/// The price of a litre in ten-thousandths of a peso (pumps and invoices give up to four decimals).
public struct FuelPrice: Hashable, Sendable {
  public var tenThousandths: Int
  public init(tenThousandths: Int) { self.tenThousandths = tenThousandths }

  /// What `volume` costs, rounded once, half up, to the centavo.
  public func cost(of volume: Volume) -> Money {
    // ml × 1e-4 $/l = 1e-7 $; a centavo is 1e-2 $.
    Money(centavos: dividedHalfUp(volume.millilitres * tenThousandths, by: 100_000))
  }

  /// How much fuel `money` buys, rounded down to the millilitre; nil at a price of nothing.
  public func volume(for money: Money) -> Volume? {
    tenThousandths > 0 ? Volume(millilitres: money.centavos * 100_000 / tenThousandths) : nil
  }
}

/// A share of a hundred in whole hundredths of a percent: progress as the door takes it.
public struct Percentage: Hashable, Sendable, Comparable {
  /// 0…10000.
  public var hundredths: Int

  /// nil outside 0–100 %.
  public init?(hundredths: Int) {
    guard (0...10_000).contains(hundredths) else { return nil }
    self.hundredths = hundredths
  }

  public static func < (a: Percentage, b: Percentage) -> Bool { a.hundredths < b.hundredths }

  public var percent: Double { Double(hundredths) / 100 }

  /// `35.00`.
  public var formatted: String { grouped(hundredths, decimals: 2) }
}

/// `part` of `whole` in tenths of a percent, half up; nil where there is no whole.
public func tenthsOfPercent(_ part: Int, of whole: Int) -> Int? {
  whole > 0 ? dividedHalfUp(part * 1000, by: whole) : nil
}

/// The quotient rounded to the nearest whole, halves away from zero.
public func dividedHalfUp(_ dividend: Int, by divisor: Int) -> Int {
  let (quotient, remainder) = dividend.quotientAndRemainder(dividingBy: divisor)
  let away = 2 * remainder.magnitude >= divisor.magnitude
  return away ? quotient + (dividend.signum() * divisor.signum()) : quotient
}

/// Rounds the parts of a sum one after another so that what is shown of them adds up to the rounded sum: each is the
/// rounded sum so far less the one before it, and so at most one unit from its own rounding.
public struct RoundedParts: Sendable {
  private let divisor: Int
  private var sum = 0

  /// - Parameter divisor: so many of the exact unit are one that is shown.
  public init(by divisor: Int) { self.divisor = divisor }

  public mutating func next(_ part: Int) -> Int {
    let before = dividedHalfUp(sum, by: divisor)
    sum += part
    return dividedHalfUp(sum, by: divisor) - before
  }
}

/// A whole number of `10^-decimals` with thousands separated by commas: 123456 with two decimals is `1,234.56`.
public func grouped(_ value: Int, decimals: Int) -> String {
  let sign = value < 0 ? "-" : ""
  var digits = String(value.magnitude)
  if digits.count <= decimals { digits = String(repeating: "0", count: decimals + 1 - digits.count) + digits }
  let whole = digits.dropLast(decimals)
  var out = ""
  for (index, digit) in whole.enumerated() {
    if index > 0, (whole.count - index) % 3 == 0 { out += "," }
    out.append(digit)
  }
  return sign + out + (decimals > 0 ? "." + digits.suffix(decimals) : "")
}

/// A decimal number read exactly, scaled by `10^decimals` and rounded half away from zero: "1,545.5" with two decimals
/// is 154550. Takes a leading sign, `$`, outer spaces, and commas between thousands; nil for anything else, so that a
/// decimal comma («45,5») is refused and not read as 455.
public func scaledDecimal(_ text: String, decimals: Int) -> Int? {
  var digits = text.drop { $0.isWhitespace }
  while digits.last?.isWhitespace == true { digits.removeLast() }
  var negative = false
  var marks: Set<Character> = []
  while let mark = digits.first, mark == "-" || mark == "+" || mark == "$" {
    guard marks.insert(mark == "$" ? "$" : "-").inserted else { return nil }
    if mark == "-" { negative = true }
    digits = digits.dropFirst().drop { $0.isWhitespace }
  }
  let parts = digits.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
  guard let first = parts.first, let whole = withoutCommas(first) else { return nil }
  let fraction = parts.count > 1 ? parts[1] : ""
  guard fraction.allSatisfy(\.isASCIIDigit), !(whole.isEmpty && fraction.isEmpty), whole.count + decimals <= 17 else {
    return nil
  }
  let kept = fraction.prefix(decimals) + String(repeating: "0", count: max(0, decimals - fraction.count))
  guard var value = Int(whole + kept) ?? (whole.isEmpty && kept.isEmpty ? 0 : nil) else { return nil }
  if let next = fraction.dropFirst(decimals).first, next >= "5" { value += 1 }
  return negative ? -value : value
}

/// Digits without the commas between their thousands; nil where a comma stands elsewhere.
private func withoutCommas(_ digits: Substring) -> String? {
  let groups = digits.split(separator: ",", omittingEmptySubsequences: false)
  guard groups.allSatisfy({ $0.allSatisfy(\.isASCIIDigit) }) else { return nil }
  guard groups.count > 1 else { return String(digits) }
  guard (1...3).contains(groups[0].count), groups.dropFirst().allSatisfy({ $0.count == 3 }) else { return nil }
  return groups.joined()
}

extension Character {
  fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
