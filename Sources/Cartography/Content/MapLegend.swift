import Territory

/// What the signs of one kind mean, each with how many the map shows.
public struct MapLegend: Sendable {
  public struct Entry: Sendable {
    /// «1 a 3 visitas», «En ejecución».
    public var label: String
    public var count: Int
    public var symbol: LegendSymbol
    /// What this entry and those after it are of, where that is something else than before; nil: it goes on.
    public var heading: String?

    public init(_ label: String, count: Int, symbol: LegendSymbol, heading: String? = nil) {
      (self.label, self.count, self.symbol, self.heading) = (label, count, symbol, heading)
    }
  }

  public var title: String
  public var entries: [Entry]

  public init(title: String, entries: [Entry]) { (self.title, self.entries) = (title, entries) }

  /// What the entry is of: the heading it stands under.
  public func title(of entry: Int) -> String {
    entries.prefix(entry + 1).reversed().lazy.compactMap(\.heading).first ?? title
  }
}

/// What a sign means; the theme says how it looks in colour and in grey.
public enum LegendSymbol: Sendable, Hashable {
  /// A class of growing values: the `step`th (0 the least) of `count`.
  case step(Int, of: Int)
  /// A class around a middle: −n … +n of `count` steps a side; clusters of delay.
  case deviation(Int, of: Int)
  /// Reached in the period, and not reached.
  case visited, unvisited
  case withoutData
  /// How a work stands.
  case status(Project.Status)
  /// The `index`th of unordered kinds.
  case kind(Int)
  case assembly, visit, office
}
