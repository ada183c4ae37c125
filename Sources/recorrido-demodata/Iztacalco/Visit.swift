import Territory

/// An invented visit of the fourth quarter of 2024 to a works site.
struct Visit {
  let work: Work
  let promoter: String
  let day: Day
  /// Minutes after midnight, local.
  let minute: Int
  let point: Coordinate
  /// Whole metres.
  let accuracy: Int
  /// Whole percents.
  let physical: Int
  let financial: Int
  let summary: String

  enum Phase: String { case antes, durante, despues }
  var phase: Phase { Visit.phase(of: work, on: day) }

  static func phase(of work: Work, on day: Day) -> Phase {
    if day < work.start { return .antes }
    if let end = work.end, day > end { return .despues }
    return .durante
  }

  /// The state of the work as seen that day, in the words of a project's status.
  var worksStatus: String {
    switch phase {
    case .antes: "programado"
    case .durante: work.isSuspended ? "suspendido" : "en_ejecucion"
    case .despues: "terminado"
    }
  }
}

extension Visit {
  /// A stop of a round: which work is looked at, by whom and when.
  struct Call {
    let work: Work
    let promoter: String
    let day: Day
    let minute: Int
  }

  /// The 61 visits in the order of time: each work once, and a first work of each of the four promoters once more.
  static func all(to works: [Work], _ chance: inout Chance) -> [Visit] {
    var last: [String: Visit] = [:]
    return calls(to: works, &chance)
      .sorted { ($0.day, $0.minute, $0.promoter) < ($1.day, $1.minute, $1.promoter) }
      .map { call in
        let visit = Visit(call, after: last[call.work.folio], &chance)
        last[call.work.folio] = visit
        return visit
      }
  }

  /// The works with the ends that visits can bear out: a work is finished when one of them saw it so.
  static func borneOut(_ works: [Work], by visits: [Visit]) -> [Work] {
    works.map { work in
      guard let end = work.end, !visits.contains(where: { $0.work.folio == work.folio && $0.day > end }) else {
        return work
      }
      return work.goingOn
    }
  }

  /// Each promoter has a quarter of the territory from west to east and sees it in days of three works from south to
  /// north, about fifteen days apart; in December each goes back to a work of the first day.
  private static func calls(to works: [Work], _ chance: inout Chance) -> [Call] {
    let westToEast = works.sorted { $0.site.longitude < $1.site.longitude }
    var calls: [Call] = []
    for promoter in 0..<4 {
      let own = westToEast[(promoter * westToEast.count / 4)..<((promoter + 1) * westToEast.count / 4)]
        .sorted { $0.site.latitude < $1.site.latitude }
      let code = "P0\(promoter + 1)"
      let again = own.first { !onceOnly.contains($0.unit.key) }!
      for (round, first) in stride(from: 0, to: own.count, by: 3).enumerated() {
        let stops = own[first..<min(first + 3, own.count)]
        let isShown = stops.contains { $0.unit.key == Work.shownUnit }
        let planned = (Day(2024, 10, 2) + round * 15 + promoter * 3 + chance.whole(in: 0...2)).orNextWorking
        calls += day(of: Array(stops), by: code, on: isShown ? shownVisit : planned, &chance)
      }
      calls += day(of: [again], by: code, on: (Day(2024, 12, 16) + promoter).orNextWorking, &chance)
    }
    return calls
  }

  /// The day on which the shown work was seen at 35 %.
  private static let shownVisit = Day(2024, 11, 8)
  private static let onceOnly: Set<String> = [Work.shownUnit, "06-064"]

  private static func day(of stops: [Work], by promoter: String, on day: Day, _ chance: inout Chance) -> [Call] {
    var minute = 9 * 60 + 20
    return stops.map { work in
      minute += chance.whole(in: 15...70)
      defer { minute += 55 }
      return Call(work: work, promoter: promoter, day: day, minute: minute)
    }
  }

  private init(_ call: Call, after last: Visit?, _ chance: inout Chance) {
    (work, promoter, day, minute) = (call.work, call.promoter, call.day, call.minute)
    // A few metres: the phone's position beside the work.
    let beside = Offset(east: chance.number(in: -6...6), north: chance.number(in: -6...6))
    point = Paper(at: work.site).position(beside)
    accuracy = chance.whole(in: 4...18)
    let phase = Visit.phase(of: work, on: day)
    let seen = Visit.physical(of: work, on: day, phase)
    physical = max(seen, last?.physical ?? 0)
    let lag = chance.whole(in: -15...5)
    financial = phase == .antes ? 0 : max(last?.financial ?? 0, min(100, max(0, physical + lag)))
    summary = chance.one(of: Visit.summaries[phase]!)
  }

  /// Slow at the beginning, then steady; in steps of five, as people judge it.
  private static func physical(of work: Work, on day: Day, _ phase: Phase) -> Int {
    if work.unit.key == Work.shownUnit, day == shownVisit { return 35 }
    if phase == .antes { return 0 }
    if phase == .despues { return 100 }
    let elapsed = Double(day - work.start) / Double(max(1, work.plannedEnd - work.start))
    return min(95, Int(elapsed * (0.7 + 0.3 * elapsed) * 20) * 5)
  }

  private static let summaries: [Phase: [String]] = [
    .antes: [
      "Se reconoce el sitio; la obra aún no inicia.", "Sitio libre y sin obstáculos para iniciar la obra.",
      "Se observa el trazo de la obra, sin trabajos todavía.",
    ],
    .durante: [
      "Trabajos en proceso con personal en el sitio.", "Se observa avance conforme a lo programado.",
      "Hay material en el sitio y la zona está señalizada.", "Avance visible; falta colocar parte del equipo.",
      "Obra en proceso; vecinas y vecinos piden retirar el escombro.", "Se trabaja por tramos sin cerrar el paso.",
    ],
    .despues: [
      "Obra concluida y en uso.", "Trabajos terminados; se verifica el funcionamiento.",
      "Obra concluida; queda pendiente la placa informativa.",
    ],
  ]
}
