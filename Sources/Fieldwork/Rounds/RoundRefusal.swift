import Territory

/// Why a round or a route cannot be planned as asked.
public enum RoundRefusal: Refusal, Equatable {
  case noOffice
  case vehicleAway(String, from: LocalDate, to: LocalDate)
  case nothingDue(LocalDate)
  case badShift(String)
  case repeatedStop(String)
  case noPrice(fuel: String, day: LocalDate)
  case tooManyPromoters(promoters: Int, vehicles: Int)
  case cancelled(String)
  case badLunch(String)
  /// A `--lock` or `--prefer` of what is not of the plan.
  case badWish(stop: String, to: String, option: String)
  case contraryLocks(stop: String)
  /// A stop or a promoter that is named in an option and is not part of the plan, and the option that would make it so.
  case notInPlan(String, option: String, list: String)
  case badWindow(String)
  /// The last place of a round is asked for.
  case lastPlace(String)
  case placeNeedsDay(String)
  case placeTaken(Int, by: String, and: String, round: String)
  case placeGap(Int, before: Int, round: String)
  case promoterTwice(String)
  /// Annulled, or no longer active.
  case promoterAway(String)
  case tooFewSeats(vehicle: String, seats: Int, promoters: Int)
  /// Several trips need one office.
  case tripsEndElsewhere(String, end: String)
  case past(String, day: LocalDate)
  /// Two stops of an edited round at one place.
  case placeTwice(Int)
  case orderNeedsOne
  case notPlanned(String, status: String)
  case notInRound(stop: String, round: String)
  case badPlace(Int, count: Int)
  case emptied(String)
  /// A stop that the plan had to serve is taken out of its round.
  case mustStay(stop: String, round: String)
  /// An edited round is not what the plan locked a stop to.
  case lockedElsewhere(stop: String, to: String, round: String)
  /// An edited round takes more than the plan's other rounds leave.
  case overFuelBudget(Volume, left: Volume, of: Volume, period: String?)
  case overMoneyBudget(Money, left: Money, of: Money, period: String?)

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
    case .vehicleAway(let key, let first, let last) where first != last:
      (
        "El vehículo \(key) no está disponible del \(first) al \(last).",
        "Vehicle \(key) is not available from \(first) to \(last)."
      )
    case .vehicleAway(let key, let day, _):
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
        "Hay \(promoters) promotores para \(vehicles) \(vehicles == 1 ? "vehículo" : "vehículos"); dé uno por vehículo a lo más, o P01+P02 si van juntos.",
        "There are \(promoters) promoters for \(vehicles) \(vehicles == 1 ? "vehicle" : "vehicles"); give one a vehicle at most, or P01+P02 if they ride together."
      )
    case .cancelled(let key): ("La ronda \(key) está anulada.", "Round \(key) is annulled.")
    case .badLunch(let text):
      (
        "«\(text)» no es una comida; se espera HH:MM-HH:MM/MINUTOS, como 14:00-15:00/60.",
        "“\(text)” is not a lunch; expected HH:MM-HH:MM/MINUTES, such as 14:00-15:00/60."
      )
    case .badWish(let stop, let to, "--prefer"):
      (
        "«\(stop)» prefiere «\(to)», que no es vehículo, promotor ni día de este plan; corrija --prefer.",
        "“\(stop)” prefers “\(to)”, which is no vehicle, promoter or day of this plan; correct --prefer."
      )
    case .badWish(let stop, let to, let option):
      (
        "«\(stop)» se fija a «\(to)», que no es vehículo, promotor ni día de este plan, ni un lugar (primera, 2); corrija \(option).",
        "“\(stop)” is locked to “\(to)”, which is no vehicle, promoter or day of this plan, nor a place (first, 2); correct \(option)."
      )
    case .contraryLocks(let stop):
      (
        "Los --lock de «\(stop)» no dejan ningún día de vehículo en común; quite uno.",
        "The --lock options of “\(stop)” leave no vehicle-day in common; take one away."
      )
    case .notInPlan(let name, let option, let list):
      (
        "«\(name)» no está en este plan; quite o corrija su \(option), o añada su clave a \(list).",
        "“\(name)” is not in this plan; take away or correct its \(option), or add its key to \(list)."
      )
    case .badWindow(let text):
      (
        "«\(text)» no son horas de visita; se espera HH:MM-HH:MM, y varias separadas por comas.",
        "“\(text)” are no visiting hours; expected HH:MM-HH:MM, several between commas."
      )
    case .lastPlace(let stop):
      (
        "«\(stop)» no se puede fijar como última, sólo entre las primeras; use --window, --in-order, o «recorrido round edit».",
        "“\(stop)” cannot be locked as the last, only among the first; use --window, --in-order, or “recorrido round edit”."
      )
    case .placeNeedsDay(let stop):
      (
        "Para fijar el lugar de «\(stop)» diga también su vehículo y su día: --lock \(stop)=VEHÍCULO --lock \(stop)=AAAA-MM-DD.",
        "To lock the place of “\(stop)” say its vehicle and its day too: --lock \(stop)=VEHICLE --lock \(stop)=YYYY-MM-DD."
      )
    case .placeTaken(let place, let one, let other, let round):
      (
        "«\(one)» y «\(other)» se fijan las dos en el lugar \(place) de «\(round)»; cambie una.",
        "“\(one)” and “\(other)” are both locked at place \(place) of “\(round)”; change one."
      )
    case .placeGap(let gap, let place, let round):
      (
        "En «\(round)» se fija el lugar \(place) y no el \(gap); los lugares fijos van seguidos desde el primero.",
        "On “\(round)” place \(place) is locked and place \(gap) is not; locked places follow each other from the first."
      )
    case .promoterTwice(let name):
      (
        "El promotor \(name) va dos veces en --promoters; déjelo en un solo vehículo.",
        "Promoter \(name) is in --promoters twice; keep them in one vehicle."
      )
    case .promoterAway(let name):
      (
        "El promotor \(name) está anulado o inactivo y no sale; quítelo de --promoters.",
        "Promoter \(name) is annulled or inactive and does not go out; take them out of --promoters."
      )
    case .tooFewSeats(let vehicle, let seats, let promoters):
      (
        "\(vehicle) tiene \(seats) \(seats == 1 ? "asiento" : "asientos") y le tocan \(promoters) promotores; repártalos de otro modo en --promoters.",
        "\(vehicle) has \(seats) \(seats == 1 ? "seat" : "seats") and gets \(promoters) promoters; share them out otherwise in --promoters."
      )
    case .tripsEndElsewhere(let base, let end):
      (
        "Con --second-trips se vuelve a donde se salió, \(base); quite --end-at \(end) o la segunda salida.",
        "With --second-trips one comes back to where one left, \(base); take away --end-at \(end) or the second trip."
      )
    case .orderNeedsOne:
      (
        "Para conservar el orden dé --stops, un solo vehículo con --vehicles y un solo día.",
        "To keep the order give --stops, one vehicle only with --vehicles and one day only."
      )
    case .notPlanned(let key, let status):
      (
        "La ronda \(key) está \(Self.words(status).spanish) y ya no se edita; anúlela y planee otra.",
        "Round \(key) is \(Self.words(status).english) and is edited no more; annul it and plan another."
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
    case .past(let key, let day):
      (
        "La ronda \(key) fue del \(day), que ya pasó, y ya no se edita; lo que se hizo se registra con «recorrido visit record».",
        "Round \(key) was of \(day), which is over, and is edited no more; what was done is recorded by “recorrido visit record”."
      )
    case .placeTwice(let number):
      (
        "Dos paradas piden el lugar \(number) de la ronda; cambie una.",
        "Two stops ask for place \(number) of the round; change one."
      )
    case .emptied(let key):
      (
        "La ronda \(key) quedaría sin paradas; anúlela con «recorrido round annul \(key)».",
        "Round \(key) would have no stops; annul it with “recorrido round annul \(key)”."
      )
    case .mustStay(let stop, let round):
      (
        "«\(stop)» ha de visitarse (--must) y no se quita de la ronda \(round); planee de nuevo sin ella.",
        "“\(stop)” must be visited (--must) and is not taken out of round \(round); plan again without it."
      )
    case .lockedElsewhere(let stop, let to, let round):
      (
        "El plan fijó «\(stop)» a «\(to)» y la ronda \(round) no lo es; póngala en la suya, o planee de nuevo sin ese --lock.",
        "The plan locked “\(stop)” to “\(to)”, which round \(round) is not; put it in its own, or plan again without that --lock."
      )
    case .overFuelBudget(let needed, let left, let budget, let period):
      (
        "La ronda gastaría \(needed.formattedLitres) l y, del presupuesto de \(budget.formattedLitres) l \(period.map { "de \($0)" } ?? "del plan"), las otras rondas le dejan \(left.formattedLitres) l: quite paradas.",
        "The round would burn \(needed.formattedLitres) l and, of \(period.map { "\($0)'s" } ?? "the plan's") budget of \(budget.formattedLitres) l, the other rounds leave it \(left.formattedLitres) l: take stops out."
      )
    case .overMoneyBudget(let needed, let left, let budget, let period):
      (
        "La ronda costaría \(needed.formatted) MXN y, del presupuesto de \(budget.formatted) MXN \(period.map { "de \($0)" } ?? "del plan"), las otras rondas le dejan \(left.formatted) MXN: quite paradas.",
        "The round would cost \(needed.formatted) MXN and, of \(period.map { "\($0)'s" } ?? "the plan's") budget of \(budget.formatted) MXN, the other rounds leave it \(left.formatted) MXN: take stops out."
      )
    }
  }

  /// The stored word of a round's status as people say it.
  private static func words(_ status: String) -> (spanish: String, english: String) {
    switch status {
    case "autorizado": ("autorizada", "authorised")
    case "en_curso": ("en curso", "under way")
    case "cerrado": ("cerrada", "closed")
    case "cancelado": ("cancelada", "cancelled")
    default: (status, status)
    }
  }
}
