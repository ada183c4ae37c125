import Territory

/// What the 57 works were given and have spent, in centavos.
struct Budget {
  let assigned: Int
  let spent: Int

  /// The whole participatory budget of Iztacalco of 2023, 88,081,659 pesos (a mean of 1,545,292 a unit), lent to 2024.
  /// Source: capital-cdmx.org, participatory budget of 2023.
  static let total = 8_808_165_900

  /// Half in equal parts and half by population: a simplification of the law's rule (half equal, half by poverty,
  /// crime, population and other criteria), exact to the centavo in all.
  static let assignedByUnit: [String: Int] = {
    let units = UnitFact.all
    let population = units.map(\.population).reduce(0, +)
    let equal = total / 2 / units.count
    var parts = units.map { equal + (total / 2) * $0.population / population }
    // What the divisions left over, a centavo each.
    for index in 0..<(total - parts.reduce(0, +)) { parts[index] += 1 }
    return Dictionary(uniqueKeysWithValues: zip(units.map(\.key), parts))
  }()

  /// - Parameter lastVisit: of the work, nil if none.
  init(of work: Work, lastVisit: Visit?, _ chance: inout Chance) {
    assigned = Budget.assignedByUnit[work.unit.key]!
    // An ended work has saved up to 3.5 %; one going on has spent what its last visit saw.
    let saved = chance.whole(in: 0...350)
    let financial = lastVisit?.financial ?? 0
    spent = work.end != nil ? assigned * (10_000 - saved) / 10_000 : assigned * financial / 100
  }
}
