import Territory

/// Why a round or a route cannot be planned as asked.
public enum RoundRefusal: Refusal, Equatable {
  case noOffice
  case vehicleAway(String, day: LocalDate)
  case nothingDue(LocalDate)
  case badShift(String)
  case repeatedStop(String)
  case noPrice(fuel: String, day: LocalDate)
  case tooManyPromoters(promoters: Int, vehicles: Int)
  case cancelled(String)
  case badLunch(String)
  case badLock(stop: String, to: String)
  case contraryLocks(stop: String)
  /// A stop or a promoter that is named in an option and is not part of the plan.
  case notInPlan(String)
  case orderNeedsOne
  case notPlanned(String, status: String)
  case notInRound(stop: String, round: String)
  case badPlace(Int, count: Int)
  case emptied(String)

  public func sentence(in language: Language) -> String {
    let (spanish, english) = sentences
    return language == .spanish ? spanish : english
  }

  private var sentences: (String, String) {
    switch self {
    case .noOffice:
      (
        "No hay oficina de donde salir; añádala con «recorrido office add name=… lon=… lat=…».",
        "There is no office to start from; add one with “recorrido office add name=… lon=… lat=…”."
      )
    case .vehicleAway(let key, let day):
      ("El vehículo \(key) no está disponible el \(day).", "Vehicle \(key) is not available on \(day).")
    case .nothingDue(let day):
      (
        "Nada vence hasta el \(day); dé --stops CLAVE,… o amplíe --due DÍAS.",
        "Nothing is due by \(day); give --stops KEY,… or widen --due DAYS."
      )
    case .badShift(let text):
      ("«\(text)» no es una jornada; se espera HH:MM-HH:MM.", "“\(text)” is not a shift; expected HH:MM-HH:MM.")
    case .repeatedStop(let key): ("La parada \(key) se pide dos veces.", "Stop \(key) is asked for twice.")
    case .noPrice(let fuel, let day):
      (
        "No hay precio de \(fuel) para el \(day), y --budget lo necesita; impórtelo con «recorrido import prices».",
        "There is no price of \(fuel) for \(day), which --budget needs; import it with “recorrido import prices”."
      )
    case .tooManyPromoters(let promoters, let vehicles):
      (
        "Hay \(promoters) promotores para \(vehicles) vehículos; dé uno por vehículo a lo más.",
        "There are \(promoters) promoters for \(vehicles) vehicles; give one a vehicle at most."
      )
    case .cancelled(let key): ("La ronda \(key) está anulada.", "Round \(key) is annulled.")
    case .badLunch(let text):
      (
        "«\(text)» no es una comida; se espera HH:MM-HH:MM/MINUTOS, como 14:00-15:00/60.",
        "“\(text)” is not a lunch; expected HH:MM-HH:MM/MINUTES, such as 14:00-15:00/60."
      )
    case .badLock(let stop, let to):
      (
        "«\(stop)» se fija a «\(to)», que no es vehículo, promotor ni día de este plan; corríjalo en --lock o --prefer.",
        "“\(stop)” is locked to “\(to)”, which is no vehicle, promoter or day of this plan; correct it in --lock or --prefer."
      )
    case .contraryLocks(let stop):
      (
        "Los --lock de «\(stop)» no dejan ningún día de vehículo en común; quite uno.",
        "The --lock options of “\(stop)” leave no vehicle-day in common; take one away."
      )
    case .notInPlan(let name):
      (
        "«\(name)» no está en este plan; revise --stops, --promoters, --lock, --prefer, --need y --skill.",
        "“\(name)” is not in this plan; check --stops, --promoters, --lock, --prefer, --need and --skill."
      )
    case .orderNeedsOne:
      (
        "Para conservar el orden dé --stops, un solo vehículo con --vehicles y un solo día.",
        "To keep the order give --stops, one vehicle only with --vehicles and one day only."
      )
    case .notPlanned(let key, let status):
      (
        "La ronda \(key) está en «\(status)» y ya no se edita; anúlela y planee otra.",
        "Round \(key) is “\(status)” and is edited no more; annul it and plan another."
      )
    case .notInRound(let stop, let round):
      (
        "La ronda \(round) no tiene la parada «\(stop)»; véala con «recorrido round show \(round)».",
        "Round \(round) has no stop “\(stop)”; see it with “recorrido round show \(round)”."
      )
    case .badPlace(let number, let count):
      (
        "No hay lugar \(number) en la ronda; van de 1 a \(count).",
        "There is no place \(number) in the round; they go from 1 to \(count)."
      )
    case .emptied(let key):
      (
        "La ronda \(key) quedaría sin paradas; anúlela con «recorrido round annul \(key)».",
        "Round \(key) would have no stops; annul it with “recorrido round annul \(key)”."
      )
    }
  }
}
