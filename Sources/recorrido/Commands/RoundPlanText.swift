import Exchange
import Fieldwork
import Rounds
import Territory

/// A plan as a coordinator reads it, and as a program does.
enum RoundPlanText {
  static func text(_ plan: RoundPlan) -> String {
    var lines = plan.rounds.flatMap(lines)
    if plan.rounds.isEmpty { lines.append(Console.say("Ninguna ronda.", "No round.")) }
    if !plan.unserved.isEmpty { lines.append(Console.say("Sin visitar:", "Not visited:")) }
    // The sentence names the stop by its key.
    lines += plan.unserved.map {
      "  " + [$0.place.name, $0.sentence(in: Console.language)].compactMap(\.self).joined(separator: ": ").onOneLine
    }
    lines += RoundTotals.lines(plan)
    return (lines + plan.attributions).joined(separator: "\n")
  }

  private static func lines(_ round: PlannedRound) -> [String] {
    let vehicle = [round.vehicle.economicNumber, round.vehicle.model.map { "(\($0))" }].compactMap(\.self)
      .joined(separator: " ")
    let promoters = round.crew.isEmpty ? nil : round.crew.joined(separator: " + ")
    let crew = [vehicle, promoters].compactMap(\.self).joined(separator: " · ").onOneLine
    let key = round.key.isEmpty ? "" : " \(round.key)"
    var lines = [
      Console.say(
        "Ronda\(key) · \(round.day) · \(crew) · sale \(clock(milliseconds: round.departure)) de \(round.base.key)",
        "Round\(key) · \(round.day) · \(crew) · leaves \(round.base.key) at \(clock(milliseconds: round.departure))")
    ]
    // Numbers stand to the right, whatever the round's longest is.
    let width = String(round.visits.count).count
    let indent = String(repeating: " ", count: 4 + width)
    var lunch = round.lunch
    var (lengths, volumes) = (RoundedParts(by: 100_000), RoundedParts(by: 10))
    func figures(_ leg: Schedule.Leg) -> String {
      let (km, litres) = (lengths.next(leg.millimetres), volumes.next(leg.fuel.millilitres))
      return
        "\(grouped(km, decimals: 1)) km, \(grouped(litres, decimals: 2)) l, \(leg.basis.words(in: Console.language))"
    }
    // Lunch stands before whatever comes later than it.
    func sayLunch(before time: Int) {
      guard let pause = lunch, pause <= time else { return }
      lines.append("\(indent)\(clock(milliseconds: pause))  " + Console.say("comida", "lunch"))
      lunch = nil
    }
    for (index, visit) in round.visits.enumerated() {
      if let reload = round.reloads.first(where: { $0.before == index }) {
        sayLunch(before: reload.arrival)
        lines.append(
          "\(indent)\(clock(milliseconds: reload.arrival))  "
            + Console.say("vuelta a la oficina", "back at the office for another trip") + "  \(figures(reload.leg))")
      }
      sayLunch(before: visit.arrival)
      lines.append(
        "  \(String(repeating: " ", count: width - String(index + 1).count))\(index + 1). \(clock(milliseconds: visit.arrival))  \(named(visit.place))  \(figures(visit.leg)), "
          + Console.say("\(visit.serviceMinutes) min de visita", "a visit of \(visit.serviceMinutes) min")
          + hours(visit) + duty(visit))
    }
    sayLunch(before: round.end)
    lines.append(
      "\(indent)\(clock(milliseconds: round.end))  " + arrival(round) + "  \(figures(round.lastLeg))")
    let km = kilometres(round.millimetres)
    let price = round.price.map {
      "\(grouped($0.price.tenThousandths / 100, decimals: 2)) MXN/l, \([$0.fuel, $0.place].compactMap(\.self).joined(separator: " ")), \($0.validFrom)"
    }
    let cost =
      round.cost.map { "\($0.formatted) MXN (\(price ?? ""))" }
      ?? Console.say(
        "sin precio de \(round.vehicle.fuel) para ese día", "no price of \(round.vehicle.fuel) for that day")
    lines.append(Console.say("  Total: ", "  Total: ") + "\(km) km, \(round.fuel.formattedLitres) l, \(cost)")
    return lines
  }

