/// Whom and when each rule of turning binds.
struct TurnRules: Sendable {
  struct Rule: Sendable, Hashable, BitwiseCopyable {
    /// Bit `mode.rawValue` is set for each mode bound.
    var modes: UInt8
    /// 1 where the rule holds outside its hours and not within them, else 0.
    var inversion: UInt8
    /// Place among the hours; `always` = at all times.
    var hours: UInt32

    static let always = UInt32.max
  }

  /// Minutes of the week from Monday 00:00, `start` included, `end` (at most 10,080) not.
  struct WeekSpan: Sendable, Hashable, BitwiseCopyable {
    var start: UInt16
    var end: UInt16
  }

  var rules: ContiguousArray<Rule> = []
  /// Spans of hours `h`: `spans[firstSpan[h] ..< firstSpan[h + 1]]`, apart from each other and rising.
  var firstSpan: ContiguousArray<UInt32> = [0]
  var spans: ContiguousArray<WeekSpan> = []

  /// One flag per rule.
  /// - Parameter minute: of the week, 0 = Monday 00:00; nil = at an unknown time, when every rule with hours binds too.
  func binding(_ mode: TravelMode, atMinute minute: Int?) -> ContiguousArray<Bool> {
    ContiguousArray(rules.map { rule in rule.modes >> mode.rawValue & 1 == 1 && holds(rule, atMinute: minute) })
  }

  /// One flag per rule: whether it binds `mode` whatever the hour.
  func alwaysBinding(_ mode: TravelMode) -> ContiguousArray<Bool> {
    ContiguousArray(rules.map { $0.modes >> mode.rawValue & 1 == 1 && $0.hours == Rule.always })
  }

  private func holds(_ rule: Rule, atMinute minute: Int?) -> Bool {
    guard let minute, rule.hours != Rule.always else { return true }
    let range = Int(firstSpan[Int(rule.hours)])..<Int(firstSpan[Int(rule.hours) + 1])
    let isWithin = spans[range].contains { Int($0.start) <= minute && minute < Int($0.end) }
    return isWithin == (rule.inversion == 0)
  }
}
