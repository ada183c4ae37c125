import Store
import Territory

/// Why a request cannot be met, where no numbered rule stands behind it.
public enum FieldworkRefusal: Refusal, Equatable {
  case missing(field: String)
  case badNumber(field: String, text: String)
  case badDate(field: String, text: String)
  case badTime(field: String, text: String)
  case endsBeforeStart(from: LocalDate, to: LocalDate)
  case badWord(field: String, text: String, allowed: [String])
  case unknownField(String, known: [String])
  case unknownZone(String)
  case unknown(kind: RecordKind, text: String)
  case ambiguous(kind: RecordKind, text: String, count: Int)
  case alreadyExists(kind: RecordKind, key: String)
  case repeated(key: String, firstPlace: Int, isLine: Bool, isFolio: Bool)
  case unknownPlace(String)
  case keyChange(field: String)
  case needsValidFrom(edition: String, other: String, level: UnitLevel)
  case nothingGood(rows: Int, first: SaidRefusal)
  case strict(refused: Int, first: SaidRefusal)
  /// `found` is nil where there is no shape at all.
  case wrongShape(found: String?, wanted: String)
  case noPlace(String)
  case noUnits
  case noEdition(key: String)
  case empty(what: String)
  case inNoUnit(Coordinate)

  public var code: String? {
    if case .repeated(_, _, _, isFolio: true) = self { "E-PRJ-01" } else { nil }
  }

  public func sentence(in language: Language) -> String {
    let (spanish, english) = sentences
    return language == .spanish ? spanish : english
  }

  private var sentences: (String, String) {
    switch self {
    case .missing(let field): ("Falta «\(field)»; indíquelo.", "“\(field)” is missing; give it.")
    case .badNumber(let field, let text):
      ("«\(text)» no es un número para «\(field)».", "“\(text)” is not a number for “\(field)”.")
    case .badDate(let field, let text):
      (
        "«\(text)» no es una fecha para «\(field)»; se espera AAAA-MM-DD (con hora: AAAA-MM-DDTHH:MM).",
        "“\(text)” is not a date for “\(field)”; expected YYYY-MM-DD (with a time: YYYY-MM-DDTHH:MM)."
      )
    case .badTime(let field, let text):
      (
        "«\(text)» no es una hora para «\(field)»; se espera HH:MM, hasta 24:00.",
        "“\(text)” is not a time for “\(field)”; expected HH:MM, up to 24:00."
      )
    case .endsBeforeStart(let from, let to):
      (
        "Termina (\(to)) antes de empezar (\(from)); revise valid_from y valid_to.",
        "It ends (\(to)) before it begins (\(from)); check valid_from and valid_to."
      )
    case .badWord(let field, let text, let allowed):
      (
        "«\(text)» no vale para «\(field)»; use \(allowed.joined(separator: ", ")).",
        "“\(text)” will not do for “\(field)”; use \(allowed.joined(separator: ", "))."
      )
    case .unknownField(let field, let known):
      (
        "No hay campo «\(field)»; hay \(known.joined(separator: ", ")).",
        "There is no field “\(field)”; there are \(known.joined(separator: ", "))."
      )
    case .unknownZone(let zone):
      (
        "No se conoce la zona horaria «\(zone)»; use una como America/Mexico_City.",
        "Time zone “\(zone)” is not known; use one such as America/Mexico_City."
      )
    case .unknown(let kind, let text):
      (
        "No hay \(kind.spanishName) «\(text)»; vea «recorrido \(kind.commandName) list».",
        "There is no \(kind.englishName) “\(text)”; see “recorrido \(kind.commandName) list”."
      )
    case .ambiguous(let kind, let text, let count):
      (
        "«\(text)» nombra \(count) registros (\(kind.spanishName)); escriba la clave o más letras del id.",
        "“\(text)” names \(count) records (\(kind.englishName)); type the key or more of the id."
      )
    case .alreadyExists(let kind, let key):
      (
        "Ya existe \(kind.spanishName) «\(key)»; para cambiarlo use «recorrido \(kind.commandName) edit».",
        "\(kind.englishName) “\(key)” exists already; to change it use “recorrido \(kind.commandName) edit”."
      )
    case .repeated(let key, let place, let isLine, _):
      (
        "«\(key)» se repite: ya está en \(isLine ? "la línea" : "el elemento") \(place).",
        "“\(key)” is repeated: it is on \(isLine ? "line" : "feature") \(place) already."
      )
    case .unknownPlace(let text):
      (
        "No hay unidad, sitio ni oficina «\(text)»; dé su clave, su nombre o LON,LAT.",
        "There is no unit, site or office “\(text)”; give its key, its name or LON,LAT."
      )
    case .keyChange(let field):
      (
        "«\(field)» es la clave y no se cambia; anule el registro y dé de alta otro.",
        "“\(field)” is the key and does not change; annul the record and add another."
      )
    case .needsValidFrom(let edition, let other, let level):
      (
        "Ya hay una edición de nivel \(level.rawValue) (\(other)): diga desde cuándo rige \(edition) con --valid-from AAAA-MM-DD.",
        "There is an edition of level \(level.rawValue) already (\(other)): say since when \(edition) holds with --valid-from YYYY-MM-DD."
      )
    case .nothingGood(let rows, let first):
      (
        "Ninguno de los \(rows) renglones sirve; el primero: \(first.spanish)",
        "None of the \(rows) rows will do; the first: \(first.english)"
      )
    case .strict(let refused, let first):
      (
        "Con --strict no se escribe nada: \(refused) renglones rechazados; el primero: \(first.spanish)",
        "With --strict nothing is written: \(refused) rows refused; the first: \(first.english)"
      )
    case .wrongShape(let found, let wanted):
      (
        (found.map { "La figura es \($0)" } ?? "No trae figura") + "; se espera \(wanted).",
        (found.map { "The shape is \($0)" } ?? "There is no shape") + "; expected \(wanted)."
      )
    case .noPlace(let what):
      (
        "\(what) no tiene lugar en el mapa: dé lon y lat, una figura o una unidad con polígono.",
        "\(what) has no place on the map: give lon and lat, a shape or a unit with a polygon."
      )
    case .noUnits:
      (
        "El archivo no tiene unidades territoriales; impórtelas con «recorrido import units».",
        "The file has no territorial units; import them with “recorrido import units”."
      )
    case .noEdition(let key):
      (
        "No hay catálogo cargado para la clave \(key); impórtelo con «recorrido import units».",
        "No catalogue is loaded for key \(key); import it with “recorrido import units”."
      )
    case .inNoUnit(let point):
      (
        "El punto \(point.words) no cae en ninguna unidad; indique --unit o --site.",
        "The point \(point.words) lies in no unit; give --unit or --site."
      )
    case .empty(let what): ("No hay \(what).", "There are no \(what).")
    }
  }
}

