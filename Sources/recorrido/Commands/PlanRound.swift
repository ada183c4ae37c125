import ArgumentParser
import Exchange
import Fieldwork
import Foundation
import Roads
import Rounds
import Territory

struct PlanRound: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "Planea rondas: orden, horas, kilómetros, litros y costo.",
    discussion: """
      Sin --stops planea lo que vence en esos días; lo que vence cada tantos días se visita varias veces. Las zonas \
      prohibidas quitan sus horas. Lo que no cabe dice por qué. Entre planes con las mismas visitas, cada día después de \
      la fecha de una pesa como 20 pesos por su prioridad. Lo que vence y ya va en una ronda guardada se le deja. Ctrl-C \
      guarda el mejor plan hallado; con --frontier, --seconds es de cada presupuesto.
      """)

  @Option(help: "Primer día: AAAA-MM-DD.") var from: LocalDate
  @Option(help: "Días hábiles desde ese día.") var days = 1
  @Option(help: "Días en que nadie sale, AAAA-MM-DD separados por comas.") var holidays: String?
  @Option(
    parsing: .unconditional, help: "Paradas separadas por comas, claves o LON,LAT; si faltan, lo que vence.")
  var stops: String?
  @Option(
    parsing: .unconditional, help: "Paradas que han de visitarse; si no caben no hay plan. Lo demás, por prioridad.")
  var must: String?
  @Option(help: "Cuenta como vencido lo que vence en estos días más.") var due = 0
  @Option(help: "Vehículos, separados por comas; si faltan, todos los disponibles.") var vehicles: String?
  @Option(
    help:
      "Promotores, uno por vehículo en su orden, separados por comas; P01+P02 van juntos si hay asientos. El día que su vehículo no está toman el primero libre."
  )
  var promoters: String?
  @Option(help: "Oficina de salida; si falta, la primera por nombre.") var office: String?
  @Option(help: "Oficina de llegada; si falta, la de salida.") var endAt: String?
  @Option(help: "Jornada HH:MM-HH:MM; si falta, el horario de la oficina.") var shift: String?
  @Option(help: "Comida HH:MM-HH:MM/MINUTOS: empieza entre esas horas y dura esos minutos.") var lunch: String?
  @Option(help: "Minutos por parada donde no se dijo otra cosa.") var service = 30
  @Option(help: "car, pickup, motorcycle o foot.") var profile: Profile = .car
  @Flag(help: "Cuenta las horas pico del perfil sobre la vialidad; tarda más en planear.") var traffic = false
  @Option(help: "Días de un vehículo, VEHÍCULO=mar,jue; se puede repetir.") var available: [Pair] = []
  @Option(
    parsing: .unconditionalSingleValue,
    help: "Horas en que empieza la visita, PARADA=09:00-11:00,16:00-18:00; se puede repetir.")
  var window: [Pair] = []
  @Option(
    parsing: .unconditionalSingleValue,
    help:
      "Fija PARADA=VEHÍCULO, PROMOTOR, DÍA o lugar (primera, 2: los primeros de su ronda, en ese orden); se puede repetir."
  )
  var lock: [Pair] = []
  @Option(
    parsing: .unconditionalSingleValue,
    help: "Prefiere PARADA=VEHÍCULO, PROMOTOR o DÍA, si no cuesta más de 20 pesos; se puede repetir.")
  var prefer: [Pair] = []
  @Option(help: "Lo que sabe hacer un promotor, PROMOTOR=palabra,palabra; se puede repetir.") var skill: [Pair] = []
  @Option(parsing: .unconditionalSingleValue, help: "Lo que pide una parada, PARADA=palabra,palabra; se puede repetir.")
  var need: [Pair] = []
  @Option(help: "Zonas de aviso que también se evitan, separadas por comas; las prohibidas siempre.") var avoid: String?
  @Option(help: "Kilómetros por ronda a lo más.") var maxKm: String?
  @Option(help: "Paradas por viaje antes de volver a la oficina.") var stopsPerTrip: Int?
  @Flag(help: "Deja que un vehículo salga dos veces al día.") var secondTrips = false
  @Flag(help: "Reparte el trabajo entre los promotores.") var balance = false
  @Flag(help: "Conserva el orden de --stops, en un solo vehículo y día.") var inOrder = false
  @Option(help: "Litros para las rondas de este plan, o PERIODO=LITROS con las ya guardadas; se puede repetir.")
  var litres: [String] = []
  @Option(help: "Pesos para las rondas de este plan, o PERIODO=PESOS (2024-05=5833.33) con las ya guardadas.")
  var budget: [String] = []
  @Option(
    help: "Qué compra cada presupuesto, en pesos separados por comas o por punto y coma (2,000;4,000); no guarda nada.")
  var frontier: String?
  @OptionGroup var options: SearchOptions
  @Flag(help: "Planea sin guardar.") var dryRun = false
  @OptionGroup var output: JSONOption
  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard (1...60).contains(days), (0...3660).contains(due), (1...1440).contains(service),
      stopsPerTrip.map({ $0 > 0 }) ?? true
    else {
      throw ValidationError(
        Console.say(
          "Revise --days (1–60), --due, --service y --stops-per-trip.",
          "Check --days (1–60), --due, --service and --stops-per-trip."))
    }
    for pair in available where Weekdays(pair.value) == nil {
      throw ValidationError(
        Console.say(
          "«\(pair.value)» no son días; se esperan como lun-vie o mar,jue.",
          "“\(pair.value)” are no days; expected such as mon-fri or tue,thu."))
    }
    let lists = [
      ("--stops", stops), ("--must", must), ("--vehicles", vehicles), ("--promoters", promoters), ("--avoid", avoid),
      ("--holidays", holidays),
    ]
    for (option, text) in lists where text.map({ commaSeparated($0).isEmpty }) ?? false {
      throw ValidationError(
        Console.say(
          "\(option) no nombra nada; quítelo o diga cuáles.", "\(option) names nothing; take it away or say which."))
    }
    if frontier.map({ BudgetArguments.parts($0).contains(where: \.isEmpty) }) ?? false
      || (promoters.map { Self.hasGap($0, ",") || commaSeparated($0).contains { Self.hasGap($0, "+") } } ?? false)
    {
      throw ValidationError(
        Console.say(
          "A --frontier o --promoters le falta algo entre sus comas o +.",
          "Something is missing between the commas or + of --frontier or --promoters."))
    }
    guard frontier == nil || (budget.isEmpty && !inOrder) else {
      throw ValidationError(
        Console.say(
          "--frontier no va con --budget ni --in-order.", "--frontier does not go with --budget or --in-order."))
    }
  }

  /// Whether one of the parts of a list is blank.
  private static func hasGap(_ text: String, _ separator: Character) -> Bool {
    text.split(separator: separator, omittingEmptySubsequences: false).contains { $0.allSatisfy(\.isWhitespace) }
  }

  func run() throws {
    let request = try request()
    let office = try common.office()
    if let frontier {
      defer { Console.endProgress() }
      let found = try office.frontier(request, budgets: BudgetArguments.frontier(frontier))
      Console.endProgress()
      // As JSON they are rows and nothing else.
      for warning in found.warnings { Console.warn(warning) }
      Console.out(output.json ? FrontierText.json(found.points) : FrontierText.text(found), isJSON: output.json)
      if output.json { FrontierText.unsearched(found).map { Console.error($0) } }
      return
    }
    defer { Console.endProgress() }
    let written = try office.planRounds(request)
    Console.endProgress()
    if !output.json { for warning in written.result.warnings { Console.warn(warning) } }
    Console.out(
      output.json ? RoundPlanText.json(written.result) : RoundPlanText.text(written.result), isJSON: output.json)
    Console.note(written)
  }

  private func request() throws -> RoundRequest {
    var request = RoundRequest(from: from)
    request.days = days
    request.daysOff = Set(try (holidays.map(commaSeparated) ?? []).map(day))
    request.stops = stops.map(placeList)
    request.musts = must.map(placeList) ?? []
    request.dueDays = due
    request.vehicles = vehicles.map(commaSeparated)
    request.promoters = promoters.map(commaSeparated) ?? []
    request.office = office
    request.endOffice = endAt
    request.shift = shift
    request.lunch = lunch
    request.serviceMinutes = service
    request.profile = profile
    request.hasTraffic = traffic
    request.longestMetres = try maxKm.map { try BudgetArguments.amount($0, "--max-km", decimals: 3) }
    request.stopsPerTrip = stopsPerTrip
    request.hasSecondTrips = secondTrips
    request.isBalanced = balance
    request.calendars = available.map { ($0.name, Weekdays($0.value)!) }
    request.preferences = prefer.map { ($0.name, $0.value) }
    request.windows = window.map { ($0.name, $0.value) }
    request.locks = lock.map { ($0.name, $0.value) }
    request.skills = skill.flatMap { pair in commaSeparated(pair.value).map { (pair.name, $0.plain) } }
    request.needs = need.flatMap { pair in commaSeparated(pair.value).map { (pair.name, $0.plain) } }
    request.avoid = avoid.map(commaSeparated) ?? []
    request.isInOrder = inOrder
    let fuel = try BudgetArguments.parse(litres, "--litres", decimals: 3)
    let money = try BudgetArguments.parse(budget, "--budget", decimals: 2)
    request.fuelBudget = fuel.plain.map(Volume.init(millilitres:))
    request.moneyBudget = money.plain.map(Money.init(centavos:))
    request.periodBudgets =
      money.periods.map { PeriodBudget(period: $0.period, money: Money(centavos: $0.amount)) }
      + fuel.periods.map { PeriodBudget(period: $0.period, fuel: Volume(millilitres: $0.amount)) }
    request.search = options.search()
    request.isDryRun = dryRun
    return request
  }

  private func day(_ text: String) throws -> LocalDate {
    guard let day = LocalDate(text) else { throw FieldworkRefusal.badDate(field: "--holidays", text: text) }
    return day
  }
}
