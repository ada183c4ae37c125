import Store
import Territory

/// An office at work: its file, who is writing, and the moment. Each thing a user asks for is an extension of its own.
public struct FieldOffice: Sendable {
  public let store: FieldStore
  /// Who is written into the journal.
  public let author: String
  /// Stands in for the clock everywhere.
  public let now: Instant
  public let jurisdiction: Jurisdiction
  /// Hears how far the roads are, where a question has them made ready; what it throws ends the question.
  public var roadsNews: @Sendable (RoadsNews) throws -> Void = { _ in }

  public init(store: FieldStore, author: String, now: Instant) throws {
    (self.store, self.author, self.now) = (store, author, now)
    jurisdiction = try store.read { try $0.jurisdiction() }
  }

  /// The zone in which the office keeps its dates.
  public var zone: Zone { jurisdiction.zone }
  public var today: LocalDate { zone.date(of: now) }

  /// Makes a new office's file.
  /// - Throws: `TerritoryRule.malformedKey`, `FieldworkRefusal`, `StoreRefusal.fileExists`.
  public static func begin(
    at path: String, municipality key: String?, name: String, scope: Jurisdiction.Scope, zone: String,
    author: String, now: Instant
  ) throws -> FieldOffice {
    switch (scope, key) {
    case (.municipality, let key?):
      guard UnitLevel.municipality.accepts(key) else { throw TerritoryRule.malformedKey(key, level: .municipality) }
    case (.state, let key?):
      guard UnitLevel.state.accepts(key) else { throw TerritoryRule.malformedKey(key, level: .state) }
    case (.country, _): break
    case (_, nil): throw FieldworkRefusal.missing(field: "--municipality")
    }
    guard Zone(zone) != nil else { throw FieldworkRefusal.unknownZone(zone) }
    guard !name.plain.isEmpty else { throw FieldworkRefusal.missing(field: "--name") }
    let fields: [String: FieldValue] = [
      "key": FieldValue(scope == .country ? nil : key), "name": .text(name), "scope": .text(scope.rawValue),
      "zone": .text(zone),
    ]
    let store = try FieldStore.create(at: path, by: author, at: now) { door in
      try door.enter("init", [Assignment(.jurisdiction, RecordID(kind: "jurisdiction", key: []), fields)])
    }
    return try FieldOffice(store: store, author: author, now: now)
  }
}

extension Jurisdiction {
  /// As messages name it: `14050 Jocotepec`.
  var words: String { [key, name].compactMap(\.self).joined(separator: " ") }
}

extension FieldReader {
  /// The one record that a person means by `text`.
  /// - Throws: `FieldworkRefusal.unknown`, `.ambiguous`.
  public func record(_ kind: RecordKind, named text: String) throws -> RecordID {
    let found = try records(kind, named: text)
    guard let first = found.first else { throw FieldworkRefusal.unknown(kind: kind, text: text) }
    guard found.count == 1 else { throw FieldworkRefusal.ambiguous(kind: kind, text: text, count: found.count) }
    return first
  }
}
