import Store
import Territory

/// The entry that was taken back, with what it was about.
public struct Undone: Sendable {
  public var entry: JournalEntry
  /// The key of its record, where it had one.
  public var subject: String?
}

extension FieldOffice {
  /// Takes back the last entry that still stands, as an entry of its own.
  /// - Throws: `StoreRefusal.nothingToUndo`; `WorksRule.personalData` for the reason.
  public func undo(reason: String?) throws -> FieldStore.Written<Undone> {
    try PersonalData.judge(reason)
    return try store.write(by: author, at: now) { door in
      let entry = try door.undo(facts: reason.map { ["reason": .text($0)] } ?? [:])
      return Undone(entry: entry, subject: try door.reader.subject(of: entry))
    }
  }
}
