import Territory

extension LeftOut: Refusal {
  /// «Fuera «T2»: faltan 1.80 l de gasolina del presupuesto.»
  public func sentence(in language: Language) -> String {
    let day = vehicleDay ?? ""
    let why =
      switch (reason, language) {
      case (.noVehicle, .spanish): "no hay día de vehículo que la admita; agregue uno"
      case (.noVehicle, .english): "there is no vehicle-day that it admits; add one"
      case (.notWorth(let cost, let prize), .spanish):
        "visitarla cuesta \(money(cost).formatted) MXN y vale \(money(prize).formatted); súbale el valor"
      case (.notWorth(let cost, let prize), .english):
        "visiting it costs \(money(cost).formatted) MXN and is worth \(money(prize).formatted); raise its worth"
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
    case .money(let name, let money): "faltan \(money.formatted) MXN de presupuesto\(of(name))"
    case .fuel(let name, let volume): "faltan \(litresEnough(volume)) l de gasolina del presupuesto\(of(name))"
    case .load(let day, let load): load == 1 ? "falta 1 lugar en «\(day)»" : "faltan \(load) lugares en «\(day)»"
    case .duration(let day, let late): "«\(day)» duraría \(minutesEnough(milliseconds: late)) min más de lo permitido"
    case .lunch(let day, let late): "la comida de «\(day)» llegaría \(minutesEnough(milliseconds: late)) min tarde"
    case .spacing(let other, let days): "quedaría \(days) \(days == 1 ? "día" : "días") demasiado cerca de «\(other)»"
    case .tank(let day, let volume): "faltan \(litresEnough(volume)) l de tanque en «\(day)»"
    case .length(let day, let length): "«\(day)» excedería su límite por \(kilometresEnough(millimetres: length)) km"
    case .shift(let day, let late): "faltan \(minutesEnough(milliseconds: late)) min de turno en «\(day)»"
    case .window(let stop, let arrival, let closes):
      "a «\(stop)» se llegaría a las \(clockEnough(milliseconds: arrival)) y cierra a las "
        + clock(milliseconds: closes * 1000)
    case .locked(let day, let skills) where skills.isEmpty: "está fija fuera de «\(day)»"
    case .locked(let day, let skills): "está fija fuera de «\(day)», que lleva \(list(skills, .spanish))"
    case .skills(let day, let missing, let wanted) where wanted.count == 1:
      "ningún día de vehículo que la admite lleva \(list(missing, .spanish)), ni «\(day)»"
    case .skills(let day, let missing, let wanted):
      "ningún día de vehículo que la admite lleva a la vez \(list(wanted, .spanish)): a «\(day)» le falta "
        + list(missing, .spanish)
    }
  }

  fileprivate var english: String {
    switch self {
    case .money(let name, let money): "\(money.formatted) MXN of budget\(of(name)) are missing"
    case .fuel(let name, let volume): "\(litresEnough(volume)) l of the fuel budget\(of(name)) are missing"
    case .load(let day, let load):
      load == 1 ? "1 place is missing on “\(day)”" : "\(load) places are missing on “\(day)”"
    case .duration(let day, let late):
      "“\(day)” would last \(minutesEnough(milliseconds: late)) min longer than allowed"
    case .lunch(let day, let late): "the break of “\(day)” would come \(minutesEnough(milliseconds: late)) min late"
    case .spacing(let other, let days): "it would be \(days) \(days == 1 ? "day" : "days") too near to “\(other)”"
    case .tank(let day, let volume): "\(litresEnough(volume)) l of tank are missing on “\(day)”"
    case .length(let day, let length): "“\(day)” would exceed its limit by \(kilometresEnough(millimetres: length)) km"
    case .shift(let day, let late): "\(minutesEnough(milliseconds: late)) min of shift are missing on “\(day)”"
    case .window(let stop, let arrival, let closes):
      "“\(stop)” would be reached at \(clockEnough(milliseconds: arrival)) and closes at "
        + clock(milliseconds: closes * 1000)
    case .locked(let day, let skills) where skills.isEmpty: "it is locked away from “\(day)”"
    case .locked(let day, let skills): "it is locked away from “\(day)”, which brings \(list(skills, .english))"
    case .skills(let day, let missing, let wanted) where wanted.count == 1:
      "no vehicle-day that it admits brings \(list(missing, .english)), nor does “\(day)”"
    case .skills(let day, let missing, let wanted):
      "no vehicle-day that it admits brings \(list(wanted, .english)) together: “\(day)” lacks "
        + list(missing, .english)
    }
  }

  /// `«dibujo» y «topo»`.
  private func list(_ words: [String], _ language: Language) -> String {
    let quoted = words.map { language == .spanish ? "«\($0)»" : "“\($0)”" }
    guard let last = quoted.last, quoted.count > 1 else { return quoted.joined() }
    return quoted.dropLast().joined(separator: ", ") + (language == .spanish ? " y " : " and ") + last
  }

  private func of(_ budget: String?) -> String { budget.map { " «\($0)»" } ?? "" }
}
