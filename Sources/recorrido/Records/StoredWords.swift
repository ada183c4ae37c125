import Fieldwork
import Store
import Territory

/// Words that rounds and their stops are kept by, as people read them.
enum StoredWords {
  /// nil for what is read as it is kept.
  static func text(_ kind: RecordKind, _ column: String, _ word: String) -> String? {
    switch (kind, column) {
    case (.round, "status"), (.roundStop, "status"): statuses[word].map { Console.say($0.0, $0.1) }
    case (.round, "basis"), (.roundStop, "leg_basis"):
      word.split(separator: ",").map { part in
        LegBasis.allCases.first { $0.word == part }?.words(in: Console.language) ?? String(part)
      }.joined(separator: ", ")
    default: nil
    }
  }

  private static let statuses = [
    "planeado": ("planeada", "planned"), "autorizado": ("autorizada", "authorised"),
    "en_curso": ("en curso", "under way"), "cerrado": ("cerrada", "closed"), "cancelado": ("cancelada", "cancelled"),
    "pendiente": ("pendiente", "pending"), "visitado": ("visitada", "visited"),
    "suspendido": ("suspendida", "suspended"), "omitido": ("omitida", "skipped"),
  ]
}
