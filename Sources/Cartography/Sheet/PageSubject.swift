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
    // One unit left of many is seen among the others.
    if map.areas.count == 1, !content.neighbours.isEmpty {
      extent = map.extent.inset(by: -0.2 * max(map.extent.width, map.extent.height))
    }
    areaRows = Common(content).areaRows
    (markTitle, markRows) = Self.rows(of: content.markLegend) { .some($1.count) }
    namedMarks = content.namesMarks ? Array(content.marks.indices) : []
    notes = content.notes
    let withoutShape = content.areas.count - map.areas.count
    if withoutShape > 0 { notes.append(SheetWords(language: content.language).withoutShape(withoutShape)) }
  }

  /// With all that lies around the map; nil where the map shows it anyhow, or is a small part of it.
  var withSurroundings: PageSubject? {
    guard focus == nil, let around = map.surroundings.map(\.box).reduce(nil, { $0?.joined(with: $1) ?? $1 }) else {
      return nil
    }
    var whole = self
    whole.extent = extent.joined(with: around)
    let isPart = whole.extent.width * whole.extent.height > 2 * extent.width * extent.height
    return isPart || whole.extent == extent ? nil : whole
  }

  /// What the pages of all areas have in common, found once.
  struct Common {
    /// With their counts on the whole map.
    let areaRows: [LegendRow]

    init(_ content: MapContent) {
      guard let legend = content.areaLegend else {
        areaRows = []
        return
      }
      var rows = legend.entries.map { LegendRow(label: $0.label, count: $0.count, symbol: $0.symbol) }
      let without = content.areas.count { area in area.entry.map { !legend.entries.indices.contains($0) } ?? true }
      if without > 0, !legend.entries.contains(where: { $0.symbol == .withoutData }) {
        let label = SheetWords(language: content.language).withoutData
        rows.append(LegendRow(label: label, count: without, symbol: .withoutData))
      }
      areaRows = rows
    }
  }

  /// The area `focus` of the map with what lies around it, its own marks and facts.
  init(_ map: PreparedMap, area focus: Int, _ common: Common) {
    let (content, area) = (map.content, map.content.areas[map.areas[focus].index])
    self.map = map
    self.focus = focus
    title = area.name
    subtitle = area.id.isEmpty ? content.title : area.id + " · " + content.title
    let box = map.areas[focus].box.atLeast(300)
    let room = 0.3 * max(box.width, box.height)
    extent = box.inset(by: -room)
    let marks = map.marks(in: map.areas[focus].box).filter { mark in
      map.areas[focus].polygons.contains { $0.contains(map.marks[mark]) }
    }
    namedMarks = marks
    areaRows = common.areaRows.map { LegendRow(label: $0.label, count: nil, symbol: $0.symbol) }
    let entries = content.markLegend?.entries ?? []
    (markTitle, markRows) = Self.rows(of: content.markLegend) { index, _ in
      let count = marks.count { content.marks[$0].entry == index }
      return count > 0 ? .some(count) : nil
    }
    notes = content.notes + content.factNotes
    facts = Self.facts(area, content)
    if !marks.isEmpty {
      // On the map a mark without room for its name has its number here.
      let rows = marks.enumerated().map { index, mark in
        let entry = content.marks[mark].entry
        return [
          "\(index + 1). \(content.marks[mark].name.oneLine())",
          entries.indices.contains(entry) ? entries[entry].label : "",
        ]
      }
      let title = SheetWords(language: content.language).here
      table = MapTable(title: title, headings: [], rows: rows, isSummed: false)
    }
  }

  /// The mark `index` of `content.marks` with what lies around it, in the area that holds it.
  init(_ map: PreparedMap, mark index: Int) {
    let (content, mark, place) = (map.content, map.content.marks[index], map.marks[index])
    self.map = map
    title = mark.name
    subtitle = mark.code.isEmpty ? content.title : mark.code + " · " + content.title
    focus = map.areas(touching: Rectangle(around: place, radius: 0)).first { area in
      map.areas[area].polygons.contains { $0.contains(place) }
    }
    // Most of its unit, and as much of a place that lies in none as one walks.
    let reach = focus.map { 0.6 * max(map.areas[$0].box.width, map.areas[$0].box.height) } ?? 1000
    extent = Rectangle(around: place, radius: min(1500, max(300, reach)))
    namedMarks = [index]
    areaRows = []
    let shown = Set(map.marks(in: extent).map { content.marks[$0].entry })
    (markTitle, markRows) = Self.rows(of: content.markLegend) { index, _ in shown.contains(index) ? .some(nil) : nil }
    notes = content.notes
    let kind =
      content.markLegend.flatMap { legend in
        legend.entries.indices.contains(mark.entry)
          ? [MapFact(legend.title(of: mark.entry), legend.entries[mark.entry].label)] : nil
      } ?? []
    facts = kind + mark.facts
  }

  /// The rows of a legend that a page has, and the heading of the first; another heading stands over the row it begins.
  /// - Parameter count: of an entry, nil where the page has no row for it; a count of nil is not shown.
  private static func rows(
    of legend: MapLegend?, _ count: (Int, MapLegend.Entry) -> Int??
  ) -> (title: String, rows: [LegendRow]) {
    guard let legend else { return ("", []) }
    var (title, last) = (String?.none, String?.none)
    let rows = legend.entries.enumerated().compactMap { index, entry -> LegendRow? in
      guard let count = count(index, entry) else { return nil }
      let heading = legend.title(of: index)
      defer { (title, last) = (title ?? heading, heading) }
      return LegendRow(
        label: entry.label, count: count, symbol: entry.symbol, heading: last.flatMap { $0 == heading ? nil : heading })
    }
    return (title ?? legend.title, rows)
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
