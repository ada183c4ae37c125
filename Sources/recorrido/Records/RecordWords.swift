import Fieldwork
import Store
import Territory

/// What the commands that every kind of record has (list, show, annul) must know of one kind.
protocol RecordWords {
  /// The word of the command line.
  static var command: String { get }
  static var kind: RecordKind { get }
  /// The only level of unit that the command speaks of; nil for all, and for other kinds.
  static var level: UnitLevel? { get }
  /// «los proyectos».
  static var them: String { get }
  /// «un proyecto».
  static var one: String { get }
  /// The columns of `list`, after the key.
  static var columns: [String] { get }
  /// «2 proyectos».
  static func counted(_ count: Int) -> String
}

extension RecordWords {
  static var level: UnitLevel? { nil }
  static func counted(_ count: Int) -> String { RecordKind.counts([kind: count], in: Console.language) }
}

/// A kind of record that is typed field by field, by the rules of its import.
protocol EditableWords: RecordWords {
  static var imports: ImportKind { get }
}

enum UnitWords: EditableWords {
  static let (command, kind) = ("unit", RecordKind.territorialUnit)
  static let imports = ImportKind.units
  static let (them, one) = ("las unidades territoriales", "una unidad territorial")
  static let columns = ["name", "level", "kind", "population", "catalogue_id"]
}

enum LocalityWords: EditableWords {
  static let (command, kind) = ("locality", RecordKind.territorialUnit)
  static let imports = ImportKind.localities
  static let level: UnitLevel? = .locality
  static let (them, one) = ("las localidades", "una localidad")
  static let columns = ["name", "kind", "population", "key_status", "catalogue_id"]
  static func counted(_ count: Int) -> String {
    let (spanish, english) = count == 1 ? ("localidad", "locality") : ("localidades", "localities")
    return "\(count) " + Console.say(spanish, english)
  }
}

enum OfficeWords: EditableWords {
  static let (command, kind) = ("office", RecordKind.office)
  static let imports = ImportKind.offices
  static let (them, one) = ("las oficinas", "una oficina")
  static let columns = ["kind", "unit_id", "hours"]
}

enum SiteWords: EditableWords {
  static let (command, kind) = ("site", RecordKind.worksSite)
  static let imports = ImportKind.sites
  static let (them, one) = ("los sitios de obra", "un sitio de obra")
  static let columns = ["project_id", "name", "unit_id", "start_date", "end_date", "is_approximate"]
}

enum ProjectWords: EditableWords {
  static let (command, kind) = ("project", RecordKind.project)
  static let imports = ImportKind.projects
  static let (them, one) = ("los proyectos", "un proyecto")
  static let columns = ["name", "type", "source", "fiscal_year", "unit_id", "status", "budget_assigned"]
}

enum EventWords: EditableWords {
  static let (command, kind) = ("event", RecordKind.event)
  static let imports = ImportKind.events
  static let (them, one) = ("los eventos", "un evento")
  static let columns = ["type", "starts_at", "unit_id", "place", "attendees", "status"]
}

enum VehicleWords: EditableWords {
  static let (command, kind) = ("vehicle", RecordKind.vehicle)
  static let imports = ImportKind.vehicles
  static let (them, one) = ("los vehículos", "un vehículo")
  static let columns = ["make", "model", "year", "fuel", "km_per_l", "tank_l", "seats", "owner"]
}

enum PromoterWords: EditableWords {
  static let (command, kind) = ("promoter", RecordKind.promoter)
  static let imports = ImportKind.promoters
  static let (them, one) = ("los promotores", "un promotor")
  static let columns = ["role", "name", "active", "home_office_id"]
}

enum ZoneWords: EditableWords {
  static let (command, kind) = ("zone", RecordKind.avoidZone)
  static let imports = ImportKind.zones
  static let (them, one) = ("las zonas que las rondas evitan", "una zona evitada")
  static let columns = ["weekdays", "time_from", "time_to", "severity", "valid_from", "valid_to", "source"]
}

/// For the commands of `visit`, which has more of its own.
enum VisitWords: RecordWords {
  static let (command, kind) = ("visit", RecordKind.visit)
  static let (them, one) = ("las visitas", "una visita")
  static let columns = [
    "visited_at", "site_id", "unit_id", "promoter_id", "phase", "physical_progress", "financial_progress",
  ]
}

/// For the commands of `round`, which has more of its own.
enum RoundWords: RecordWords {
  static let (command, kind) = ("round", RecordKind.round)
  static let (them, one) = ("las rondas", "una ronda")
  static let columns = ["starts_at", "vehicle_id", "promoter_id", "est_km", "est_l", "est_cost", "status"]
}
