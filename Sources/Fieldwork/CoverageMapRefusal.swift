import Territory

/// Why a map or a coverage report cannot be made as asked.
public enum CoverageMapRefusal: Refusal, Hashable {
  case badPeriod(String)
  case unknownLayer(String)
  /// A layer that is internal or personal, asked for a public map.
  case privateLayer(String)
  case unknownField(String, known: [String])
  case unwrittenFormat(path: String, known: [String])
  /// An ending alone, or nothing.
  case nameless(path: String)
  /// With the municipalities that there are.
  case unknownMunicipality(String, known: [String])
  /// No catalogue of this level; these are loaded.
  case noCatalogue(UnitLevel, loaded: [UnitLevel])
  case noUnitsIn(String)
  /// Keys of this level do not tell their municipality.
  case silentKeys(UnitLevel)
  case publicAndInternal
  case reasonWithoutInternal
  case excelWithoutCSV
  /// Metres.
  case badTolerance(Double)

  public var code: String? { if case .privateLayer = self { "E-PRI-02" } else { nil } }

  public func sentence(in language: Language) -> String {
    let (spanish, english) = sentences
    return language == .spanish ? spanish : english
  }

  private var sentences: (String, String) {
    switch self {
    case .badPeriod(let text):
      (
        "«\(text)» no es un periodo; escriba un trimestre (2024-T4), un mes (2024-11), un año (2024) o dos días (2024-10-01..2024-10-15).",
        "“\(text)” is not a period; write a quarter (2024-T4), a month (2024-11), a year (2024) or two days (2024-10-01..2024-10-15)."
      )
    case .unknownLayer(let name):
      ("No hay capa «\(name)»; hay \(Self.layers).", "There is no layer “\(name)”; there are \(Self.layers).")
    case .privateLayer(let name):
      (
        "La capa «\(name)» es interna y no va en un mapa público; quítela de --layers.",
        "Layer “\(name)” is internal and does not go into a public map; leave it out of --layers."
      )
    case .unknownField(let name, let known):
      (
        "No hay campo «\(name)» en las capas pedidas; hay \(known.joined(separator: ", ")).",
        "There is no field “\(name)” in the layers asked for; there are \(known.joined(separator: ", "))."
      )
    case .unwrittenFormat(let path, let known):
      (
        "«\(path)» no termina en lo que aquí se escribe; dé un archivo \(known.joined(separator: ", ")), o - para la salida estándar.",
        "“\(path)” does not end in what is written here; give a file \(known.joined(separator: ", ")), or - for standard output."
      )
    case .nameless(let path):
      (
        "«\(path)» no nombra un archivo; escriba un nombre antes de la terminación, como mapa.pdf.",
        "“\(path)” names no file; write a name before the ending, as map.pdf."
      )
    case .unknownMunicipality(let name, let known):
      (
        "No hay municipio «\(name)»; "
          + (known.isEmpty ? "dé su clave de cinco cifras." : "hay \(known.joined(separator: ", "))."),
        "There is no municipality “\(name)”; "
          + (known.isEmpty ? "give its key of five digits." : "there are \(known.joined(separator: ", ")).")
      )
    case .noCatalogue(let level, let loaded):
      (
        "No hay catálogo de nivel «\(level.rawValue)»; hay de \(Self.words(loaded)): cambie --level o impórtelo con «recorrido import units».",
        "There is no catalogue of level “\(level.rawValue)”; there are of \(Self.words(loaded)): change --level or import it with “recorrido import units”."
      )
    case .noUnitsIn(let municipality):
      (
        "El catálogo en vigor no tiene unidades en \(municipality); revise --municipality o importe las suyas.",
        "The catalogue in force has no units in \(municipality); check --municipality or import its units."
      )
    case .silentKeys(let level):
      (
        "Las claves de nivel «\(level.rawValue)» no dicen su municipio; quite --municipality o cambie --level.",
        "Keys of level “\(level.rawValue)” do not tell their municipality; leave out --municipality or change --level."
      )
    case .publicAndInternal:
      (
        "--public y --internal no van juntos; quite uno de los dos.",
        "--public and --internal do not go together; leave one of them out."
      )
    case .reasonWithoutInternal:
      (
        "--reason sólo va con --internal; quítelo o añada --internal.",
        "--reason only goes with --internal; leave it out or add --internal."
      )
    case .excelWithoutCSV:
      (
        "--excel sólo va con un archivo .csv; quítelo o cambie -o.",
        "--excel only goes with a .csv file; leave it out or change -o."
      )
    case .badTolerance(let metres):
      (
        "--simplify toma metros, más de 0 y hasta 10000, no \(metres).",
        "--simplify takes metres, more than 0 and up to 10000, not \(metres)."
      )
    }
  }

  private static let layers = MapLayer.allCases.map(\.rawValue).joined(separator: ", ")

  private static func words(_ levels: [UnitLevel]) -> String { levels.map(\.rawValue).joined(separator: ", ") }
}

extension Period {
  /// Reads a period that somebody typed.
  /// - Throws: `CoverageMapRefusal.badPeriod`, with examples.
  public init(typed text: String) throws {
    guard let period = Period(text) else { throw CoverageMapRefusal.badPeriod(text) }
    self = period
  }
}

extension UnitLevel {
  /// Reads a level that somebody typed.
  /// - Throws: `FieldworkRefusal.badWord`, with the words there are.
  public init(typed text: String) throws {
    guard let level = UnitLevel(rawValue: text.lowercased()) else {
      throw FieldworkRefusal.badWord(field: "--level", text: text, allowed: UnitLevel.allCases.map(\.rawValue))
    }
    self = level
  }
}
