import Store
import Territory

/// The visits that a plan is asked for: stops by their keys, or what is due.
struct RoundVisits {
  private let request: RoundRequest
  private let office: FieldOffice
  private let reader: FieldReader
  private let locator: UnitLocator
  private let duties: [(duty: VisitDuty, lastVisit: Instant?)]
  private let standing: StandingVisits
  /// What rounds that are kept have of these visits, told to whoever plans.
  private(set) var notices: [RoundNotice] = []

  init(_ request: RoundRequest, office: FieldOffice, reader: FieldReader) throws {
    (self.request, self.office, self.reader) = (request, office, reader)
    locator = try UnitLocator(reader, jurisdiction: office.jurisdiction)
    duties = try reader.duties().map { (duty: $0.0, lastVisit: $0.1) }
    standing = try StandingVisits(reader, from: office.today)
  }

  mutating func gathered() throws -> [WantedVisit] {
    var (visits, left) = try request.stops.map { (try $0.map(visit), []) } ?? due()
    try require(among: &visits)
    if visits.isEmpty, left.isEmpty { throw RoundRefusal.nothingDue(lastDay) }
    var seen: Set<String> = []
    for visit in visits where !seen.insert(visit.id).inserted { throw RoundRefusal.repeatedStop(visit.id) }
    try tell(left, of: visits)
    return visits
  }

  /// A notice for each round that has some of the visits: those that are left to it, and those that were named and so are
  /// planned twice.
  private mutating func tell(_ left: [RoundNotice.Standing], of visits: [WantedVisit]) throws {
    let again = Set(visits.map(\.place.key))
    let twice = visits.filter(\.isNamed).compactMap { visit in
      standing[visit.place.id].map { RoundNotice.Standing(stop: visit.place.key, round: $0) }
    }
    for (stops, isLeft) in [(left.filter { !again.contains($0.stop) }, true), (twice, false)] {
      let rounds = Dictionary(grouping: stops) { $0.round.round }.values
      for own in rounds.sorted(by: { $0[0].round < $1[0].round }) {
        let (key, day) = (try reader.shortID(.round, own[0].round.round), own[0].round.day)
        let names = own.map(\.stop)
        notices.append(
          isLeft ? .leftToRound(names, round: key, day: day) : .alsoInRound(names, round: key, day: day))
      }
    }
  }

  /// Marks the visits that must be made, once a place, and adds those that are not asked for otherwise.
  private func require(among visits: inout [WantedVisit]) throws {
    for must in request.musts {
      var required = try visit(must)
      required.isRequired = true
      if let known = visits.firstIndex(where: { $0.place.key == required.place.key }) {
        visits[known].isRequired = true
      } else {
        visits.append(required)
      }
    }
  }

  /// The visit of a place that somebody names.
  func visit(_ key: String) throws -> WantedVisit {
    var place = try reader.place(named: key, on: request.from, locator: locator)
    if place.kind == .position {
      try TerritoryRule.judge(place.point)
      place.key = FieldPlace.key(of: place.point)
    }
    var visit = visit(place, duty(of: place)?.duty)
    visit.isNamed = true
    visit.due = due(place)
    visit.firstDue = visit.due
    return visit
  }

  /// When the place's next visit is due; nil where it has no duty, or any day will do.
  func due(_ place: FieldPlace) -> LocalDate? {
    duty(of: place).flatMap { dueDate($0.duty, after: $0.lastVisit) }
  }

  private func duty(of place: FieldPlace) -> (duty: VisitDuty, lastVisit: Instant?)? {
    duties.first { place.id != nil && ($0.duty.siteID == place.id || $0.duty.unitID == place.id) }
  }

  private func visit(_ place: FieldPlace, _ duty: VisitDuty?) -> WantedVisit {
    WantedVisit(
      place: place, occurrence: 1, serviceMinutes: duty?.serviceMinutes ?? request.serviceMinutes,
      priority: duty?.priority ?? 1)
  }

  /// Until when what falls due counts.
  private var lastDay: LocalDate { max(request.workingDays.last!, request.from.adding(days: request.dueDays)) }

  private func dueDate(_ duty: VisitDuty, after lastVisit: Instant?) -> LocalDate? {
    duty.due(lastVisit: lastVisit.map { office.zone.date(of: $0) })
  }

  /// What falls due by the plan's last day, once for each time it does, and what of it a round has that is kept already.
  private func due() throws -> (visits: [WantedVisit], left: [RoundNotice.Standing]) {
    var visits: [WantedVisit] = []
    var left: [RoundNotice.Standing] = []
    for (duty, lastVisit) in duties {
      guard var due = dueDate(duty, after: lastVisit), due <= lastDay else { continue }
      let place =
        try duty.siteID.map { try reader.place(ofSite: $0) }
        ?? duty.unitID.flatMap { try reader.unit($0) }.map { try reader.place(of: $0) }
      guard let place else { continue }
      if let round = standing.visit(for: duty, until: max(due, lastDay)) {
        left.append(RoundNotice.Standing(stop: place.key, round: round))
        guard let next = duty.everyDays.map({ max(due, round.day.adding(days: $0)) }), next <= lastDay else { continue }
        due = next
      }
      visits += repeated(visit(place, duty), due: due, every: duty.everyDays)
    }
    return (visits, left)
  }

  /// A visit that is due on a day, and again after each interval within the plan's days.
  private func repeated(_ visit: WantedVisit, due: LocalDate, every interval: Int?) -> [WantedVisit] {
    var visit = visit
    (visit.due, visit.firstDue) = (due, due)
    guard let interval else { return [visit] }
    let last = request.workingDays.last!
    // The first is made on the first day at the earliest, and the next only an interval later.
    let span = last.dayNumber - max(due, request.from).dayNumber
    let count = span < 0 ? 1 : 1 + span / interval
    visit.interval = interval
    return (0..<count).map { place in
      visit.occurrence = place + 1
      visit.due = place == 0 ? due : max(due, request.from).adding(days: place * interval)
      visit.earliest = last.adding(days: 1 - (count - place) * interval)
      return visit
    }
  }
}
