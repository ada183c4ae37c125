/// One thing that a restriction says: what is forbidden or commanded, to whom and when.
///
/// Hours that cannot be read count as always: who heeds a turn too many drives a little farther, who heeds one too few
/// is fined or hit. Conditions on weight, length or the like are taken as meant for lorries.
/// Source: OpenStreetMap wiki, Relation:restriction and Conditional restrictions.
struct TurnRestriction: Hashable {
  enum Hours: Hashable {
    case always
    case within(WeekHours)
    /// Always but for these.
    case outside(WeekHours)
  }

  var isOnly: Bool
  /// `no_entry` and `no_exit` may name several ways.
  var isUTurn: Bool
  /// Bit `mode.rawValue` of each mode bound.
  var modes: UInt8
  var hours: Hours
  var hasUnreadHours = false

  enum Fault: Error { case unknownKind, forOthers }

  /// All that the tags of one restriction say.
  static func all(tags: [String: String]) throws(Fault) -> [TurnRestriction] {
    var found: [TurnRestriction] = []
    var hasKind = false
    var others = 0
    let excepted = (tags["except"] ?? "").split(separator: ";").reduce(UInt8(0)) { $0 | modeBits(trimmed($1)) }
    for (key, value) in tags.sorted(by: { $0.key < $1.key }) {
      guard let (bits, isConditional) = scope(ofKey: key) else { continue }
      let modes = bits & ~excepted
      if isConditional {
        let said = conditional(value, modes: modes, base: tags[String(key.dropLast(":conditional".count))])
        hasKind = hasKind || !said.isEmpty
        others += said.filter { $0.modes == 0 }.count
        found += said.filter { $0.modes != 0 }
      } else if let (isOnly, isUTurn) = kind(value) {
        hasKind = true
        // What a conditional turns off at times is said there.
        if tags[key + ":conditional"].map(turnsOff) ?? false { continue }
        if modes == 0 {
          others += 1
        } else {
          let hours = formerHours(tags).map { Hours.within($0) } ?? .always
          found.append(TurnRestriction(isOnly: isOnly, isUTurn: isUTurn, modes: modes, hours: hours))
        }
      }
    }
    if !hasKind { throw .unknownKind }
    if found.isEmpty { throw .forOthers }
    return found
  }

  private static func kind(_ value: String) -> (isOnly: Bool, isUTurn: Bool)? {
    switch value {
    case "no_left_turn", "no_right_turn", "no_straight_on", "no_entry", "no_exit", "no_turn": (false, false)
    case "no_u_turn": (false, true)
    case "only_left_turn", "only_right_turn", "only_straight_on": (true, false)
    case "only_u_turn": (true, true)
    default: nil
    }
  }

  /// Whom a key binds; nil where it is none of a restriction.
  private static func scope(ofKey key: String) -> (modes: UInt8, isConditional: Bool)? {
    var parts = key.split(separator: ":").map { String($0) }
    guard parts.first == "restriction" else { return nil }
    let isConditional = parts.last == "conditional"
    parts = Array(parts.dropFirst().dropLast(isConditional ? 1 : 0))
    switch parts.count {
    case 0: return (modeBits("motor_vehicle"), isConditional)
    case 1: return (modeBits(parts[0]), isConditional)
    default: return nil
    }
  }

  /// Rules of turning bind no one on foot.
  private static func modeBits(_ word: String) -> UInt8 {
    let (car, motorcycle) = (UInt8(1) << TravelMode.motorcar.rawValue, UInt8(1) << TravelMode.motorcycle.rawValue)
    switch word {
    case "motor_vehicle", "vehicle": return car | motorcycle
    case "motorcar": return car
    case "motorcycle": return motorcycle
    default: return 0
    }
  }
}

extension TurnRestriction {
  /// The hours of the tags used before conditional ones: `day_on`, `day_off` (`Monday`), `hour_on`, `hour_off` (`07:00`).
  private static func formerHours(_ tags: [String: String]) -> WeekHours? {
    let days = [tags["day_on"], tags["day_off"]].compactMap { $0?.prefix(2) }.joined(separator: "-")
    let times = [tags["hour_on"], tags["hour_off"]].compactMap(\.self).joined(separator: "-")
    return days.isEmpty && times.isEmpty ? nil : WeekHours("\(days) \(times)")
  }

  /// `none @ (22:00-06:00)`: the key without condition holds outside these hours.
  private static func turnsOff(_ value: String) -> Bool { clauses(value).contains { isNothing($0.value) } }

  private static func isNothing(_ word: String) -> Bool { word == "none" || word == "no" }

  private static func conditional(_ value: String, modes: UInt8, base: String?) -> [TurnRestriction] {
    clauses(value).compactMap { clause in
      let isOff = isNothing(clause.value)
      guard let (isOnly, isUTurn) = kind(isOff ? base ?? "" : clause.value) else { return nil }
      var said = TurnRestriction(isOnly: isOnly, isUTurn: isUTurn, modes: modes, hours: .always)
      switch condition(clause.condition) {
      case .hours(let hours): said.hours = isOff ? .outside(hours) : .within(hours)
      case .lorries: if !isOff { said.modes = 0 }
      case .unread: said.hasUnreadHours = true
      }
      return said
    }
  }

  private enum Condition {
    case hours(WeekHours)
    case lorries
    case unread
  }

  private static func condition(_ text: String) -> Condition {
    if let hours = WeekHours(text) { return .hours(hours) }
    var hours: WeekHours?
    for part in conjuncts(text) {
      let word = part.lowercased()
      if ["hgv", "bus", "psv", "trailer", "coach"].contains(word) || word.contains(">") { return .lorries }
      if let read = WeekHours(part) { hours = read } else { return .unread }
    }
    return hours.map { .hours($0) } ?? .unread
  }

  /// The parts around `AND`.
  private static func conjuncts(_ text: String) -> [String] {
    var parts: [[Substring]] = [[]]
    for word in text.split(separator: " ") {
      if word.uppercased() == "AND" { parts.append([]) } else { parts[parts.count - 1].append(word) }
    }
    return parts.map { $0.joined(separator: " ") }
  }

  /// `no_left_turn @ (Mo-Fr 07:00-09:00; Sa 10:00-12:00); no_u_turn @ 22:00-06:00` cut at the semicolons outside
  /// brackets.
  private static func clauses(_ text: String) -> [(value: String, condition: String)] {
    var depth = 0
    var clauses = [""]
    for letter in text {
      if letter == "(" { depth += 1 }
      if letter == ")" { depth -= 1 }
      if letter == ";" && depth == 0 { clauses.append("") } else { clauses[clauses.count - 1].append(letter) }
    }
    return clauses.compactMap { clause in
      guard let sign = clause.firstIndex(of: "@") else { return nil }
      let condition = clause[clause.index(after: sign)...].filter { $0 != "(" && $0 != ")" }
      return (trimmed(clause[..<sign]), trimmed(condition[...]))
    }
  }
}

private func trimmed(_ text: Substring) -> String {
  String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
}
