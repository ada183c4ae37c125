/// What every origin pays to every destination, row by row: `origin * columns + destination`.
///
/// Where several paths are best, the carried figures are those of one of them, not always the one a query takes.
package struct FigureMatrix: Equatable, Sendable {
  /// Stands where there is no path, in all three.
  package static let unreachable = UInt32.max

  package var columns: Int
  package var optimised: ContiguousArray<UInt32> = []
  package var firstCarried: ContiguousArray<UInt32> = []
  package var secondCarried: ContiguousArray<UInt32> = []

  package subscript(origin: Int, destination: Int) -> Figures? {
    let cell = origin * columns + destination
    if optimised[cell] == Self.unreachable { return nil }
    return Figures(
      optimised: optimised[cell], firstCarried: firstCarried[cell], secondCarried: secondCarried[cell])
  }

  /// Puts the rows of another matrix below.
  mutating func append(_ rows: FigureMatrix) {
    optimised.append(contentsOf: rows.optimised)
    firstCarried.append(contentsOf: rows.firstCarried)
    secondCarried.append(contentsOf: rows.secondCarried)
  }
}
