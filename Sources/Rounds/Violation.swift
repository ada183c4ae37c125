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
  case fuelBudgetExceeded(needed: Volume, budget: Volume)
  case moneyBudgetExceeded(needed: Money, budget: Money)

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
      "En «\(day)» se llega a «\(stop)» a las \(clock(milliseconds: arrival)) y cierra a las "
        + "\(clock(milliseconds: closes * 1000)): visítela antes."
    case .shiftExceeded(let day, let by):
      "La ruta de «\(day)» vuelve \(minutesEnough(milliseconds: by)) min después de terminar el turno: quite paradas."
    case .tankExceeded(let day, let needed, let tank):
      "La ruta de «\(day)» gasta \(needed.formattedLitres) l y el tanque es de \(tank.formattedLitres) l: quite paradas."
    case .tooLong(let day, let length, let longest):
      "La ruta de «\(day)» mide \(kilometresEnough(millimetres: length)) km y el límite es de "
        + "\(kilometresEnough(millimetres: longest * 1000)) km: quite paradas."
    case .fuelBudgetExceeded(let needed, let budget):
      "El plan gasta \(needed.formattedLitres) l y el presupuesto es de \(budget.formattedLitres) l: quite paradas."
    case .moneyBudgetExceeded(let needed, let budget):
      "El plan cuesta \(needed.formatted) MXN y el presupuesto es de \(budget.formatted) MXN: quite paradas."
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
      "On “\(day)” “\(stop)” is reached at \(clock(milliseconds: arrival)) and closes at "
        + "\(clock(milliseconds: closes * 1000)): visit it earlier."
    case .shiftExceeded(let day, let by):
      "The route of “\(day)” is back \(minutesEnough(milliseconds: by)) min after the shift ends: take stops out."
    case .tankExceeded(let day, let needed, let tank):
      "The route of “\(day)” burns \(needed.formattedLitres) l and the tank holds \(tank.formattedLitres) l: "
        + "take stops out."
    case .tooLong(let day, let length, let longest):
      "The route of “\(day)” measures \(kilometresEnough(millimetres: length)) km and the limit is "
        + "\(kilometresEnough(millimetres: longest * 1000)) km: take stops out."
    case .fuelBudgetExceeded(let needed, let budget):
      "The plan burns \(needed.formattedLitres) l and the budget is \(budget.formattedLitres) l: take stops out."
    case .moneyBudgetExceeded(let needed, let budget):
      "The plan costs \(needed.formatted) MXN and the budget is \(budget.formatted) MXN: take stops out."
    }
  }

  private func named(_ id: String?, _ office: String) -> String { id.map { "«\($0)»" } ?? office }
}
