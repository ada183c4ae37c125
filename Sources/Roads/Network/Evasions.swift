/// Turning back is allowed at every junction and dead end, but not where it would only serve to go around a rule.
///
/// Who has come to a restricted turn and goes on by another street may not turn back on that street at the first
/// junction that follows, nor at a joint before it where the street merely changes its name or class: back at the turn,
/// coming from the other side, the rule would no longer see them. For the same reason nobody turns back on the via ways of
/// a manoeuvre that a rule forbids. The rule itself says for whom and when. At a dead end one may always turn; and past
/// that first junction too, as one who drives round a block may.
extension ManoeuvreFinder {
  /// Joints in a row after which a street is taken to lead elsewhere.
  private static let mostJoints = 30

  func evasions(of manoeuvre: Manoeuvre) -> [Manoeuvre] {
    guard let last = manoeuvre.path.last else { return [] }
    let turnsBack = manoeuvre.path.indices.dropFirst().map { place in
      Manoeuvre(
        path: Array(manoeuvre.path[...place]), final: manoeuvre.path[place] ^ 1, isOnly: false, rule: manoeuvre.rule)
    }
    return turnsBack
      + courses.leaving(courses.head(last)).flatMap { exit -> [Manoeuvre] in
        guard courses.isForMotors(exit), exit != last ^ 1, (exit == manoeuvre.final) == manoeuvre.isOnly else {
          return []
        }
        return stretches(from: exit).map { stretch in
          Manoeuvre(
            path: manoeuvre.path + stretch, final: stretch[stretch.count - 1] ^ 1, isOnly: false, rule: manoeuvre.rule)
        }
      }
  }

  /// From `exit` to each joint and to the first junction, where there is one.
  private func stretches(from exit: UInt32) -> [[UInt32]] {
    var street = [exit]
    var stretches: [[UInt32]] = []
    while street.count <= Self.mostJoints {
      stretches.append(street)
      let last = street[street.count - 1]
      let onward = courses.leaving(courses.head(last)).filter { $0 != last ^ 1 && courses.isForMotors($0) }
      if onward.isEmpty { return [] }
      if onward.count > 1 { return stretches }
      street.append(onward[0])
    }
    return stretches
  }
}
