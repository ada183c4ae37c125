import Cartography
import Territory

extension FieldOffice {
  /// The report of a period in the office's order: where it was, how the works stand, which assemblies were held, and how
  /// far all this can be believed. A subject without records has no section.
  /// - Throws: `FieldworkRefusal.noUnits`, `CoverageMapRefusal`, `ReportRefusal`, `TerritoryRule`.
  public func quarterReport(_ request: ReportRequest) throws -> ReportContent {
    let facts = try reportFacts(request)
    var report = ReportContent(facts, title: { $0("Informe", "Report") }, legend: request.legend)
    // One subject, one file; agreements, demands, the annual programme and gasoline follow the assemblies.
    report.sections = [
      CoverageSection(facts).section, WorksSection(facts).section, ProgressSection(facts).section,
      InvestmentSection(facts)?.section, DelayClusterSection(facts)?.section, AssembliesSection(facts: facts).section,
      EvidenceSection(facts)?.section, ReachSection(facts)?.section,
    ].compactMap(\.self)
    let annexes = ReportAnnexes(facts: facts)
    report.annexes = [annexes.unvisited, annexes.overdue, annexes.works].compactMap(\.self)
    if let letter = report.letter(of: "works-list") {
      report.leadFromMap(ofSection: "works", toAnnex: letter, facts.voice)
    }
    report.units = ReportUnits(facts).table
    report.findings = report.sections.compactMap(\.finding)
    if let overdue = annexes.overdue, let letter = report.letter(of: overdue.id) {
      report.findings.append(facts.overdueFinding(annex: letter))
    }
    return report
  }
}

extension ReportContent {
  /// An empty report with its title, dates, sources and legend.
  init(_ facts: ReportFacts, title: (ReportVoice) -> String, legend: String?) {
    let say = facts.voice
    self.init(
      title: "\(title(say)) \(say.ofPeriod(facts.period))", subtitle: facts.place.forReports, language: facts.language,
      period: facts.period.description, cutOff: facts.cutOff, recordedUntil: facts.recordedUntil)
    sources = facts.sources
    self.legend =
      switch legend {
      case nil: .socialProgrammes
      case "": nil
      case let text?: ReportLegend(text.forReports)
      }
  }

  /// The map of works has no room for their names.
  fileprivate mutating func leadFromMap(ofSection id: String, toAnnex letter: String, _ say: ReportVoice) {
    guard let section = sections.firstIndex(where: { $0.id == id }) else { return }
    let map = sections[section].blocks.firstIndex { if case .map = $0 { true } else { false } }
    guard let map else { return }
    let sentence = say(
      "Los proyectos, uno por uno y con su unidad, están en el anexo \(letter).",
      "The projects, one by one and with their units, are in annex \(letter).")
    sections[section].blocks.insert(.paragraph(sentence), at: map + 1)
  }

  /// «A» for the first annex.
  func letter(of annex: String) -> String? {
    annexes.firstIndex { $0.id == annex }.map { String(UnicodeScalar(UInt8(65 + $0))) }
  }
}

extension ReportLegend {
  /// What information about social programmes must bear.
  static let socialProgrammes = ReportLegend(
    "Este programa es público, ajeno a cualquier partido político. Queda prohibido el uso para fines distintos al desarrollo social.",
    source: "Ley General de Desarrollo Social, artículo 28")
}

extension ReportFacts {
  /// Where the figures come from.
  var sources: [String] {
    let edition = edition.code.forReports
    return [
      voice(
        "Unidades y población: catálogo \(edition), como se cargó en el archivo de la oficina.",
        "Units and population: catalogue \(edition), as loaded into the office's file."),
      voice(
        "Proyectos, visitas y eventos: registros de la oficina capturados hasta el \(voice.date(recordedUntil)).",
        "Projects, visits and events: the office's records entered until \(voice.date(recordedUntil))."),
    ]
  }

  func overdueFinding(annex letter: String) -> String {
    let count = overdueWorks.count
    return voice(
      "\(voice.count(count, ("obra rebasó", "obras rebasaron"), ("", ""))) su fecha prevista de término sin concluirse (anexo \(letter)).",
      "\(voice.count(count, ("", ""), ("work is", "works are"))) past the planned day and not finished (annex \(letter))."
    )
  }
}
