import Exchange
import Territory

extension CoverageReport {
  /// The report for a program, on one line. Keys: `period`, `catalogue`, `units`, `visited`, `coverage_percent`, `visits`,
  /// `other_visits`, `projects`, `projects_by_type`, `missing`, `cautions`; with records listed, `records` besides.
  public var json: String {
    var members: [JSONScalar.Member] = [
      .init("period", .string(period.description)), .init("catalogue", .string(catalogue)), .init("units", .int(units)),
      .init("visited", .int(visited)), .init("coverage_percent", .decimal(coverage, decimals: 1)),
      .init("visits", .int(visits)), .init("other_visits", .int(otherVisits)), .init("projects", .int(projects)),
      .init("projects_by_type", .object(projectsByType.map { .init($0.type, .int($0.count)) })),
      .init("missing", .array(missing.map { .string($0.key) })),
      .init("cautions", .array(cautions.map { .string($0) })),
    ]
    if let records { members.append(.init("records", records.json)) }
    return JSONScalar.object(members).text
  }

  /// The report for a person: lines without a line break at the end.
  public func text(in language: Language) -> String {
    let words = language == .spanish ? Words.spanish : .english
    let say = ReportVoice(language)
    var lines = [
      "\(words.coverage) \(period) · \(place.forReports)",
      "\(words.catalogue) \(catalogue.forReports), \(words.level) \(level.rawValue)",
    ]
    lines += cautions + [""]
    lines += Self.table(
      [
        (words.units, "\(units)"), (words.visited, "\(visited)"), (words.coverage, percent(coverage)),
        (words.visits, "\(visits)"),
      ] + (otherVisits > 0 ? [(words.otherVisits, "\(otherVisits)")] : []) + [(words.projects, "\(projects)")])
    if !projectsByType.isEmpty {
      lines += ["", words.byType]
      lines += Self.table(
        projectsByType.map {
          (
            "  \(say.projectType($0.type).forReports)",
            "\($0.count) = \(percent(tenthsOfPercent($0.count, of: projects) ?? 0))"
          )
        })
    }
    lines.append("")
    lines.append(missing.isEmpty ? words.noneMissing : "\(words.missing) (\(missing.count)):")
    lines += missing.map { "  \($0.key)  \($0.name.forReports)" }
    if let records { lines += records.lines(words, say) }
    return lines.joined(separator: "\n")
  }

  private func percent(_ tenths: Int) -> String { grouped(tenths, decimals: 1) + " %" }

  /// Labels to the left, values after the longest.
  private static func table(_ rows: [(String, String)]) -> [String] {
    let width = rows.map(\.0.count).max() ?? 0
    return rows.map { label, value in label + String(repeating: " ", count: width - label.count + 2) + value }
  }

  /// The words of the report in a language.
  fileprivate struct Words {
    let coverage, catalogue, level, units, visited, visits, projects, byType, missing, noneMissing: String
    let visitedUnits, otherVisits, folios: String

    static let spanish = Words(
      coverage: "Cobertura", catalogue: "Catálogo", level: "nivel", units: "Unidades", visited: "Visitadas",
      visits: "Visitas", projects: "Proyectos", byType: "Proyectos por tipo", missing: "Sin visita",
      noneMissing: "Sin visita: ninguna.", visitedUnits: "Unidades visitadas y sus visitas",
      otherVisits: "Visitas fuera de esas unidades", folios: "Folios por tipo")
    static let english = Words(
      coverage: "Coverage", catalogue: "Catalogue", level: "level", units: "Units", visited: "Visited",
      visits: "Visits", projects: "Projects", byType: "Projects by type", missing: "Without a visit",
      noneMissing: "Without a visit: none.", visitedUnits: "Units visited and their visits",
      otherVisits: "Visits outside those units", folios: "Folios by type")
  }

  /// Writes the report to a `.json` file (or another as JSON where `asJSON`), a `.txt` file or `-`, whole or not at all.
  /// - Throws: `CoverageMapRefusal.unwrittenFormat`, `ExchangeError`.
  public func write(to path: String, asJSON: Bool, in language: Language) throws {
    try FieldOffice.judgeFormat(path, known: asJSON ? [".json"] : [".txt", ".json"])
    let output = try OutputFile(path: path)
    try output.write((asJSON || path.lowercased().hasSuffix(".json") ? json : text(in: language)) + "\n")
    try output.commit()
  }
}

extension CoverageRecords {
  fileprivate var json: JSONScalar {
    func visits(_ visits: [NamedVisit]) -> JSONScalar {
      .array(visits.map { .object([.init("key", .string($0.key)), .init("date", .string($0.day.description))]) })
    }
    return .object([
      .init(
        "visited",
        .array(visitedUnits.map { .object([.init("unit", .string($0.key)), .init("visits", visits($0.visits))]) })),
      .init("other_visits", visits(otherVisits)),
      .init("projects", .object(projects.map { .init($0.type, .array($0.folios.map(JSONScalar.string))) })),
    ])
  }

  /// A paragraph for each kind of records that there is.
  fileprivate func lines(_ words: CoverageReport.Words, _ say: ReportVoice) -> [String] {
    func said(_ visits: [NamedVisit]) -> String {
      visits.map { "\($0.day) \($0.key.forReports)" }.joined(separator: ", ")
    }
    var lines: [String] = []
    if !visitedUnits.isEmpty {
      lines += ["", words.visitedUnits]
      lines += visitedUnits.map { "  \($0.key)  \($0.name.forReports): \(said($0.visits))" }
    }
    if !otherVisits.isEmpty { lines += ["", words.otherVisits, "  \(said(otherVisits))"] }
    if !projects.isEmpty {
      lines += ["", words.folios]
      lines += projects.map {
        "  \(say.projectType($0.type).forReports): \($0.folios.map(\.forReports).joined(separator: ", "))"
      }
    }
    return lines
  }
}
