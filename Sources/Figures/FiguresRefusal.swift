import Territory

/// Why a figure cannot be computed.
public enum FiguresRefusal: BilingualRefusal, Hashable {
  /// Every unit has the same value, or there are too few: nothing can vary together.
  case noVariation(units: Int)
  /// No unit has a neighbour with a value.
  case noNeighbours
  /// Values and weights speak of different numbers of units.
  case countsDiffer(values: Int, weights: Int)
  case noValues
  case classCount(Int)
  /// The limits set by hand do not rise, or there is none.
  case limitsDoNotRise
  case negativeAmount(unit: String)
  case permutations(Int)

  public var spanish: String {
    switch self {
    case .noVariation(let units):
      "Las \(units) unidades con dato no varían entre sí: no hay agrupamiento que medir; elija otro dato o periodo."
    case .noNeighbours:
      "Ninguna unidad con dato colinda con otra: use los k vecinos más cercanos en lugar de la colindancia."
    case .countsDiffer(let values, let weights):
      "Hay \(values) valores y \(weights) unidades con vecindad: calcule ambos con la misma lista de unidades."
    case .noValues: "Ninguna unidad tiene dato: no hay cifra que calcular; revise el periodo."
    case .classCount(let count): "\(count) clases no se leen en un mapa: pida de 4 a 6."
    case .limitsDoNotRise: "Los límites de clase deben ser números de menor a mayor: corríjalos."
    case .negativeAmount(let unit): "La unidad \(unit) tiene un monto negativo: corríjalo antes de medir la equidad."
    case .permutations(let count): "\(count) permutaciones no bastan: pida 99 o más (lo usual es 999)."
    }
  }

  public var english: String {
    switch self {
    case .noVariation(let units):
      "The \(units) units with a value do not differ: there is no clustering to measure; choose another figure or period."
    case .noNeighbours: "No unit with a value borders on another: use the k nearest neighbours instead of borders."
    case .countsDiffer(let values, let weights):
      "There are \(values) values and \(weights) units with neighbours: compute both from the same list of units."
    case .noValues: "No unit has a value: there is no figure to compute; check the period."
    case .classCount(let count): "\(count) classes cannot be read on a map: ask for 4 to 6."
    case .limitsDoNotRise: "Class limits must be numbers that rise: correct them."
    case .negativeAmount(let unit): "Unit \(unit) has a negative amount: correct it before measuring equity."
    case .permutations(let count): "\(count) permutations are too few: ask for 99 or more (999 is usual)."
    }
  }
}
