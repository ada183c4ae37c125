/// Triggers that refuse writes to the journal and the working tables which do not come through our door.
///
/// The door is a row that is 1 only inside our own write transaction; nobody else ever sees it so. QGIS opens the file
/// for reading, and the refusal names the command to use.
enum Guards {
  /// Drops and remakes every guard; run after each schema step.
  static var statements: [String] {
    RecordKind.allCases.flatMap { guarded($0.rawValue, command: $0.command, verbs: ["INSERT", "UPDATE", "DELETE"]) }
      + guarded("content", command: "recorrido import", verbs: ["INSERT", "UPDATE", "DELETE"])
      + guarded("device", command: "recorrido device", verbs: ["INSERT", "UPDATE", "DELETE"])
      + guarded("journal", command: "recorrido", verbs: ["INSERT"])
      + ["UPDATE", "DELETE"].flatMap { sealed("journal", verb: $0) }
  }

  private static func guarded(_ table: String, command: String, verbs: [String]) -> [String] {
    verbs.flatMap { verb in
      trigger(
        "guard_\(table)_\(verb.lowercased())", on: table, verb: verb, condition: "(SELECT open FROM door) IS NOT 1",
        sentence: "La tabla \(table) no se edita directamente: use «\(command)», que deja asiento en la bitácora.")
    }
  }

  private static func sealed(_ table: String, verb: String) -> [String] {
    trigger(
      "guard_\(table)_\(verb.lowercased())", on: table, verb: verb, condition: "1",
      sentence: "La bitácora no se cambia ni se borra: corrija o anule con un asiento nuevo (recorrido … annul).")
  }

  private static func trigger(
    _ name: String, on table: String, verb: String, condition: String, sentence: String
  ) -> [String] {
    [
      "DROP TRIGGER IF EXISTS \(name)",
      """
      CREATE TRIGGER \(name) BEFORE \(verb) ON \(table) WHEN \(condition)
      BEGIN SELECT RAISE(ABORT, '\(sentence)'); END
      """,
    ]
  }
}
