import Cartography
import Exchange
import Territory

extension ReportContent {
  /// The report for a program, on one line. Keys are English and figures exact; drawings are left out.
  public var json: String {
    JSONScalar.object([
      .init("title", .string(title.plainSpaces)), .init("place", .string(subtitle)),
      .init("language", .string(language.rawValue)), .init("period", .string(period)),
      .init("cut_off", .string(cutOff.description)), .init("recorded_until", .string(recordedUntil.description)),
      .init("findings", .array(findings.map { .string($0.plainSpaces) })),
      .init("sections", .array(sections.map(\.json))), .init("annexes", .array(annexes.map(\.json))),
      .init("units", units?.json ?? .null),
      .init("sources", .array(sources.map { .string($0.plainSpaces) })),
      .init(
        "legend",
        legend.map {
          .object([.init("text", .string($0.text)), .init("source", $0.source.map { .string($0) } ?? .null)])
        } ?? .null),
    ]).text
  }
}

extension ReportSection {
  fileprivate var json: JSONScalar {
    var (paragraphs, cautions, tables): ([JSONScalar], [JSONScalar], [JSONScalar]) = ([], [], [])
    var figures: [JSONScalar.Member] = []
    for block in blocks + data {
      switch block {
      case .paragraph(let text): paragraphs.append(.string(text.plainSpaces))
      case .caution(let text): cautions.append(.string(text.plainSpaces))
      case .figures(let own): figures += own.map { .init($0.key, $0.value.json) }
      case .table(let table): tables.append(table.json)
      case .chart, .map: break
      }
    }
    return .object([
      .init("id", .string(id)), .init("title", .string(title)), .init("figures", .object(figures)),
      .init("paragraphs", .array(paragraphs)), .init("cautions", .array(cautions)), .init("tables", .array(tables)),
    ])
  }
}

extension ReportTable {
  fileprivate var json: JSONScalar {
    func object(_ values: [ReportValue]) -> JSONScalar {
      .object(zip(columns, values).map { .init($0.key, $1.json) })
    }
    return .object([
      .init("title", .string(title)), .init("rows", .array(rows.map(object))),
      .init("total", total.map(object) ?? .null),
    ])
  }
}

extension ReportValue {
  fileprivate var json: JSONScalar {
    switch self {
    case .text(let text): .string(text.plainSpaces)
    case .count(let count): .int(count)
    case .decimal(let value, let decimals), .percent(let value, let decimals): .decimal(value, decimals: decimals)
    case .money(let money): .decimal(money.centavos, decimals: 2)
    case .date(let date): .string(date.description)
    case .none: .null
    }
  }
}

extension String {
  /// Without the spaces that keep a figure and its sign on one line of paper.
  fileprivate var plainSpaces: String { replacing("\u{A0}", with: " ") }
}
