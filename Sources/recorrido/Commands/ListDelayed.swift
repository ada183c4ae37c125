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
    let delayed = try office.delayedWorks()
    let works = delayed.works
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
    Console.error(Self.sum(late: works.count { $0.daysLate != nil }, of: works.count, on: office.today))
    if delayed.undated > 0 { Console.error(Self.undated(delayed.undated)) }
    if works.contains(where: { $0.paymentAhead != nil }) { Console.error(Self.paidAhead) }
  }

  private static func undated(_ count: Int) -> String {
    count == 1
      ? Console.say(
        "1 obra sin terminar no tiene fecha prevista de término: no se sabe si está atrasada.",
        "1 work not finished has no planned end: whether it is late is not known.")
      : Console.say(
        "\(count) obras sin terminar no tienen fecha prevista de término: no se sabe si están atrasadas.",
        "\(count) works not finished have no planned end: whether they are late is not known.")
  }

  /// Late is what reports and maps call so, past its planned end; what is only paid ahead is told apart.
  private static func sum(late: Int, of all: Int, on day: LocalDate) -> String {
    let (ahead, works) = (all - late, late == 1 ? "1 obra atrasada" : "\(late) obras atrasadas")
    let english = (late == 1 ? "1 work is" : "\(late) works are") + " delayed as of \(day)"
    guard ahead > 0 else { return Console.say("\(works) al \(day).", "\(english).") }
    return Console.say(
      "\(works) al \(day); \(ahead) más sin atraso, con pago adelantado.",
      "\(english); \(ahead) more not late, paid ahead.")
  }

  private static var paidAhead: String {
    Console.say(
      "Pago adelantado: puntos porcentuales en que lo pagado supera lo construido, si son más de 20.",
      "Paid ahead: percentage points by which what was paid exceeds what is built, where they are more than 20.")
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
