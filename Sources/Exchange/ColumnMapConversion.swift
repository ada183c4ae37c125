/// What a rule of a map does to a text after `|`.
enum ColumnMapConversion: Sendable, Equatable {
  case fraction
  case percent
  /// A number written with a decimal comma.
  case comma
  /// A length; the point moves by `places` from the cell's unit to the field's.
  case length(suffixes: [String], places: Int)
  /// Money; `places` is 3 where the cell counts thousands.
  case pesos(places: Int)
  case date([DatePattern])
  case digits(Int)
  case trim(Set<Character>)
  case upper
  case values(ValueTable)
  case skip(Set<String>)

  /// The conversion of that name; nil where there is none, or its argument or the field does not fit it.
  init?(name: String, argument: String?, field: String) {
    switch (name, argument) {
    case ("fraction", nil): self = .fraction
    case ("percent", nil): self = .percent
    case ("comma", nil): self = .comma
    case ("pesos", nil): self = .pesos(places: 0)
    case ("thousands", nil): self = .pesos(places: 3)
    case ("upper", nil): self = .upper
    case ("km", nil), ("m", nil):
      let isField = (km: field == "km" || field.hasSuffix("_km"), m: field.hasSuffix("_m"))
      guard isField.km || isField.m else { return nil }
      let places = (name == "km" ? 3 : 0) - (isField.km ? 3 : 0)
      self = .length(suffixes: name == "km" ? ["kms", "km"] : ["mts", "m"], places: places)
    case ("date", let argument?):
      let patterns = argument.split(separator: ";").map { DatePattern($0.withoutOuterSpace) }
      guard !patterns.isEmpty, patterns.allSatisfy({ $0 != nil }) else { return nil }
      self = .date(patterns.compactMap { $0 })
    case ("digits", let argument?):
      guard let count = Int(argument), (1...30).contains(count) else { return nil }
      self = .digits(count)
    case ("trim", let argument?) where !argument.isEmpty: self = .trim(Set(argument))
    case ("skip", let argument?) where !argument.isEmpty:
      self = .skip(Set(argument.split(separator: ";").map(\.foldedForMatching)))
    case ("values", let argument?):
      var table = ValueTable()
      for pair in argument.split(separator: ";") {
        let sides = pair.split(separator: "=", maxSplits: 1).map(\.withoutOuterSpace)
        guard sides.count == 2, sides.allSatisfy({ !$0.isEmpty }) else { return nil }
        table.add(sides[0], sides[1])
      }
      self = .values(table)
    default: return nil
    }
  }

  /// `text`, converted; empty where it counts as empty.
  func applied(to text: String) throws(ColumnMapConversionFault) -> String {
    switch self {
    case .fraction:
      // 0…1: as tenths of thousandths it is 0…100 %.
      guard let percent = shifted(text, by: 2) else { throw .notANumber(text) }
      guard let value = Double(percent), (0...100).contains(value) else { throw .notAFraction(text) }
      return percent
    case .percent: return try number(text, without: ["%"], places: 0)
    case .comma: return try withDecimalPoint(text)
    case .length(let suffixes, let places): return try number(text, without: suffixes, places: places)
    case .pesos(let places):
      // A spreadsheet's accounting format writes nothing at all as a dash.
      if text.filter({ $0 != "$" && !$0.isWhitespace }) == "-" { return "0" }
      return try number(text, without: ["$", "mxn", "m.n.", "pesos"], places: places)
    case .date(let patterns):
      for pattern in patterns {
        if let date = pattern.date(in: text) {
          guard date.isPossible else { throw .impossibleDate(text) }
          return date.iso
        }
      }
      throw .notADate(text, patterns: patterns.map(\.text).joined(separator: ", "))
    case .digits(let count):
      let isNumber = text.allSatisfy { $0.isASCII && $0.isNumber }
      return isNumber ? String(repeating: "0", count: max(0, count - text.count)) + text : text
    case .trim(let leading): return String(text.drop { leading.contains($0) })
    case .upper: return text.uppercased()
    case .values(let table): return table.result(for: text)
    case .skip(let empties): return empties.contains(text.foldedForMatching) ? "" : text
    }
  }

