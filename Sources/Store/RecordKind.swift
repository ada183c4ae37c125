/// The kinds of record that the journal assigns fields to; the raw value is the working table's name.
public enum RecordKind: String, Sendable, CaseIterable {
  case jurisdiction
  case catalogueVersion = "catalogue_version"
  case territorialUnit = "territorial_unit"
  case office
  case promoter
  case vehicle
  case fuelPrice = "fuel_price"
  case travelLeg = "travel_leg"
  case project
  case worksSite = "works_site"
  case event
  case visitDuty = "visit_duty"
  case visit
  case photo
  case round
  case roundStop = "round_stop"
  case roadSource = "road_source"
  case avoidZone = "avoid_zone"
  case elevationSource = "elevation_source"

  /// The column that holds the official key, which people type; nil where there is none.
  public var keyColumn: String? {
    switch self {
    case .catalogueVersion, .territorialUnit, .promoter, .worksSite: "code"
    case .project: "folio"
    case .vehicle: "econ_no"
    case .event, .visit: "key"
    case .office, .roadSource, .avoidZone, .elevationSource: "name"
    case .jurisdiction: "key"
    case .fuelPrice, .travelLeg, .visitDuty, .photo, .round, .roundStop: nil
    }
  }

  /// The column that says when it happened, by which such records are listed; nil where the key orders them.
  var timeColumn: String? {
    switch self {
    case .visit: "visited_at"
    case .event, .round: "starts_at"
    default: nil
    }
  }

  /// The column with the name people may type instead of the key.
  public var nameColumn: String? {
    switch self {
    case .territorialUnit, .office, .promoter, .project, .worksSite, .avoidZone: "name"
    case .vehicle: "model"
    default: nil
    }
  }

  /// The command that changes such a record, named where a direct write is refused.
  var command: String {
    switch self {
    case .jurisdiction: "recorrido init"
    case .catalogueVersion, .territorialUnit: "recorrido import units"
    case .fuelPrice: "recorrido import prices"
    case .travelLeg: "recorrido import legs"
    case .visitDuty: "recorrido import sites"
    case .worksSite: "recorrido site"
    case .photo: "recorrido visit record"
    case .round, .roundStop: "recorrido round"
    case .roadSource: "recorrido import roads"
    case .avoidZone: "recorrido zone"
    case .elevationSource: "recorrido import elevation"
    case .office, .promoter, .vehicle, .project, .event, .visit: "recorrido \(rawValue)"
    }
  }

  var columns: [Column] { Self.catalogue[self]! }

  /// The names of the columns that an assignment may set.
  var knownColumns: Set<String> { Self.names[self]! }

  /// How a column's value stands in the journal and in the table.
  struct Column: Sendable {
    enum Form: Sendable {
      /// TEXT both sides.
      case text
      /// INTEGER both sides.
      case integer
      /// An integer of 1/n in the journal, REAL in the table.
      case fraction(of: Int)
      /// A tree of 1e-7 degrees in the journal, a geometry BLOB in the table.
      case shape
    }
    let name: String
    let form: Form
  }

  private static let catalogue: [RecordKind: [Column]] = Dictionary(
    uniqueKeysWithValues: allCases.map { ($0, $0.described()) })

  private static let names = catalogue.mapValues { Set($0.map(\.name)) }

  private func described() -> [Column] {
    func text(_ names: String...) -> [Column] { names.map { Column(name: $0, form: .text) } }
    func integer(_ names: String...) -> [Column] { names.map { Column(name: $0, form: .integer) } }
    func fraction(_ scale: Int, _ names: String...) -> [Column] {
      names.map { Column(name: $0, form: .fraction(of: scale)) }
    }
    func shape(_ name: String) -> [Column] { [Column(name: name, form: .shape)] }
    let own: [Column] =
      switch self {
      case .jurisdiction: text("key", "name", "scope", "zone")
      case .catalogueVersion: text("code", "authority", "level", "valid_from", "valid_to", "source")
      case .territorialUnit:
        text("code", "catalogue_id", "level", "parent_id", "name", "kind", "key_status") + integer("population")
          + shape("geom") + shape("point")
      case .office: text("name", "unit_id", "kind", "hours") + shape("point")
      case .promoter: text("code", "role", "name", "home_office_id") + integer("active")
      case .vehicle:
        text("econ_no", "plates", "make", "model", "fuel", "owner", "available_from", "available_to")
          + integer("year", "seats") + fraction(1000, "km_per_l", "km_per_l_nominal", "tank_l", "odometer_km")
      case .fuelPrice: text("fuel", "place", "valid_from", "source") + fraction(10_000, "price")
      case .travelLeg:
        text("from_kind", "from_id", "to_kind", "to_id", "source") + fraction(1000, "km") + integer("minutes")
      case .project:
        text(
          "folio", "name", "type", "source", "unit_id", "status", "planned_start", "planned_end", "actual_start",
          "actual_end", "priority_event_id", "priority_deadline", "contract_ref")
          + integer("fiscal_year", "budget_assigned", "budget_spent", "priority_rank", "beneficiaries")
          + fraction(100, "physical_progress", "financial_progress")
      case .worksSite:
        text("code", "project_id", "name", "unit_id", "start_date", "end_date") + integer("is_approximate")
          + fraction(1000, "photo_radius_m") + shape("geom")
      case .event:
        text(
          "key", "type", "starts_at", "ends_at", "unit_id", "place", "agenda", "acta_no", "archive_ref", "project_id",
          "status", "suspension_reason") + integer("attendees", "quorum_required", "votes_cast", "signatures")
          + shape("point")
      case .visitDuty:
        text("site_id", "unit_id", "first_due") + integer("every_days", "service_min", "priority")
      case .visit:
        text(
          "key", "site_id", "unit_id", "named_unit_id", "visited_at", "captured_at", "promoter_id", "round_stop_id",
          "phase", "regress_reason", "late_reason", "works_status", "summary", "warnings")
          + fraction(1000, "gps_accuracy_m") + fraction(100, "physical_progress", "financial_progress")
          + shape("point")
      case .photo:
        text("visit_id", "sha256", "file_ref", "taken_at", "consent_ref", "privacy", "warnings")
          + integer("width", "height", "people_visible") + fraction(1000, "distance_to_site_m") + shape("point")
      case .round:
        text(
          "date", "promoter_id", "vehicle_id", "office_start_id", "office_end_id", "starts_at", "ends_at",
          "basis", "status", "profile", "shift", "lunch", "companions", "plan", "musts", "locks", "needs", "stop_hours",
          "skills", "avoid", "period_budgets")
          + integer("est_cost", "longest_m", "trip_stops", "trips", "traffic", "budget")
          + fraction(1000, "est_km", "est_l", "budget_l")
          + shape("path")
      case .roundStop:
        text(
          "round_id", "unit_id", "site_id", "office_id", "event_id", "eta", "window_from", "window_to", "windows",
          "leg_basis", "status", "reason") + integer("seq", "service_min", "priority")
          + fraction(1000, "leg_km", "leg_l") + shape("point")
      case .roadSource: text("name", "content", "source_sha256", "attribution") + integer("lines")
      case .avoidZone:
        text("name", "valid_from", "valid_to", "time_from", "time_to", "severity", "source") + integer("weekdays")
          + shape("geom")
      case .elevationSource: text("name", "content", "source_sha256")
      }
    return own + text("annulled_at", "annul_reason")
  }
}
