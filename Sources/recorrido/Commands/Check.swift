import ArgumentParser
import Exchange
import Fieldwork
import Store
import Territory

struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Comprueba la bitácora, las tablas y las fotos.",
    discussion: """
      Verifica la cadena de la bitácora, la vuelve a plegar en memoria, compara cada tabla y suma cada foto. Una foto que \
      falta se dice y no es falla; una tabla distinta o una foto dañada sí.
      """)

  @Flag(help: "Sólo la cadena de la bitácora y la revisión rápida de SQLite.") var quick = false
  @Flag(help: "Rehace antes las tablas desde la bitácora.") var rebuild = false
  @OptionGroup var output: JSONOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let store = try common.store()
    if rebuild {
      // Tables are made anew only from a journal that holds.
      try store.read { try $0.verifyJournal() }
      try store.rebuild()
    }
    let report = try examine(store)
    Console.out(output.json ? Self.json(report).text : text(report), isJSON: output.json)
    if let refusal = CheckRefusal(report) { throw refusal }
  }

  private func examine(_ store: FieldStore) throws -> CheckReport {
    defer { Console.endProgress() }
    return try store.check(quick: quick) { done, total in
      Console.progress(Console.say("Comprobando", "Checking") + " \(total > 0 ? done * 100 / total : 100) %")
    }
  }

  private func text(_ report: CheckReport) -> String {
    let entries = grouped(report.entries, decimals: 0)
    var lines = [
      Console.say(
        "Bitácora íntegra: entradas \(entries), equipos \(report.devices).",
        "The journal is whole: entries \(entries), devices \(report.devices).")
    ]
    if !quick {
      lines += report.differences.map {
        Console.say("Tabla \($0.table): difiere el registro \($0.id).", "Table \($0.table): record \($0.id) differs.")
      }
      if report.differences.isEmpty {
        lines.append(Console.say("Tablas iguales a la bitácora.", "The tables are as the journal says."))
      }
      if report.parked > 0 {
        lines.append(
          Console.say(
            "Asientos apartados porque no cabe su registro: \(report.parked).",
            "Entries set aside because their record does not fit: \(report.parked)."))
      }
      lines += report.damagedBlobs.map { Console.say("Foto dañada: \($0).", "Damaged photo: \($0).") }
      lines += report.missingBlobs.map { Console.say("Foto que falta: \($0).", "Missing photo: \($0).") }
    }
    return lines.joined(separator: "\n")
  }

  private static func json(_ report: CheckReport) -> JSONValue {
    .object([
      ("clean", .bool(report.isClean)), ("entries", JSONValue(report.entries)), ("devices", JSONValue(report.devices)),
      (
        "differences",
        .array(report.differences.map { .object([("table", .string($0.table)), ("id", .string($0.id))]) })
      ),
      ("parked", JSONValue(report.parked)), ("missing_photos", .array(report.missingBlobs.map(JSONValue.string))),
      ("damaged_photos", .array(report.damagedBlobs.map(JSONValue.string))),
    ])
  }
}

/// What `check` ends with where something is wrong.
enum CheckRefusal: Refusal {
  case different(tables: [String])
  case damagedPhotos(count: Int)

  /// nil for a clean report.
  init?(_ report: CheckReport) {
    if !report.differences.isEmpty {
      self = .different(tables: report.differences.map(\.table))
    } else if !report.damagedBlobs.isEmpty {
      self = .damagedPhotos(count: report.damagedBlobs.count)
    } else {
      return nil
    }
  }

  func sentence(in language: Language) -> String {
    switch (self, language) {
    case (.different(let tables), .spanish):
      "Lo guardado no es lo que dice la bitácora (\(tables.joined(separator: ", "))); rehágalo con «recorrido check --rebuild»."
    case (.different(let tables), .english):
      "What is kept is not what the journal says (\(tables.joined(separator: ", "))); make it anew with “recorrido check --rebuild”."
    case (.damagedPhotos(let count), .spanish):
      "Fotos dañadas: \(count); recupérelas de un respaldo."
    case (.damagedPhotos(let count), .english):
      "Damaged photos: \(count); get them back from a backup."
    }
  }
}
