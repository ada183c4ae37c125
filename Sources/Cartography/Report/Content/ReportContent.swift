import Territory

/// What a report says, gathered and worded for its reader: Markdown, the page and the sheets are made from the same.
///
/// Texts stand in `language`. Figures are exact; each renderer writes them out the same way.
public struct ReportContent: Sendable {
  /// «Informe del cuarto trimestre de 2024».
  public var title: String
  /// Whom the report is about.
  public var subtitle: String
  public var language: Language
  /// As the person asked for it: `2024-T4`.
  public var period: String
  /// The day that «days since» and «overdue» count to.
  public var cutOff: LocalDate
  /// Until when the office's records are counted.
  public var recordedUntil: LocalDate
  /// The report in a few sentences.
  public var findings: [String] = []
  /// In the order in which the office tells them.
  public var sections: [ReportSection] = []
  public var annexes: [ReportSection] = []
  /// The words that the law wants on what is printed about social programmes.
  public var legend: ReportLegend?
  /// Where figures come from, a line each.
  public var sources: [String] = []
  /// A row for each unit, for who computes on with it: files of data have it, paper does not.
  public var units: ReportTable?
  /// Whose report it is, above its title; nil: nobody's.
  public var theme: Theme?

  public init(
    title: String, subtitle: String, language: Language = .spanish, period: String, cutOff: LocalDate,
    recordedUntil: LocalDate
  ) {
    (self.title, self.subtitle, self.language, self.period) = (title, subtitle, language, period)
    (self.cutOff, self.recordedUntil) = (cutOff, recordedUntil)
  }
}

/// A legal sentence with where it comes from.
public struct ReportLegend: Sendable, Hashable {
  public var text: String
  public var source: String?

  public init(_ text: String, source: String? = nil) { (self.text, self.source) = (text, source) }
}

/// One subject of a report.
public struct ReportSection: Sendable, Identifiable {
  /// An English word that programs and links know it by: `coverage`.
  public var id: String
  public var title: String
  /// The section in one sentence for the report's first lines; nil where it has nothing to add there.
  public var finding: String?
  public var blocks: [ReportBlock]
  /// What files of data have besides: the figures that sentences tell, and tables too long for paper.
  public var data: [ReportBlock]

  public init(
    id: String, title: String, finding: String? = nil, blocks: [ReportBlock] = [], data: [ReportBlock] = []
  ) {
    (self.id, self.title, self.finding, self.blocks, self.data) = (id, title, finding, blocks, data)
  }
}

/// What a section is made of, in order.
public enum ReportBlock: Sendable {
  case paragraph(String)
  /// What a reader must know before trusting the figures above.
  case caution(String)
  case figures([ReportFigure])
  case table(ReportTable)
  case chart(ReportChart)
  /// Drawn where the caller knows how to (`ReportMapDrawing`); left out elsewhere, since its figures stand in a table.
  case map(MapContent)
}

/// One number worth its own place.
public struct ReportFigure: Sendable, Hashable {
  /// An English name for programs: `coverage_percent`.
  public var key: String
  public var label: String
  public var value: ReportValue

  public init(_ key: String, _ label: String, _ value: ReportValue) {
    (self.key, self.value) = (key, value)
    self.label = label.prefix(1).uppercased() + label.dropFirst()
  }
}
