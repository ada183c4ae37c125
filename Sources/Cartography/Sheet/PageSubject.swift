import Territory

/// What one page of a map says: the whole map, or an area of it.
struct PageSubject {
  let map: PreparedMap
  /// In `map.areas`; nil: the whole.
  var focus: Int?
  var title: String
  var subtitle: String?
  var extent: Rectangle
  var facts: [MapFact] = []
  var table: MapTable?
  var areaRows: [LegendRow]
  var markRows: [LegendRow]
  var markTitle: String
  var notes: [String]
  /// In `content.marks`.
  var namedMarks: [Int]

  /// The whole map.
  init(_ map: PreparedMap) {
    let content = map.content
    self.map = map
    (title, subtitle, table, extent) = (content.title, content.subtitle, content.table, map.extent)
    areaRows = Self.areaRows(content, countsShown: true)
    markRows = (content.markLegend?.entries ?? []).map {
      LegendRow(label: $0.label, count: $0.count, symbol: $0.symbol)
    }
    markTitle = content.markLegend?.title ?? ""
    namedMarks = content.namesMarks ? Array(content.marks.indices) : []
    notes = content.notes
    let withoutShape = content.areas.count - map.areas.count
    if withoutShape > 0 { notes.append(SheetWords(language: content.language).withoutShape(withoutShape)) }
  }

  /// The area `focus` of the map with what lies around it, its own marks and facts.
  init(_ map: PreparedMap, area focus: Int) {
    let (content, area) = (map.content, map.content.areas[map.areas[focus].index])
    self.map = map
    self.focus = focus
    title = area.name
    subtitle = area.id.isEmpty ? content.title : area.id + " · " + content.title
    let box = map.areas[focus].box.atLeast(300)
    let room = 0.3 * max(box.width, box.height)
    extent = box.inset(by: -room)
    let marks = content.marks.indices.filter { mark in
      map.areas[focus].polygons.contains { $0.contains(map.marks[mark]) }
    }
    namedMarks = marks
    areaRows = Self.areaRows(content, countsShown: false)
    let entries = content.markLegend?.entries ?? []
    markRows = entries.enumerated().compactMap { index, entry in
      let count = marks.count { content.marks[$0].entry == index }
      return count > 0 ? LegendRow(label: entry.label, count: count, symbol: entry.symbol) : nil
    }
    markTitle = content.markLegend?.title ?? ""
    notes = content.notes
    facts = Self.facts(area, content)
    if !marks.isEmpty {
      let rows = marks.map { mark in
        let entry = content.marks[mark].entry
        return [content.marks[mark].name, entries.indices.contains(entry) ? entries[entry].label : ""]
      }
      let title = SheetWords(language: content.language).here
      table = MapTable(title: title, headings: [], rows: rows, isSummed: false)
    }
  }

  private static func areaRows(_ content: MapContent, countsShown: Bool) -> [LegendRow] {
    guard let legend = content.areaLegend else { return [] }
    var rows = legend.entries.map {
      LegendRow(label: $0.label, count: countsShown ? $0.count : nil, symbol: $0.symbol)
    }
    let without = content.areas.count { area in area.entry.map { !legend.entries.indices.contains($0) } ?? true }
    if without > 0, !legend.entries.contains(where: { $0.symbol == .withoutData }) {
      let label = SheetWords(language: content.language).withoutData
      rows.append(LegendRow(label: label, count: countsShown ? without : nil, symbol: .withoutData))
    }
    return rows
  }

  private static func facts(_ area: MapArea, _ content: MapContent) -> [MapFact] {
    var facts: [MapFact] = []
    if let legend = content.areaLegend {
      let entry = area.entry.flatMap { legend.entries.indices.contains($0) ? legend.entries[$0].label : nil }
      let label = entry ?? SheetWords(language: content.language).withoutData
      let text = area.figure.map { $0 == label ? label : "\(label) (\($0))" } ?? label
      facts.append(MapFact(legend.title, text))
    } else if let figure = area.figure {
      facts.append(MapFact("", figure))
    }
    return facts + area.facts
  }
}
