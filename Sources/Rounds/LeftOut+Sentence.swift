import Territory

extension LeftOut: Refusal {
  /// «Fuera «T2»: faltan 1.80 l de gasolina del presupuesto.»
  public func sentence(in language: Language) -> String {
    let day = vehicleDay ?? ""
    let why =
      switch (reason, language) {
      case (.noVehicle, .spanish): "no hay día de vehículo que la admita; agregue uno"
      case (.noVehicle, .english): "there is no vehicle-day that it admits; add one"
      case (.unreachable, .spanish): "ningún camino llega y vuelve; revise su posición o las calles"
      case (.unreachable, .english): "no path leads there and back; check its position or the roads"
      case (.fits, .spanish): "cabe en «\(day)» como parada \((position ?? 0) + 1); agréguela al plan"
      case (.fits, .english): "it fits on “\(day)” as stop \((position ?? 0) + 1); add it to the plan"
      case (.short(let shortfalls), .spanish):
        shortfalls.map(\.spanish).joined(separator: " y ") + " (lo más cercano: «\(day)»)"
      case (.short(let shortfalls), .english):
        shortfalls.map(\.english).joined(separator: " and ") + " (nearest: “\(day)”)"
      }
    return language == .spanish ? "«\(stop)» queda fuera: \(why)." : "“\(stop)” is left out: \(why)."
  }
}

extension LeftOut.Shortfall {
  fileprivate var spanish: String {
    switch self {
    case .money(let money): "faltan \(money.formatted) MXN de presupuesto"
    case .fuel(let volume): "faltan \(litresEnough(volume)) l de gasolina del presupuesto"
    case .tank(let day, let volume): "faltan \(litresEnough(volume)) l de tanque en «\(day)»"
    case .length(let day, let length): "«\(day)» pasaría \(kilometresEnough(millimetres: length)) km de su límite"
    case .shift(let day, let late): "faltan \(minutesEnough(milliseconds: late)) min de turno en «\(day)»"
    case .window(let stop, let arrival, let closes):
      "a «\(stop)» se llegaría a las \(clock(milliseconds: arrival)) y cierra a las "
        + clock(milliseconds: closes * 1000)
    }
  }

  fileprivate var english: String {
    switch self {
    case .money(let money): "\(money.formatted) MXN of budget are missing"
    case .fuel(let volume): "\(litresEnough(volume)) l of the fuel budget are missing"
    case .tank(let day, let volume): "\(litresEnough(volume)) l of tank are missing on “\(day)”"
    case .length(let day, let length): "“\(day)” would exceed its limit by \(kilometresEnough(millimetres: length)) km"
    case .shift(let day, let late): "\(minutesEnough(milliseconds: late)) min of shift are missing on “\(day)”"
    case .window(let stop, let arrival, let closes):
      "“\(stop)” would be reached at \(clock(milliseconds: arrival)) and closes at "
        + clock(milliseconds: closes * 1000)
    }
  }

  /// Hundredths of a litre, rounded up: what is enough.
  private func litresEnough(_ volume: Volume) -> String { grouped((volume.millilitres + 9) / 10, decimals: 2) }
}
