import Territory

/// A packed R-tree over features: leaves along a Hilbert curve, sixteen children a node, root first.
struct PackedTree {
  static let nodeSize = 16

  private struct Leaf {
    var box: BoundingBox
    var offset: Int
  }

  private var leaves: ContiguousArray<Leaf> = []
  /// The leaves in their order, below their places on the curve.
  private var order: ContiguousArray<UInt64> = []
  private(set) var extent: BoundingBox?

  var count: Int { leaves.count }

  /// A box that no search meets: a feature without geometry has its leaf all the same.
  private static let nowhere = BoundingBox(west: .infinity, south: .infinity, east: -.infinity, north: -.infinity)

  /// - Parameter offset: where the feature was put aside; each comes after the one before.
  mutating func append(_ box: BoundingBox?, offset: Int) {
    leaves.append(Leaf(box: box ?? Self.nowhere, offset: offset))
    if let box { extent = extent.map { $0.union(box) } ?? box }
  }

  /// Equal places keep their order; features without geometry come last.
  mutating func sort() {
    let curve = HilbertCurve(over: extent ?? Self.nowhere)
    order = ContiguousArray(
      leaves.indices.map { index in
        let box = leaves[index].box
        let place =
          box.west > box.east ? .max : curve.place(x: (box.west + box.east) / 2, y: (box.south + box.north) / 2)
        return UInt64(place) << 32 | UInt64(index)
      })
    order.sort()
  }

  private func leaf(_ index: Int) -> Int { Int(order[index] & 0xFFFF_FFFF) }

  /// Where the feature of a leaf was put aside.
  func offset(ofLeaf index: Int) -> Int { leaves[leaf(index)].offset }

  /// Its size, of the `total` put aside.
  func size(ofLeaf index: Int, of total: Int) -> Int {
    let leaf = leaf(index)
    return (leaf + 1 < leaves.count ? leaves[leaf + 1].offset : total) - leaves[leaf].offset
  }

  /// Calls `body` with every node, root first: an inner one with the number of its first child, a leaf with where its
  /// feature begins among the sorted ones.
  func forEachNode(sizeOfAll total: Int, _ body: (BoundingBox, Int) throws -> Void) rethrows {
    guard count > 0 else { return }
    var levels = [ContiguousArray(order.indices.map { leaves[leaf($0)].box })]
    repeat { levels.append(Self.parents(of: levels.last!)) } while levels.last!.count > 1
    // The number of the first node of the level below.
    var below = 0
    for level in stride(from: levels.count - 1, to: 0, by: -1) {
      below += levels[level].count
      for (index, box) in levels[level].enumerated() { try body(box, below + index * Self.nodeSize) }
    }
    var offset = 0
    for index in 0..<count {
      try body(levels[0][index], offset)
      offset += size(ofLeaf: index, of: total)
    }
  }

  private static func parents(of boxes: ContiguousArray<BoundingBox>) -> ContiguousArray<BoundingBox> {
    ContiguousArray(
      stride(from: 0, to: boxes.count, by: nodeSize).map { first in
        boxes[first..<min(first + nodeSize, boxes.count)].reduce(nowhere) { $0.union($1) }
      })
  }
}
