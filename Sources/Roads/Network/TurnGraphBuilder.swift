/// Spreads junctions into nodes where it matters by which way one has come, and into no more of them.
///
/// A node is a junction together with the manoeuvres that whoever stands there has begun, and how far: an automaton
/// that reads courses. Only begun manoeuvres make nodes of their own.
struct TurnGraphBuilder {
  private(set) var graph = TurnGraph()
  private let courses: CourseTable
  private let manoeuvres: [Manoeuvre]
  /// State `firstState[m] + p`: the first p courses of manoeuvre m have been driven, p ≥ 1.
  private var manoeuvreOfState: [UInt32] = []
  private var progressOfState: [UInt32] = []
  /// States that each course begins.
  private var beginnings: [UInt32: [UInt32]] = [:]
  private var nodes: [Node: UInt32] = [:]
  /// Those after the junctions, in their order.
  private var expanded: [Node] = []
  private var guards: [[UInt32]: UInt32] = [[]: 0]

  private struct Node: Hashable {
    var junction: UInt32
    /// Rising.
    var states: [UInt32]
  }

  init(_ network: RoadNetwork, positions: ContiguousArray<Point>, _ found: ManoeuvreFinder) {
    courses = found.courses
    manoeuvres = found.manoeuvres
    graph.rules = found.rules
    graph.junctionCount = positions.count
    numberStates()
    findFreshHeads()
    appendFreshArcs()
    appendExpandedArcs()
    place(positions)
    listArcsOfCourses()
    listNodesOfJunctions()
  }

  private mutating func numberStates() {
    for (place, manoeuvre) in manoeuvres.enumerated() {
      beginnings[manoeuvre.path[0], default: []].append(UInt32(manoeuvreOfState.count))
      for progress in 1...manoeuvre.path.count {
        manoeuvreOfState.append(UInt32(place))
        progressOfState.append(UInt32(progress))
      }
    }
  }

  private mutating func findFreshHeads() {
    graph.freshHeads.reserveCapacity(courses.count)
    for course in 0..<UInt32(courses.count) {
      let states = beginnings[course] ?? []
      graph.freshHeads.append(node(Node(junction: courses.head(course), states: states)))
    }
  }

  private mutating func node(_ node: Node) -> UInt32 {
    if node.states.isEmpty { return node.junction }
    if let number = nodes[node] { return number }
    let number = UInt32(graph.junctionCount + expanded.count)
    nodes[node] = number
    expanded.append(node)
    return number
  }

  private mutating func appendFreshArcs() {
    for junction in 0..<UInt32(graph.junctionCount) {
      if Int(junction) < courses.junctionCount {
        for course in courses.leaving(junction) {
          graph.arcs.append(TurnGraph.Arc(course: course, guard: 0))
          graph.graph.heads.append(graph.freshHeads[Int(course)])
        }
      }
      graph.graph.firstArc.append(UInt32(graph.arcs.count))
    }
  }

  private mutating func appendExpandedArcs() {
    var next = 0
    // Grows while it is read: a node may lead to others not met before.
    while next < expanded.count {
      let tail = expanded[next]
      for course in courses.leaving(tail.junction) {
        let states = tail.states.compactMap { advanced($0, by: course) } + (beginnings[course] ?? [])
        let head = node(Node(junction: courses.head(course), states: Set(states).sorted()))
        graph.arcs.append(TurnGraph.Arc(course: course, guard: guardPlace(tail.states, course)))
        graph.graph.heads.append(head)
      }
      graph.graph.firstArc.append(UInt32(graph.arcs.count))
      next += 1
    }
  }

  private func advanced(_ state: UInt32, by course: UInt32) -> UInt32? {
    let path = manoeuvres[Int(manoeuvreOfState[Int(state)])].path
    let progress = Int(progressOfState[Int(state)])
    return progress < path.count && path[progress] == course ? state + 1 : nil
  }

  /// The guard of the rules that forbid `course` to one who has driven as `states` say.
  private mutating func guardPlace(_ states: [UInt32], _ course: UInt32) -> UInt32 {
    var closing: Set<UInt32> = []
    for state in states {
      let manoeuvre = manoeuvres[Int(manoeuvreOfState[Int(state)])]
      guard Int(progressOfState[Int(state)]) == manoeuvre.path.count else { continue }
      if (course == manoeuvre.final) != manoeuvre.isOnly { closing.insert(manoeuvre.rule) }
    }
    let rules = closing.sorted()
    if let place = guards[rules] { return place }
    let place = UInt32(graph.guardCount)
    guards[rules] = place
    graph.guardRules.append(contentsOf: rules)
    graph.firstGuardRule.append(UInt32(graph.guardRules.count))
    return place
  }

  private mutating func place(_ positions: ContiguousArray<Point>) {
    graph.junctions = ContiguousArray(0..<UInt32(graph.junctionCount))
    graph.junctions.append(contentsOf: expanded.lazy.map(\.junction))
    graph.graph.longitudes = ContiguousArray(graph.junctions.lazy.map { positions[Int($0)].longitude })
    graph.graph.latitudes = ContiguousArray(graph.junctions.lazy.map { positions[Int($0)].latitude })
  }

  private mutating func listArcsOfCourses() {
    graph.firstCourseArc = ContiguousArray(repeating: 0, count: courses.count + 1)
    for arc in graph.arcs { graph.firstCourseArc[Int(arc.course) + 1] += 1 }
    for course in 0..<courses.count { graph.firstCourseArc[course + 1] += graph.firstCourseArc[course] }
    graph.courseArcs = ContiguousArray(repeating: 0, count: graph.arcs.count)
    var next = graph.firstCourseArc
    for (place, arc) in graph.arcs.enumerated() {
      graph.courseArcs[Int(next[Int(arc.course)])] = UInt32(place)
      next[Int(arc.course)] += 1
    }
  }

  private mutating func listNodesOfJunctions() {
    graph.firstExpanded = ContiguousArray(repeating: 0, count: graph.junctionCount + 1)
    for node in expanded { graph.firstExpanded[Int(node.junction) + 1] += 1 }
    for junction in 0..<graph.junctionCount { graph.firstExpanded[junction + 1] += graph.firstExpanded[junction] }
    graph.expandedNodes = ContiguousArray(repeating: 0, count: expanded.count)
    var next = graph.firstExpanded
    for (order, node) in expanded.enumerated() {
      graph.expandedNodes[Int(next[Int(node.junction)])] = UInt32(graph.junctionCount + order)
      next[Int(node.junction)] += 1
    }
  }
}
