import Territory

extension RouteLeg {
  /// The leg as a driver is told it, in one sentence.
  public func sentence(in language: Language) -> String {
    switch language {
    case .spanish: spanish + "."
    case .english: english + "."
    }
  }

  private var spanish: String {
    let street = label
    let onto = street.map { " en \($0)" } ?? ""
    let along = street.map { " por \($0)" } ?? ""
    let follow = " y sigue \(length)"
    switch turn {
    case .depart: return street.map { "Sal por \($0)\(follow)" } ?? "Avanza \(length)"
    case .straight: return "Continúa\(along.isEmpty ? " derecho" : along) \(length)"
    case .slightLeft: return "Toma ligeramente a la izquierda\(along)\(follow)"
    case .left: return "Gira a la izquierda\(onto)\(follow)"
    case .sharpLeft: return "Gira cerrado a la izquierda\(onto)\(follow)"
    case .slightRight: return "Toma ligeramente a la derecha\(along)\(follow)"
    case .right: return "Gira a la derecha\(onto)\(follow)"
    case .sharpRight: return "Gira cerrado a la derecha\(onto)\(follow)"
    case .uTurn: return "Da vuelta en U\(onto)\(follow)"
    case .roundabout(nil): return "Entra a la glorieta\(follow)"
    case .roundabout(let exit?):
      return "En la glorieta toma la \(exit).ª salida\(street.map { " hacia \($0)" } ?? "")\(follow)"
    case .ferry: return "Aborda el transbordador\(street.map { " \($0)" } ?? "") y recorre \(length)"
    case .arrive(.left): return "Llegas: tu destino está a la izquierda"
    case .arrive(.right): return "Llegas: tu destino está a la derecha"
    case .arrive(.neither): return "Llegas a tu destino"
    }
  }

  private var english: String {
    let street = label
    let onto = street.map { " onto \($0)" } ?? ""
    let along = street.map { " along \($0)" } ?? ""
    let follow = " and go on for \(length)"
    switch turn {
    case .depart: return street.map { "Leave along \($0)\(follow)" } ?? "Go on for \(length)"
    case .straight: return "Continue\(along.isEmpty ? " straight on" : along) for \(length)"
    case .slightLeft: return "Bear left\(onto)\(follow)"
    case .left: return "Turn left\(onto)\(follow)"
    case .sharpLeft: return "Turn sharp left\(onto)\(follow)"
    case .slightRight: return "Bear right\(onto)\(follow)"
    case .right: return "Turn right\(onto)\(follow)"
    case .sharpRight: return "Turn sharp right\(onto)\(follow)"
    case .uTurn: return "Make a U-turn\(onto)\(follow)"
    case .roundabout(nil): return "Enter the roundabout\(follow)"
    case .roundabout(let exit?):
      return "At the roundabout take the \(ordinal(exit)) exit\(street.map { " towards \($0)" } ?? "")\(follow)"
    case .ferry: return "Board the ferry\(street.map { " \($0)" } ?? "") for \(length)"
    case .arrive(.left): return "You have arrived: your destination is on the left"
    case .arrive(.right): return "You have arrived: your destination is on the right"
    case .arrive(.neither): return "You have arrived"
    }
  }

  /// `Avenida Hidalgo`, `Carretera a Chapala (MEX-23)` or `MEX-23`; nil where the street has neither name nor number.
  private var label: String? {
    let number = reference.map { $0.split(separator: ";").joined(separator: "/") }
    switch (name, number) {
    case (let name?, let number?): return "\(name) (\(number))"
    case (let name?, nil): return name
    case (nil, let number?): return number
    case (nil, nil): return nil
    }
  }

  /// Metres to the nearest ten below a kilometre, tenths of a kilometre below ten, kilometres beyond.
  private var length: String {
    let metres = dividedHalfUp(millimetres, by: 1000)
    if metres < 10 { return "\(max(1, metres)) m" }
    let tens = dividedHalfUp(metres, by: 10) * 10
    if tens < 1000 { return "\(tens) m" }
    let tenths = dividedHalfUp(metres, by: 100)
    if tenths < 100 { return tenths % 10 == 0 ? "\(tenths / 10) km" : "\(tenths / 10).\(tenths % 10) km" }
    return "\(dividedHalfUp(metres, by: 1000)) km"
  }
}

private func ordinal(_ figure: Int) -> String {
  switch (figure % 10, figure % 100) {
  case (_, 11...13): "\(figure)th"
  case (1, _): "\(figure)st"
  case (2, _): "\(figure)nd"
  case (3, _): "\(figure)rd"
  default: "\(figure)th"
  }
}
