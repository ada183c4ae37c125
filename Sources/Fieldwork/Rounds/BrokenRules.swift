import Territory

/// All that a round in a given order breaks.
struct BrokenRules: Refusal {
  let rules: [any Refusal]

  /// Each sentence once.
  init(_ rules: [any Refusal]) {
    var said: Set<String> = []
    self.rules = rules.filter { said.insert($0.sentence(in: .spanish)).inserted }
  }

  /// Of several each sentence has its own.
  var code: String? { rules.count == 1 ? rules[0].code : nil }

  func sentence(in language: Language) -> String {
    guard rules.count > 1 else { return rules[0].sentence(in: language) }
    let reasons = rules.map { [$0.code, $0.sentence(in: language)].compactMap(\.self).joined(separator: " ") }
    let opening =
      language == .spanish ? "La ronda no cumple en \(rules.count) cosas." : "The round fails in \(rules.count) ways."
    return ([opening] + reasons).joined(separator: " ")
  }
}

/// That zones take every way to a stop of a given order.
struct WayBarred: Refusal {
  var stop: String
  var zones: [AvoidZone]

  func sentence(in language: Language) -> String {
    let why = RoundPlan.Unserved.barring(zones, language)
    return language == .spanish ? "A «\(stop)» no se llega: \(why)" : "“\(stop)” cannot be reached: \(why)"
  }
}
