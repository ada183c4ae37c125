/// The parts of a graph in each of which every node can be reached from every other.
///
/// Source: Tarjan, "Depth-first search and linear graph algorithms" (1972).
struct StrongParts {
  /// The part of each node.
  private(set) var parts: ContiguousArray<Int32>
  /// How many nodes each part has.
  private(set) var sizes: ContiguousArray<Int32> = []

  /// - Parameter isOpen: of each arc, whether it counts.
  init(_ graph: RoadGraph, _ isOpen: ContiguousArray<Bool>) {
    parts = ContiguousArray(repeating: -1, count: graph.nodeCount)
    withSpans(graph.firstArc, graph.heads) { Self.find($0, $1, isOpen.span, &parts, &sizes) }
  }

  /// Depth first, with the way back kept by hand: a street may be longer than the stack is deep.
  private static func find(
    _ firstArc: Span<UInt32>, _ heads: Span<UInt32>, _ isOpen: Span<Bool>, _ parts: inout ContiguousArray<Int32>,
    _ sizes: inout ContiguousArray<Int32>
  ) {
    var marks = ContiguousArray(repeating: Mark(order: -1, lowest: 0, nextArc: 0), count: parts.count)
    var way = ContiguousArray<UInt32>(repeating: 0, count: parts.count)
    var open = way
    var marksOf = marks.mutableSpan
    var partOf = parts.mutableSpan
    var wayTo = way.mutableSpan
    var openAt = open.mutableSpan
    var (depth, openCount, visited) = (0, 0, Int32(0))
    for root in marksOf.indices where marksOf[root].order < 0 {
      var entered = UInt32(truncatingIfNeeded: root)
      repeat {
        if entered != .max {
          marksOf[Int(entered)] = Mark(order: visited, lowest: visited, nextArc: firstArc[Int(entered)])
          openAt[openCount] = entered
          wayTo[depth] = entered
          visited &+= 1
          openCount &+= 1
          depth &+= 1
          entered = .max
        }
        let node = Int(truncatingIfNeeded: wayTo[depth &- 1])
        let arc = Int(truncatingIfNeeded: marksOf[node].nextArc)
        if arc < Int(truncatingIfNeeded: firstArc[node &+ 1]) {
          marksOf[node].nextArc &+= 1
          if !isOpen[arc] { continue }
          let head = Int(truncatingIfNeeded: heads[arc])
          if marksOf[head].order < 0 {
            entered = heads[arc]
          } else if partOf[head] < 0 {
            marksOf[node].lowest = min(marksOf[node].lowest, marksOf[head].order)
          }
          continue
        }
        depth &-= 1
        let mark = marksOf[node]
        if depth > 0 {
          let before = Int(truncatingIfNeeded: wayTo[depth &- 1])
          marksOf[before].lowest = min(marksOf[before].lowest, mark.lowest)
        }
        if mark.lowest < mark.order { continue }
        let end = openCount
        repeat {
          openCount &-= 1
          partOf[Int(truncatingIfNeeded: openAt[openCount])] = Int32(truncatingIfNeeded: sizes.count)
        } while Int(truncatingIfNeeded: openAt[openCount]) != node
        sizes.append(Int32(truncatingIfNeeded: end &- openCount))
      } while depth > 0
    }
  }

  /// How far the search has got at a node.
  private struct Mark: BitwiseCopyable {
    /// Its place among those visited; -1 before.
    var order: Int32
    /// The first of those visited that can be reached from it and that belongs to no part yet.
    var lowest: Int32
    var nextArc: UInt32
  }
}
