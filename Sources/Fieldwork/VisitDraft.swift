import Store
import Territory

/// A visit as somebody tells it, before it is judged.
struct VisitDraft {
  var key: String?
  var site: String?
  var unit: String?
  var visitedAt: Instant
  var capturedAt: Instant
  var promoter: String?
  var point: Coordinate?
  var accuracy: Double?
  var physical: Percentage?
  var financial: Percentage?
  var phase: Visit.Phase?
  var worksStatus: String?
  var summary: String?
  var reason: String?
}

/// A visit that the rules let pass, ready for the journal.
struct JudgedVisit {
  var record: Assignment
  var site: WorksSite?
  var warnings: [any Refusal]
}

/// Judges visits one after another by what the office's file knows.
struct VisitJudge {
  let reader: FieldReader
  let office: FieldOffice
  let locator: UnitLocator
  /// Late captures of quarters that are over only warn.
  let isImport: Bool

  func judge(_ draft: VisitDraft, id: RecordID) throws -> JudgedVisit {
    try PersonalData.judge(draft.summary)
    try PersonalData.judge(draft.reason)
    let day = office.zone.date(of: draft.visitedAt)
    let site = try draft.site.map { try reader.site(reader.record(.worksSite, named: $0))! }
    let named = try draft.unit.map { try locator.unit(named: $0, on: day) }
    guard site != nil || named != nil || draft.point != nil else {
      throw FieldworkRefusal.missing(field: "--site / --unit")
    }
    if let point = draft.point { try TerritoryRule.judge(point) }
    let place = try draft.point.map { try locator.place(of: $0, on: day) }
    let siteUnit = try site?.unitID.flatMap { try reader.unit($0) }
    let counted = try place?.unit ?? siteUnit.flatMap { try current($0, on: day) } ?? named
    if site == nil, counted == nil, let point = draft.point { throw FieldworkRefusal.inNoUnit(point) }
    var warnings: [any Refusal] = []
    if let warning = place?.warning { warnings.append(warning) }
    if let said = named ?? siteUnit, let counted, said.key != counted.key {
      warnings.append(VisitRule.otherUnit(found: counted.key, named: said.key))
    }
    let facts = try facts(draft, site: site, day: day, id: id)
    warnings.insert(contentsOf: try facts.judge() as [any Refusal], at: 0)
    if draft.capturedAt > office.now { throw VisitRule.future(facts.captured) }
    let promoter = try draft.promoter.map { try reader.record(.promoter, named: $0) }
    var given = fields(draft, facts, warnings)
    given.set("site_id", site?.id)
    given.set("unit_id", counted?.id)
    given.set("named_unit_id", named?.id)
    given.set("promoter_id", promoter)
    let record = Assignment(.visit, id, given.fields)
    return JudgedVisit(record: record, site: site, warnings: warnings)
  }

  /// The site's unit in the edition in force on the day, by its key.
  private func current(_ unit: TerritorialUnit, on day: LocalDate) throws -> TerritorialUnit? {
    guard let edition = try reader.edition(of: unit.level, inForceOn: day) else { return unit }
    return try reader.unit(key: unit.key, in: edition) ?? unit
  }

  private func facts(_ draft: VisitDraft, site: WorksSite?, day: LocalDate, id: RecordID) throws -> VisitFacts {
    let previous = try site.flatMap { try reader.lastProgress(of: $0.id, upTo: draft.visitedAt, except: id) }
    return VisitFacts(
      visited: day, captured: office.zone.date(of: draft.capturedAt), today: office.today,
      isInFuture: draft.visitedAt > office.now,
      delayDays: office.zone.date(of: draft.capturedAt).dayNumber - day.dayNumber,
      phase: draft.phase ?? Visit.Phase(on: day, start: site?.startDate, end: site?.endDate),
      siteStart: site?.startDate, physical: draft.physical, financial: draft.financial,
      previous: previous.map { ($0.progress, office.zone.date(of: $0.at)) }, accuracy: draft.accuracy,
      hasReason: draft.reason != nil,
      isHistoricalImport: isImport && Period(quarterOf: day).last < office.today)
  }

  private func fields(_ draft: VisitDraft, _ facts: VisitFacts, _ warnings: [any Refusal]) -> GivenFields {
    var given = GivenFields()
    given.set("key", draft.key)
    given.set("visited_at", draft.visitedAt)
    given.set("captured_at", draft.capturedAt)
    given.set("point", draft.point.map { Shape.point($0.quantised) })
    given.set("gps_accuracy_m", draft.accuracy.map { Int(($0 * 1000).rounded()) })
    given.set("physical_progress", draft.physical)
    given.set("financial_progress", draft.financial)
    given.set("phase", facts.phase.rawValue)
    given.set("works_status", draft.worksStatus)
    given.set("summary", draft.summary)
    if facts.progressFalls { given.set("regress_reason", draft.reason) }
    if facts.isLate { given.set("late_reason", draft.reason) }
    let codes = warnings.compactMap(\.code)
    if !codes.isEmpty { given.set("warnings", Array(Set(codes)).sorted().joined(separator: ",")) }
    return given
  }
}
