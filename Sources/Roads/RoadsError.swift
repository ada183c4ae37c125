import Territory

/// Why Roads cannot answer. A pair without a path is an answer, not an error.
public enum RoadsError: Refusal, Equatable {
  /// The position at `index` of those asked about has no street that the profile may use within `limitMetres`.
  /// `nearestMetres` is where the nearest one lies, when it is within ten times that.
  case farFromRoad(index: Int, position: Coordinate, nearestMetres: Double?, limitMetres: Double, profile: String)

  public func sentence(in language: Language) -> String { sentence(in: language, naming: nil) }

  /// - Parameter name: what the position is called there; nil = by its number.
  public func sentence(in language: Language, naming name: String?) -> String {
    switch self {
    case .farFromRoad(let index, let position, let nearest, let limit, let profile):
      let place = "\(fixed(position.longitude)), \(fixed(position.latitude))"
      let limitText = grouped(Int(limit.rounded()), decimals: 0)
      let nearestText = nearest.map { grouped(Int($0.rounded()), decimals: 0) }
      switch language {
      case .spanish:
        let found = nearestText.map { "la más cercana está a \($0) m" } ?? "no se halló ninguna cerca"
        return "\(name ?? "La posición \(index + 1)") (\(place)) no tiene calle transitable («\(profile)») "
          + "a menos de \(limitText) m: \(found); corrija la posición o importe las calles de esa zona."
      case .english:
        let found = nearestText.map { "the nearest is \($0) m away" } ?? "none was found nearby"
        return "\(name ?? "Position \(index + 1)") (\(place)) has no usable road (“\(profile)”) within \(limitText) m: "
          + "\(found); correct the position or import the roads of that area."
      }
    }
  }
}

/// Degrees with five decimals (about a metre).
private func fixed(_ degrees: Double) -> String {
  let scaled = (degrees * 1e5).rounded()
  guard abs(scaled) < 1e12 else { return "\(degrees)" }
  return grouped(Int(scaled), decimals: 5)
}
