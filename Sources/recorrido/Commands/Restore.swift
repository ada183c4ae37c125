import ArgumentParser
import Fieldwork
import Store

struct Restore: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Recupera de un respaldo la base y sus fotos.",
    discussion: "Las deja en el archivo de --database, que no debe existir.")

  @Argument(help: "Respaldo hecho con «recorrido backup».") var archive: String
  @OptionGroup var output: JSONOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let carried = try FieldStore.restore(archive, to: common.path)
    Console.carried(
      carried, common.path, asJSON: output.json, Console.say("Recuperado \(common.path)", "Restored \(common.path)"))
  }
}
