import Territory

/// What whoever plans should know of the plan, besides what rules say.
public enum RoundNotice: BilingualRefusal, Equatable {
  /// The plan begins on a day that is over.
  case past(LocalDate)
  /// A vehicle that was asked for and can be had on no day of the plan.
  case vehicleStays(String, from: LocalDate, to: LocalDate)
  /// Nobody of those who were named rides in the vehicle.
  case vehicleUndriven(String)
  /// These rounds are kept already, as they are.
  case alreadyKept([String])
  /// These rounds are kept already and take the limits of this plan.
  case newLimits([String])
  /// The vehicle has another round on that day.
  case otherRound(vehicle: String, day: LocalDate, round: String)
  /// The promoter rides in another vehicle on that day.
  case rideElsewhere(promoter: String, day: LocalDate, round: String)
  /// Stops that are due and that the round makes already.
  case leftToRound([String], round: String, day: LocalDate)
  /// Stops that were named and that another round makes too.
  case alsoInRound([String], round: String, day: LocalDate)

  /// A stop that a round makes already.
  struct Standing {
    var stop: String
    var round: StandingVisits.Visit
  }

  public var spanish: String {
    switch self {
    case .past(let day): "El \(day) ya pasó; si fue un descuido, corrija --from."
    case .vehicleStays(let vehicle, let first, let last):
      first == last
        ? "\(vehicle) no sale: no está disponible el \(first)."
        : "\(vehicle) no sale: no está disponible ningún día del \(first) al \(last)."
    case .vehicleUndriven(let vehicle):
      "\(vehicle) no sale: nadie de --promoters va en él; agregue quien lo lleve o quítelo de --vehicles."
    case .alreadyKept(let keys):
      keys.count == 1
        ? "La ronda \(keys[0]) ya estaba guardada tal cual; no se guardó otra vez."
        : "Las rondas \(keys.joined(separator: ", ")) ya estaban guardadas tal cual; no se guardaron otra vez."
    case .newLimits(let keys):
      keys.count == 1
        ? "La ronda \(keys[0]) ya estaba guardada y toma los límites de este plan."
        : "Las rondas \(keys.joined(separator: ", ")) ya estaban guardadas y toman los límites de este plan."
    case .rideElsewhere(let promoter, let day, let round):
      "\(promoter) ya va el \(day) en otro vehículo, en la ronda \(round); anule la que no vaya con «recorrido round annul»."
    case .leftToRound(let stops, let round, let day):
      "\(stops.joined(separator: ", ")) ya \(stops.count == 1 ? "va" : "van") en la ronda \(round) del \(day) y no se \(stops.count == 1 ? "planea" : "planean") otra vez; para hacerlo dé --stops o anule esa ronda."
    case .alsoInRound(let stops, let round, let day):
      "\(stops.joined(separator: ", ")) ya \(stops.count == 1 ? "va" : "van") en la ronda \(round) del \(day); quede en una sola."
    case .otherRound(let vehicle, let day, let round):
      "\(vehicle) ya tiene la ronda \(round) el \(day); anule la que no vaya con «recorrido round annul»."
    }
  }

  public var english: String {
    switch self {
    case .past(let day): "\(day) is over; if that was a slip, correct --from."
    case .vehicleStays(let vehicle, let first, let last):
      first == last
        ? "\(vehicle) does not go out: it is not available on \(first)."
        : "\(vehicle) does not go out: it is available on no day from \(first) to \(last)."
    case .vehicleUndriven(let vehicle):
      "\(vehicle) does not go out: none of --promoters rides in it; add who drives it or take it from --vehicles."
    case .alreadyKept(let keys):
      keys.count == 1
        ? "Round \(keys[0]) was kept already, just as it is; it was not kept again."
        : "Rounds \(keys.joined(separator: ", ")) were kept already, just as they are; they were not kept again."
    case .newLimits(let keys):
      keys.count == 1
        ? "Round \(keys[0]) was kept already and takes the limits of this plan."
        : "Rounds \(keys.joined(separator: ", ")) were kept already and take the limits of this plan."
    case .rideElsewhere(let promoter, let day, let round):
      "\(promoter) rides in another vehicle on \(day), in round \(round); annul the one that does not go with “recorrido round annul”."
    case .leftToRound(let stops, let round, let day):
      "\(stops.joined(separator: ", ")) \(stops.count == 1 ? "is" : "are") in round \(round) of \(day) and not planned again; give --stops for that, or annul the round."
    case .alsoInRound(let stops, let round, let day):
      "\(stops.joined(separator: ", ")) \(stops.count == 1 ? "is" : "are") in round \(round) of \(day) too; leave \(stops.count == 1 ? "it" : "them") in one only."
    case .otherRound(let vehicle, let day, let round):
      "\(vehicle) has round \(round) on \(day) already; annul the one that does not go with “recorrido round annul”."
    }
  }
}
