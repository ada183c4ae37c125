/// A piece of the map to be ordered: an undirected graph with its own numbering.
struct RoadPart: Sendable {
  /// What the nodes are called outside: places for the core, core nodes for its pieces.
  var places: ContiguousArray<UInt32> = []
  var x: ContiguousArray<Int32> = []
  var y: ContiguousArray<Int32> = []
  /// Neighbours of node `n`: `heads[firstHead[n] ..< firstHead[n + 1]]`, over the edges of the same slots.
  var firstHead: ContiguousArray<UInt32> = [0]
  var heads: ContiguousArray<UInt32> = []
  /// One number for both directions, below `heads.count / 2`.
  var edges: ContiguousArray<UInt32> = []

  var count: Int { places.count }

  /// Gives both directions of an edge the same number; heads are each there once.
  mutating func numberEdges() {
    edges = ContiguousArray(repeating: 0, count: heads.count)
    var cursor = ContiguousArray(firstHead.dropLast())
    // Tails ascend, so among the backward slots of a node, taken by ascending tail, the cursor finds its twin.
    sortHeads()
    var number: UInt32 = 0
    for tail in 0..<count {
      for slot in Int(firstHead[tail])..<Int(firstHead[tail + 1]) where Int(heads[slot]) > tail {
        let head = Int(heads[slot])
        edges[slot] = number
        edges[Int(cursor[head])] = number
        cursor[head] += 1
        number += 1
      }
    }
  }

  private mutating func sortHeads() {
    for node in 0..<count { heads[Int(firstHead[node])..<Int(firstHead[node + 1])].sort() }
  }

  /// The piece of the nodes of one side, in the order they have here; its places are called by our numbers' names.
  /// - Parameter side: one a node of ours.
  /// - Parameter number: room of ours, one a node, overwritten.
  func piece(
    _ wanted: UInt8, of side: ContiguousArray<UInt8>, numbers: inout ContiguousArray<UInt32>,
    edgeNumbers: inout ContiguousArray<UInt32>
  ) -> RoadPart {
    var piece = RoadPart()
    var size = 0
    var degree = 0
    for node in 0..<count where side[node] == wanted {
      numbers[node] = UInt32(truncatingIfNeeded: size)
      size &+= 1
      degree &+= Int(firstHead[node + 1] &- firstHead[node])
    }
    piece.places.reserveCapacity(size)
    piece.x.reserveCapacity(size)
    piece.y.reserveCapacity(size)
    piece.firstHead.reserveCapacity(size + 1)
    piece.heads.reserveCapacity(degree)
    piece.edges.reserveCapacity(degree)
    var edgeCount: UInt32 = 0
    for node in 0..<count where side[node] == wanted {
      piece.places.append(places[node])
      piece.x.append(x[node])
      piece.y.append(y[node])
      for slot in Int(firstHead[node])..<Int(firstHead[node + 1]) where side[Int(heads[slot])] == wanted {
        let head = Int(heads[slot])
        if head > node {
          edgeNumbers[Int(edges[slot])] = edgeCount
          edgeCount &+= 1
        }
        piece.heads.append(numbers[head])
        piece.edges.append(edgeNumbers[Int(edges[slot])])
      }
      piece.firstHead.append(UInt32(truncatingIfNeeded: piece.heads.count))
    }
    return piece
  }
}
