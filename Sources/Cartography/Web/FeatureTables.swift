import Geometry
import Territory

/// What the map shows, as tables: all areas, all places, all rounds, a row each.
struct FeatureTables {
  let content: MapContent
  let layers: WebLayers
  let prefix: String
  private var words: WebWords { WebWords(language: content.language) }

  var markup: HTML { [areas, marks, tracks].joined() }

  private var areas: HTML {
    let isClassed = content.areaLegend != nil
    let hasFigures = content.areas.contains { $0.figure != nil && !$0.saysFigureInFacts }
    let facts = FactColumns(Self.unsaid(content.areas.map { ($0.facts, nil) }), facts: words.facts)
    let title = content.areaLegend?.title ?? words.classHeading
    var headings = [words.name, words.key]
    var says: [Int: String] = [:]
    if isClassed {
      says[headings.count] = "class"
      headings.append(hasFigures ? words.classHeading : title)
    }
    if hasFigures {
      says[headings.count] = "figure"
      headings.append(title)
    }
    if let fact = content.months?.fact, let place = facts.headings.firstIndex(of: fact) {
      says[headings.count + place] = "number"
    }
    let rows = content.areas.enumerated().map { index, area in
      var cells = [HTML(escaping: area.id)]
      if isClassed { cells.append(HTML(escaping: layers.areas.label(of: area.entry))) }
      if hasFigures { cells.append(HTML(escaping: area.figure ?? "")) }
      let isDrawn = !area.shape.drawablePolygons.isEmpty
      return Row(index: index, name: area.name, cells: cells + facts.cells(area.facts), isDrawn: isDrawn)
    }
    return table("a", words.units, headings + facts.headings, rows, says: content.months == nil ? [:] : says)
  }

  /// A table for each kind of place: what is said of works is not said of assemblies.
  private var marks: HTML {
    let places = KeyOrder(content.marks.map(\.id)).places
    let titles = content.marks.map { title(of: layers.marks.all[layers.marks.place(of: $0.entry)].symbol) }
    var groups: [(title: String, places: [Int])] = []
    for place in places {
      if let group = groups.firstIndex(where: { $0.title == titles[place] }) {
        groups[group].places.append(place)
      } else {
        groups.append((titles[place], [place]))
      }
    }
    return groups.enumerated().map { index, group in
      table(of: group.places, titled: group.title, name: index == 0 ? "m" : "m\(index)")
    }.joined()
  }

  private func title(of symbol: LegendSymbol) -> String {
    switch symbol {
    case .status: words.works
    case .assembly: words.assemblies
    case .visit: words.visits
    default: words.places
    }
  }

  private func table(of places: [Int], titled title: String, name: String) -> HTML {
    let marks = places.map { content.marks[$0] }
    let labels = marks.map { layers.marks.label(of: $0.entry) }
    let hasDates = marks.contains { $0.date != nil }
    let isStated = title == words.works
    // What its title says already is no column.
    let hasKinds = isStated || Set(labels).count > 1
    // The date has a column of its own.
    let others = marks.map { mark in mark.facts.filter { !hasDates || $0.heading != words.date } }
    let facts = FactColumns(Self.unsaid(Array(zip(others, labels))), facts: words.facts)
    let hasKeys = !isNamed(byFolio: marks)
    let headings =
      [words.name] + (hasKeys ? [words.key] : []) + (hasKinds ? [isStated ? words.state : words.kind] : [])
      + (hasDates ? [words.date] : [])
    let rows = marks.indices.map { index in
      let mark = marks[index]
      var cells = hasKeys ? [HTML(escaping: mark.id)] : []
      if hasKinds { cells.append(HTML(escaping: labels[index])) }
      if hasDates { cells.append(mark.date.map { "<time>\($0.description)</time>" } ?? "") }
      return Row(
        index: places[index], name: mark.name, cells: cells + facts.cells(mark.facts), isDrawn: mark.place.isDrawable)
    }
    return table("m", title, headings + facts.headings, rows, name: name)
  }

  /// Whether each has a folio of its own, with which its key begins: the key would say it twice.
  private func isNamed(byFolio marks: [MapMark]) -> Bool {
    let folios = marks.map { mark in mark.facts.first { $0.heading == words.folio }?.text ?? "" }
    return Set(folios).count == marks.count && zip(marks, folios).allSatisfy { !$1.isEmpty && $0.code.hasPrefix($1) }
  }

  private var tracks: HTML {
    let rows = content.tracks.enumerated().map { index, track in
      let path = track.path.filter(\.isDrawable)
      let kilometres = words.tenths(geodesicLength(path) / 1000)
      return Row(
        index: index, name: track.name, cells: ["\(track.stops.count)", "\(kilometres)"], isDrawn: path.count > 1)
    }
    return table("t", words.rounds, [words.name, words.stops, words.kilometres], rows)
  }

