import GRDB
import Territory
import Testing

@testable import Store

/// Assignments of every kind of record, by chance, that fit their tables.
struct RandomRecords {
  private var numbers: SeededNumbers
  /// Columns that a new record must name, by table.
  private let required: [RecordKind: Set<String>]
  private let shapes: [String: String]
  private var made: Set<String> = []

  init(seed: UInt64, db: Database) throws {
    numbers = SeededNumbers(seed)
    required = try Dictionary(
      uniqueKeysWithValues: RecordKind.allCases.map { kind in
        let columns = try Row.fetchAll(db, sql: "PRAGMA table_info(\(kind.rawValue))")
        return (
          kind, Set(columns.filter { $0["notnull"] == 1 && ($0["dflt_value"] as String?) == nil }.map { $0["name"] })
        )
      })
    shapes = Dictionary(
      uniqueKeysWithValues: Schema.current.steps.flatMap(\.spatial).map { ("\($0.table).\($0.column)", $0.type) })
  }

  mutating func next() -> Assignment {
    let kind = RecordKind.allCases.randomElement(using: &numbers)!
    let id = RecordID(kind: kind.rawValue, key: ["\(Int.random(in: 0..<6, using: &numbers))"])
    let isNew = made.insert(id.description).inserted
    var fields: [String: FieldValue] = [:]
    for column in kind.columns where !column.name.hasPrefix("annul") {
      let isRequired = required[kind]!.contains(column.name)
      guard (isNew && isRequired) || Int.random(in: 0..<3, using: &numbers) == 0 else { continue }
      let isEmpty = !isRequired && !Self.defaulted.contains(column.name) && Bool.random(using: &numbers)
      fields[column.name] = isEmpty ? .null : value(kind, column)
    }
    // A duty is of one place, a visit of at least one.
    if kind == .visitDuty {
      fields["site_id"] = "s"
      fields["unit_id"] = .null
    }
    if kind == .visit { fields["unit_id"] = "u" }
    return Assignment(kind, id, fields)
  }

  private static let defaulted: Set<String> = [
    "active", "is_approximate", "photo_radius_m", "priority", "service_min", "weekdays",
  ]

  private mutating func value(_ kind: RecordKind, _ column: RecordKind.Column) -> FieldValue {
    switch column.form {
    case .text:
      let words = Self.words["\(kind.rawValue).\(column.name)"] ?? Self.words[column.name]
      return .text(words?.randomElement(using: &numbers) ?? CanonicalTests.text(&numbers))
    case .integer:
      if ["active", "is_approximate", "people_visible", "traffic"].contains(column.name) {
        return .integer(Int.random(in: 0...1, using: &numbers))
      }
      if column.name == "weekdays" { return .integer(Int.random(in: 1...127, using: &numbers)) }
      return .integer(Int.random(in: 1990...2100, using: &numbers))
    case .fraction(let scale):
      return .integer(Int.random(in: 1...100 * scale, using: &numbers))
    case .shape: return FieldValue(shape(shapes["\(kind.rawValue).\(column.name)"]!))
    }
  }

  private mutating func position() -> Coordinate {
    Coordinate(
      longitudeE7: Int.random(in: -1_186_000_000 ... -865_000_000, using: &numbers),
      latitudeE7: Int.random(in: 143_000_000...328_000_000, using: &numbers))
  }

  private mutating func shape(_ type: String) -> Shape {
    let corner = position()
    let ring = [(0, 0), (1, 0), (1, 1), (0, 0)].map {
      Coordinate(longitude: corner.longitude + Double($0.0), latitude: corner.latitude + Double($0.1)).quantised
    }
    switch type {
    case "POINT": return .point(corner)
    case "MULTIPOLYGON": return .multiPolygon([Polygon(exterior: ring)])
    case "MULTILINESTRING": return .multiLine([ring])
    default: return [.point(corner), .line(ring), .polygon(Polygon(exterior: ring))].randomElement(using: &numbers)!
    }
  }

  private static let words: [String: [String]] = [
    "scope": ["municipality", "state", "country"], "level": ["ut", "localidad"], "zone": ["America/Mexico_City"],
    "territorial_unit.kind": ["COL", "UHAB"], "key_status": ["official", "provisional"],
    "office.kind": ["oficina", "deposito"], "role": ["promotor", "analista"], "fuel": ["magna", "diesel"],
    "owner": ["oficina", "particular"], "severity": ["aviso", "prohibido"], "from_kind": ["unit", "office"],
    "to_kind": ["site"],
    "travel_leg.source": ["odometro", "estimado"], "project.source": ["PP", "FAIS"],
    "project.status": ["priorizado", "entregado"], "event.type": ["asamblea_obra", "otro"],
    "event.status": ["convocado", "realizado"], "suspension_reason": ["clima"], "phase": ["antes", "despues"],
    "privacy": ["public", "personal"],
    "sha256": [String(repeating: "a", count: 64), String(repeating: "b", count: 64)],
    "round.status": ["planeado", "cerrado"], "round.basis": ["road", "declared", "geodesic"],
    "round_stop.status": ["pendiente", "visitado"], "leg_basis": ["vialidad", "declarado", "geodesico"],
    "round.date": ["2024-11-12"], "visited_at": ["2024-11-12T18:00:00Z"], "captured_at": ["2024-11-12T18:00:00Z"],
  ]
}
