import Figures
import Geometry
import Store
import Territory

/// What a report's sections are made from, gathered once: nothing personal comes in here.
struct ReportFacts {
  let period: Period
  let language: Language
  /// The period, or what of it has passed by the day of the records.
  let elapsed: Period
  /// Until when the office's records count.
  let recordedUntil: LocalDate
  let zone: Zone
  /// Whom the report is about: `09006 Iztacalco`.
  let place: String
  let edition: CatalogueEdition
  /// The units of the denominator, in order of key.
  let units: [TerritorialUnit]
  /// Of each unit's works, by key, as the map has it (`UnitCoverage.meanProgress`).
  let meanProgress: [String: Int]
  /// The municipalities around the units, where they are loaded.
  let surroundings: [(name: String, shape: Shape)]
  /// Local days of the visits to each unit up to the period's end, by key.
  let visitDays: [String: [LocalDate]]
  let stops: [UnitKey: (planned: Int, suspended: Int)]
  /// What was to be visited, as it stood on the cut-off.
  let dueVisits: [DueVisit]
  /// Visits of the period, those outside the edition's units too.
  let visits: [ReportedVisit]
  let projects: [ReportedProject]
  /// Where the projects' works lie.
  let works: [PlacedWork]
  let assemblies: [HeldEvent]
  let events: [CountedEvents]
  let offices: [Office]

  /// - Throws: `FieldworkRefusal.noUnits`, `CoverageMapRefusal`, `ReportRefusal`; `TerritoryRule` for a municipality that
  ///   is not the file's.
  init(_ reader: FieldReader, office: FieldOffice, _ request: ReportRequest) throws {
    let scope = try CoverageScope(
      reader, office: office, period: request.period, level: request.level, municipality: request.municipality,
      countsUnits: true)
    guard let edition = scope.edition else { throw FieldworkRefusal.noUnits }
    let recordedUntil = request.asOf ?? office.today
    guard request.period.first <= recordedUntil else {
      throw ReportRefusal.notBegun(request.period, today: recordedUntil)
    }
    (period, language, self.recordedUntil, zone) = (request.period, request.language, recordedUntil, office.zone)
    elapsed =
      recordedUntil < period.last ? Period("\(period.first)..\(recordedUntil)")! : period
    place = scope.place(in: office.jurisdiction, ReportVoice(request.language))
    self.edition = edition
    var (units, meanProgress) = ([TerritorialUnit](), [String: Int]())
    try reader.forEachCoverage(of: edition, during: scope.bounds) { counted in
      guard scope.holds(UnitKey(counted.unit.key, level: edition.level)) else { return }
      units.append(counted.unit)
      meanProgress[counted.unit.key] = counted.meanProgress
    }
    if units.isEmpty { throw scope.emptiness }
    (self.units, self.meanProgress) = (units, meanProgress)
    surroundings = try scope.namedSurroundings(reader)
    visitDays = try Self.visitDays(reader, scope, edition, office.zone)
    stops = try reader.plannedStops(during: scope.bounds)
    dueVisits = try reader.dueVisits(at: elapsed.last, in: office.zone, where: scope.holds)
    var visits: [ReportedVisit] = []
    try reader.forEachReportedVisit(during: scope.bounds) { if scope.holds($0.unit) { visits.append($0) } }
    self.visits = visits
    // A list of folios is looked through by number.
    projects = try reader.reportedProjects(during: scope.bounds).filter { scope.holds($0.unit) }
      .sorted { $0.project.folio.comesBefore($1.project.folio) }
    works = try Self.works(reader, scope)
    // An assembly is held once its day has come.
    let past = scope.bounds.elapsed(on: recordedUntil, in: office.zone)
    var assemblies: [HeldEvent] = []
    try reader.forEachAssembly(during: past) { if scope.holds($0.unit) { assemblies.append($0) } }
    self.assemblies = assemblies.sorted { ($0.startsAt, $0.id) < ($1.startsAt, $1.id) }
    events = try reader.countedEvents(during: past, where: scope.holds)
    offices = try reader.offices()
  }

