/// Who is a neighbour of whom, among n units counted 0 ..< n: each neighbour weighs the same.
public struct SpatialWeights: Sendable, Hashable {
  /// Where each unit's neighbours begin in `neighbours`; one more than units.
  let starts: ContiguousArray<Int>
  /// Numbers of units, rising within each unit.
  let neighbours: ContiguousArray<UInt32>

  /// - Parameter neighbours: for each unit the numbers of its neighbours; itself and repetitions are dropped.
  public init(neighbours lists: [[Int]]) {
    var starts: ContiguousArray<Int> = [0]
    var flat: ContiguousArray<UInt32> = []
    for (unit, list) in lists.enumerated() {
      flat.append(contentsOf: Set(list).subtracting([unit]).sorted().map(UInt32.init))
      starts.append(flat.count)
    }
    (self.starts, neighbours) = (starts, flat)
  }

  /// - Parameter pairs: unit in the high half, neighbour in the low half; both ways, in any order, repeated or not.
  init(count: Int, pairs: ContiguousArray<UInt64>) {
    var starts = ContiguousArray(repeating: 0, count: count + 1)
    var flat: ContiguousArray<UInt32> = []
    var last: UInt64?
    for pair in pairs.sorted() where pair != last {
      flat.append(UInt32(truncatingIfNeeded: pair))
      starts[Int(pair >> 32) + 1] = flat.count
      last = pair
    }
    for unit in 0..<count { starts[unit + 1] = max(starts[unit + 1], starts[unit]) }
    (self.starts, neighbours) = (starts, flat)
  }

  public var count: Int { starts.count - 1 }

  public func neighbours(of unit: Int) -> [Int] { neighbours[starts[unit]..<starts[unit + 1]].map(Int.init) }

  /// Units without a neighbour.
  public var islands: [Int] { (0..<count).filter { starts[$0] == starts[$0 + 1] } }

  /// The same among some of the units, counted anew in the order given; neighbours left out are gone.
  func among(_ units: [Int]) -> SpatialWeights {
    var number = [Int?](repeating: nil, count: count)
    for (new, old) in units.enumerated() { number[old] = new }
    return SpatialWeights(neighbours: units.map { neighbours(of: $0).compactMap { number[$0] } })
  }

  /// For each unit the sum of `values` over its neighbours.
  func sums(of values: ContiguousArray<Double>) -> ContiguousArray<Double> {
    let (values, starts, neighbours) = (values.span, starts.span, neighbours.span)
    var sums = ContiguousArray(repeating: 0.0, count: starts.count - 1)
    for unit in sums.indices {
      var sum = 0.0
      for place in starts[unit]..<starts[unit + 1] { sum += values[Int(neighbours[place])] }
      sums[unit] = sum
    }
    return sums
  }

  func degree(of unit: Int) -> Int { starts[unit + 1] - starts[unit] }
}
