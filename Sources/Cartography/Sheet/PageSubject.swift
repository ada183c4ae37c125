import Territory

/// What one page of a map says: the whole map, an area of it, or a mark.
struct PageSubject {
  let map: PreparedMap
  /// In `map.areas`: the one that the page is about, or that holds its mark.
  var focus: Int?
  /// In `content.marks`: the one that the page is about.
  var mark: Int?
  var title: String
  var subtitle: String?
  var extent: Rectangle
  var facts: [MapFact] = []
  var table: MapTable?
  var areaRows: [LegendRow]
  var markRows: [LegendRow]
  var markTitle: String
  var notes: [String]
  /// In `content.marks`; those of the table come first, in its order.
  var namedMarks: [Int]

  var isWhole: Bool { focus == nil && mark == nil }

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
    notes = content.notes + content.wholeNotes
    let words = SheetWords(language: content.language)
    let withoutShape = content.areas.count - map.areas.count
    if withoutShape > 0 { notes.append(words.withoutShape(withoutShape)) }
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
    /// In `content.marks`, those recorded in each unit of the map, by its key.
    private let recorded: [String: [Int]]
    private let isRecorded: [Bool]

    init(_ content: MapContent) {
      areaRows = Self.areaRows(content)
      let units = Set(content.areas.map(\.id) + content.marks.filter(\.isUnit).compactMap(\.unit))
      let isRecorded = content.marks.map { mark in !mark.isUnit && mark.unit.map(units.contains) ?? false }
      recorded = Dictionary(grouping: content.marks.indices.filter { isRecorded[$0] }) { content.marks[$0].unit! }
      self.isRecorded = isRecorded
    }

    /// In `content.marks`, those of an area: by its key where they are recorded in a unit, else by their place.
    func marks(of area: PreparedMap.Area, _ map: PreparedMap) -> [Int] {
      let within = map.marks(in: area.box).filter { mark in
        !isRecorded[mark] && area.polygons.contains { $0.contains(map.marks[mark]) }
      }
      return (within + (recorded[map.content.areas[area.index].id] ?? [])).sorted()
    }

    /// In `content.marks`, those of the unit that a mark stands for; none for another mark.
    func marks(ofUnitAt mark: MapMark) -> [Int] { mark.isUnit ? mark.unit.flatMap { recorded[$0] } ?? [] : [] }

    private static func areaRows(_ content: MapContent) -> [LegendRow] {
      guard let legend = content.areaLegend else { return [] }
      var rows = legend.entries.map { LegendRow(label: $0.label, count: $0.count, symbol: $0.symbol) }
      let without = content.areas.count { area in area.entry.map { !legend.entries.indices.contains($0) } ?? true }
      if without > 0, !legend.entries.contains(where: { $0.symbol == .withoutData }) {
        let label = SheetWords(language: content.language).withoutData
        rows.append(LegendRow(label: label, count: without, symbol: .withoutData))
      }
      return rows
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
    let marks = common.marks(of: map.areas[focus], map)
    (table, namedMarks) = Self.table(of: marks, map)
    areaRows = common.areaRows.map { LegendRow(label: $0.label, count: nil, symbol: $0.symbol) }
    (markTitle, markRows) = Self.rows(of: content.markLegend) { index, _ in
      let count = marks.count { content.marks[$0].entry == index }
      return count > 0 ? .some(count) : nil
    }
    notes = Self.notes(marks, content)
    facts = Self.facts(area, content)
  }

  /// The mark `index` of `content.marks` with what lies around it, in the area that holds it; with its works and events
  /// where it stands for a unit.
  init(_ map: PreparedMap, mark index: Int, _ common: Common) {
    let (content, mark, place) = (map.content, map.content.marks[index], map.marks[index])
    self.map = map
    self.mark = index
    title = mark.name
    subtitle = mark.code.isEmpty ? content.title : mark.code + " · " + content.title
    focus = map.areas(touching: Rectangle(around: place, radius: 0)).first { area in
      map.areas[area].polygons.contains { $0.contains(place) }
    }
    // Most of its unit, and as much of a place that lies in none as one walks.
    let reach = focus.map { 0.6 * max(map.areas[$0].box.width, map.areas[$0].box.height) } ?? 1000
    extent = Rectangle(around: place, radius: min(1500, max(300, reach)))
    let own = common.marks(ofUnitAt: mark)
    let near = Rectangle(around: place, radius: Self.farthest)
    if let all = Rectangle(around: own.map { map.marks[$0] }.filter(near.contains)) {
      extent = extent.joined(with: all.inset(by: -Self.margin))
    }
    (table, namedMarks) = Self.table(of: own, map)
    namedMarks.append(index)
    areaRows = []
    let shown = Set(map.marks(in: extent).map { content.marks[$0].entry })
    (markTitle, markRows) = Self.rows(of: content.markLegend) { index, _ in
      let count = own.count { content.marks[$0].entry == index }
      return count > 0 ? .some(count) : shown.contains(index) ? .some(nil) : nil
    }
    notes = mark.isUnit ? Self.notes(own, content) : content.notes
    var kind: [MapFact] = []
    if let legend = content.markLegend, legend.entries.indices.contains(mark.entry) {
      let fact = MapFact(legend.title(of: mark.entry), legend.entries[mark.entry].label)
      // The status of a work is one of its facts.
      if !mark.facts.contains(where: { $0.text == fact.text }) { kind = [fact] }
    }
    facts = kind + mark.facts
  }

  /// Metres from a unit's place beyond which its works do not make its map smaller; and around those that do.
  private static let (farthest, margin) = (3000.0, 200.0)

  /// A row for each of `marks`, and one for those of like name and kind, as the visits to one work are: «2–3. Obra».
  /// On the map a mark without room for its name has its number there.
  private static func table(of marks: [Int], _ map: PreparedMap) -> (MapTable?, marks: [Int]) {
    struct Kind: Hashable { var name: String, entry: Int, isDrawn: Bool }
    let (content, words) = (map.content, SheetWords(language: map.content.language))
    var places: [Kind: Int] = [:]
    var groups: [(kind: Kind, marks: [Int])] = []
    for mark in marks {
      let (name, entry) = (content.marks[mark].name.oneLine(), content.marks[mark].entry)
      let kind = Kind(name: name, entry: entry, isDrawn: map.isDrawn(mark: mark))
      if let place = places[kind] {
        groups[place].marks.append(mark)
      } else {
        places[kind] = groups.count
        groups.append((kind, [mark]))
      }
    }
    guard !groups.isEmpty else { return (nil, []) }
    let entries = content.markLegend?.entries ?? []
    var next = 1
    let rows = groups.map { kind, marks in
      defer { next += marks.count }
      let numbers = marks.count == 1 ? "\(next)" : "\(next)–\(next + marks.count - 1)"
      let label = entries.indices.contains(kind.entry) ? entries[kind.entry].label : ""
      return [
        "\(numbers). \(kind.name)" + (kind.isDrawn ? "" : " " + words.withoutPlace),
        marks.count == 1 ? label : "\(label) (\(marks.count))",
      ]
    }
    let table = MapTable(title: words.here, headings: [], rows: rows, isSummed: false)
    return (table, groups.flatMap(\.marks))
  }

  /// Of a unit's page: what is counted over the whole map stands under that.
  private static func notes(_ marks: [Int], _ content: MapContent) -> [String] {
    let approximate = marks.count { content.marks[$0].isApproximate }
    let own = approximate > 0 ? [SheetWords(language: content.language).approximate(approximate)] : []
    return own + content.notes + content.factNotes
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