  private static func works(_ reader: FieldReader, _ scope: CoverageScope) throws -> [PlacedWork] {
    var works: [PlacedWork] = []
    try reader.forEachSiteProgress(during: scope.bounds) { site in
      guard scope.holds(site.unit) else { return }
      let place = try site.site.shape?.insidePoint()
      works.append(
        PlacedWork(
          code: site.site.code, name: site.project.name, status: site.project.status, place: place,
          isApproximate: site.site.isApproximate))
    }
    return works
  }

  private static func visitDays(
    _ reader: FieldReader, _ scope: CoverageScope, _ edition: CatalogueEdition, _ zone: Zone
  ) throws -> [String: [LocalDate]] {
    var days: [String: [LocalDate]] = [:]
    try reader.forEachVisitMoment(before: scope.bounds.end) { unit, at in
      if unit.level == edition.level { days[unit.key, default: []].append(zone.date(of: at)) }
    }
    return days
  }

  /// «Days since» and «overdue» count to here: the period's last day, or the last that has passed.
  var cutOff: LocalDate { elapsed.last }

  var voice: ReportVoice { ReportVoice(language) }

  func name(of unit: TerritorialUnit) -> String { "\(unit.key) \(unit.name.forReports)" }

  /// A project's unit of the edition's level; nil where it has none.
  func unitKey(of project: ReportedProject) -> String? {
    project.unit.flatMap { $0.level == edition.level ? $0.key : nil }
  }
}

extension FieldOffice {
  /// Gathers a report's facts, from the file as it is or as it stood at the end of `asOf`.
  func reportFacts(_ request: ReportRequest) throws -> ReportFacts {
    try read(asOf: request.asOf) { try ReportFacts($0, office: self, request) }
  }

  /// Reads the file as it is, or as it stood at the end of a day.
  /// - Throws: `ReportRefusal.future`; `ReportRefusal.noUnitsYet` in place of `FieldworkRefusal.noUnits` where units came
  ///   later.
  func read<T>(asOf day: LocalDate?, _ body: (FieldReader) throws -> T) throws -> T {
    guard let day, day < today else {
      if let day, day > today { throw ReportRefusal.future(day) }
      return try store.read(body)
    }
    do {
      return try store.read(recordedBefore: zone.instant(on: day.adding(days: 1)), body)
    } catch FieldworkRefusal.noUnits {
      guard let first = try store.read(firstUnits), first > day else { throw FieldworkRefusal.noUnits }
      throw ReportRefusal.noUnitsYet(on: day, first: first)
    }
  }

  /// When the first catalogue was entered, and its units with it; nil where there is none.
  private func firstUnits(_ reader: FieldReader) throws -> LocalDate? {
    try reader.editions().compactMap { try reader.birth(.catalogueVersion, $0.id) }.map { zone.date(of: $0.at) }.min()
  }
}

/// Why a report cannot be made as asked.
public enum ReportRefusal: BilingualRefusal, Hashable {
  case notBegun(Period, today: LocalDate)
  case future(LocalDate)
  case noUnitsYet(on: LocalDate, first: LocalDate)

  public var spanish: String {
    switch self {
    case .notBegun(let period, let today):
      "El periodo \(period) empieza después del \(today), fecha de los registros; pida un periodo que ya comenzó."
    case .future(let day): "--as-of \(day) es una fecha futura; pida una que ya pasó o quite --as-of."
    case .noUnitsYet(let day, let first):
      "El \(day) el archivo aún no tenía unidades territoriales: las primeras se capturaron el \(first); pida --as-of desde ese día o quítelo."
    }
  }

  public var english: String {
    switch self {
    case .notBegun(let period, let today):
      "The period \(period) begins after \(today), the day of the records; ask for one that has begun."
    case .future(let day): "--as-of \(day) is in the future; give a day that has passed or leave out --as-of."
    case .noUnitsYet(let day, let first):
      "On \(day) the file had no territorial units yet: the first were entered on \(first); ask for --as-of from that day on or leave it out."
    }
  }
}

extension String {
  /// A name as reports print it: on one line, without marks that turn the text around, and cut where it has no end.
  var forReports: String {
    var line = UnicodeScalarView()
    for scalar in unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: line.append(" ")
      case .format where scalar != "\u{200C}" && scalar != "\u{200D}": break
      default: line.append(scalar)
      }
    }
    let words = String(line).split(separator: " ").joined(separator: " ")
    return words.count > 160 ? words.prefix(159) + "…" : words
  }
}
