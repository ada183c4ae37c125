/// Rules about keys and positions (E-TER-01 … W-TER-05).
public enum TerritoryRule: Refusal, Hashable {
  case malformedKey(String, level: UnitLevel)
  case unclearLevel(String)
  case notInForce(key: String, level: UnitLevel, catalogue: String)
  case outsideJurisdiction(Coordinate, name: String)
  case foreignKey(String, name: String)
  case swapped(Coordinate)
  case outsideMexico(Coordinate)
  case selfCrossing(Coordinate?)
  case unmendable(areaChange: Double)
  case sharedBorder(keys: [String])

  public var code: String? {
    switch self {
    case .malformedKey, .unclearLevel: "E-TER-01"
    case .notInForce: "E-TER-02"
    case .outsideJurisdiction, .foreignKey: "E-TER-03"
    case .swapped, .outsideMexico, .selfCrossing, .unmendable: "E-TER-04"
    case .sharedBorder: "W-TER-05"
    }
  }

  public func sentence(in language: Language) -> String {
    let spanish = language == .spanish
    switch self {
    case .malformedKey(let key, let level):
      return spanish
        ? "Clave «\(key)» no válida: se espera \(level.expectedKey(in: language))."
        : "Key “\(key)” is not valid: expected \(level.expectedKey(in: language))."
    case .unclearLevel(let key):
      return spanish
        ? "La clave «\(key)» no dice su nivel; indique --level (ut, localidad, colonia, …)."
        : "Key “\(key)” does not tell its level; give --level (ut, localidad, colonia, …)."
    case .notInForce(let key, let level, let catalogue):
      return spanish
        ? "\(level.named(in: language)) \(key) no está vigente en \(catalogue)."
        : "\(level.named(in: language)) \(key) is not in force in \(catalogue)."
    case .outsideJurisdiction(let point, let name):
      return spanish
        ? "El punto \(point.words) queda fuera de \(name)." : "The point \(point.words) lies outside \(name)."
    case .foreignKey(let key, let name):
      return spanish
        ? "La clave \(key) no pertenece a \(name); revise la clave o el archivo de la oficina."
        : "Key \(key) does not belong to \(name); check the key or the office's file."
    case .swapped(let point):
      let words = "\(decimals(point.longitude, 2)),\(decimals(point.latitude, 2))"
      return spanish
        ? "Coordenadas invertidas: \(words); GeoJSON va en lon,lat."
        : "Swapped coordinates: \(words); GeoJSON goes lon,lat."
    case .outsideMexico(let point):
      return spanish
        ? "El punto \(point.words) queda fuera de México; revise el orden lon,lat y el sistema de coordenadas (--crs)."
        : "The point \(point.words) lies outside Mexico; check the order lon,lat and the coordinate system (--crs)."
    case .selfCrossing(let point):
      let place = point.map { spanish ? " cerca de \($0.words)" : " near \($0.words)" } ?? ""
      return spanish
        ? "El polígono se cruza a sí mismo\(place); corríjalo en su programa de mapas."
        : "The polygon crosses itself\(place); mend it in your map program."
    case .unmendable(let change):
      let percent = decimals(change * 100, 1)
      return spanish
        ? "El polígono se cruza a sí mismo y repararlo cambia su área \(percent) % (máximo 1 %); corríjalo en su programa de mapas."
        : "The polygon crosses itself and mending it changes its area by \(percent) % (1 % at most); mend it in your map program."
    case .sharedBorder(let keys):
      let list = joined(keys, spanish ? " y " : " and ")
      return spanish
        ? "Punto en límite de \(list); se asigna \(keys.first ?? "")."
        : "Point on the border of \(list); \(keys.first ?? "") is taken."
    }
  }

  /// Judges a position by itself: its order and Mexico's box (E-TER-04).
  public static func judge(_ point: Coordinate) throws {
    if BoundingBox.mexico.contains(point) { return }
    let turned = Coordinate(longitude: point.latitude, latitude: point.longitude)
    throw BoundingBox.mexico.contains(turned) ? TerritoryRule.swapped(point) : .outsideMexico(point)
  }
}

extension Coordinate {
  /// `(-103.2000, 20.2900)`: four decimals, as the rules' messages show positions.
  public var words: String { "(\(decimals(longitude, 4)), \(decimals(latitude, 4)))" }
}

/// A number with a fixed count of decimals, halves away from zero; as it is where it is too large for that, or none.
public func decimals(_ value: Double, _ count: Int) -> String {
  var scale = 1.0
  for _ in 0..<count { scale *= 10 }
  // A file may say 1e300; a refusal that names it must not stop the program.
  guard abs(value * scale) < 1e15 else { return "\(value)" }
  return grouped(Int((value * scale).rounded()), decimals: count).filter { $0 != "," }
}

/// «a, b y c».
func joined(_ words: [String], _ last: String) -> String {
  guard words.count > 1 else { return words.first ?? "" }
  return words.dropLast().joined(separator: ", ") + last + words.last!
}
