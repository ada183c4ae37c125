import ArgumentParser
import Exchange
import Fieldwork
import Territory

struct ListDelayed: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "delayed", abstract: "Las obras pasadas de su fecha o pagadas muy por delante de lo construido.")

  @OptionGroup var output: JSONOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let office = try common.office()
    let works = try office.delayedWorks()
    if output.json {
      Console.out(JSONValue.array(works.map(\.json)).lines, isJSON: true)
      return
    }
    var table = Table([
      .init(title: "folio", isWhole: true), .init(title: Console.say("fin previsto", "planned end"), isWhole: true),
      .init(title: Console.say("días", "days"), isNumber: true),
      .init(title: Console.say("avance", "progress"), isNumber: true),
      .init(title: Console.say("pago adelantado", "paid ahead"), isNumber: true),
      .init(title: Console.say("unidad", "unit"), isWhole: true),
      .init(title: Console.say("estado", "status"), isWhole: true), .init(title: Console.say("nombre", "name")),
    ])
    table.rows = works.map { work in
      [
        work.folio, work.plannedEnd?.description ?? "", work.daysLate.map { "\($0)" } ?? "",
        work.physical.map { $0.formatted + " %" } ?? "",
        work.paymentAhead.map { grouped($0, decimals: 2) } ?? "", work.unit ?? "",
        work.statusWords(in: Console.language), work.name,
      ]
    }
    if !works.isEmpty { Console.out(table.text()) }
    Console.error(
      Console.say(
        (works.count == 1 ? "1 obra atrasada" : "\(works.count) obras atrasadas") + " al \(office.today).",
        (works.count == 1 ? "1 work is delayed" : "\(works.count) works are delayed") + " as of \(office.today)."))
  }
}

extension DelayedWork {
  fileprivate var json: JSONValue {
    .object([
      ("folio", .string(folio)), ("name", .string(name)), ("unit", JSONValue(unit)),
      ("status", .string(status.rawValue)), ("planned_end", JSONValue(plannedEnd?.description)),
      ("days_late", JSONValue(daysLate)), ("physical", Self.hundredths(physical?.hundredths)),
      ("paid_ahead_points", Self.hundredths(paymentAhead)),
    ])
  }

  private static func hundredths(_ value: Int?) -> JSONValue {
    value.map { .number(JSONScalar.decimal($0, decimals: 2).text) } ?? .null
  }
}
