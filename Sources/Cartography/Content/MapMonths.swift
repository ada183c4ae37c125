import Territory

/// The visits behind the areas' classes day by day, for a page whose reader chooses months: classes, figures, counts and
/// the title follow.
public struct MapMonths: Sendable {
  /// The first and the last day that count.
  public var first, last: LocalDate
  /// The days of the visits to each area, in the areas' order.
  public var visits: [[LocalDate]]
  /// The legend's entry of an area by how often it was visited: `entries[i]` up to `limits[i]`, the last one beyond all.
  public var limits: [Int]
  public var entries: [Int]
  /// What the title becomes, with `{visited}` areas, `{visits}` in words and `{when}` to fill; nil: it stays.
  public var title: String?
  /// `{when}` from the first day up to a `{month}`: «T4 2024 hasta {month}».
  public var until: String
  /// How often an area was visited, with `{number}` to fill: of one, and of more or none.
  public var words: (one: String, more: String)
  /// The heading of the fact that says how often, where areas have one.
  public var fact: String
  /// Whether the content's table counts the classes' areas, and with them their people where these are known.
  public var fillsTable = false
  public var people: [Int]?

  public init(
    first: LocalDate, last: LocalDate, visits: [[LocalDate]], limits: [Int], entries: [Int], title: String?,
    until: String, words: (one: String, more: String), fact: String
  ) {
    (self.first, self.last, self.visits, self.limits, self.entries) = (first, last, visits, limits, entries)
    (self.title, self.until, self.words, self.fact) = (title, until, words, fact)
  }
}
