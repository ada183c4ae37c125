import ArgumentParser
import Exchange
import Fieldwork
import Store
import Territory

struct ListRecords<Words: RecordWords>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "list", abstract: "Lista \(Words.them).")
  }

  @Flag(help: "También lo anulado.") var all = false
  @OptionGroup var output: JSONOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let office = try common.office()
    try office.store.read { reader in
      if output.json { try printJSON(reader, office.zone) } else { try printTable(reader, office.zone) }
    }
  }

  private func forEachRecord(_ reader: FieldReader, _ body: (ListedRecord) throws -> Void) throws {
    let level = Words.level.map { (column: "level", value: $0.rawValue) }
    try reader.forEachRecord(Words.kind, where: level, includingAnnulled: all, body)
  }

  private func printJSON(_ reader: FieldReader, _ zone: Zone) throws {
    var text = RecordText(Words.kind, reader: reader, zone: zone)
    var records: [JSONValue] = []
    try forEachRecord(reader) { records.append(try text.json($0)) }
    Console.out(JSONValue.array(records).lines, isJSON: true)
  }

  private func printTable(_ reader: FieldReader, _ zone: Zone) throws {
    var text = RecordText(Words.kind, reader: reader, zone: zone)
    let columns = Words.columns + (all ? ["annulled_at"] : [])
    var table = Table(
      [Table.Column(title: ColumnWords.title(Words.kind.keyColumn ?? "key"), isWhole: true)]
        + columns.map { text.column($0) })
    try forEachRecord(reader) { record in
      let fields = Dictionary(uniqueKeysWithValues: record.fields)
      table.rows.append([record.key] + (try columns.map { try text.text($0, fields[$0] ?? .null) }))
    }
    if !table.rows.isEmpty { Console.out(table.text()) }
    Console.error(Words.counted(table.rows.count) + ".")
  }
}
