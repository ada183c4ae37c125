/// A value with how often it occurs.
struct Weighted {
  var value: Double
  var count: Int

  static func distinct(_ sorted: [Double]) -> [Weighted] {
    var out: [Weighted] = []
    for value in sorted {
      if out.last?.value == value {
        out[out.count - 1].count += 1
      } else {
        out.append(Weighted(value: value, count: 1))
      }
    }
    return out
  }
}

/// Upper limits of the classes with the least sum of squared deviations from their means: the optimum itself, found in
/// k · m log m steps for m different values. Equal values are never parted; of equally good partitions the one whose upper
/// classes reach lowest.
///
/// Source: Fisher, "On grouping for maximum homogeneity" (1958). The best last break only moves up as values are added,
/// which lets each half be searched within the other's bounds.
func naturalBreaks(_ values: [Weighted], _ count: Int) -> [Double] {
  let sums = PrefixSums(values)
  let m = values.count
  var costs = (0..<m).map { sums.squares(0...$0) }
  // first[j][i]: where the last of j + 2 classes of the values 0…i begins.
  var first: [[Int]] = []
  for classes in 2...count {
    var next = [Double](repeating: .infinity, count: m)
    var starts = [Int](repeating: 0, count: m)
    search((classes - 1)...(m - 1), starts: (classes - 1)...(m - 1)) { end, from in
      var (best, place) = (Double.infinity, from.lowerBound)
      for start in from.lowerBound...min(from.upperBound, end) {
        let cost = costs[start - 1] + sums.squares(start...end)
        if cost < best { (best, place) = (cost, start) }
      }
      (next[end], starts[end]) = (best, place)
      return place
    }
    costs = next
    first.append(starts)
  }
  var limits: [Double] = []
  var end = m - 1
  for starts in first.reversed() {
    limits.append(values[end].value)
    end = starts[end] - 1
  }
  return [values[end].value] + limits.reversed()
}

/// Finds the best start for the middle end, then for the ends before it no later starts, and for those after no earlier.
private func search(
  _ ends: ClosedRange<Int>, starts: ClosedRange<Int>, _ best: (Int, ClosedRange<Int>) -> Int
) {
  let middle = (ends.lowerBound + ends.upperBound) / 2
  let place = best(middle, starts)
  if ends.lowerBound < middle { search(ends.lowerBound...(middle - 1), starts: starts.lowerBound...place, best) }
  if middle < ends.upperBound { search((middle + 1)...ends.upperBound, starts: place...starts.upperBound, best) }
}

/// Sums up to each value, so that any run's squared deviations come at once.
private struct PrefixSums {
  private var weight: ContiguousArray<Double> = [0]
  private var sum: ContiguousArray<Double> = [0]
  private var square: ContiguousArray<Double> = [0]

  init(_ values: [Weighted]) {
    let total = values.reduce(0) { $0 + $1.count }
    // About the mean, so that large values with small differences keep their digits.
    let mean = values.reduce(0) { $0 + $1.value * Double($1.count) } / Double(total)
    for item in values {
      let (times, deviation) = (Double(item.count), item.value - mean)
      weight.append(weight[weight.count - 1] + times)
      sum.append(sum[sum.count - 1] + times * deviation)
      square.append(square[square.count - 1] + times * deviation * deviation)
    }
  }

  func squares(_ run: ClosedRange<Int>) -> Double {
    let (from, to) = (run.lowerBound, run.upperBound + 1)
    let total = sum[to] - sum[from]
    return max(0, square[to] - square[from] - total * total / (weight[to] - weight[from]))
  }
}
