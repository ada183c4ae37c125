import FoundationEssentials
import Mustache
import Territory

extension ReportContent {
  /// The report as one page of HTML that opens from disk: it asks the network for nothing, runs no script, and its style
  /// is the only one that its own policy lets in.
  /// - Parameter maps: nil leaves maps out.
  /// - Throws: `DrawingError`; what `maps` throws.
  public func html(maps: ReportMapDrawing? = nil) throws -> String {
    let library = try MustacheLibrary(
      templates: [
        "page": MustacheTemplate(string: reportPageTemplate),
        "section": MustacheTemplate(string: reportSectionTemplate),
        "table": MustacheTemplate(string: reportTableTemplate),
      ])
    return library.render(try page(maps), withTemplate: "page")!
  }

  private func page(_ maps: ReportMapDrawing?) throws -> [String: Any] {
    let style = reportStyle + look.style
    let styleHash = Data(Digest(of: style).bytes).base64EncodedString()
    let parts =
      try sections.indices.map { try part(sections[$0], heading: heading(section: $0), kind: "section", maps) }
      + annexes.indices.map { try part(annexes[$0], heading: heading(annex: $0), kind: "annex", maps) }
    var page: [String: Any] = [
      "language": language.rawValue, "title": title, "subtitle": subtitle, "style": style,
      "policy":
        "default-src 'none'; style-src 'sha256-\(styleHash)'; img-src data:; base-uri 'none'; form-action 'none'",
      "skip": words.skip, "contents": words.contents, "dates": dates.map { ["label": $0.label, "date": $0.date] },
      "sections": parts,
    ]
    if !findings.isEmpty { page["findings"] = ["heading": words.summary, "lines": findings] as [String: Any] }
    if !sources.isEmpty { page["sources"] = ["heading": words.sources, "lines": sources] as [String: Any] }
    if let theme {
      let office = WebOffice(theme: theme.drawn)
      (page["office"], page["officeFoot"]) = (office.head.text, office.foot.text)
    }
    if let legend { page["legend"] = ["text": legend.text].merging(legend.source.map { ["source": $0] } ?? [:]) { $1 } }
    return page
  }

  private func part(
    _ section: ReportSection, heading: String, kind: String, _ maps: ReportMapDrawing?
  ) throws -> [String: Any] {
    [
      "id": section.id, "heading": heading, "kind": kind,
      "blocks": try section.blocks.enumerated().compactMap { number, block in
        try self.block(block, named: "\(section.id.filter(\.isLetter))\(number)", maps)
      },
    ]
  }

  private func block(_ block: ReportBlock, named name: String, _ maps: ReportMapDrawing?) throws -> [String: Any]? {
    switch block {
    case .paragraph(let text): ["paragraph": ["text": text]]
    case .caution(let text): ["caution": ["text": text]]
    case .figures(let figures):
      ["figures": ["items": figures.map(Self.figure)]]
    case .table(let table): ["table": Self.table(table.shown(words))]
    case .chart(let chart):
      Self.picture(
        try chart.picture(width: chart.isBars ? 150 : 90, look), title: chart.title, chart.description,
        kind: chart.isBars ? "bars" : "shares")
    case .map(let map):
      if let figure = maps?.figure {
        ["map": try ReportMapPart(map: map, figure: figure, name: name).fields()]
      } else {
        try maps.map {
          Self.picture(try $0.picture(map, width: 190), title: map.title, map.subtitle ?? map.title, kind: "map")
        }
      }
    }
  }

  private static func figure(_ figure: ReportFigure) -> [String: Any] {
    ["label": figure.label, "value": figure.value.text, "isLong": figure.value.text.count > 10]
  }

  private static func picture(
    _ svg: [UInt8], title: String, _ description: String, kind: String
  ) -> [String: Any] {
    [
      "picture": [
        "title": title, "description": description, "source": InlinePicture(svg: svg).address, "kind": kind,
      ]
    ]
  }

  private static func table(_ table: ReportTable) -> [String: Any] {
    func kind(_ column: Int) -> [String: Any] {
      table.columns[column].isNumber ? ["set": "n"] : table.isWhole(column) ? ["set": "k"] : [:]
    }
    func cells(_ values: [ReportValue], _ text: (ReportValue) -> String = { $0.text }) -> [[String: Any]] {
      values.enumerated().map { index, value in
        ["text": text(value), "isFirst": index == 0].merging(kind(index)) { $1 }
      }
    }
    var fields: [String: Any] = [
      "title": table.title,
      "head": table.columns.indices.map { ["text": table.columns[$0].heading].merging(kind($0)) { $1 } },
      "rows": table.rows.map { ["cells": cells($0)] },
    ]
    if let total = table.total { fields["total"] = ["cells": cells(total) { $0 == .none ? "" : $0.text }] }
    if let note = table.note { fields["note"] = ["text": note] }
    return fields
  }
}

extension ReportChart {
  var isBars: Bool { if case .bars = kind { true } else { false } }
}