  private func number(_ text: String, without marks: [String], places: Int) throws(ColumnMapConversionFault) -> String {
    var bare = text.lowercased().filter { !$0.isWhitespace }
    for mark in marks {
      if bare.hasPrefix(mark) { bare.removeFirst(mark.count) }
      if bare.hasSuffix(mark) { bare.removeLast(mark.count) }
      // "-$120.00"
      if bare.hasPrefix("-" + mark) { bare = "-" + bare.dropFirst(mark.count + 1) }
    }
    let sign = bare.first == "-" || bare.first == "+" ? String(bare.removeFirst()) : ""
    let whole = bare.prefix { $0 != "." && $0 != "e" }
    let rest = bare[whole.endIndex...]
    guard shifted(bare.filter { $0 != "," }, by: places) != nil else { throw .notANumber(text) }
    guard let digits = joinedThousands(whole, separator: ","), !rest.contains(",") else { throw .strayComma(text) }
    guard let result = shifted(sign + digits + rest, by: places) else { throw .notANumber(text) }
    return result
  }

  /// `1.234,50` as `1234.50`, with what stands around the number as it was; a text without digits stays as it is.
  private func withDecimalPoint(_ text: String) throws(ColumnMapConversionFault) -> String {
    guard let start = text.firstIndex(where: { $0.isASCII && $0.isNumber || $0 == "," }),
      let end = text.lastIndex(where: { $0.isASCII && $0.isNumber }), start <= end
    else { return text }
    let sides = text[start...end].filter { !$0.isWhitespace }
      .split(separator: ",", maxSplits: 1, omittingEmptySubsequences: false)
    guard let whole = joinedThousands(sides[0], separator: ".") else { throw .notADecimalComma(text) }
    let fraction = sides.count > 1 ? String(sides[1]) : nil
    guard fraction.map({ shifted("0." + $0, by: 0) != nil }) ?? true else { throw .notADecimalComma(text) }
    let number = (whole.isEmpty ? "0" : whole) + (fraction.map { "." + $0 } ?? "")
    return "\(text[..<start])\(number)\(text[text.index(after: end)...])"
  }
}

/// Digits without the separators between their thousands; nil where one stands elsewhere. A number that begins with 0
/// has no thousands: `0,500` is a half.
private func joinedThousands(_ digits: Substring, separator: Character) -> String? {
  let groups = digits.split(separator: separator, omittingEmptySubsequences: false)
  guard groups.allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isNumber } }) else { return nil }
  guard groups.count > 1 else { return String(digits) }
  guard (1...3).contains(groups[0].count), groups[0].first != "0", groups.dropFirst().allSatisfy({ $0.count == 3 })
  else { return nil }
  return groups.joined()
}

/// A decimal number with its point `places` to the right, exactly; nil for what is no number. Takes an exponent (a
/// spreadsheet's `1.5E+06`); without one, and with the point unmoved, the digits stay as they were written.
private func shifted(_ text: String, by places: Int) -> String? {
  let parts = text.lowercased().split(separator: "e", maxSplits: 1, omittingEmptySubsequences: false)
  var mantissa = parts[0]
  let isNegative = mantissa.first == "-"
  if isNegative || mantissa.first == "+" { mantissa.removeFirst() }
  let sides = mantissa.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
  var (whole, fraction) = (String(sides[0]), sides.count > 1 ? String(sides[1]) : "")
  guard !(whole + fraction).isEmpty, (whole + fraction).allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
  var places = places
  if parts.count > 1 {
    guard let exponent = Int(parts[1]), abs(exponent) <= 30 else { return nil }
    places += exponent
  }
  if places > 0 {
    let moved = fraction.prefix(places)
    whole += moved + String(repeating: "0", count: places - moved.count)
    fraction.removeFirst(moved.count)
  } else if places < 0 {
    whole = String(repeating: "0", count: max(0, -places + 1 - whole.count)) + whole
    fraction = whole.suffix(-places) + fraction
    whole.removeLast(-places)
  }
  if places != 0 { while fraction.last == "0" { fraction.removeLast() } }
  while whole.count > 1, whole.first == "0" { whole.removeFirst() }
  if whole.isEmpty { whole = "0" }
  return (isNegative ? "-" : "") + whole + (fraction.isEmpty ? "" : "." + fraction)
}
