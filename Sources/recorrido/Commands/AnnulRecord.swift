import ArgumentParser
import Exchange
import Fieldwork
import Store

struct AnnulRecord<Words: RecordWords>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "annul", abstract: "Anula \(Words.one); nada se borra.")
  }

  @Argument(help: "Clave, nombre o principio del id (6 letras o más).") var key: String
  @Option(help: "Motivo.") var reason: String
  @OptionGroup var output: JSONOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let written = try common.office().annul(
      Words.kind, named: key, level: Words.level, command: Words.command, reason: reason)
    Console.note(written)
    let annulment = written.result
    guard !output.json else {
      let along = annulment.along.sorted { $0.key.rawValue < $1.key.rawValue }.map {
        ($0.key.rawValue, JSONValue($0.value))
      }
      Console.out(
        JSONValue.object([
          ("id", .string(annulment.id.description)), ("key", .string(annulment.key)), ("along", .object(along)),
        ]).text, isJSON: true)
      return
    }
    let name = Words.kind.name(in: Console.language)
    let along = RecordKind.counts(annulment.along, in: Console.language)
    Console.out(
      Console.say("Anulado: \(name) «\(annulment.key)»", "Annulled: \(name) “\(annulment.key)”")
        + (along.isEmpty ? "." : Console.say("; con ello \(along).", "; with it \(along).")))
  }
}
