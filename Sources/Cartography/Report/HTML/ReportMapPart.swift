/// A map of a report's page: the picture, and as text its legend and the names that stand as numbers on it.
struct ReportMapPart {
  let map: MapContent
  let figure: MapFigure
  /// Begins the names of the map's patterns.
  let name: String

  /// Millimetres: letters of six points are legible where the picture is as broad as a page's text.
  private static let width = 135.0

  /// What the template fills in.
  func fields() throws -> [String: Any] {
    let laid = figure.laid(map, width: Self.width, isBare: true)
    let picture = InlinePicture(svg: try figure.file(of: laid))
    let subject = PageSubject(laid.map)
    let legends = [
      (map.areaLegend?.title ?? "", subject.areaRows, SheetPart.areaLegend),
      (subject.markTitle, subject.markRows, .markLegend),
    ].filter { !$0.1.isEmpty }
    let signs = WebSigns(theme: figure.theme.drawn, prefix: name, symbols: legends.flatMap { $0.1.map(\.symbol) })
    var fields: [String: Any] = [
      "title": map.title, "description": map.subtitle ?? map.title,
      "source": picture.address,
      "patterns": signs.patterns().text,
      "legends": legends.map { title, rows, part in
        ["title": title, "rows": rows.map { Self.row($0, part, signs) }] as [String: Any]
      },
      "lists": NumberedList.lists(laid.labels, map).map { list in
        ["title": list.title, "rows": list.rows.map(Self.row)] as [String: Any]
      },
    ]
    if let note = laid.note { fields["note"] = ["text": note] }
    return fields
  }

  private static func row(_ row: LegendRow, _ part: SheetPart, _ signs: WebSigns) -> [String: Any] {
    let look = signs.look(of: row.symbol)
    let swatch = part == .markLegend ? signs.markSwatch(look) : signs.areaSwatch(look)
    var fields: [String: Any] = ["swatch": swatch.text, "label": row.label]
    if let count = row.count { fields["count"] = ["text": ReportValue.count(count).text] }
    return fields
  }

  private static func row(_ listed: LabelPlan.Listed) -> [String: Any] {
    let name = listed.key.isEmpty ? listed.name : listed.key + " " + listed.name
    return ["number": listed.number.map { "\($0)" } ?? "–", "name": name]
  }
}
