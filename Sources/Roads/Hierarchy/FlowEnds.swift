/// Where a flow over a piece of the map starts and ends: the nodes farthest in one direction are sources, those farthest
/// the other way sinks.
struct FlowEnds {
  /// The share of the nodes that are sources, and again that are sinks. More is quicker and cuts more evenly, less leaves
  /// more cuts to choose from.
  static let share = 0.3

  enum Direction: Int, CaseIterable, Sendable {
    case east, north, northEast, northWest
  }

  enum Role {
    static let none: UInt8 = 0
    static let source: UInt8 = 1
    static let sink: UInt8 = 2
  }

  /// One a node.
  private(set) var roles: ContiguousArray<UInt8> = []
  private var keys: ContiguousArray<Int32> = []

  mutating func choose(_ part: RoadPart, _ direction: Direction) {
    let count = part.count
    keys.removeAll(keepingCapacity: true)
    keys.reserveCapacity(count)
    for node in 0..<count {
      let (x, y) = (part.x[node], part.y[node])
      switch direction {
      case .east: keys.append(x)
      case .north: keys.append(y)
      case .northEast: keys.append(x + y)
      case .northWest: keys.append(y - x)
      }
    }
    let ends = max(1, Int(Double(count) * Self.share))
    var sorted = keys
    let low = select(ends - 1, in: &sorted)
    let high = select(count - ends, in: &sorted)
    roles.removeAll(keepingCapacity: true)
    roles.reserveCapacity(count)
    // Among equal keys the lower nodes become sources and the higher ones sinks, so that no node is both.
    var sourcesLeft = ends - keys.reduce(0) { $0 + ($1 < low ? 1 : 0) }
    var sinksToSkip = keys.reduce(0) { $0 + ($1 >= high ? 1 : 0) } - ends
    for key in keys {
      if key < low {
        roles.append(Role.source)
      } else if key > high {
        roles.append(Role.sink)
      } else if key == low, sourcesLeft > 0 {
        sourcesLeft -= 1
        if key == high { sinksToSkip -= 1 }
        roles.append(Role.source)
      } else if key == high {
        roles.append(sinksToSkip > 0 ? Role.none : Role.sink)
        sinksToSkip -= 1
      } else {
        roles.append(Role.none)
      }
    }
  }
}

/// The value that would stand at `index` if the values were sorted. Source: Hoare, "Algorithm 65: Find" (1961).
private func select(_ index: Int, in values: inout ContiguousArray<Int32>) -> Int32 {
  var values = values.mutableSpan
  var (low, high) = (0, values.count - 1)
  while low < high {
    let (a, b, c) = (values[low], values[(low + high) / 2], values[high])
    let pivot = max(min(a, b), min(max(a, b), c))
    var (left, right) = (low, high)
    while left <= right {
      while values[left] < pivot { left &+= 1 }
      while values[right] > pivot { right &-= 1 }
      if left <= right {
        (values[left], values[right]) = (values[right], values[left])
        left &+= 1
        right &-= 1
      }
    }
    if index <= right { high = right } else if index >= left { low = left } else { return values[index] }
  }
  return values[low]
}
