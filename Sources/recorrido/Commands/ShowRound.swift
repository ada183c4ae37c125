import ArgumentParser
import Exchange
import Fieldwork
import Store
import Territory

struct ShowRound: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "show", abstract: "Muestra una ronda y sus paradas.")

  @Argument(help: "Principio del id (6 letras o más).") var key: String
  @OptionGroup var output: JSONOption
  @OptionGroup var common: CommonOptions

  private static let columns = [
    "site_id", "unit_id", "office_id", "eta", "windows", "service_min", "leg_km", "leg_l", "leg_basis", "status",
  ]

  func run() throws {
    let office = try common.office()
    try office.store.read { reader in
      let id = try office.find(.round, named: key, in: reader)
      guard let round = try reader.listedRecord(.round, id) else { return }
      var stops: [ListedRecord] = []
      try reader.forEachRecord(.roundStop, where: ("round_id", id.description), includingAnnulled: round.isAnnulled) {
        stops.append($0)
      }
      stops.sort { Self.sequence($0) < Self.sequence($1) }
      var (roundText, stopText) = (
        RecordText(.round, reader: reader, zone: office.zone), RecordText(.roundStop, reader: reader, zone: office.zone)
      )
      if output.json {
        let members = try roundText.json(round).members + [("stops", .array(stops.map { try stopText.json($0) }))]
        Console.out(JSONValue.object(members).text, isJSON: true)
        return
      }
      // The mark by which the rounds of a plan know each other tells people nothing.
      for field in round.fields
      where field.value != .null && field.name != "plan" && !RecordKind.round.isShape(field.name) {
        Console.out("\(ColumnWords.title(field.name)): \(try roundText.text(field.name, field.value).onOneLine)")
      }
      // Few stops have hours of their own, or are offices.
      let columns = Self.columns.filter { column in
        !["windows", "office_id"].contains(column)
          || stops.contains { $0.fields.contains { $0.name == column && $0.value != .null } }
      }
      var table = Table([Table.Column(title: "n", isNumber: true)] + columns.map { stopText.column($0) })
      for stop in stops {
        let fields = Dictionary(uniqueKeysWithValues: stop.fields)
        var row = try columns.map { try stopText.text($0, fields[$0] ?? .null) }
        // A place of neither kind is known by where it lies.
        if zip(columns, row).allSatisfy({ !$0.hasSuffix("_id") || $1.isEmpty }) {
          row[1] = try stopText.text("point", reader.fields(.roundStop, stop.id)?["point"] ?? .null)
        }
        table.rows.append(["\(Self.sequence(stop))"] + row)
      }
      Console.out(table.text())
    }
  }

  private static func sequence(_ stop: ListedRecord) -> Int {
    stop.fields.first { $0.name == "seq" }?.value.integer ?? 0
  }
}
