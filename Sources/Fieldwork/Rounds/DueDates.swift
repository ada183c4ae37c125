import Rounds
import Territory

/// When visits are due, and what it weighs that they come later.
///
/// [A] A day late weighs as much as 20 pesos of fuel, times the visit's priority (ten at most): several kilometres of
/// detour, so that of two days the earlier is taken where that costs little. It decides between plans of the same visits
/// and is no part of what a plan costs.
enum Lateness {
  /// 10⁻¹⁰ pesos.
  static func weight(days: Int, priority: Int) -> Int { days * min(max(priority, 1), 10) * 200_000_000_000 }
}

extension WantedVisit {
  /// What the visit weighs on a day, in 10⁻¹⁰ pesos: the days after it was due. A visit that was due before the plan's
  /// first day counts from that day on. Of a place's visits the later ones weigh no less than the days between, so that
  /// whoever makes only some makes the first ones.
  func lateness(on day: LocalDate, from first: LocalDate) -> Int {
    guard let due, let firstDue else { return 0 }
    let begins = max(firstDue, first).dayNumber
    return Lateness.weight(days: max(0, max(day.dayNumber, due.dayNumber) - begins), priority: priority)
  }
}

/// Which of a place's visits a plan makes, told by their days: the first one made is the first, and the next is due an
/// interval after it.
struct VisitNumbers {
  struct Number: Sendable {
    var number: Int
    /// How many the place has in the plan, made or not.
    var count: Int
    var due: LocalDate?
  }

  /// By place among the visits.
  private var numbers: [Int: Number] = [:]
  /// Visits that turn out not to fall due within the plan's days, an earlier one being late.
  private(set) var notDue: Set<Int> = []

  /// - Parameters:
  ///   - days: of the visits that are made, by place among `visits`.
  ///   - last: the plan's last day.
  init(_ visits: [WantedVisit], made days: [Int: LocalDate], until last: LocalDate) {
    for own in Dictionary(grouping: visits.indices, by: { visits[$0].place.key }).values {
      guard own.count > 1, let interval = visits[own[0]].interval else {
        for index in own { numbers[index] = Number(number: 1, count: 1, due: visits[index].due) }
        continue
      }
      let made = own.filter { days[$0] != nil }.sorted { days[$0]! < days[$1]! }
      let open = own.filter { days[$0] == nil }
      var due = visits[own[0]].due
      for (place, index) in made.enumerated() {
        numbers[index] = Number(number: place + 1, count: 0, due: due)
        due = days[index]!.adding(days: interval)
      }
      var left = 0
      for index in open {
        // Where none is made each stays due when it was.
        guard let day = made.isEmpty ? visits[index].due : due, made.isEmpty || day <= last else {
          notDue.insert(index)
          continue
        }
        left += 1
        numbers[index] = Number(number: made.count + left, count: 0, due: day)
        due = day.adding(days: interval)
      }
      for index in own { numbers[index]?.count = made.count + left }
    }
  }

  subscript(visit: Int) -> Number { numbers[visit] ?? Number(number: 1, count: 1) }
}

extension VisitNumbers.Number {
  /// A visit as people call it: the place's key, with its number where the place has several.
  func name(_ key: String) -> String { count > 1 ? "\(key) (\(number)/\(count))" : key }
}
