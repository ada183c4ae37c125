import Territory

/// A row of the journal: what was written, by whom, when, on which device, chained to the entry before.
public struct JournalEntry: Sendable, Hashable {
  public var id: RecordID
  public var device: RecordID
  /// 1, 2, 3 … without gaps on each device.
  public var sequence: Int
  /// 1 + the highest seen when it was written.
  public var lamport: Int
  public var recordedAt: Instant
  public var author: String
  /// What happened in the field's words: `visit.record`.
  public var kind: String
  public var version: Int
  /// RFC 8785 text; see `EntryPayload`.
  public var payload: String
  /// The hash of this device's previous entry; empty for its first.
  public var previousHash: String
  public var hash: String

  /// SHA-256 over all other columns, as a canonical JSON array.
  var computedHash: String {
    Digest(
      of: FieldValue.array([
        .text(id.description), .text(device.description), .integer(sequence), .integer(lamport),
        .text(recordedAt.description), .text(author), .text(kind), .integer(version), .text(payload),
        .text(previousHash),
      ]).canonical
    ).hexadecimal
  }
}

/// One record's fields as an entry sets them.
public struct Assignment: Sendable, Hashable {
  public var kind: RecordKind
  public var id: RecordID
  /// By column; a column that is absent is left as it is.
  public var fields: [String: FieldValue]

  public init(_ kind: RecordKind, _ id: RecordID, _ fields: [String: FieldValue]) {
    (self.kind, self.id, self.fields) = (kind, id, fields.mapValues(\.withoutNull))
  }

  var value: FieldValue {
    .object(["record": .text(kind.rawValue), "id": .text(id.description), "set": .object(fields)])
  }

  init?(_ value: FieldValue) {
    guard let object = value.object, let kind = object["record"]?.text.flatMap(RecordKind.init),
      let id = object["id"]?.text.flatMap({ RecordID($0) }), let fields = object["set"]?.object
    else { return nil }
    self.init(kind, id, fields)
  }
}

/// What an entry carries: facts for people, assignments for the fold, or the name of compressed content that holds them.
struct EntryPayload {
  var facts: [String: FieldValue] = [:]
  var records: [Assignment] = []
  /// SHA-256 of content whose lines are assignments.
  var content: String?
  /// The entry that this one takes back.
  var undoes: String?

  init(facts: [String: FieldValue] = [:], records: [Assignment] = [], content: String? = nil, undoes: String? = nil) {
    (self.facts, self.records, self.content, self.undoes) = (facts, records, content, undoes)
  }

  var canonicalText: String {
    var object: [String: FieldValue] = [:]
    if !facts.isEmpty { object["facts"] = .object(facts) }
    if !records.isEmpty { object["records"] = .array(records.map(\.value)) }
    if let content { object["content"] = .text(content) }
    if let undoes { object["undoes"] = .text(undoes) }
    return FieldValue.object(object).canonicalText
  }

  init?(_ text: String) {
    guard let object = FieldValue(canonical: text.utf8)?.object else { return nil }
    facts = object["facts"]?.object ?? [:]
    content = object["content"]?.text
    undoes = object["undoes"]?.text
    for value in object["records"]?.array ?? [] {
      guard let record = Assignment(value) else { return nil }
      records.append(record)
    }
  }
}
