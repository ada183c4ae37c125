import ArgumentParser
import Exchange
import Fieldwork
import Territory

struct Undo: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Deshace la última entrada de la bitácora.",
    discussion: "La entrada queda en la bitácora, y con ella otra que dice que se deshizo.")

  @Option(help: "Motivo.") var reason: String?
  @OptionGroup var output: JSONOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let office = try common.office()
    let written = try office.undo(reason: reason)
    Console.note(written)
    let (entry, subject) = (written.result.entry, written.result.subject)
    guard !output.json else {
      Console.out(
        JSONValue.object([
          ("undone", .string(entry.id.description)), ("kind", .string(entry.kind)), ("subject", JSONValue(subject)),
          ("records", JSONValue(entry.recordCount)), ("author", .string(entry.author)),
          ("recorded_at", .string(entry.recordedAt.description)),
        ]).text, isJSON: true)
      return
    }
    let what = [entry.words(in: Console.language), subject.map { Console.say("«\($0)»", "“\($0)”") }]
      .compactMap(\.self).joined(separator: " ")
    let clock = office.zone.clock(of: entry.recordedAt)
    Console.out(
      Console.say(
        "Deshecho: \(what), de \(entry.author), \(clock), registros \(entry.recordCount).",
        "Undone: \(what), by \(entry.author), \(clock), records \(entry.recordCount)."))
  }
}
