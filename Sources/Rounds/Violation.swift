import Territory

/// A constraint that a plan breaks, with its figure.
public enum Violation: BilingualRefusal, Equatable {
  case unknownVehicleDay(String)
  case vehicleDayTwice(String)
  case unknownStop(String)
  /// On two routes, twice on one, or on a route and left out too.
  case stopTwice(String)
  /// On no route and not among those left out.
  case stopForgotten(String)
  case requiredStopLeftOut(String)
  case vehicleNotAllowed(stop: String, vehicleDay: String)
  /// Ids of stops; nil = the office.
  case unreachableLeg(vehicleDay: String, from: String?, to: String?)
  case windowMissed(stop: String, vehicleDay: String, arrivalMilliseconds: Int, closesSeconds: Int)
  case shiftExceeded(vehicleDay: String, byMilliseconds: Int)
  case tankExceeded(vehicleDay: String, needed: Volume, tank: Volume)
  case tooLong(vehicleDay: String, millimetres: Int, longestMetres: Int)
  case skillMissing(stop: String, vehicleDay: String, skill: String)
  case lockBroken(stop: String, vehicleDay: String, position: Int)
  /// Not rising, or outside the route.
  case badReloads(vehicleDay: String)
  case tooManyTrips(vehicleDay: String, trips: Int, most: Int)
  case overloaded(vehicleDay: String, load: Int, capacity: Int)
  /// Begun so much too late, or not taken on a round that is back so much too late to go without.
  case breakMissed(vehicleDay: String, byMilliseconds: Int)
  /// The plan has a break on a vehicle-day without one, or outside the route.
  case breakUnknown(vehicleDay: String)
  case roundTooLong(vehicleDay: String, byMilliseconds: Int)
  case tooClose(String, String, daysApart: Int, least: Int)
  /// nil = the whole plan's.
  case fuelBudgetExceeded(name: String?, needed: Volume, budget: Volume)
  case moneyBudgetExceeded(name: String?, needed: Money, budget: Money)

  /// False for what a plan may be unable to help: a required stop without room.
  public var isBroken: Bool {
    if case .requiredStopLeftOut = self { false } else { true }
  }

  public var spanish: String {
    switch self {
    case .unknownVehicleDay(let id): "El plan usa el día de vehículo «\(id)», que no existe: corrija su clave."
    case .vehicleDayTwice(let id): "«\(id)» tiene dos rutas en el plan: únalas en una."
    case .unknownStop(let id): "El plan nombra la parada «\(id)», que no existe: corrija su clave o quítela."
    case .stopTwice(let id): "La parada «\(id)» está dos veces en el plan: deje una sola."
    case .stopForgotten(let id): "La parada «\(id)» falta en el plan: póngala en una ruta o entre las que quedan fuera."
    case .requiredStopLeftOut(let id): "La parada obligatoria «\(id)» quedó fuera: vea su razón."
    case .vehicleNotAllowed(let stop, let day): "«\(stop)» no admite «\(day)»: pásela a un día de vehículo permitido."
    case .unreachableLeg(let day, let from, let to):
      "En «\(day)» no hay camino de \(named(from, "la oficina")) a \(named(to, "la oficina")): cambie el orden o la parada."
    case .windowMissed(let stop, let day, let arrival, let closes):
      "En «\(day)» se llega a «\(stop)» a las \(clockEnough(milliseconds: arrival)) y cierra a las "
        + "\(clock(milliseconds: closes * 1000)): visítela antes."
    case .shiftExceeded(let day, let by):
      "La ruta de «\(day)» vuelve \(minutesEnough(milliseconds: by)) min después de terminar el turno: quite paradas."
    case .tankExceeded(let day, let needed, let tank):
      "La ruta de «\(day)» gasta \(litresEnough(needed)) l y el tanque es de \(litresAllowed(tank)) l: quite paradas."
    case .tooLong(let day, let length, let longest):
      "La ruta de «\(day)» mide \(kilometresEnough(millimetres: length)) km y el límite es de "
        + "\(kilometresAllowed(metres: longest)) km: quite paradas."
    case .skillMissing(let stop, let day, let skill):
      "«\(stop)» pide «\(skill)» y «\(day)» no lo lleva: pásela a un día de vehículo que lo lleve."
    case .lockBroken(let stop, let day, let position):
      "«\(stop)» está fija como parada \(position + 1) de «\(day)» y va después: devuélvala a su lugar."
    case .badReloads(let day): "Los regresos de «\(day)» a la oficina no van en orden dentro de la ruta: corríjalos."
    case .tooManyTrips(let day, let trips, let most):
      "«\(day)» hace \(trips) viajes y puede hacer \(most): quite regresos."
    case .overloaded(let day, let load, let capacity):
      "Un viaje de «\(day)» lleva \(load) y caben \(capacity): quite paradas."
    case .breakMissed(let day, let by):
      "La comida de «\(day)» llega \(minutesEnough(milliseconds: by)) min tarde: adelántela o quite paradas."
    case .breakUnknown(let day): "El plan pone una comida en «\(day)», que no la tiene: quítela."
    case .roundTooLong(let day, let by):
      "La ruta de «\(day)» dura \(minutesEnough(milliseconds: by)) min más de lo permitido: quite paradas."
    case .tooClose(let one, let other, let apart, let least):
      "«\(one)» y «\(other)» quedan a \(apart) \(apart == 1 ? "día" : "días") y deben quedar al menos a \(least): cambie el día de una."
    case .fuelBudgetExceeded(let name, let needed, let budget):
      "El plan gasta \(litresEnough(needed)) l y el presupuesto\(of(name)) es de \(litresAllowed(budget)) l: "
        + "quite paradas."
    case .moneyBudgetExceeded(let name, let needed, let budget):
      "El plan cuesta \(needed.formatted) MXN y el presupuesto\(of(name)) es de \(budget.formatted) MXN: quite paradas."
    }
  }

