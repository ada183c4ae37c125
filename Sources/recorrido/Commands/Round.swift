import ArgumentParser
import Exchange
import Fieldwork
import Foundation
import Roads
import Rounds
import Territory

struct RoundCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "round", abstract: "Planea, resuelve, lista, muestra y anula rondas.",
    subcommands: [
      PlanRound.self, SolveRound.self, ListRecords<RoundWords>.self, ShowRound.self, AnnulRecord<RoundWords>.self,
    ])
}

struct PlanRound: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "Planea la ronda de un día: orden, horas, kilómetros, litros y costo.")

  @Option(help: "Día de la ronda: AAAA-MM-DD.") var from: LocalDate
  @Option(help: "Días hábiles desde ese día.") var days = 1
  @Option(help: "Claves de las paradas, separadas por comas; si faltan, lo que vence.") var stops: String?
  @Option(help: "Cuenta como vencido lo que vence en estos días más.") var due = 0
  @Option(help: "Vehículos, separados por comas; si faltan, todos los disponibles.") var vehicles: String?
  @Option(help: "Promotores, uno por vehículo, separados por comas.") var promoters: String?
  @Option(help: "Oficina de salida y regreso; si falta, la primera.") var office: String?
  @Option(help: "Jornada HH:MM-HH:MM; si falta, el horario de la oficina.") var shift: String?
  @Option(help: "Minutos por parada donde no se dijo otra cosa.") var service = 30
  @Option(help: "car, pickup, motorcycle o foot.") var profile: Profile = .car
  @Option(help: "Litros para todas las rondas.") var litres: String?
  @Option(help: "Pesos para todas las rondas.") var budget: String?
  @Option(help: "Semilla: la misma da el mismo plan.") var seed: UInt64 = 1
  @Option(help: "Vueltas de la búsqueda.") var iterations = 2000
  @Flag(help: "Planea sin guardar.") var dryRun = false
  @OptionGroup var output: JSONOption
  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard (1...60).contains(days), (0...3660).contains(due), (1...1440).contains(service),
      (0...10_000_000).contains(iterations)
    else {
      throw ValidationError(
        Console.say(
          "Revise --days (1–60), --due, --service e --iterations.",
          "Check --days (1–60), --due, --service and --iterations."))
    }
  }

  func run() throws {
    let request = RoundRequest(
      from: from, days: days, stops: stops.map(list), dueDays: due, vehicles: vehicles.map(list),
      promoters: promoters.map(list) ?? [], office: office, shift: shift, serviceMinutes: service, profile: profile,
      fuelBudget: try amount(litres, "--litres", decimals: 3).map(Volume.init(millilitres:)),
      moneyBudget: try amount(budget, "--budget", decimals: 2).map(Money.init(centavos:)), seed: seed,
      iterations: iterations, isDryRun: dryRun)
    let written = try common.office().planRounds(request)
    Console.out(
      output.json ? RoundPlanText.json(written.result) : RoundPlanText.text(written.result), isJSON: output.json)
    Console.note(written)
  }

  private func list(_ text: String) -> [String] {
    text.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
  }

  private func amount(_ text: String?, _ option: String, decimals: Int) throws -> Int? {
    try text.map { text in
      guard let amount = scaledDecimal(text, decimals: decimals), amount >= 0 else {
        throw FieldworkRefusal.badNumber(field: option, text: text)
      }
      return amount
    }
  }
}

/// A plan as a coordinator reads it, and as a program does.
enum RoundPlanText {
  static func text(_ plan: RoundPlan) -> String {
    var lines = plan.rounds.flatMap(lines)
    if plan.rounds.isEmpty { lines.append(Console.say("Ninguna ronda.", "No round.")) }
    if !plan.unserved.isEmpty { lines.append(Console.say("Sin visitar:", "Not visited:")) }
    // The sentence names the stop by its key.
    lines += plan.unserved.map {
      "  "
        + [$0.place.name, $0.reason.sentence(in: Console.language)].compactMap(\.self).joined(separator: ": ")
        .onOneLine
    }
    return (lines + plan.attributions).joined(separator: "\n")
  }

  private static func lines(_ round: PlannedRound) -> [String] {
    let vehicle = [round.vehicle.economicNumber, round.vehicle.model.map { "(\($0))" }].compactMap(\.self)
      .joined(separator: " ")
    let key = round.key.isEmpty ? "" : " \(round.key)"
    var lines = [
      Console.say(
        "Ronda\(key) · \(round.day) · \(vehicle) · sale \(clock(milliseconds: round.departure)) de \(round.base.key)",
        "Round\(key) · \(round.day) · \(vehicle) · leaves \(round.base.key) at \(clock(milliseconds: round.departure))")
    ]
    for (index, visit) in round.visits.enumerated() {
      lines.append(
        "  \(index + 1). \(clock(milliseconds: visit.arrival))  \(named(visit.place))  \(figures(visit.leg)), "
          + Console.say("\(visit.serviceMinutes) min de visita", "a visit of \(visit.serviceMinutes) min"))
    }
    lines.append(
      "     \(clock(milliseconds: round.end))  " + Console.say("regreso", "back") + "  \(figures(round.lastLeg))")
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

  private static func named(_ place: FieldPlace) -> String {
    [place.key, place.name].compactMap(\.self).joined(separator: " ").onOneLine
  }

  private static func kilometres(_ millimetres: Int) -> String {
    grouped(dividedHalfUp(millimetres, by: 100_000), decimals: 1)
  }

  private static func figures(_ leg: Schedule.Leg) -> String {
    "\(kilometres(leg.millimetres)) km, \(grouped(dividedHalfUp(leg.microlitres, by: 10_000), decimals: 2)) l, \(leg.basis.word)"
  }

  static func json(_ plan: RoundPlan) -> String {
    JSONValue.object([
      ("rounds", .array(plan.rounds.map(object))),
      (
        "unserved",
        .array(
          plan.unserved.map {
            .object([
              ("key", .string($0.place.key)), ("reason", .string($0.reason.sentence(in: Console.language))),
            ])
          })
      ), ("attribution", .array(plan.attributions.map(JSONValue.string))),
    ]).text
  }

  private static func object(_ round: PlannedRound) -> JSONValue {
    .object([
      ("id", .string(round.id.description)), ("key", JSONValue(round.key.isEmpty ? nil : round.key)),
      ("date", .string(round.day.description)), ("vehicle", .string(round.vehicle.economicNumber)),
      ("leaves", .string(clock(milliseconds: round.departure))), ("back", .string(clock(milliseconds: round.end))),
      ("km", .decimal(dividedHalfUp(round.millimetres, by: 1000), decimals: 3)),
      ("litres", .decimal(round.fuel.millilitres, decimals: 3)), ("cost", .decimal(round.cost?.centavos, decimals: 2)),
      ("basis", .array(round.bases.map { .string($0.word) })),
      (
        "stops",
        .array(
          round.visits.map { visit in
            .object([
              ("key", .string(visit.place.key)), ("arrival", .string(clock(milliseconds: visit.arrival))),
              ("leg_km", .decimal(dividedHalfUp(visit.leg.millimetres, by: 1000), decimals: 3)),
              ("leg_litres", .decimal(dividedHalfUp(visit.leg.microlitres, by: 1000), decimals: 3)),
              ("basis", .string(visit.leg.basis.word)),
            ])
          })
      ),
    ])
  }
}
