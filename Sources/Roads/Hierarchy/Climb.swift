/// Arcs from each rank to those above with what they cost in one direction of travel: all that a search goes over.
struct Climb: Sendable {
  /// The arcs of rank `r`: `firstArc[r] ..< firstArc[r + 1]`, by ascending head.
  let firstArc: Column<UInt32>
  let heads: Column<UInt32>
  /// The optimised figure, at most `ArcWeights.closed`.
  let costs: Column<UInt32>
  let carried: Column<Carried>
}
