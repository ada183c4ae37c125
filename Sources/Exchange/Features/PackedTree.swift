import Territory

/// A packed R-tree over features: leaves along a Hilbert curve, sixteen children a node, root first.
///
/// Leaves are told in their order and kept by whoever tells them; above them stays a box for sixteen in memory.
struct PackedTree {
  static let nodeSize = 16
  /// Of a node in a file.
  static let nodeLength = 40

  let count: Int
  /// How many nodes each level has, leaves first, root last.
  private let sizes: [Int]
  /// The boxes above the leaves.
  private var parents: ContiguousArray<BoundingBox> = []
  private var told = 0

  /// A box that no search meets: a feature without geometry has its leaf all the same.
  static let nowhere = BoundingBox(west: .infinity, south: .infinity, east: -.infinity, north: -.infinity)

  init(count: Int) {
    self.count = count
    var sizes = count > 0 ? [count] : []
    if count > 0 { repeat { sizes.append(Self.above(sizes.last!)) } while sizes.last! > 1 }
    self.sizes = sizes
    if count > 0 { parents.reserveCapacity(sizes[1]) }
  }

  private static func above(_ nodes: Int) -> Int { (nodes + nodeSize - 1) / nodeSize }

  /// Nodes before the first leaf.
  var leavesStart: Int { sizes.dropFirst().reduce(0, +) }
  /// Bytes of all nodes.
  var length: Int { sizes.reduce(0, +) * Self.nodeLength }

  /// Takes the box of the next leaf.
  mutating func add(_ box: BoundingBox) {
    if told % Self.nodeSize == 0 {
      parents.append(box)
    } else {
      parents[parents.count - 1] = parents[parents.count - 1].union(box)
    }
    told += 1
  }

  /// Calls `body` with every node above the leaves and the number of its first child, root first; once all leaves are told.
  func forEachInnerNode(_ body: (BoundingBox, Int) throws -> Void) rethrows {
    guard count > 0 else { return }
    var levels = [parents]
    while levels.last!.count > 1 { levels.append(Self.parents(of: levels.last!)) }
    // The number of the first node of the level below.
    var below = 0
    for level in levels.reversed() {
      below += level.count
      for (index, box) in level.enumerated() { try body(box, below + index * Self.nodeSize) }
    }
  }

  private static func parents(of boxes: ContiguousArray<BoundingBox>) -> ContiguousArray<BoundingBox> {
    ContiguousArray(
      stride(from: 0, to: boxes.count, by: nodeSize).map { first in
        boxes[first..<min(first + nodeSize, boxes.count)].reduce(nowhere) { $0.union($1) }
      })
  }
}
