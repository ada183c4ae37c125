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

/// Whether a surface word names ground without pavement; nil where it says nothing.
/// Source: OpenStreetMap wiki, Key:surface; the Spanish words are those of INEGI's road network.
public func unpaved(surface: String?) -> Bool? {
  guard let surface else { return nil }
  switch foldedWord(surface) {
  case "unpaved", "compacted", "fine_gravel", "gravel", "pebblestone", "ground", "dirt", "earth", "grass", "mud",
    "sand", "rock", "woodchips", "terraceria", "tierra", "brecha", "grava", "revestida", "sin pavimento":
    return true
  case "paved", "asphalt", "concrete", "concrete:plates", "concrete:lanes", "chipseal", "sett", "cobblestone",
    "unhewn_cobblestone", "paving_stones", "metal", "wood", "pavimento", "con pavimento", "pavimentada", "asfalto",
    "concreto", "concreto hidraulico", "empedrado", "adoquin", "empedrado o adoquin":
    return false
  default: return nil
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
