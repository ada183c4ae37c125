import Rounds
import Territory

extension RoundPlan.Unserved {
  public func sentence(in language: Language) -> String {
    switch reason {
    case .leftOut(let reason):
      return ([reason.sentence(in: language)] + hints(in: language)).joined(separator: " ")
    case .barred(let zones): return "\(opening(language)) \(Self.barring(zones, language))"
    case .noVehicle(let first, let last):
      let days = Self.words(from: first, to: last, language)
      return language == .spanish
        ? "«\(visit)» queda fuera: sin vehículo \(days)." : "“\(visit)” stays out: no vehicle \(days)."
    case .lockedAway(let first, let last):
      let days = Self.words(from: first, to: last, language)
      return language == .spanish
        ? "«\(visit)» queda fuera: su --lock lo deja sin vehículo \(days); cámbielo."
        : "“\(visit)” stays out: its --lock leaves it no vehicle \(days); change it."
    case .zones(let zones, let hours):
      let words = Self.words(zones, language)
      if !hours.isEmpty {
        let own = hours.map(\.words).joined(separator: ", ")
        return language == .spanish
          ? "«\(visit)» queda fuera: con sus horas \(own), la zona evitada \(words) no deja cuándo visitarla; amplíe --window."
          : "“\(visit)” stays out: with its hours \(own), avoided zone \(words) leaves no time for the visit; widen --window."
      }
      return language == .spanish
        ? "«\(visit)» queda fuera: la zona evitada \(words) no deja horas para visitarla en esos días."
        : "“\(visit)” stays out: avoided zone \(words) leaves no hours for the visit on those days."
    }
  }

  private static func words(from first: LocalDate, to last: LocalDate, _ language: Language) -> String {
    if first == last { return language == .spanish ? "el \(first)" : "on \(first)" }
    return language == .spanish ? "del \(first) al \(last)" : "from \(first) to \(last)"
  }

  private func opening(_ language: Language) -> String {
    language == .spanish ? "«\(visit)» queda fuera:" : "“\(visit)” stays out:"
  }

  /// That zones leave no way.
  static func barring(_ zones: [AvoidZone], _ language: Language) -> String {
    let words = words(zones, language)
    if language == .spanish {
      return zones.count == 1
        ? "la zona evitada \(words) cierra el paso toda la jornada; cambie el día o --shift, o revise la zona."
        : "las zonas evitadas \(words) cierran el paso toda la jornada; cambie el día o --shift, o revíselas."
    }
    return zones.count == 1
      ? "avoided zone \(words) bars the way all through the shift; change the day or --shift, or check the zone."
      : "avoided zones \(words) bar the way all through the shift; change the day or --shift, or check them."
  }

  /// Whose hours a reason may come from, and who could help.
  private func hints(in language: Language) -> [String] {
    var hints: [String] = []
    if !zones.isEmpty {
      let words = Self.words(zones, language)
      hints.append(language == .spanish ? "Está en la zona evitada \(words)." : "It lies in avoided zone \(words).")
    }
    let crossed = crossed.filter { !zones.contains($0) }
    if !crossed.isEmpty {
      let words = Self.words(crossed, language)
      hints.append(
        language == .spanish
          ? "El camino cruza la zona evitada \(words), y sólo fuera de esas horas."
          : "The way leads through avoided zone \(words), and only outside those hours.")
    }
    if !idle.isEmpty {
      let names = idle.joined(separator: ", ")
      hints.append(
        language == .spanish
          ? "\(names) lo lleva, pero no sale en esos días." : "\(names) brings it, but does not go out on those days.")
    }
    return hints
  }

  private static func words(_ zones: [AvoidZone], _ language: Language) -> String {
    zones.map { zone in
      let name = language == .spanish ? "«\(zone.name)»" : "“\(zone.name)”"
      return "\(name) (\(zone.words(in: language)))"
    }.joined(separator: ", ")
  }
}

/// That what must be served cannot be, with the reason of each.
public struct MustLeftOut: Refusal {
  public var visits: [RoundPlan.Unserved]

  public func sentence(in language: Language) -> String {
    let reasons = visits.map { $0.sentence(in: language) }.joined(separator: " ")
    return language == .spanish
      ? "Ningún plan cumple --must, y nada se guardó. \(reasons)"
      : "No plan serves --must, and nothing was kept. \(reasons)"
  }
}
