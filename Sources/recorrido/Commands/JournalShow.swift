import ArgumentParser
import Exchange
import Fieldwork
import Store
import Territory

struct JournalShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Muestra las últimas entradas, o las de un registro.")

  @Option(help: "Cuántas entradas.") var last: Int?
  @Option(help: "Clave o principio del id de un registro.") var record: String?
  @OptionGroup var output: JSONOption
  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard last ?? 1 > 0 else { throw ValidationError(Console.say("--last es 1 o más.", "--last is 1 or more.")) }
  }

  func run() throws {
    let office = try common.office()
    try office.store.read { reader in
      let entries = try chosen(reader)
      Console.out(
        output.json
          ? JSONValue.array(try entries.map { Self.json($0.entry, subject: try reader.subject(of: $0.entry)) }).lines
          : try Self.table(entries, reader, office.zone).text(), isJSON: output.json)
    }
  }

  private typealias Numbered = (number: Int, entry: JournalEntry)

  private func chosen(_ reader: FieldReader) throws -> [Numbered] {
    guard let record else {
      let entries = try reader.lastEntries(last ?? 20)
      let first = try reader.entryCount() - entries.count + 1
      return entries.enumerated().map { (first + $0, $1) }
    }
    let ids = try RecordKind.allCases.flatMap { try reader.records($0, named: record) }
    guard !ids.isEmpty else { throw JournalRefusal.noRecord(record) }
    var entries: [Numbered] = []
    try reader.forEachEntry(touching: Set(ids)) { entries.append(($0, $1)) }
    return entries.suffix(last ?? Int.max)
  }

  private static func table(_ entries: [Numbered], _ reader: FieldReader, _ zone: Zone) throws -> Table {
    var table = Table([
      Table.Column(title: Console.say("núm.", "no."), isNumber: true),
      Table.Column(title: Console.say("cuándo", "when"), isWhole: true),
      Table.Column(title: Console.say("quién", "who")), Table.Column(title: Console.say("qué", "what"), isWhole: true),
      Table.Column(title: Console.say("registro", "record"), isWhole: true),
      Table.Column(title: Console.say("registros", "records"), isNumber: true),
      Table.Column(title: Console.say("motivo", "reason")),
    ])
    table.rows = try entries.map { number, entry in
      [
        String(number), zone.clock(of: entry.recordedAt), entry.author, entry.words(in: Console.language),
        try entry.facts["file"]?.text ?? reader.subject(of: entry) ?? "", String(entry.recordCount),
        entry.facts["reason"]?.text ?? "",
      ]
    }
    return table
  }

  private static func json(_ entry: JournalEntry, subject: String?) -> JSONValue {
    .object([
      ("id", .string(entry.id.description)), ("device", .string(entry.device.description)),
      ("sequence", JSONValue(entry.sequence)), ("lamport", JSONValue(entry.lamport)),
      ("recorded_at", .string(entry.recordedAt.description)), ("author", .string(entry.author)),
      ("kind", .string(entry.kind)), ("subject", JSONValue(subject)), ("records", JSONValue(entry.recordCount)),
      ("file", JSONValue(entry.facts["file"]?.text)),
      ("undoes", JSONValue(entry.undoes?.description)), ("reason", JSONValue(entry.facts["reason"]?.text)),
      ("hash", .string(entry.hash)),
    ])
  }
}

/// Why the journal has nothing to show.
enum JournalRefusal: Refusal {
  case noRecord(String)

  func sentence(in language: Language) -> String {
    switch (self, language) {
    case (.noRecord(let text), .spanish):
      "Ningún registro se llama «\(text)»; escriba su clave o el principio de su id."
    case (.noRecord(let text), .english):
      "No record is called “\(text)”; type its key or the beginning of its id."
    }
  }
}
