/// What can be shown and hidden on the map: a layer an entry of the legend, in the legend's order.
struct WebLayers: Sendable {
  struct Layer: Sendable {
    /// What stands in the page for it: `a0` the first class of areas, `m2` the third kind of place, `t0` a round,
    /// `s` streets, `o` surroundings.
    var key: String
    var label: String
    var count: Int?
    var swatch: HTML
  }

  struct Group: Sendable {
    var title: String
    var layers: [Layer]
  }

  let areas: LegendEntries
  let marks: LegendEntries
  let signs: WebSigns
  /// How each area's layer and each mark's layer looks.
  let areaLooks, markLooks: [Look]
  let groups: [Group]

  init(_ content: MapContent, theme: Theme, prefix: String) {
    let words = WebWords(language: content.language)
    areas = LegendEntries(
      content.areaLegend, asked: content.areas.map(\.entry),
      rest: content.areaLegend == nil ? (words.units, .kind(0)) : (words.withoutData, .withoutData))
    marks = LegendEntries(
      content.markLegend, asked: content.marks.map(\.entry),
      rest: (content.markLegend == nil ? words.places : words.unclassed, .visit))
    signs = WebSigns(theme: theme, prefix: prefix, symbols: (areas.all + marks.all).map(\.symbol))
    // Areas without a legend are only outlined.
    areaLooks = areas.all.map { [signs] in content.areaLegend == nil ? Self.plain : signs.look(of: $0.symbol) }
    markLooks = marks.all.map { [signs] in signs.look(of: $0.symbol) }
    let areaSwatches = areaLooks.map(signs.areaSwatch)
    let markSwatches = markLooks.map(signs.markSwatch)
    let marked = Self.groups(
      content.markLegend?.title ?? words.places, marks, Self.layers("m", marks, markSwatches))
    let groups =
      [Group(title: content.areaLegend?.title ?? words.units, layers: Self.layers("a", areas, areaSwatches))]
      + marked + [
        Group(title: words.rounds, layers: Self.rounds(content.tracks, signs)),
        Group(title: words.background, layers: Self.ground(content, words, signs)),
      ]
    self.groups = groups.filter { !$0.layers.isEmpty }
  }

  static let street = "#8c8c8c"

  private static let plain = Look(Fill(Colour(0xF4F1EA)))

  private static func layers(_ letter: String, _ entries: LegendEntries, _ swatches: [HTML]) -> [Layer] {
    entries.all.enumerated().map {
      Layer(key: letter + String($0), label: $1.label, count: $1.count, swatch: swatches[$0])
    }
  }

  /// Under the legend's title, and from each entry with a heading on under that.
  private static func groups(_ title: String, _ entries: LegendEntries, _ layers: [Layer]) -> [Group] {
    var groups = [Group(title: title, layers: [])]
    for (entry, layer) in zip(entries.all, layers) {
      if let heading = entry.heading { groups.append(Group(title: heading, layers: [])) }
      groups[groups.count - 1].layers.append(layer)
    }
    return groups
  }

  private static func rounds(_ tracks: [MapTrack], _ signs: WebSigns) -> [Layer] {
    tracks.enumerated().map { index, track in
      let colour = OkabeIto.all[index % OkabeIto.all.count].hexadecimal
      return Layer(key: "t\(index)", label: track.name, swatch: signs.lineSwatch(colour, width: 4))
    }
  }

  private static func ground(_ content: MapContent, _ words: WebWords, _ signs: WebSigns) -> [Layer] {
    var layers: [Layer] = []
    if !content.streets.isEmpty {
      layers.append(Layer(key: "s", label: words.streets, swatch: signs.lineSwatch(street, width: 1)))
    }
    if !content.surroundings.isEmpty || !content.neighbours.isEmpty {
      layers.append(Layer(key: "o", label: words.surroundings, swatch: signs.lineSwatch("#9b8f7f", width: 2)))
    }
    return layers
  }
}

/// A legend's entries, and one more for what names none of them.
struct LegendEntries: Sendable {
  let all: [MapLegend.Entry]
  private let known: Int
  /// The entry of what names none.
  private let rest: Int

  /// - Parameters:
  ///   - asked: the entry that each thing names.
  ///   - rest: the label and the sign of the entry added, unless the legend has one with this sign.
  init(_ legend: MapLegend?, asked: [Int?], rest: (label: String, symbol: LegendSymbol)) {
    let entries = legend?.entries ?? []
    let others = asked.count { $0.map { !entries.indices.contains($0) } ?? true }
    known = entries.count
    if let place = entries.firstIndex(where: { $0.symbol == .withoutData && rest.symbol == .withoutData }) {
      (all, self.rest) = (entries, place)
    } else {
      self.rest = entries.count
      all = entries + (others > 0 ? [.init(rest.label, count: others, symbol: rest.symbol)] : [])
    }
  }

  func place(of entry: Int?) -> Int { entry.flatMap { (0..<known).contains($0) ? $0 : nil } ?? rest }

  func label(of entry: Int?) -> String { all[place(of: entry)].label }
}