  private static func arrival(_ round: PlannedRound) -> String {
    if round.endBase.key == round.base.key { return Console.say("regreso", "back") }
    return Console.say("llegada a \(round.endBase.key)", "arrival at \(round.endBase.key)").onOneLine
  }

  /// Which of the place's visits it is, and how late; empty where it is the only one and in time.
  private static func duty(_ visit: PlannedRound.Visit) -> String {
    let number =
      visit.count > 1
      ? Console.say(", visita \(visit.number) de \(visit.count)", ", visit \(visit.number) of \(visit.count)") : ""
    guard visit.daysLate > 0 else { return number }
    return number
      + (visit.daysLate == 1
        ? Console.say(", 1 día después de su fecha", ", 1 day after its due date")
        : Console.say(", \(visit.daysLate) días después de su fecha", ", \(visit.daysLate) days after its due date"))
  }

  /// Within which the visit begins; empty where that is at any time.
  private static func hours(_ visit: PlannedRound.Visit) -> String {
    visit.hours.isEmpty ? "" : " (" + visit.hours.map(\.words).joined(separator: ", ") + ")"
  }

  private static func named(_ place: FieldPlace) -> String {
    [place.key, place.name].compactMap(\.self).joined(separator: " ").onOneLine
  }

  private static func kilometres(_ millimetres: Int) -> String {
    grouped(dividedHalfUp(millimetres, by: 100_000), decimals: 1)
  }

  static func json(_ plan: RoundPlan) -> String {
    JSONValue.object([
      ("rounds", .array(plan.rounds.map(object))),
      (
        "unserved",
        .array(
          plan.unserved.map(\.json))
      ), ("total", RoundTotals.json(plan)), ("warnings", .array(plan.warnings.map(Console.json))),
      ("attribution", .array(plan.attributions.map(JSONValue.string))),
    ]).text
  }

  private static func object(_ round: PlannedRound) -> JSONValue {
    .object([
      ("id", .string(round.id.description)), ("key", JSONValue(round.key.isEmpty ? nil : round.key)),
      ("date", .string(round.day.description)), ("vehicle", .string(round.vehicle.economicNumber)),
      ("promoter", JSONValue(round.crew.first)),
      ("companions", .array(round.crew.dropFirst().map(JSONValue.string))), ("start_office", .string(round.base.key)),
      ("end_office", .string(round.endBase.key)), ("lunch", JSONValue(round.lunch.map { clock(milliseconds: $0) })),
      (
        "returns",
        .array(
          round.reloads.map {
            .object([("before", JSONValue($0.before + 1)), ("arrival", .string(clock(milliseconds: $0.arrival)))])
          })
      ), ("leaves", .string(clock(milliseconds: round.departure))), ("back", .string(clock(milliseconds: round.end))),
      ("km", .decimal(dividedHalfUp(round.millimetres, by: 1000), decimals: 3)),
      ("litres", .decimal(round.fuel.millilitres, decimals: 3)), ("cost", .decimal(round.cost?.centavos, decimals: 2)),
      ("basis", .array(round.bases.map { .string($0.word) })),
      (
        "stops",
        .array(
          round.visits.map { visit in
            .object([
              ("key", .string(visit.place.key)), ("name", JSONValue(visit.place.name)),
              ("arrival", .string(clock(milliseconds: visit.arrival))),
              ("departure", .string(clock(milliseconds: visit.departure))),
              ("service_minutes", JSONValue(visit.serviceMinutes)), ("priority", JSONValue(visit.priority)),
              ("due", JSONValue(visit.due?.description)), ("days_late", JSONValue(visit.daysLate)),
              ("number", JSONValue(visit.number)), ("count", JSONValue(visit.count)),
              ("windows", .array(visit.hours.map { .string($0.words) })), ("must", .bool(visit.isRequired)),
              ("leg_km", .decimal(dividedHalfUp(visit.leg.millimetres, by: 1000), decimals: 3)),
              ("leg_litres", .decimal(visit.leg.fuel.millilitres, decimals: 3)),
              ("basis", .string(visit.leg.basis.word)),
            ])
          })
      ),
    ])
  }
}
