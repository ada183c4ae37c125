/// P-values of many tests, each raised so that of those at most `a` no more than the share `a` are expected to be false.
///
/// - Returns: in the order given, each at least the p-value itself and at most 1.
/// Source: Benjamini and Hochberg, "Controlling the false discovery rate" (1995), as step-up adjusted values.
public func falseDiscoveryAdjusted(_ pValues: [Double]) -> [Double] {
  var adjusted = pValues
  var least = 1.0
  for (rank, index) in pValues.indices.sorted(by: { pValues[$0] < pValues[$1] }).enumerated().reversed() {
    least = min(least, pValues[index] * Double(pValues.count) / Double(rank + 1))
    adjusted[index] = least
  }
  return adjusted
}
