#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Upper limits with as many values below each; those that ties make equal are one.
func quantileLimits(_ sorted: [Double], _ count: Int) -> [Double] {
  var limits: [Double] = []
  for part in 1...count {
    let limit = part == count ? sorted[sorted.count - 1] : quantile(Double(part) / Double(count), ofSorted: sorted)!
    if limit != limits.last { limits.append(limit) }
  }
  return limits
}

/// Upper limits as far from one another; the last is the largest value itself.
func equalLimits(_ sorted: [Double], _ count: Int) -> [Double] {
  let (low, high) = (sorted[0], sorted[sorted.count - 1])
  return (1..<count).map { low + (high - low) * Double($0) / Double(count) } + [high]
}

/// Upper limits that are whole multiples of 1, 2 or 5 times a power of ten, from above the lowest to beyond the highest.
/// Source: Heckbert, "Nice numbers for graph labels", in Graphics Gems (1990).
func roundLimits(_ low: Double, _ high: Double, _ count: Int) -> [Double] {
  let step = nice(nice(high - low, upward: true) / Double(count - 1), upward: false)
  let (first, last) = ((low / step).rounded(.down), (high / step).rounded(.up))
  return (1...max(1, Int(last - first))).map { whole(first + Double($0), times: step) }
}

/// 1, 2, 5 or 10 times a power of ten: the next one up, or the nearest.
private func nice(_ value: Double, upward: Bool) -> Double {
  let power = pow(10, log10(value).rounded(.down))
  let steps = [1.0, 2, 5, 10]
  // Between 1 and 2, 2 and 5, 5 and 10 the nearest changes at these.
  let bounds = upward ? [1.0, 2, 5] : [1.5, 3, 7]
  let place = bounds.firstIndex { upward ? value / power <= $0 : value / power < $0 } ?? 3
  return steps[place] * power
}

/// 3 × 0.1 as 0.3 and not 0.30000000000000004: by dividing where the step is a fraction.
private func whole(_ number: Double, times step: Double) -> Double {
  step < 1 ? number / (1 / step).rounded() : number * step
}
