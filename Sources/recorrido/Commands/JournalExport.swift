import ArgumentParser
import Exchange
import Fieldwork
import Store

struct JournalExport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Escribe la bitácora, una entrada JSON por renglón.",
    discussion: """
      Cada renglón es JSON canónico (RFC 8785) con las columnas de la tabla journal; «payload» va como texto, tal como se \
      sumó. El contenido de las importaciones se nombra por su suma y queda en la base.
      """)

  @Option(name: .shortAndLong, help: "Archivo; - es la salida estándar.") var output: String
  @OptionGroup var answer: JSONOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let file = try OutputFile(path: output)
    let count = try common.store().read { reader in
      var count = 0
      try reader.forEachEntry { number, entry in
        try file.write(Self.value(entry).canonical + [UInt8(ascii: "\n")])
        count = number
      }
      return count
    }
    try file.commit()
    guard output != "-" else { return }
    Console.out(
      answer.json
        ? JSONValue.object([("file", .string(output)), ("entries", JSONValue(count))]).text
        : Console.say("Bitácora en \(output): entradas \(count).", "Journal in \(output): entries \(count)."),
      isJSON: answer.json)
  }

  private static func value(_ entry: JournalEntry) -> FieldValue {
    .object([
      "id": .text(entry.id.description), "device": .text(entry.device.description), "seq": .integer(entry.sequence),
      "lamport": .integer(entry.lamport), "recorded_at": .text(entry.recordedAt.description),
      "author": .text(entry.author), "kind": .text(entry.kind), "version": .integer(entry.version),
      "payload": .text(entry.payload), "prev_hash": .text(entry.previousHash), "hash": .text(entry.hash),
    ])
  }
}
