/// Spreads junctions into nodes where it matters by which way one has come, and into no more of them.
///
/// A node is a junction together with the manoeuvres that whoever stands there has begun, and how far: an automaton
/// that reads courses. Only begun manoeuvres make nodes of their own.
struct TurnGraphBuilder {
  /// Whole once the builder is made.
  private(set) var graph = TurnGraph()
  private var firstArc: ContiguousArray<UInt32> = [0]
  private var heads: ContiguousArray<UInt32> = []
  private var arcs: ContiguousArray<TurnGraph.Arc> = []
  private var freshHeads: ContiguousArray<UInt32> = []
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
    freshHeads.reserveCapacity(courses.count)
    for course in 0..<UInt32(courses.count) {
      let states = beginnings[course] ?? []
      freshHeads.append(node(Node(junction: courses.head(course), states: states)))
    }
    graph.freshHeads = Column(freshHeads)
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
          arcs.append(TurnGraph.Arc(course: course, guard: 0))
          heads.append(freshHeads[Int(course)])
        }
      }
      firstArc.append(UInt32(arcs.count))
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
        arcs.append(TurnGraph.Arc(course: course, guard: guardPlace(tail.states, course)))
        heads.append(head)
      }
      firstArc.append(UInt32(arcs.count))
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
    var junctions = ContiguousArray(0..<UInt32(graph.junctionCount))
    junctions.append(contentsOf: expanded.lazy.map(\.junction))
    graph.junctions = Column(junctions)
    graph.arcs = Column(arcs)
    graph.graph = RoadGraph(
      firstArc: Column(firstArc), heads: Column(heads),
      longitudes: Column(ContiguousArray(junctions.lazy.map { positions[Int($0)].longitude })),
      latitudes: Column(ContiguousArray(junctions.lazy.map { positions[Int($0)].latitude })))
  }

  private mutating func listArcsOfCourses() {
    let (first, places) = listed(arcs.lazy.map { Int($0.course) }, under: courses.count)
    (graph.firstCourseArc, graph.courseArcs) = (Column(first), Column(places))
  }

  private mutating func listNodesOfJunctions() {
    let (first, places) = listed(expanded.lazy.map { Int($0.junction) }, under: graph.junctionCount)
    graph.firstExpanded = Column(first)
    let junctionCount = UInt32(graph.junctionCount)
    graph.expandedNodes = Column(ContiguousArray(places.map { junctionCount + $0 }))
  }
}

/// The places of what is listed, under the number that each has: those of number `n` are
/// `places[first[n] ..< first[n + 1]]`.
private func listed(
  _ numbers: some Collection<Int>, under count: Int
) -> (first: ContiguousArray<UInt32>, places: ContiguousArray<UInt32>) {
  var first = ContiguousArray<UInt32>(repeating: 0, count: count + 1)
  for number in numbers { first[number + 1] += 1 }
  for number in 0..<count { first[number + 1] += first[number] }
  var places = ContiguousArray<UInt32>(repeating: 0, count: numbers.count)
  var next = first
  for (place, number) in numbers.enumerated() {
    places[Int(next[number])] = UInt32(place)
    next[number] += 1
  }
  return (first, places)
}
