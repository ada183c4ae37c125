import Territory

/// What one map shows, gathered and worded for its reader: the sheet, the page and the report draw from the same.
///
/// Positions are WGS 84; texts stand in `language`. Nothing here knows colours: a legend entry says what it means
/// (`LegendSymbol`) and the theme says how that looks.
public struct MapContent: Sendable {
  /// The finding as a sentence: «53 de 57 unidades visitadas, T4 2024».
  public var title: String
  public var subtitle: String?
  public var language: Language
  /// The units, drawn in this order.
  public var areas: [MapArea] = []
  /// What the areas' classes mean; nil: areas are only outlined.
  public var areaLegend: MapLegend?
  /// How the areas stood in each month; nil: they stand as of the cut-off alone.
  public var months: MapMonths?
  /// Works sites, assemblies, visits, drawn over the areas in this order.
  public var marks: [MapMark] = []
  public var markLegend: MapLegend?
  /// Whether marks bear their names (or a number of the side list); their look says enough on a map of areas.
  public var namesMarks = true
  /// What several of the marks are called within a sentence: «obras»; nil: «marcas».
  public var marksCalled: String?
  /// Rounds along their roads.
  public var tracks: [MapTrack] = []
  /// Streets as a quiet background.
  public var streets: [MapStreet] = []
  /// What lies around, outlined: the locator shows it with the frame of the map.
  public var surroundings: [Shape] = []
  /// What each of them is called; empty: they have no names.
  public var surroundingNames: [String] = []
  /// Units like the areas, which a filter leaves out: quiet outlines around them.
  public var neighbours: [Shape] = []
  /// What lies around these, as a state around its municipalities: only a locator that shows more than they do has it.
  public var wider: [Shape] = []
  /// Totals that add up to what the map shows.
  public var table: MapTable?
  public var notes: [String] = []
  /// What is counted over the whole map, said under that and not on the pages of units.
  public var wholeNotes: [String] = []
  /// What the facts of areas and marks mean, said only where those are shown.
  public var factNotes: [String] = []
  /// Where data comes from, a line each: «INEGI, Censo 2020».
  public var sources: [String] = []
  /// Until when records are counted.
  public var cutOff: LocalDate
  public var author: String?
  /// What must be shown of the streets' origin; nil: no streets.
  public var attribution: String?

  public init(title: String, language: Language = .spanish, cutOff: LocalDate) {
    (self.title, self.language, self.cutOff) = (title, language, cutOff)
  }
}

/// One unit on a map.
public struct MapArea: Sendable, Identifiable {
  /// The official key, as a person types it.
  public var id: String
  public var name: String
  public var shape: Shape
  /// The legend's entry this area has; nil: without data.
  public var entry: Int?
  /// What stands behind the class, worded with its unit: «3 visitas».
  public var figure: String?
  /// Heading and text of what a reader may ask of this area, in order.
  public var facts: [MapFact] = []

  public init(id: String, name: String, shape: Shape, entry: Int? = nil, figure: String? = nil) {
    (self.id, self.name, self.shape, self.entry, self.figure) = (id, name, shape, entry, figure)
  }
}

/// One place on a map: a works site, an assembly, a visit, an office.
public struct MapMark: Sendable, Identifiable {
  public var id: String
  public var name: String
  public var place: Coordinate
  /// The legend's entry.
  public var entry: Int
  /// When it happened, for what can be looked at over time; nil: holds for the whole period.
  public var date: LocalDate?
  public var facts: [MapFact] = []
  /// The key of the unit that it is recorded in, or stands for; nil: whichever area holds its place.
  public var unit: String?
  /// Whether it stands for a unit that has no boundary.
  public var isUnit = false
  /// Whether its place is only somewhere in its unit.
  public var isApproximate = false

  public init(id: String, name: String, place: Coordinate, entry: Int, date: LocalDate? = nil) {
    (self.id, self.name, self.place, self.entry, self.date) = (id, name, place, entry, date)
  }
}

/// A heading with its text: «Estado» «terminado».
public struct MapFact: Sendable, Hashable {
  public var heading: String
  public var text: String

  public init(_ heading: String, _ text: String) { (self.heading, self.text) = (heading, text) }
}

/// A round along its roads, with the order of its stops.
public struct MapTrack: Sendable {
  public var name: String
  public var path: [Coordinate]
  public var stops: [Coordinate]

  public init(name: String, path: [Coordinate], stops: [Coordinate]) {
    (self.name, self.path, self.stops) = (name, path, stops)
  }
}

/// One street of the background.
public struct MapStreet: Sendable {
  public enum Importance: Int, Sendable, Comparable, CaseIterable {
    case main, secondary, local
    public static func < (one: Self, other: Self) -> Bool { one.rawValue < other.rawValue }
  }

  public var path: [Coordinate]
  public var importance: Importance

  public init(path: [Coordinate], importance: Importance) { (self.path, self.importance) = (path, importance) }
}
