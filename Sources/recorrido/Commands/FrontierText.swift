import Exchange
import Fieldwork
import Territory

/// What budgets buy, as a coordinator reads it, and as a program does.
enum FrontierText {
  /// How wide the bar of all visits is.
  private static let width = 20

  static func text(_ frontier: Frontier) -> String {
    let points = frontier.points
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
    return ([table.text()] + notes(points) + [unsearched(frontier)].compactMap(\.self)).joined(separator: "\n")
  }

  /// Budgets that were not looked at because somebody broke off; nil where all were.
  static func unsearched(_ frontier: Frontier) -> String? {
    guard !frontier.unsearched.isEmpty else { return nil }
    let budgets = frontier.unsearched.map(\.formatted).joined(separator: "; ")
    return Console.say(
      "Interrumpido: sin buscar con \(budgets) MXN.", "Broken off: \(budgets) MXN were not looked at.")
  }

  /// Where more money buys fewer visits, and where what must be served is not.
  private static func notes(_ points: [FrontierPoint]) -> [String] {
    let falls = zip(points, points.dropFirst()).filter { $0.visits > $1.visits || $0.priority > $1.priority }
    let notes = falls.map { poorer, richer in
      let (from, to) = (poorer.budget.formatted, richer.budget.formatted)
      return Console.say(
        "De \(from) a \(to) MXN bajan las visitas o su suma: una de prioridad mayor va antes que todas las menores (\(words(richer)), antes \(words(poorer))).",
        "From \(from) to \(to) MXN visits or their sum fall: one of higher priority goes before all lower ones (\(words(richer)), before \(words(poorer)))."
      )
    }
    let missing = points.filter { !$0.mustsLeftOut.isEmpty }.map { point in
      let keys = point.mustsLeftOut.joined(separator: ", ")
      return Console.say(
        "Con \(point.budget.formatted) MXN no cabe lo que pide --must: \(keys).",
        "With \(point.budget.formatted) MXN there is no room for what --must asks: \(keys).")
    }
    return notes + missing
  }

  /// `1 de prioridad 3, 2 de prioridad 1`.
  private static func words(_ point: FrontierPoint) -> String {
    point.visitsByPriority.map {
      Console.say("\($0.visits) de prioridad \($0.priority)", "\($0.visits) of priority \($0.priority)")
    }.joined(separator: ", ")
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
          (
            "visits_by_priority",
            .array(
              point.visitsByPriority.map {
                .object([("priority", JSONValue($0.priority)), ("visits", JSONValue($0.visits))])
              })
          ), ("unserved", .array(point.unserved.map(JSONValue.string))),
          ("musts_left_out", .array(point.mustsLeftOut.map(JSONValue.string))),
        ])
      }
    ).text
  }
}
