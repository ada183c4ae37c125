/// The level of a territorial unit, as stored.
public enum UnitLevel: String, Sendable, CaseIterable {
  case state = "estado"
  case municipality = "municipio"
  case territorialUnit = "ut"
  case locality = "localidad"
  case delegation = "delegacion"
  case neighbourhood = "colonia"
  case ageb
  case block = "manzana"

  /// The level that a key's shape tells; nil where it tells none.
  /// Source: INEGI, Marco Geoestadístico (CVEGEO 2, 5, 9, 13, 16); IECM (CVEUT NN-NNN).
  public init?(shapeOf key: String) {
    for level in [UnitLevel.territorialUnit, .state, .municipality, .locality, .ageb, .block] where level.accepts(key) {
      self = level
      return
    }
    return nil
  }

  /// Whether `key` is well-formed at this level.
  public func accepts(_ key: String) -> Bool {
    let bytes = Array(key.utf8)
    func digits(_ range: Range<Int>) -> Bool { range.allSatisfy { (48...57).contains(bytes[$0]) } }
    switch self {
    case .territorialUnit: return bytes.count == 6 && digits(0..<2) && bytes[2] == 45 && digits(3..<6)
    case .state: return bytes.count == 2 && digits(0..<2) && Self.isState(bytes)
    case .municipality: return bytes.count == 5 && digits(0..<5) && Self.isState(bytes)
    case .locality: return bytes.count == 9 && digits(0..<9)
    case .ageb, .block:
      guard bytes.count == (self == .ageb ? 13 : 16), digits(0..<12) else { return false }
      return ((48...57).contains(bytes[12]) || bytes[12] == 65) && digits(13..<bytes.count)
    case .delegation, .neighbourhood: return (1...40).contains(key.count)
    }
  }

  /// Whether the first two digits are one of the 32 federal entities, 01 to 32.
  private static func isState(_ digits: [UInt8]) -> Bool {
    (1...32).contains(Int(digits[0] - 48) * 10 + Int(digits[1] - 48))
  }

  /// What a key of this level must look like, with an example.
  func expectedKey(in language: Language) -> String {
    let (eg, of) = language == .spanish ? ("ej.", "de") : ("e.g.", "of")
    return switch self {
    case .territorialUnit: "NN-NNN (\(eg) 06-040)"
    case .state: language == .spanish ? "NN de 01 a 32 (ej. 09)" : "NN from 01 to 32 (e.g. 09)"
    case .municipality:
      language == .spanish ? "NNNNN, con estado de 01 a 32 (ej. 14050)" : "NNNNN, with state 01 to 32 (e.g. 14050)"
    case .locality: "NNNNNNNNN (\(eg) 140500001)"
    case .ageb: "CVEGEO \(of) 13 (\(eg) 1405000010013)"
    case .block: "CVEGEO \(of) 16 (\(eg) 1405000010013001)"
    case .delegation, .neighbourhood:
      language == .spanish ? "un texto de 1 a 40 letras" : "a text of 1 to 40 letters"
    }
  }

  /// The level with its article: «La UT».
  func named(in language: Language) -> String {
    switch (self, language) {
    case (.territorialUnit, .spanish): "La UT"
    case (.state, .spanish): "El estado"
    case (.municipality, .spanish): "El municipio"
    case (.locality, .spanish): "La localidad"
    case (.delegation, .spanish): "La delegación"
    case (.neighbourhood, .spanish): "La colonia"
    case (.ageb, .spanish): "La AGEB"
    case (.block, .spanish): "La manzana"
    case (.territorialUnit, .english): "UT"
    case (_, .english): "The \(rawValue)"
    }
  }

  /// Whether a unit of this level may lie in `jurisdiction` by its key alone. UTs are Mexico City's (state 09): their
  /// first two digits are those of their municipality without the first zero; every other key begins with its parent's.
  public func key(_ key: String, belongsTo jurisdiction: Jurisdiction) -> Bool {
    guard let parent = jurisdiction.key else { return true }
    switch (self, jurisdiction.scope) {
    case (_, .country), (.delegation, _), (.neighbourhood, _): return true
    case (.territorialUnit, .municipality): return parent.hasPrefix("09") && key.prefix(2) == parent.suffix(2)
    case (.territorialUnit, .state): return parent == "09"
    case (.state, .municipality): return parent.hasPrefix(key)
    default: return key.hasPrefix(parent)
    }
  }
}
