import Rounds
import Territory

extension RoundPlan.Unserved {
  public func sentence(in language: Language) -> String {
    switch reason {
    case .leftOut(let reason):
      return ([reason.sentence(in: language)] + [hint(in: language)].compactMap(\.self)).joined(separator: " ")
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

  /// Whose hours a reason may come from.
  private func hint(in language: Language) -> String? {
    guard !zones.isEmpty else { return nil }
    let words = Self.words(zones, language)
    return language == .spanish ? "Está en la zona evitada \(words)." : "It lies in avoided zone \(words)."
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
