import Territory

/// The words in which sources say the same few facts about a street.

extension RoadLine.Direction {
  /// The direction that a source's word stands for; nil for a word that nobody here knows.
  ///
  /// - `B`, `F`, `T`: Geofabrik's shapefiles (both, forward, against the drawing).
  /// - `yes`, `no`, `-1` and their kin: OpenStreetMap's `oneway`. `reversible` and `alternating` change by the hour, so
  ///   both ways are taken.
  /// - `UN SENTIDO`, `DOS SENTIDOS`, `NO DISPONIBLE`, `NO APLICA`: INEGI's `SENTIDO` (Red Nacional de Caminos and the
  ///   road axes of the Marco Geoestadístico). In the axes of Guadalajara *every* line, alleys too, bears
  ///   `UN SENTIDO`; who reads that file should set the direction aside.
  public init?(sourceWord: String) {
    switch foldedWord(sourceWord) {
    case "f", "ft", "forward", "yes", "true", "1", "un sentido", "one way": self = .forward
    case "t", "tf", "backward", "reverse", "-1": self = .backward
    case "", "b", "both", "no", "false", "0", "reversible", "alternating", "dos sentidos", "doble sentido",
      "no disponible", "no aplica", "n/a", "ninguno":
      self = .both
    default: return nil
    }
  }
}

/// A posted speed in km/h out of a source's word; nil where it tells none: empty, `0`, `none`, `signals`.
///
/// Takes `50`, `50 km/h` and `30 mph`.
public func speedLimit(sourceWord: String) -> Int? {
  let parts = foldedWord(sourceWord).split(separator: " ")
  guard let first = parts.first, let figure = Int(first), (1...200).contains(figure) else { return nil }
  switch parts.dropFirst().joined(separator: " ") {
  case "", "km/h", "kmh", "kph": return figure
  // The international mile is 1.609344 km.
  case "mph": return dividedHalfUp(figure * 1609, by: 1000)
  default: return nil
  }
}

/// A posted limit in km/h out of a word of `maxspeed`; nil where it tells none.
///
/// Besides figures: `none` is `Street.unlimited`, `walk` 7 km/h, and a zone (`MX:urban`, `DE:zone30`) what its law says.
func postedLimit(_ word: String, category: String) -> UInt8? {
  if let figure = speedLimit(sourceWord: word) { return UInt8(clamping: figure) }
  switch word {
  case "none": return Street.unlimited
  case "walk": return 7
  default: return zoneLimit(word, category: category)
  }
}

/// The limit of a zone named by country and kind; of countries other than Mexico only what is alike everywhere.
/// Source: Ley General de Movilidad y Seguridad Vial (2022), article 49: 30 km/h on secondary and local streets, 50 on
/// primary ones, 80 on the central lanes of access-controlled ones and on state roads outside towns, 110 on federal ones.
private func zoneLimit(_ word: String, category: String) -> UInt8? {
  let parts = word.split(separator: ":")
  guard parts.count >= 2, let kind = parts.last else { return nil }
  let figure = kind.hasPrefix("zone") ? kind.dropFirst(4) : kind
  if let limit = UInt8(figure), (5...130).contains(limit) { return limit }
  let isPrimary = category.hasPrefix("primary") || category.hasPrefix("trunk")
  switch (parts[0], kind) {
  case (_, "living_street"): return 20
  case ("MX", "urban"): return category.hasPrefix("motorway") ? 80 : isPrimary ? 50 : 30
  case ("MX", "rural"): return category.hasPrefix("motorway") || category.hasPrefix("trunk") ? 110 : 80
  case ("MX", "motorway"): return 110
  case (_, "urban"): return 50
  default: return nil
  }
}

/// Whether a surface word names ground without pavement; nil where it says nothing.
public func unpaved(surface: String?) -> Bool? {
  surface.flatMap { Surface(sourceWord: $0)?.isUnpaved }
}

extension Surface {
  /// The kind of ground that a source's word stands for; nil for a word that nobody here knows.
  /// Source: OpenStreetMap wiki, Key:surface; the Spanish words are those of INEGI's road network.
  init?(sourceWord: String) {
    switch foldedWord(sourceWord) {
    case "asphalt", "chipseal", "asfalto": self = .asphalt
    case "concrete", "concrete:plates", "concrete:lanes", "concreto", "concreto hidraulico": self = .concrete
    case "paving_stones", "sett", "bricks", "adoquin", "paving_stones:lanes": self = .pavingStones
    case "cobblestone", "unhewn_cobblestone", "empedrado", "empedrado o adoquin", "grass_paver": self = .cobblestone
    case "paved", "metal", "wood", "pavimento", "con pavimento", "pavimentada": self = .otherPaved
    case "compacted", "fine_gravel", "revestida": self = .compacted
    case "gravel", "pebblestone", "grava": self = .gravel
    case "unpaved", "ground", "dirt", "earth", "terraceria", "tierra", "brecha", "sin pavimento": self = .dirt
    case "grass", "mud", "sand", "rock", "woodchips", "arena": self = .loose
    default: return nil
    }
  }

  /// Of a way's tags; unknown where they tell none.
  init(tags: [String: String]) {
    self = tags["surface"].flatMap(Surface.init(sourceWord:)) ?? .unknown
  }
}

/// OpenStreetMap's `highway` word for INEGI's kind of street (`TIPOVIAL`); nil for a word that nobody here knows.
///
/// INEGI names streets by custom and not by traffic: an *avenida* may be a lane. The classes are an assumption.
public func roadCategory(streetKind: String) -> String? {
  switch foldedWord(streetKind) {
  case "periferico", "viaducto", "libramiento": "trunk"
  case "calzada", "boulevard", "eje vial": "primary"
  case "avenida", "circuito", "diagonal": "secondary"
  case "carretera": "trunk"
  case "calle", "callejon", "prolongacion", "ampliacion", "continuacion", "corredor", "retorno", "circunvalacion":
    "residential"
  case "privada", "cerrada": "living_street"
  case "andador", "peatonal", "pasaje": "pedestrian"
  case "camino", "brecha", "terraceria", "vereda": "track"
  default: nil
  }
}

/// Lower case, no accents of Spanish, single spaces, no spaces around.
func foldedWord(_ text: String) -> String {
  let plain: [Character: Character] = ["á": "a", "é": "e", "í": "i", "ó": "o", "ú": "u", "ü": "u", "ñ": "n"]
  let words = text.lowercased().split(whereSeparator: \.isWhitespace)
  return String(words.joined(separator: " ").map { plain[$0] ?? $0 })
}
