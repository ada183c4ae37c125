/// The order in which a person looks for keys: PP-2 before PP-10. Keys of another beginning follow where they came first.
struct KeyOrder {
  /// The places of the keys, in that order.
  let places: [Int]

  init(_ keys: [String]) {
    let parts = keys.map(Self.parts)
    var ranks: [Substring: Int] = [:]
    for part in parts where ranks[part.first ?? ""] == nil { ranks[part.first ?? ""] = ranks.count }
    places = keys.indices.sorted { one, other in
      let (rank, second) = (ranks[parts[one].first ?? ""]!, ranks[parts[other].first ?? ""]!)
      if rank != second { return rank < second }
      return Self.isBefore(parts[one], parts[other]) ?? (one < other)
    }
  }

  /// nil: neither, they are the same.
  private static func isBefore(_ one: [Substring], _ other: [Substring]) -> Bool? {
    for (part, second) in zip(one, other) where part != second {
      guard isNumber(part), isNumber(second) else { return part < second }
      // Numbers of any length.
      let (digits, others) = (part.drop { $0 == "0" }, second.drop { $0 == "0" })
      if digits.count != others.count { return digits.count < others.count }
      if digits != others { return digits < others }
    }
    return one.count == other.count ? nil : one.count < other.count
  }

  /// Runs of digits, and what stands between them.
  private static func parts(_ key: String) -> [Substring] {
    var parts: [Substring] = []
    var rest = key[...]
    while let first = rest.first {
      let isDigit = isDigit(first)
      let part = rest.prefix { self.isDigit($0) == isDigit }
      parts.append(part)
      rest = rest[part.endIndex...]
    }
    return parts
  }

  private static func isNumber(_ part: Substring) -> Bool { part.first.map(isDigit) ?? false }

  private static func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }
}
