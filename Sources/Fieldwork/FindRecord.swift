import Store
import Territory

extension FieldOffice {
  /// The one record that a person means by a key, an id's prefix or a name.
  ///
  /// A unit's key stands in every edition of its catalogue: the edition in force today decides. What was annulled is
  /// found only where nothing that stands answers to the text.
  /// - Parameter level: of units, to leave out those of others.
  /// - Throws: `FieldworkRefusal.unknown`, `.ambiguous`.
  public func find(
    _ kind: RecordKind, named text: String, level: UnitLevel? = nil, in reader: FieldReader
  ) throws -> RecordID {
    var found: [(id: RecordID, fields: [String: FieldValue])] = []
    for id in try reader.records(kind, named: text) {
      guard let fields = try reader.fields(kind, id) else { continue }
      if level == nil || fields["level"]?.text == level?.rawValue { found.append((id, fields)) }
    }
    let standing = found.filter { $0.fields["annulled_at"] == .null }
    if !standing.isEmpty { found = standing }
    if found.count > 1, kind == .territorialUnit {
      let inForce = try found.filter { try isInForce($0.fields, in: reader) }
      if !inForce.isEmpty { found = inForce }
    }
    guard let first = found.first else { throw FieldworkRefusal.unknown(kind: kind, text: text) }
    guard found.count == 1 else { throw FieldworkRefusal.ambiguous(kind: kind, text: text, count: found.count) }
    return first.id
  }

  private func isInForce(_ unit: [String: FieldValue], in reader: FieldReader) throws -> Bool {
    guard let level = unit["level"]?.text.flatMap({ UnitLevel(rawValue: $0) }) else { return false }
    return try reader.edition(of: level, inForceOn: today)?.id.description == unit["catalogue_id"]?.text
  }
}
