import ArgumentParser
import Exchange
import Fieldwork
import Store

struct Backup: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Guarda en un solo archivo la base y sus fotos.",
    discussion: "El respaldo es un .tar que cualquier programa abre; «recorrido restore» lo recupera.")

  @Argument(help: "Respaldo por crear.") var file: String
  @OptionGroup var output: JSONOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let carried = try common.store().backup(archive: file)
    Console.carried(
      carried, file, asJSON: output.json, Console.say("Respaldo en \(file)", "Backup in \(file)"))
  }
}

extension Console {
  /// Says what a backup or a restore carried to `file`.
  static func carried(_ carried: FieldStore.Carried, _ file: String, asJSON: Bool, _ what: String) {
    let (entries, photos) = (carried.entries, carried.photos)
    let counts = say("entradas \(entries), fotos \(photos)", "entries \(entries), photos \(photos)")
    out(
      asJSON
        ? JSONValue.object([("file", .string(file)), ("entries", JSONValue(entries)), ("photos", JSONValue(photos))])
          .text
        : "\(what): \(counts).")
  }
}
