/// Rules about where rounds go, and how far.
public enum RoundRule: BilingualRefusal, Hashable {
  /// A stop that would be reached inside a zone at one of its hours, `HH:MM`.
  case insideZone(stop: String, time: String, zone: AvoidZone)
  /// Farther than four fifths of a tank reach.
  case beyondRange(metres: Int, range: Int)
  /// Back after the working hours end, `HH:MM`.
  case backLate(time: String, end: String)

  public var code: String? {
    switch self {
    case .insideZone(_, _, let zone): zone.severity == .forbidden ? "E-RUT-02" : "W-RUT-02"
    case .beyondRange, .backLate: "E-RUT-03"
    }
  }

  public var spanish: String {
    switch self {
    case .insideZone(let stop, let time, let zone):
      "\(stop) \(time) dentro de zona evitada (\(zone.words(in: .spanish)))."
    case .beyondRange(let metres, let range):
      "Ronda de \(kilometres(metres)) km supera la autonomía \(kilometres(range)) km."
    case .backLate(let time, let end): "La ronda vuelve a las \(time) y la jornada termina a las \(end)."
    }
  }

  public var english: String {
    switch self {
    case .insideZone(let stop, let time, let zone):
      "\(stop) at \(time) is inside an avoided zone (\(zone.words(in: .english)))."
    case .beyondRange(let metres, let range):
      "A round of \(kilometres(metres)) km exceeds the range of \(kilometres(range)) km."
    case .backLate(let time, let end): "The round is back at \(time) and the working hours end at \(end)."
    }
  }

  /// Whole kilometres as such, else with one decimal.
  private func kilometres(_ metres: Int) -> String {
    metres % 1000 == 0 ? grouped(metres / 1000, decimals: 0) : grouped(dividedHalfUp(metres, by: 100), decimals: 1)
  }
}
