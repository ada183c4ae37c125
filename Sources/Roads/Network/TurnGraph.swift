/// The network as one who travels it may turn: nodes, arcs, and for each arc the rules that may close it.
///
/// Node `j` below `junctionCount` is junction `j` reached without a rule in the way; the nodes after those are junctions as
/// reached by one who has begun a manoeuvre that a rule forbids or commands. A segment has an arc out of every node of its
/// junction for each direction that is open to anybody: which arcs a mode may travel is for the weights to say, so that
/// one shape serves all modes and hours.
struct TurnGraph: Sendable {
  /// One for each arc of `graph`, in its order.
  struct Arc: Sendable, Hashable, BitwiseCopyable {
    /// Segment × 2, + 1 where the arc runs against the drawing.
    var course: UInt32
    /// Which rules close this arc here: place among the guards; 0 = none.
    var `guard`: UInt32

    var segment: Int { Int(course >> 1) }
    var isBackward: Bool { course & 1 == 1 }
  }

  var graph = RoadGraph(firstArc: [0], heads: [], longitudes: [], latitudes: [])
  var arcs: Column<Arc> = []
  var junctionCount = 0
  /// The junction of each node.
  var junctions: Column<UInt32> = []
  /// Rules of guard `g`: `guardRules[firstGuardRule[g] ..< firstGuardRule[g + 1]]`; guard 0 has none.
  var firstGuardRule: ContiguousArray<UInt32> = [0, 0]
  var guardRules: ContiguousArray<UInt32> = []
  /// The node to which each course leads when entered in its middle or from a fresh node.
  var freshHeads: Column<UInt32> = []
  /// Arcs of course `c`: `courseArcs[firstCourseArc[c] ..< firstCourseArc[c + 1]]`.
  var firstCourseArc: Column<UInt32> = [0]
  var courseArcs: Column<UInt32> = []
  /// Nodes made of junction `j` besides itself: `expandedNodes[firstExpanded[j] ..< firstExpanded[j + 1]]`.
  var firstExpanded: Column<UInt32> = [0]
  var expandedNodes: Column<UInt32> = []
  var rules = TurnRules()

  var guardCount: Int { firstGuardRule.count - 1 }
}

extension TurnGraph {
  /// Whether each guard closes its arcs to `mode`.
  ///
  /// - Parameter minute: of the week, 0 = Monday 00:00; nil = at an unknown time, when every rule with hours binds too.
  func closedGuards(to mode: TravelMode, atMinute minute: Int?) -> ContiguousArray<Bool> {
    closedGuards(by: rules.binding(mode, atMinute: minute))
  }

  /// Whether each guard closes its arcs to `mode` at all hours.
  func alwaysClosedGuards(to mode: TravelMode) -> ContiguousArray<Bool> {
    closedGuards(by: rules.alwaysBinding(mode))
  }

  private func closedGuards(by binding: ContiguousArray<Bool>) -> ContiguousArray<Bool> {
    ContiguousArray(
      (0..<guardCount).map { place in
        (firstGuardRule[place]..<firstGuardRule[place + 1]).contains { binding[Int(guardRules[Int($0)])] }
      })
  }
}