/// Another refusal as it says itself, code and all, inside a sentence of ours.
public struct SaidRefusal: Equatable, Sendable {
  public let spanish: String
  public let english: String

  public init(_ rule: any Refusal) {
    func said(_ language: Language) -> String {
      [rule.code, rule.sentence(in: language)].compactMap(\.self).joined(separator: " ")
    }
    (spanish, english) = (said(.spanish), said(.english))
  }
}

extension RecordKind {
  /// The word of the command line for such records.
  public var commandName: String {
    switch self {
    case .territorialUnit: "unit"
    case .worksSite: "site"
    case .office, .project, .event, .vehicle, .promoter, .visit, .round: rawValue
    case .avoidZone: "zone"
    case .elevationSource: "elevation"
    case .jurisdiction: "init"
    case .catalogueVersion: "unit"
    case .fuelPrice: "price"
    case .travelLeg: "leg"
    case .visitDuty: "site"
    case .photo: "visit"
    case .roundStop: "round"
    case .roadSource: "road"
    }
  }

  public var spanishName: String {
    switch self {
    case .territorialUnit: "unidad"
    case .worksSite: "sitio"
    case .office: "oficina"
    case .project: "proyecto"
    case .event: "evento"
    case .vehicle: "vehículo"
    case .promoter: "promotor"
    case .visit: "visita"
    case .round: "ronda"
    case .jurisdiction: "jurisdicción"
    case .catalogueVersion: "catálogo"
    case .fuelPrice: "precio"
    case .travelLeg: "tramo"
    case .visitDuty: "visita debida"
    case .photo: "foto"
    case .roundStop: "parada"
    case .roadSource: "vialidad"
    case .avoidZone: "zona evitada"
    case .elevationSource: "elevación"
    }
  }

  public var englishName: String { rawValue.map { $0 == "_" ? " " : String($0) }.joined() }
}