  public var english: String {
    switch self {
    case .unknownVehicleDay(let id): "The plan uses vehicle-day “\(id)”, which does not exist: correct its key."
    case .vehicleDayTwice(let id): "“\(id)” has two routes in the plan: make them one."
    case .unknownStop(let id): "The plan names stop “\(id)”, which does not exist: correct its key or take it out."
    case .stopTwice(let id): "Stop “\(id)” is in the plan twice: keep one."
    case .stopForgotten(let id): "Stop “\(id)” is missing from the plan: put it on a route or among those left out."
    case .requiredStopLeftOut(let id): "Required stop “\(id)” was left out: see its reason."
    case .vehicleNotAllowed(let stop, let day): "“\(stop)” does not admit “\(day)”: move it to one that is allowed."
    case .unreachableLeg(let day, let from, let to):
      "On “\(day)” no path leads from \(named(from, "the office")) to \(named(to, "the office")): change order or stop."
    case .windowMissed(let stop, let day, let arrival, let closes):
      "On “\(day)” “\(stop)” is reached at \(clockEnough(milliseconds: arrival)) and closes at "
        + "\(clock(milliseconds: closes * 1000)): visit it earlier."
    case .shiftExceeded(let day, let by):
      "The route of “\(day)” is back \(minutesEnough(milliseconds: by)) min after the shift ends: take stops out."
    case .tankExceeded(let day, let needed, let tank):
      "The route of “\(day)” burns \(litresEnough(needed)) l and the tank holds \(litresAllowed(tank)) l: "
        + "take stops out."
    case .tooLong(let day, let length, let longest):
      "The route of “\(day)” measures \(kilometresEnough(millimetres: length)) km and the limit is "
        + "\(kilometresAllowed(metres: longest)) km: take stops out."
    case .skillMissing(let stop, let day, let skill):
      "“\(stop)” asks for “\(skill)” and “\(day)” does not bring it: move it to a vehicle-day that does."
    case .lockBroken(let stop, let day, let position):
      "“\(stop)” is locked as stop \(position + 1) of “\(day)” and comes later: put it back."
    case .badReloads(let day): "The returns of “\(day)” to the office are not in order within the route: correct them."
    case .tooManyTrips(let day, let trips, let most):
      "“\(day)” makes \(trips) trips and may make \(most): take returns out."
    case .overloaded(let day, let load, let capacity):
      "A trip of “\(day)” carries \(load) and has room for \(capacity): take stops out."
    case .breakMissed(let day, let by):
      "The break of “\(day)” comes \(minutesEnough(milliseconds: by)) min late: put it earlier or take stops out."
    case .breakUnknown(let day): "The plan puts a break on “\(day)”, which has none: take it out."
    case .roundTooLong(let day, let by):
      "The route of “\(day)” lasts \(minutesEnough(milliseconds: by)) min longer than allowed: take stops out."
    case .tooClose(let one, let other, let apart, let least):
      "“\(one)” and “\(other)” are \(apart) \(apart == 1 ? "day" : "days") apart and must be \(least) at least: change the day of one."
    case .fuelBudgetExceeded(let name, let needed, let budget):
      "The plan burns \(litresEnough(needed)) l and the budget\(of(name)) is \(litresAllowed(budget)) l: "
        + "take stops out."
    case .moneyBudgetExceeded(let name, let needed, let budget):
      "The plan costs \(needed.formatted) MXN and the budget\(of(name)) is \(budget.formatted) MXN: take stops out."
    }
  }

  private func of(_ budget: String?) -> String { budget.map { " «\($0)»" } ?? "" }

  private func named(_ id: String?, _ office: String) -> String { id.map { "«\($0)»" } ?? office }
}
