/// The value below which a share of the values lies, between two of them by straight line; nil without values.
///
/// - Parameters:
///   - share: 0…1; 0.5 is the median.
///   - sorted: rising.
/// Source: Hyndman and Fan, "Sample quantiles in statistical packages" (1996), definition 7.
public func quantile(_ share: Double, ofSorted sorted: [Double]) -> Double? {
  guard let last = sorted.last else { return nil }
  let position = share * Double(sorted.count - 1)
  let below = Int(position)
  guard below + 1 < sorted.count else { return last }
  return sorted[below] + (sorted[below + 1] - sorted[below]) * (position - Double(below))
}

/// The least of the values that so many of a hundred are at most: an observed one, so that «nine in ten are within» it is
/// a count and no estimate; nil without values.
///
/// - Parameters:
///   - percent: 1…100.
///   - sorted: rising.
/// Source: Hyndman and Fan, "Sample quantiles in statistical packages" (1996), definition 1.
public func observedQuantile(percent: Int, ofSorted sorted: [Double]) -> Double? {
  sorted.isEmpty ? nil : sorted[(percent * sorted.count + 99) / 100 - 1]
}

/// The middle value, or the mean of the two middle ones; nil without values.
public func median(_ values: [Double]) -> Double? { quantile(0.5, ofSorted: values.sorted()) }
