import Territory

/// What makes a shape invalid (OGC Simple Features), and where.
public struct Invalidity: Refusal, Equatable {
  public enum Reason: Hashable, Sendable {
    /// A ring crosses or touches itself or another ring along a line.
    case selfIntersection
    /// A hole lies within another hole.
    case nestedHoles
    /// A hole lies outside its exterior ring.
    case holeOutside
    /// A part of a multipolygon lies within another.
    case nestedParts
    /// Holes cut the interior in two.
    case disconnectedInterior
    /// Fewer than four positions in a ring, or fewer than two different ones in a line.
    case tooFewPoints
    /// First position ≠ last.
    case ringNotClosed
    /// Not a number, or infinite.
    case notFinite
    /// In GEOS's own words.
    case other(String)
  }

  public var reason: Reason
  /// Where; nil when the shape has no such place (a coordinate that is not a number).
  public var position: Coordinate?

  public init(reason: Reason, position: Coordinate?) {
    (self.reason, self.position) = (reason, position)
  }

  public var code: String? { "E-TER-04" }

  public func sentence(in language: Language) -> String {
    switch language {
    case .spanish: "Geometría inválida: \(spanishFact); corríjala en el archivo de origen."
    case .english: "Invalid geometry: \(englishFact); correct it in its source."
    }
  }

  /// What is wrong and where, to stand within a sentence: `el contorno se cruza a sí mismo en -99.1234567,19.3`.
  public var spanishFact: String {
    let fact =
      switch reason {
      case .selfIntersection: "el contorno se cruza a sí mismo"
      case .nestedHoles: "un hueco está dentro de otro"
      case .holeOutside: "un hueco queda fuera de su contorno"
      case .nestedParts: "una parte está dentro de otra"
      case .disconnectedInterior: "los huecos parten el interior en dos"
      case .tooFewPoints: "tiene muy pocas posiciones"
      case .ringNotClosed: "el contorno no cierra"
      case .notFinite: "una coordenada no es un número"
      case .other(let words): words
      }
    return fact + (place.map { " en \($0)" } ?? "")
  }

  /// What is wrong and where, to stand within a sentence: `the outline crosses itself at -99.1234567,19.3`.
  public var englishFact: String {
    let fact =
      switch reason {
      case .selfIntersection: "the outline crosses itself"
      case .nestedHoles: "a hole lies within another"
      case .holeOutside: "a hole lies outside its outline"
      case .nestedParts: "a part lies within another"
      case .disconnectedInterior: "holes cut the interior in two"
      case .tooFewPoints: "it has too few positions"
      case .ringNotClosed: "the outline is not closed"
      case .notFinite: "a coordinate is not a number"
      case .other(let words): words
      }
    return fact + (place.map { " at \($0)" } ?? "")
  }

  private var place: String? {
    position.map { position in
      // Seven decimals are a centimetre: more would be noise to whoever looks for the place.
      let shown = position.quantised
      return "\(shown.longitude),\(shown.latitude)"
    }
  }
}
