import Territory

extension LeftOut.Shortfall {
  /// What would have to give for a violation to go; nil for what no figure mends.
  init?(_ violation: Violation) {
    switch violation {
    case .windowMissed(let stop, _, let arrival, let closes):
      self = .window(stop: stop, arrivalMilliseconds: arrival, closesSeconds: closes)
    case .shiftExceeded(let day, let by): self = .shift(vehicleDay: day, milliseconds: by)
    case .roundTooLong(let day, let by): self = .duration(vehicleDay: day, milliseconds: by)
    case .breakMissed(let day, let by): self = .lunch(vehicleDay: day, milliseconds: by)
    case .overloaded(let day, let load, let capacity): self = .load(vehicleDay: day, load - capacity)
    case .tankExceeded(let day, let needed, let tank):
      self = .tank(vehicleDay: day, Volume(millilitres: needed.millilitres - tank.millilitres))
    case .tooLong(let day, let length, let longest):
      self = .length(vehicleDay: day, millimetres: length - longest * 1000)
    default: return nil
    }
  }

  /// What a treasury can mend before what a clock cannot.
  var rank: Int {
    switch self {
    case .money: 0
    case .fuel: 1
    case .tank: 2
    case .length: 3
    case .load: 4
    case .shift: 5
    case .duration: 6
    case .lunch: 7
    case .window: 8
    case .spacing: 9
    case .locked: 10
    case .skills: 11
    }
  }

  /// Whether more time would mend it.
  public var isOfTime: Bool {
    switch self {
    case .shift, .duration, .lunch, .window: true
    default: false
    }
  }

  var figure: Int {
    switch self {
    case .money(_, let money): money.centavos
    case .fuel(_, let volume), .tank(_, let volume): volume.millilitres
    case .length(_, let figure), .load(_, let figure), .shift(_, let figure), .duration(_, let figure),
      .lunch(_, let figure), .spacing(_, let figure):
      figure
    case .locked: 1
    case .skills(_, let missing, _): missing.count
    case .window(_, let arrival, let closes): arrival - closes * 1000
    }
  }
}
