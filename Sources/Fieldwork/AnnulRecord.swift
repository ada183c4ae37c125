import Store
import Territory

/// What an annulment did.
public struct Annulment: Sendable {
  public var id: RecordID
  public var key: String
  /// What was annulled with it, by kind.
  public var along: [RecordKind: Int]
}

extension FieldOffice {
  /// Annuls a record, and what means nothing without it (a project's sites, a visit's photos, duties, declared legs),
  /// as one entry. Nothing is deleted.
  /// - Parameters:
  ///   - level: of units, to leave out those of others.
  ///   - command: the word of the command line for such records; the entry is named after it.
  /// - Throws: `FieldworkRefusal.unknown`, `.ambiguous`, `.missing`; `WorksRule.personalData`; `AnnulRefusal`.
  public func annul(
    _ kind: RecordKind, named text: String, level: UnitLevel? = nil, command: String, reason: String
  ) throws -> FieldStore.Written<Annulment> {
    guard !reason.plain.isEmpty else { throw FieldworkRefusal.missing(field: "--reason") }
    try PersonalData.judge(reason)
    return try store.write(by: author, at: now) { door in
      let reader = door.reader
      let id = try find(kind, named: text, level: level, in: reader)
      let key = try reader.key(kind, id)
      if let since = try reader.fields(kind, id)?["annulled_at"]?.text.flatMap({ Instant($0) }) {
        throw AnnulRefusal.alreadyAnnulled(kind: kind, key: key, on: zone.date(of: since))
      }
      let doomed = try dependents(of: RecordName(kind: kind, id: id), key: key, in: reader)
      let fields: [String: FieldValue] = ["annulled_at": .text(now.description), "annul_reason": .text(reason)]
      try door.enter(
        "\(command).annul", facts: ["reason": .text(reason)], doomed.map { Assignment($0.kind, $0.id, fields) })
      let along = Dictionary(grouping: doomed.dropFirst(), by: \.kind).mapValues(\.count)
      return Annulment(id: id, key: key, along: along)
    }
  }

  private struct RecordName: Hashable {
    var kind: RecordKind
    var id: RecordID
  }

  /// A record and all that goes with it.
  /// - Throws: `AnnulRefusal.inUse` where anything else that stands points to one of them.
  private func dependents(of record: RecordName, key: String, in reader: FieldReader) throws -> [RecordName] {
    var doomed = [record]
    var using: Set<RecordName> = []
    var next = 0
    // Rounds keep who rides along by their codes.
    if record.kind == .promoter {
      for id in try reader.rounds(withCompanion: key) { using.insert(RecordName(kind: .round, id: id)) }
    }
    while next < doomed.count {
      let current = doomed[next]
      next += 1
      for pointer in current.kind.pointers {
        for id in try reader.recordIDs(pointer.kind, where: pointer.column, is: current.id) {
          let name = RecordName(kind: pointer.kind, id: id)
          if !current.kind.takesAlong(pointer.kind) {
            using.insert(name)
          } else if !doomed.contains(name) {
            doomed.append(name)
          }
        }
      }
    }
    using.subtract(doomed)
    guard using.isEmpty else {
      throw AnnulRefusal.inUse(
        kind: record.kind, key: key, by: Dictionary(grouping: using, by: \.kind).mapValues(\.count))
    }
    return doomed
  }
}
