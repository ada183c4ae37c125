import Store
import Territory

extension RecordKind {
  /// The kinds of record that a column points to; none where it holds a value of its own.
  public static func kinds(pointedToBy column: String) -> [RecordKind] {
    switch column {
    case "unit_id", "named_unit_id", "parent_id": [.territorialUnit]
    case "catalogue_id": [.catalogueVersion]
    case "project_id": [.project]
    case "site_id": [.worksSite]
    case "event_id", "priority_event_id": [.event]
    case "promoter_id": [.promoter]
    case "vehicle_id": [.vehicle]
    case "office_id", "home_office_id", "office_start_id", "office_end_id": [.office]
    case "visit_id": [.visit]
    case "round_id": [.round]
    case "round_stop_id": [.roundStop]
    // Declared legs join any two of these; ids never coincide between kinds.
    case "from_id", "to_id": [.territorialUnit, .office, .worksSite]
    default: []
    }
  }

  /// Every column that points to records of this kind.
  var pointers: [(kind: RecordKind, column: String)] {
    RecordKind.allCases.flatMap { kind in
      kind.columnNames.filter { RecordKind.kinds(pointedToBy: $0).contains(self) }.map { (kind, $0) }
    }
  }

  /// Whether records of `kind` that point to one of these mean nothing without it, and are annulled with it.
  func takesAlong(_ kind: RecordKind) -> Bool {
    switch (self, kind) {
    case (.project, .worksSite), (.visit, .photo), (.round, .roundStop): true
    case (_, .visitDuty), (_, .travelLeg): true
    default: false
    }
  }
}

extension FieldReader {
  /// The rounds that stand in which a promoter rides along, by the promoter's code.
  func rounds(withCompanion code: String) throws -> [RecordID] {
    var rounds: [RecordID] = []
    try forEachRecord(.round) { if $0.companions.contains(code) { rounds.append($0.id) } }
    return rounds
  }
}

extension ListedRecord {
  func value(_ column: String) -> FieldValue { fields.first { $0.name == column }?.value ?? .null }

  /// Of a round, the codes of who rides along.
  var companions: [String] {
    value("companions").text?.split(separator: ",").map { String($0.drop { $0 == " " }) } ?? []
  }
}
