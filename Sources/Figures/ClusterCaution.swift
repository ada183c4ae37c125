import Territory

/// What a reader of clusters must be told.
public enum ClusterCaution: BilingualRefusal, Hashable {
  /// Fewer than 30 units with a value: permutations cannot tell much.
  case fewUnits(Int)
  /// Keys of units without a neighbour that has a value; they belong to no cluster.
  case islands([String])
  /// Keys of units that have no value.
  case withoutValue([String])

  public var spanish: String {
    switch self {
    case .fewUnits(let count):
      "Sólo \(count) unidades con dato: con menos de 30 los agrupamientos son indicio, no prueba."
    case .islands(let keys): "Sin vecina con dato, en ningún agrupamiento: \(keys.joined(separator: ", "))."
    case .withoutValue(let keys): "Sin dato, fuera del análisis: \(keys.joined(separator: ", "))."
    }
  }

  public var english: String {
    switch self {
    case .fewUnits(let count):
      "Only \(count) units with a value: with fewer than 30 clusters are a hint, not proof."
    case .islands(let keys): "Without a neighbour that has a value, in no cluster: \(keys.joined(separator: ", "))."
    case .withoutValue(let keys): "Without a value, left out: \(keys.joined(separator: ", "))."
    }
  }
}
