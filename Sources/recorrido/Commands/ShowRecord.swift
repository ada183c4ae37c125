import ArgumentParser
import Fieldwork
import Store
import Territory

struct ShowRecord<Words: RecordWords>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "show", abstract: "Muestra \(Words.one).")
  }

  @Argument(help: "Clave, nombre o principio del id (6 letras o más).") var key: String
  @OptionGroup var output: JSONOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let office = try common.office()
    try office.store.read { reader in
      let id = try office.find(Words.kind, named: key, level: Words.level, in: reader)
      guard let record = try reader.listedRecord(Words.kind, id) else { return }
      var text = RecordText(Words.kind, reader: reader, zone: office.zone)
      if output.json {
        Console.out(try text.json(record).text)
      } else {
        try printLines(record, birth: try reader.birth(Words.kind, id), zone: office.zone, &text)
      }
    }
  }

  /// A line for each field that has a value, the key first, and who wrote the record.
  private func printLines(
    _ record: ListedRecord, birth: (at: Instant, by: String)?, zone: Zone, _ text: inout RecordText
  ) throws {
    let keyColumn = Words.kind.keyColumn ?? "key"
    var lines = [(ColumnWords.title(keyColumn), record.key)]
    for field in record.fields where field.name != keyColumn && field.value != .null {
      lines.append((ColumnWords.title(field.name), try text.text(field.name, field.value)))
    }
    if let birth {
      lines.append((Console.say("registrado", "recorded"), "\(zone.clock(of: birth.at)), \(birth.by)"))
    }
    let width = lines.map(\.0.count).max() ?? 0
    for (title, value) in lines {
      Console.out("\(title):" + String(repeating: " ", count: width - title.count + 1) + value)
    }
  }
}
