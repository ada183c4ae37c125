import ArgumentParser
import Exchange
import Fieldwork
import Store
import Territory

struct JournalVerify: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Verifica que la bitácora no se ha alterado.")

  @OptionGroup var output: JSONOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let count = try common.store().read { reader in
      try reader.verifyJournal()
      return try reader.entryCount()
    }
    let entries = grouped(count, decimals: 0)
    Console.out(
      output.json
        ? JSONValue.object([("whole", .bool(true)), ("entries", JSONValue(count))]).text
        : Console.say("Bitácora íntegra: entradas \(entries).", "The journal is whole: entries \(entries)."),
      isJSON: output.json)
  }
}