  /// The facts of each without those that, wherever they are said, are empty or repeat what it is listed as.
  private static func unsaid(_ all: [(facts: [MapFact], label: String?)]) -> [[MapFact]] {
    var news: Set<String> = []
    for (facts, label) in all {
      for fact in facts where fact.text != label && fact.text != "—" { news.insert(fact.heading) }
    }
    return all.map { $0.facts.filter { news.contains($0.heading) } }
  }

  private struct Row {
    /// Of the thing on the map.
    var index: Int
    var name: String
    var cells: [HTML]
    var isDrawn: Bool
  }

  /// Nothing for no rows. A row that the map draws says so, and its name becomes a button.
  /// - Parameters:
  ///   - says: what the columns say that the page's script writes anew.
  ///   - name: of the table among the page's, if it is not the letter of its rows.
  private func table(
    _ letter: String, _ caption: String, _ headings: [String], _ rows: [Row], says: [Int: String] = [:],
    name: String? = nil
  ) -> HTML {
    if rows.isEmpty { return "" }
    // Before the cells stands the name.
    let areNumbers =
      [false] + rows[0].cells.indices.map { column in Self.areNumbers(rows.map { $0.cells[column].text }) }
    func set(_ column: Int) -> HTML { areNumbers[column] ? " class=\"number\"" : "" }
    let head = headings.enumerated().map { column, heading -> HTML in
      let said: HTML = says[column].map { " data-says=\"\($0)\"" } ?? ""
      return "<th scope=\"col\"\(set(column))\(said)>\(.isolated(heading))</th>"
    }.joined()
    let body = rows.map { row -> HTML in
      let cells = row.cells.enumerated().map { column, cell -> HTML in
        "<td\(set(column + 1))>\(.isolated(cell))</td>"
      }.joined()
      let drawn: HTML = row.isDrawn ? " data-drawn" : ""
      return """
        <tr id="\(prefix)-\(letter)\(row.index)"\(drawn)><th scope="row">\(.isolated(row.name))</th>\(cells)</tr>

        """
    }.joined()
    return Self.template.filled([
      "id": "\(prefix)-\(name ?? letter)-caption", "caption": "\(caption) (\(grouped(rows.count, decimals: 0)))",
      "head": .markup(head), "body": .markup(body), "open": rows.count > Self.mostOpen ? "" : " open",
    ])
  }

  /// Whether all that a column says are figures, with their signs and separators; a key of digits alone is written alike.
  private static func areNumbers(_ texts: [String]) -> Bool {
    let said = texts.filter { !$0.isEmpty && $0 != "—" }
    return !said.isEmpty && said.allSatisfy { $0.allSatisfy { $0.isNumber || " .,-−+%$".contains($0) } }
      && said.allSatisfy { $0.contains(where: \.isNumber) && !$0.dropFirst().contains("-") }
  }

  /// A longer table waits closed: on a telephone it would be all of the page, and a browser takes its time to lay it out.
  private static let mostOpen = 150

  private static let template = Template(
    """
    <details{{{open}}}>
    <summary>{{{caption}}}</summary>
    <div class="web-map-scroll" role="region" tabindex="0" aria-labelledby="{{{id}}}">
    <table class="web-map-features">
    <caption id="{{{id}}}">{{{caption}}}</caption>
    <thead><tr>{{{head}}}</tr></thead>
    <tbody>
    {{{body}}}</tbody>
    </table>
    </div>
    </details>

    """)
}

extension MapArea {
  /// Whether a fact is the figure's number, of which its heading says what it is: «3 visitas», «Visitas» «3».
  fileprivate var saysFigureInFacts: Bool {
    guard let figure else { return false }
    return facts.contains { figure == $0.text || figure.hasPrefix($0.text + " ") }
  }
}

/// The columns that hold the facts of many: a column a heading, or one for all where there are too many headings.
private struct FactColumns {
  /// More than any map of ours has; a table of so many columns would not be read.
  private static let most = 12
  let headings: [String]
  private let places: [String: Int]?
  private let said: Set<String>

  init(_ all: [[MapFact]], facts: String) {
    said = Set(all.joined().lazy.map(\.heading))
    var places: [String: Int] = [:]
    var headings: [String] = []
    for fact in all.joined() where headings.count <= Self.most && places[fact.heading] == nil {
      places[fact.heading] = headings.count
      headings.append(fact.heading)
    }
    let isWide = headings.count > Self.most
    (self.headings, self.places) = isWide ? ([facts], nil) : (headings, places)
  }

  func cells(_ facts: [MapFact]) -> [HTML] {
    guard let places else {
      return [list(facts.filter { said.contains($0.heading) }.map { "\($0.heading): \($0.text)" })]
    }
    var texts = [[String]](repeating: [], count: headings.count)
    for fact in facts { if let place = places[fact.heading] { texts[place].append(fact.text) } }
    return texts.map(list)
  }

  private func list(_ texts: [String]) -> HTML {
    HTML(markup: texts.map { HTML(escaping: $0).text }.joined(separator: "<br>"))
  }
}
