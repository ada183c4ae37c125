import Exchange
import Fieldwork
import Territory

/// What budgets buy, as a coordinator reads it, and as a program does.
enum FrontierText {
  /// How wide the bar of all visits is.
  private static let width = 20

  static func text(_ points: [FrontierPoint]) -> String {
    var table = Table([
      Table.Column(title: Console.say("presupuesto", "budget"), isNumber: true),
      Table.Column(title: Console.say("visitas", "visits"), isNumber: true),
      Table.Column(title: Console.say("prioridad", "priority"), isNumber: true),
      Table.Column(title: "km", isNumber: true), Table.Column(title: Console.say("litros", "litres"), isNumber: true),
      Table.Column(title: Console.say("costo", "cost"), isNumber: true),
      Table.Column(title: Console.say("visitas de todas", "visits of all"), isWhole: true),
    ])
    table.rows = points.map { point in
      [
        point.budget.formatted, "\(point.visits)/\(point.wanted)", String(point.priority),
        grouped(dividedHalfUp(point.metres, by: 100), decimals: 1), point.fuel.formattedLitres, point.cost.formatted,
        bar(point.visits, of: point.wanted),
      ]
    }
    return table.text()
  }

  private static func bar(_ visits: Int, of wanted: Int) -> String {
    let length = wanted > 0 ? dividedHalfUp(visits * width, by: wanted) : 0
    return String(repeating: "█", count: length) + String(repeating: "·", count: width - length)
  }

  static func json(_ points: [FrontierPoint]) -> String {
    JSONValue.array(
      points.map { point in
        .object([
          ("budget", .decimal(point.budget.centavos, decimals: 2)), ("visits", JSONValue(point.visits)),
          ("wanted", JSONValue(point.wanted)), ("priority", JSONValue(point.priority)),
          ("km", .decimal(point.metres, decimals: 3)), ("litres", .decimal(point.fuel.millilitres, decimals: 3)),
          ("cost", .decimal(point.cost.centavos, decimals: 2)),
          ("unserved", .array(point.unserved.map(JSONValue.string))),
        ])
      }
    ).text
  }
}
