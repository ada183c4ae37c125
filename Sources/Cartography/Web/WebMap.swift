import Territory

/// A map for browsers: one file that opens from disk, or a section of another page.
///
/// With Leaflet the reader zooms and pans; without it the same map is drawn in the page. Both have layers to show and
/// hide, the legend with its counts, a choice of months where places carry dates, and the same data in tables.
///
///     let map = WebMap(content, theme: theme, leaflet: try LeafletLibrary.installed())
///     let file = map.page
///
/// In another page: `section(headingLevel:)` in the body, and `WebMap.styles` and `WebMap.scripts` once for all maps.
public struct WebMap: Sendable {
  public let content: MapContent
  public let summary: WebMapSummary
  /// Begins the names of the section's elements; no two maps of a page may share it.
  private let identifier: String
  private let theme: Theme
  private let leaflet: LeafletLibrary?
  private let box: BoundingBox?
  private let layers: WebLayers

  /// - Parameter identifier: ASCII letters and digits; what else it holds is left out.
  public init(
    _ content: MapContent, theme: Theme = Theme(), leaflet: LeafletLibrary?, identifier: String = "mapa"
  ) {
    let identifier = String(identifier.filter { $0.isASCII && ($0.isLetter || $0.isNumber) })
    (self.content, self.theme, self.leaflet, self.identifier) = (content, theme.drawn, leaflet, identifier)
    box = content.drawnBox
    layers = WebLayers(content, theme: theme.drawn, prefix: identifier)
    summary = WebMapSummary(content, isMovable: leaflet != nil)
  }

  /// The file, in UTF-8; the same bytes for the same content.
  public var page: String {
    let skip: HTML = "<a class=\"web-map-skip\" href=\"#\(identifier)-tables\">\(words.skipMap)</a>\n"
    let office = WebOffice(theme: theme.drawn)
    return SingleFilePage(
      title: content.title, language: content.language, styles: Self.styles(theme: theme, leaflet: leaflet),
      scripts: Self.scripts(leaflet: leaflet),
      body: skip + office.head + "<main>\n" + section(headingLevel: 1) + "</main>\n" + office.foot
    ).file
  }

  /// The style sheets that the sections of a page need, once.
  public static func styles(theme: Theme, leaflet: LeafletLibrary?) -> [String] {
    (leaflet.map { [$0.style] } ?? []) + [WebMapStyle.text(theme: theme)]
  }

  /// The scripts that the sections of a page need, once, at its end.
  public static func scripts(leaflet: LeafletLibrary?) -> [String] {
    let board =
      leaflet == nil
      ? "" : MapNamesScript.text + AreaCanvasScript.text + MapLinesScript.text + LeafletBoardScript.text
    return (leaflet.map { [$0.script] } ?? []) + [
      """
      (function () {
      "use strict";
      \(SignSizeScript.text)\(board)\(DrawnBoardScript.text)\(AreaMonthsScript.text)\(TableSearchScript.text)\
      \(WebMapScript.text)})();

      """
    ]
  }

  private var words: WebWords { WebWords(language: content.language) }

  /// The map with its heading, legend, tables and sources.
  /// - Parameter headingLevel: 1…5, of its title; the headings in it are one level lower.
  public func section(headingLevel: Int) -> HTML {
    let level = min(5, max(1, headingLevel))
    let months = MonthSpan(content).flatMap { $0.isLong ? $0 : nil }
    let data = WebData(content: content, layers: layers, words: words, hasMonths: months != nil)
    return WebMapTemplate.section.filled([
      "id": "\(identifier)", "language": "\(content.language.rawValue)", "level": "\(level)",
      "sublevel": "\(level + 1)", "title": .isolated(content.title), "subtitle": .isolated(content.subtitle),
      "frame": .markup(box == nil ? "<p class=\"web-map-note\">\(words.empty)</p>\n" : frame),
      "period": months == nil || box == nil ? .shown(false) : .markup(period(months!)),
      "hints": .markup(box == nil ? "" : hints),
      "counter": .shown(box != nil && (!content.marks.isEmpty || months != nil)),
      "patterns": .markup(layers.signs.patterns()),
      "hasLegend": .shown(!layers.groups.isEmpty || content.table != nil),
      "legend": "\(words.legend)", "groups": .list(layers.groups.map(group)),
      "totals": .markup(content.table.map { TotalsTable(table: $0).markup } ?? ""),
      "tablesTitle": "\(words.tables)",
      "tables": .markup(FeatureTables(content: content, layers: layers, prefix: identifier).markup),
      "remarks": .markup(remarks),
      "data": .markup(HTML(markup: data.json(box: box, isWhole: leaflet != nil))),
    ])
  }

  /// The map itself with what lies over it.
  private var frame: HTML {
    let drawn = DrawnMap(content, layers: layers, prefix: identifier, box: box!, answers: leaflet == nil).markup
    return WebMapTemplate.frame.filled([
      "id": "\(identifier)", "drawn": .markup(drawn), "label": "\(words.map): \(content.title)",
      "movable": .shown(leaflet != nil), "still": .shown(leaflet == nil), "zoomIn": "\(words.zoomIn)",
      "zoomOut": "\(words.zoomOut)", "seeAll": "\(words.seeAll)", "attribution": .isolated(content.attribution),
    ])
  }

  private var hints: HTML {
    WebMapTemplate.hints.filled([
      "id": "\(identifier)", "movable": .shown(leaflet != nil), "still": .shown(leaflet == nil),
      "isStill": "\(words.isStill)", "byKeys": "\(words.byKeys)", "byFingers": "\(words.byFingers)",
      "byNames": "\(words.byNames)", "needsScript": "\(words.needsScript)",
    ])
  }

  private func period(_ months: MonthSpan) -> HTML {
    WebMapTemplate.period.filled([
      "id": "\(identifier)", "period": "\(words.period)", "until": "\(words.untilMonth)",
      "within": "\(words.withinMonth)", "month": "\(words.month)",
      "moves": "\(words.moves(areas: content.movingMonths != nil, places: content.marks.contains { $0.date != nil }))",
      "first": "\(months.first)", "last": "\(months.last)",
    ])
  }

  private func group(_ group: WebLayers.Group) -> [String: Template.Filling] {
    let layers = group.layers.map { layer -> [String: Template.Filling] in
      [
        "key": "\(layer.key)", "swatch": .markup(layer.swatch), "label": .isolated(layer.label),
        "count": layer.count.map { "\(grouped($0, decimals: 0))" } ?? .shown(false),
      ]
    }
    return ["title": .isolated(group.title), "layers": .list(layers)]
  }

  /// Notes, sources and until when records count.
  private var remarks: HTML {
    func list(_ title: String, _ lines: [String]) -> HTML {
      if lines.isEmpty { return "" }
      return "<p>\(title):</p>\n<ul>\(lines.map { "<li>\(.isolated($0))</li>" as HTML }.joined())</ul>\n"
    }
    let author: HTML = content.author.map { "<p>\(.isolated($0))</p>\n" } ?? ""
    let madeWith: HTML = leaflet == nil ? "" : "<p>\(words.madeWith)</p>\n"
    let attribution: HTML = content.attribution.map { "<p>\(.isolated($0))</p>\n" } ?? ""
    let notes = content.notes + content.wholeNotes + content.factNotes
    return list(words.notes, notes) + list(words.sources, content.sources) + attribution
      + "<p>\(words.cutOff(content.cutOff))</p>\n" + author + madeWith
  }
}
