/// Ids, rising, each once: the place of an id stands for it. Room goes by how many there are, never by how large they are.
struct IDTable: Sendable {
  private(set) var ids: ContiguousArray<Int64>

  init(_ some: ContiguousArray<Int64>) {
    ids = sortedIDs(some)
    var kept = 0
    for index in ids.indices where index == 0 || ids[index] != ids[kept - 1] {
      ids[kept] = ids[index]
      kept += 1
    }
    ids.removeLast(ids.count - kept)
  }
}

/// Where `id` stands, looked for from `near` on in ever longer steps: near neighbours cost least. `near` ends where the
/// id stands or would stand.
@inline(__always)
func place(of id: Int64, in ids: Span<Int64>, near: inout Int) -> Int? {
  let count = ids.count
  var (low, high): (Int, Int)
  if near < count, ids[near] < id {
    var step = 1
    low = near &+ 1
    high = low
    while high < count, ids[high] < id {
      low = high &+ 1
      high = high &+ step
      step = step &+ step
    }
    high = min(high, count)
  } else {
    var step = 1
    high = min(near, count)
    low = high
    while low > 0, ids[low &- 1] >= id {
      high = low &- 1
      low = max(0, low &- step)
      step = step &+ step
    }
  }
  while low < high {
    let middle = (low &+ high) &>> 1
    if ids[middle] < id { low = middle &+ 1 } else { high = middle }
  }
  near = low
  return low < count && ids[low] == id ? low : nil
}

/// Radix sort by 11 bits at a time, over the bits in which the ids differ.
/// Source: Knuth, "The Art of Computer Programming", vol. 3, 5.2.5.
func sortedIDs(_ some: ContiguousArray<Int64>) -> ContiguousArray<Int64> {
  guard let least = some.min(), let most = some.max() else { return some }
  let width = UInt64(bitPattern: most &- least)
  var (from, to) = (some, ContiguousArray<Int64>(repeating: 0, count: some.count))
  var shift: UInt64 = 0
  while shift < 64, width &>> shift > 0 {
    spread(from.span, into: &to, by: shift, least: least)
    swap(&from, &to)
    shift += 11
  }
  return from
}

private func spread(_ from: Span<Int64>, into target: inout ContiguousArray<Int64>, by shift: UInt64, least: Int64) {
  var counts = ContiguousArray<Int>(repeating: 0, count: 2_048)
  var starts = counts.mutableSpan
  var to = target.mutableSpan
  for index in 0..<from.count {
    let digit = (UInt64(bitPattern: from[index] &- least) &>> shift) & 2_047
    starts[Int(truncatingIfNeeded: digit)] &+= 1
  }
  var sum = 0
  for digit in 0..<2_048 {
    let count = starts[digit]
    starts[digit] = sum
    sum &+= count
  }
  for index in 0..<from.count {
    let digit = Int(truncatingIfNeeded: (UInt64(bitPattern: from[index] &- least) &>> shift) & 2_047)
    to[starts[digit]] = from[index]
    starts[digit] &+= 1
  }
}
