import Rounds
import Territory

extension RoundPlan.Unserved {
  public func sentence(in language: Language) -> String {
    switch reason {
    case .leftOut(let reason):
      return ([reason.sentence(in: language)] + [hint(in: language)].compactMap(\.self)).joined(separator: " ")
    case .noVehicle(let first, let last):
      if first == last {
        return language == .spanish
          ? "«\(visit)» queda fuera: sin vehículo el \(first)." : "“\(visit)” stays out: no vehicle on \(first)."
      }
      return language == .spanish
        ? "«\(visit)» queda fuera: sin vehículo del \(first) al \(last)."
        : "“\(visit)” stays out: no vehicle from \(first) to \(last)."
    case .zones(let zones):
      let words = Self.words(zones, language)
      return language == .spanish
        ? "«\(visit)» queda fuera: la zona evitada \(words) no deja horas para visitarla en esos días."
        : "“\(visit)” stays out: avoided zone \(words) leaves no hours for the visit on those days."
    }
  }

  /// Whose hours a reason may come from.
  private func hint(in language: Language) -> String? {
    guard !zones.isEmpty else { return nil }
    let words = Self.words(zones, language)
    return language == .spanish ? "Está en la zona evitada \(words)." : "It lies in avoided zone \(words)."
  }

  private static func words(_ zones: [AvoidZone], _ language: Language) -> String {
    zones.map { "«\($0.name)» (\($0.words(in: language)))" }.joined(separator: ", ")
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
