import Geometry
import Store
import Territory

/// Projects, each with the site that stands for it until its own are imported.
struct ProjectImporter: RowImporter {
  static let fields = [
    "folio", "name", "type", "source", "fiscal_year", "unit", "status", "budget_assigned", "budget_spent",
    "planned_start", "planned_end", "actual_start", "actual_end", "priority_rank", "priority_deadline", "beneficiaries",
    "contract_ref", "physical_progress", "financial_progress", "lon", "lat",
  ]
  static let required = ["folio", "fiscal_year"]

  private let context: ImportContext

  init(_ context: ImportContext) { self.context = context }

  static func id(source: String, year: Int, folio: String) -> RecordID {
    RecordID(kind: "project", key: [source, String(year), folio])
  }

  mutating func records(for row: ImportedRow) throws -> [Assignment] {
    let folio = try row.required("folio")
    guard let year = try row.integer("fiscal_year") else { throw FieldworkRefusal.missing(field: "fiscal_year") }
    guard (1900...2200).contains(year) else {
      throw FieldworkRefusal.badNumber(field: "fiscal_year", text: String(year))
    }
    let source = try row.word("source", of: Project.Source.allCases.map(\.rawValue)) ?? Project.Source.other.rawValue
    let id = context.identified(Self.id(source: source, year: year, folio: folio))
    let standing = try context.fields(of: .project, id)
    var given = try fields(of: row, year: year)
    given.set("folio", folio)
    given.set("fiscal_year", year)
    given.set("source", source)
    try judgeStatus(row, standing: standing, isHistorical: isHistorical(year), into: &given)
    try judgeAmounts(given, standing: standing, isHistorical: isHistorical(year))
    if standing == nil {
      given.set("name", row.text("name") ?? folio)
      given.set("type", row.text("type") ?? "sin_tipo")
    }
    let unit = try unit(of: row, year: year)
    given.set("unit_id", unit?.id)
    let project = Assignment(.project, id, given.fields)
    return [project] + (try site(of: row, project: id, folio: folio, year: year, unit: unit).map { [$0] } ?? [])
  }

  private func fields(of row: ImportedRow, year: Int) throws -> GivenFields {
    var given = GivenFields()
    for name in ["name", "type", "contract_ref"] { given.set(name, row.text(name)) }
    for name in ["budget_assigned", "budget_spent"] { given.set(name, try row.scaled(name, decimals: 2)) }
    for name in ["planned_start", "planned_end", "actual_start", "actual_end", "priority_deadline"] {
      given.set(name, try row.date(name))
    }
    for name in ["priority_rank", "beneficiaries"] { given.set(name, try row.integer(name)) }
    for name in ["physical_progress", "financial_progress"] { given.set(name, try row.percentage(name)) }
    return given
  }

  /// A row of a fiscal year that is over: its faults of the past only warn.
  private func isHistorical(_ year: Int) -> Bool { year < context.office.today.year }

  private func judgeStatus(
    _ row: ImportedRow, standing: [String: FieldValue]?, isHistorical: Bool, into given: inout GivenFields
  ) throws {
    let word = try row.word("status", of: Project.Status.allCases.map(\.rawValue))
    guard let word, let status = Project.Status(rawValue: word) else {
      if standing == nil { given.set("status", Project.Status.prioritised.rawValue) }
      return
    }
    given.set("status", word)
    guard let old = standing?["status"]?.text.flatMap(Project.Status.init(rawValue:)), old != status,
      !old.next.contains(status)
    else { return }
    let rule = WorksRule.statusJump(from: old, to: status, missing: old.missingStep(towards: status))
    guard isHistorical, !context.isSingle else { throw rule }
    context.warn(rule)
  }

  /// What the row brings is judged; an excess that stood before, and that it leaves as it is, only warns.
  private func judgeAmounts(_ given: GivenFields, standing: [String: FieldValue]?, isHistorical: Bool) throws {
    func amount(_ name: String) -> Int? { (given.fields[name] ?? standing?[name])?.integer }
    let isTouched = ["budget_spent", "budget_assigned"].contains { amount($0) != standing?[$0]?.integer }
    guard let spent = amount("budget_spent"), let assigned = amount("budget_assigned"), spent > assigned else { return }
    let rule = WorksRule.overspent(spent: Money(centavos: spent), assigned: Money(centavos: assigned))
    guard !isTouched || isHistorical && !context.isSingle else { throw rule }
    context.warn(rule)
  }

  private func unit(of row: ImportedRow, year: Int) throws -> TerritorialUnit? {
    if let text = row.text("unit") { return try context.locator.unit(named: text, on: lastDay(of: year)) }
    return try row.position().flatMap { try located(.point($0), year: year) }
  }

  private func lastDay(of year: Int) -> LocalDate { LocalDate(year: year, month: 12, day: 31)! }

  /// The unit in which a shape lies (rule E-TER-03 where it lies outside them all).
  private func located(_ shape: Shape, year: Int) throws -> TerritorialUnit? {
    let place = try context.locator.place(of: try shape.insidePoint(), on: lastDay(of: year))
    if let warning = place.warning { context.warn(warning) }
    return place.unit
  }

  /// A place of the project's own, else its unit's inside point, marked approximate, unless it has a site already.
  private func site(
    of row: ImportedRow, project: RecordID, folio: String, year: Int, unit: TerritorialUnit?
  ) throws -> Assignment? {
    let own = try row.place(warn: context.warn, isSingle: context.isSingle)
    let standing = try context.reader.sites(of: project)
    if own == nil, !standing.isEmpty { return nil }
    let shape = own ?? unit?.point.map(Shape.point)
    guard let shape else {
      if standing.isEmpty { context.warn(ImportNotice.withoutPlace(folio)) }
      return nil
    }
    let code = "\(folio)-1"
    var given = GivenFields()
    given.set("code", code)
    given.set("project_id", project)
    given.set("unit_id", try own.flatMap { try located($0, year: year) }?.id ?? unit?.id)
    given.set("is_approximate", own == nil ? 1 : 0)
    given.set("geom", shape)
    return Assignment(.worksSite, SiteImporter.id(project: project, code: code), given.fields)
  }
}
