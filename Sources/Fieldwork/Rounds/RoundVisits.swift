import Store
import Territory

/// The visits that a plan is asked for: stops by their keys, or what is due.
struct RoundVisits {
  private let request: RoundRequest
  private let office: FieldOffice
  private let reader: FieldReader
  private let locator: UnitLocator
  private let duties: [(duty: VisitDuty, lastVisit: Instant?)]

  init(_ request: RoundRequest, office: FieldOffice, reader: FieldReader) throws {
    (self.request, self.office, self.reader) = (request, office, reader)
    locator = try UnitLocator(reader, jurisdiction: office.jurisdiction)
    duties = try reader.duties().map { (duty: $0.0, lastVisit: $0.1) }
  }

  func gathered() throws -> [WantedVisit] {
    var visits = try request.stops.map { try $0.map(visit) } ?? due()
    try require(among: &visits)
    if visits.isEmpty { throw RoundRefusal.nothingDue(lastDay) }
    var seen: Set<String> = []
    for visit in visits where !seen.insert(visit.id).inserted { throw RoundRefusal.repeatedStop(visit.id) }
    return visits
  }

  /// Marks the visits that must be made, once a place, and adds those that are not asked for otherwise.
  private func require(among visits: inout [WantedVisit]) throws {
    for must in request.musts {
      var required = try visit(must)
      required.isRequired = true
      if let known = visits.firstIndex(where: { $0.id == required.id }) {
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
    let duty = duties.first { place.id != nil && ($0.duty.siteID == place.id || $0.duty.unitID == place.id) }?.duty
    return visit(place, duty)
  }

  private func visit(_ place: FieldPlace, _ duty: VisitDuty?) -> WantedVisit {
    WantedVisit(
      place: place, occurrence: 1, serviceMinutes: duty?.serviceMinutes ?? request.serviceMinutes,
      priority: duty?.priority ?? 1)
  }

  /// Until when what falls due counts.
  private var lastDay: LocalDate { max(request.workingDays.last!, request.from.adding(days: request.dueDays)) }

  /// What falls due by the plan's last day, once for each time it does.
  private func due() throws -> [WantedVisit] {
    let (days, lastDay) = (request.workingDays, lastDay)
    var visits: [WantedVisit] = []
    for (duty, lastVisit) in duties {
      guard let due = duty.due(lastVisit: lastVisit.map { office.zone.date(of: $0) }), due <= lastDay else { continue }
      let place =
        try duty.siteID.map { try reader.place(ofSite: $0) }
        ?? duty.unitID.flatMap { try reader.unit($0) }.map { try reader.place(of: $0) }
      guard let place else { continue }
      var visit = visit(place, duty)
      visits.append(visit)
      guard let interval = duty.everyDays else { continue }
      // The first is made on the first day at the earliest, and the next only an interval later.
      var next = max(due, request.from).adding(days: interval)
      visits[visits.count - 1].interval = interval
      visit.interval = interval
      while next <= days.last! {
        visit.occurrence += 1
        visits.append(visit)
        next = next.adding(days: interval)
      }
    }
    return visits
  }
}
