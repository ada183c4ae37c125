import Territory

/// An invented participatory-budget work of 2024: one a unit, with one site.
struct Work {
  let unit: UnitFact
  let kind: ProjectKind
  let name: String
  let site: Coordinate
  let start: Day
  private(set) var plannedEnd: Day
  let isSuspended: Bool

  /// `PP-2024-` and the unit's key without its dash and the zero after it: `PP-2024-0640` for 06-040.
  var folio: String { "PP-2024-\(unit.key.prefix(2))\(unit.key.suffix(2))" }
  var siteCode: String { folio + "-1" }

  /// The day it ended, when that is in the quarter shown.
  var end: Day? { !isSuspended && plannedEnd <= Work.lastEnd ? plannedEnd : nil }
  var status: String { isSuspended ? "suspendido" : end == nil ? "en_ejecucion" : "terminado" }

  /// The same where nobody saw it finished: planned for ten weeks more, it is going on when the quarter closes.
  var goingOn: Work {
    var work = self
    work.plannedEnd = (plannedEnd + 70).orNextWorking
    return work
  }

  /// Works that would end in the last days of the year are still going on when the quarter closes.
  private static let lastEnd = Day(2024, 12, 13)

  /// The work on which a visit's rules are shown: its place, its kind and its first day are the scenario's.
  static let shownUnit = "06-040"
  private static let shownSite = Coordinate(longitude: -99.07653, latitude: 19.40200)
  static let shownStart = Day(2024, 10, 14)
  private static let suspendedUnit = "06-014"

  /// The 57 works, by unit key.
  static func all(_ chance: inout Chance) -> [Work] {
    let kinds = kindsByUnit(&chance)
    return zip(UnitFact.all, kinds).map { unit, kind in
      let name = "\(chance.one(of: kind.names)), \(unit.spokenName)"
      let site = place(in: unit, &chance)
      let start = (Day(2024, 8, 19) + chance.whole(in: 0...66)).orNextWorking
      let days = chance.whole(in: 42...126)
      let isShown = unit.key == shownUnit
      return Work(
        unit: unit, kind: kind, name: name, site: isShown ? shownSite : site, start: isShown ? shownStart : start,
        plannedEnd: (isShown ? Day(2024, 12, 20) : start + days).orNextWorking,
        isSuspended: unit.key == suspendedUnit)
    }
  }

  /// 23 works of cameras, the shown one among them, and 34 others, in the order of the units.
  private static func kindsByUnit(_ chance: inout Chance) -> [ProjectKind] {
    let others = ProjectKind.others.flatMap { Array(repeating: $0.kind, count: $0.count) }
    let open = UnitFact.all.map(\.key).filter { $0 != shownUnit && !ProjectKind.roofedUnits.contains($0) }
    let drawn = chance.shuffled(others + Array(repeating: .cameras, count: open.count - others.count))
    let byUnit = Dictionary(uniqueKeysWithValues: zip(open, drawn))
    return UnitFact.all.map { unit in
      if ProjectKind.roofedUnits.contains(unit.key) { return .roofs }
      return byUnit[unit.key] ?? .cameras
    }
  }
}

/// A point of the unit's own cell: nearer to the unit's point than half the way to any other, and inside the outline.
func place(in unit: UnitFact, _ chance: inout Chance) -> Coordinate {
  let paper = Paper(at: unit.point)
  let others = UnitFact.all.filter { $0.key != unit.key }
  // Half the way is the border; 0.4 leaves room for a step beside the point.
  let reach = others.map { paper.offset(of: $0.point).length }.min()! * 0.4
  while true {
    let offset = Offset(east: chance.number(in: -1...1), north: chance.number(in: -1...1))
    let position = paper.position(offset * reach)
    if offset.length <= 1, contains(iztacalcoOutline, position) { return position }
  }
}
