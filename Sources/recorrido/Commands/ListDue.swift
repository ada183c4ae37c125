import ArgumentParser
import Exchange
import Fieldwork
import Territory

struct ListDue: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "due", abstract: "Los lugares que toca visitar, también los que ya se atrasaron.")

  @Option(help: "Días por venir que se miran.") var days = 7
  @OptionGroup var output: JSONOption
  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard (0...3660).contains(days) else {
      throw ValidationError(Console.say("--days va de 0 a 3660.", "--days goes from 0 to 3660."))
    }
  }

  func run() throws {
    let office = try common.office()
    Self.show(try office.dueVisits(by: office.today.adding(days: days)), asJSON: output.json)
  }

  static func show(_ visits: [DueVisit], areOverdue: Bool = false, asJSON: Bool) {
    if asJSON {
      Console.out(JSONValue.array(visits.map(\.json)).lines, isJSON: true)
      return
    }
    var table = Table([
      .init(title: Console.say("vence", "due"), isWhole: true),
      .init(title: Console.say("atraso", "overdue"), isNumber: true),
      .init(title: Console.say("última visita", "last visit"), isWhole: true),
      .init(title: Console.say("clave", "key"), isWhole: true),
      .init(title: Console.say("unidad", "unit"), isWhole: true), .init(title: Console.say("nombre", "name")),
    ])
    table.rows = visits.map { visit in
      [
        visit.due.description, visit.daysOverdue > 0 ? "\(visit.daysOverdue)" : "",
        visit.lastVisit?.description ?? "", visit.key, visit.unit ?? "", visit.name ?? "",
      ]
    }
    if !visits.isEmpty { Console.out(table.text()) }
    let count = visits.count
    if areOverdue {
      Console.error(
        Console.say(
          count == 1 ? "1 visita atrasada." : "\(count) visitas atrasadas.",
          count == 1 ? "1 visit overdue." : "\(count) visits overdue."))
      return
    }
    Console.error(
      Console.say(
        count == 1 ? "1 visita por hacer." : "\(count) visitas por hacer.",
        count == 1 ? "1 visit to make." : "\(count) visits to make."))
  }
}

extension DueVisit {
  fileprivate var json: JSONValue {
    .object([
      ("key", .string(key)), ("name", JSONValue(name)), ("unit", JSONValue(unit)), ("due", .string(due.description)),
      ("days_overdue", JSONValue(max(0, daysOverdue))), ("last_visit", JSONValue(lastVisit?.description)),
      ("priority", JSONValue(priority)),
    ])
  }
}
