import Geometry
import Store
import Territory

/// Works sites, each of one project.
struct SiteImporter: RowImporter {
  static let fields =
    ["code", "project", "name", "unit", "lon", "lat", "start_date", "end_date", "photo_radius_m"]
    + ImportContext.dutyFields
  static let required = ["code"]

  private let context: ImportContext

  init(_ context: ImportContext) { self.context = context }

  static func id(project: RecordID, code: String) -> RecordID {
    RecordID(kind: "works_site", key: [project.description, code])
  }

  mutating func records(for row: ImportedRow) throws -> [Assignment] {
    let code = try row.required("code")
    let project = try project(of: row, code: code)
    let id = context.identified(Self.id(project: project, code: code))
    let start = try row.date("start_date")
    var given = GivenFields()
    given.set("code", code)
    given.set("project_id", project)
    given.set("name", row.text("name"))
    given.set("start_date", start)
    given.set("end_date", try row.date("end_date"))
    given.set("photo_radius_m", try row.scaled("photo_radius_m", decimals: 3))
    let shape = try row.place(warn: context.warn, isSingle: context.isSingle)
    if let shape {
      given.set("geom", shape)
      given.set("is_approximate", 0)
    }
    given.set("unit_id", try unit(of: row, shape: shape, on: start ?? context.office.today)?.id)
    if shape == nil, try context.fields(of: .worksSite, id)?["geom"] ?? .null == .null {
      context.warn(ImportNotice.withoutPlace(code))
    }
    return [Assignment(.worksSite, id, given.fields)] + (try context.duty(of: row, site: id).map { [$0] } ?? [])
      + (shape == nil ? [] : try relieved(by: id, of: project))
  }

  /// The sites that stood for the project at its unit's inside point, annulled now that it has one of its own. One that
  /// was visited stays.
  private func relieved(by id: RecordID, of project: RecordID) throws -> [Assignment] {
    try context.reader.sites(of: project).filter { $0.isApproximate && $0.id != id }.compactMap { site in
      guard try context.reader.visitCount(ofSite: site.id) == 0 else {
        context.warn(ImportNotice.approximateKept(site.code))
        return nil
      }
      let reason = "Sitio aproximado; el proyecto ya tiene los suyos."
      return Assignment(
        .worksSite, site.id, ["annulled_at": .text(context.office.now.description), "annul_reason": .text(reason)])
    }
  }

  /// The project named, else the one whose folio the code begins with (`folio-n`).
  private func project(of row: ImportedRow, code: String) throws -> RecordID {
    if let folio = row.text("project") { return try context.reader.record(.project, named: folio) }
    let folio = code.split(separator: "-").dropLast().joined(separator: "-")
    guard !folio.isEmpty, let id = try context.reader.records(.project, named: folio).first else {
      throw FieldworkRefusal.missing(field: "project")
    }
    return id
  }

  /// Where the site's shape lies, which rules over the unit that the row names.
  private func unit(of row: ImportedRow, shape: Shape?, on day: LocalDate) throws -> TerritorialUnit? {
    let named = try row.text("unit").map { try context.locator.unit(named: $0, on: day) }
    guard let shape else { return named }
    let place = try context.locator.place(of: try shape.insidePoint(), on: day)
    if let warning = place.warning { context.warn(warning) }
    return place.unit ?? named
  }
}
