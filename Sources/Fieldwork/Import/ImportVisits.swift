import Store
import Territory

/// Visits of a quarter that were kept on paper or in a spreadsheet.
struct VisitImporter: RowImporter {
  static let fields = [
    "key", "site", "unit", "visited_at", "captured_at", "promoter", "lon", "lat", "accuracy_m", "physical_progress",
    "financial_progress", "phase", "works_status", "summary", "reason",
  ]
  static let required = ["visited_at"]
  private let context: ImportContext
  private let judge: VisitJudge

  init(_ context: ImportContext) {
    self.context = context
    judge = VisitJudge(reader: context.reader, office: context.office, locator: context.locator, isImport: true)
  }

  mutating func records(for row: ImportedRow) throws -> [Assignment] {
    let zone = context.office.zone
    guard let visitedAt = try row.instant("visited_at", in: zone) else {
      throw FieldworkRefusal.missing(field: "visited_at")
    }
    // A visit without a key of its own is who stood where, and when.
    let place = row.text("site") ?? row.text("unit") ?? ""
    let parts = row.text("key").map { [$0] } ?? [place, visitedAt.description, row.text("promoter") ?? ""]
    let id = RecordID(kind: "visit", key: parts)
    // Said again without its day of capture, a visit keeps the one it has.
    let standing = try context.fields(of: .visit, id)?["captured_at"]?.text.flatMap { Instant($0) }
    let draft = VisitDraft(
      key: row.text("key"), site: row.text("site"), unit: row.text("unit"), visitedAt: visitedAt,
      capturedAt: try row.instant("captured_at", in: zone) ?? standing ?? context.office.now,
      promoter: row.text("promoter"),
      point: try row.position(), accuracy: try row.scaled("accuracy_m", decimals: 3).map { Double($0) / 1000 },
      physical: try row.percentage("physical_progress"), financial: try row.percentage("financial_progress"),
      phase: try row.word("phase", of: Visit.Phase.allCases.map(\.rawValue)).flatMap { Visit.Phase(rawValue: $0) },
      worksStatus: row.text("works_status"), summary: row.text("summary"),
      reason: row.text("reason") ?? context.request.reason)
    let judged = try judge.judge(draft, id: id)
    for warning in judged.warnings { context.warn(warning) }
    return [judged.record]
  }
}
