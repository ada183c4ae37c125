/// Nodes joined into sets, each known by its lowest one.
struct NodeUnion {
  /// The way to the lowest node of each one's set: each leads to itself or to a lower one.
  var parents: ContiguousArray<UInt32>

  init(count: Int) { parents = ContiguousArray(0..<UInt32(count)) }

  mutating func join(_ a: UInt32, _ b: UInt32) {
    var parents = parents.mutableSpan
    Self.join(a, b, &parents)
  }

  /// The same for loops that have taken `parents` out.
  @inline(__always)
  static func join(_ a: UInt32, _ b: UInt32, _ parents: inout MutableSpan<UInt32>) {
    let (one, other) = (root(a, &parents), root(b, &parents))
    parents[Int(truncatingIfNeeded: max(one, other))] = min(one, other)
  }

  /// The lowest node of each one's set.
  mutating func roots() -> ContiguousArray<UInt32> {
    var spans = parents.mutableSpan
    // Those below are done: what a parent leads to is its root.
    for node in spans.indices { spans[node] = spans[Int(truncatingIfNeeded: spans[node])] }
    return parents
  }

  @inline(__always)
  private static func root(_ node: UInt32, _ parents: inout MutableSpan<UInt32>) -> UInt32 {
    var node = node
    while true {
      let parent = parents[Int(truncatingIfNeeded: node)]
      if parent == node { return node }
      let next = parents[Int(truncatingIfNeeded: parent)]
      parents[Int(truncatingIfNeeded: node)] = next
      node = next
    }
  }
}
