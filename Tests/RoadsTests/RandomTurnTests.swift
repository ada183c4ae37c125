import FoundationEssentials
import Territory
import Testing

@testable import Roads

/// How many random towns; $RECORRIDO_TRIALS scales it.
private let trials = Int(ProcessInfo.processInfo.environment["RECORRIDO_TRIALS"] ?? "") ?? 60

@Suite("Turns in random towns")
struct RandomTurnTests {
  @Test("the least costs between all junctions are those of a search that remembers every street driven")
  func equalsMemory() {
    var compared = 0
    var differing = 0
    for trial in 0..<max(1, trials / 4) {
      var dice = SeededDice(state: UInt64(7_000 + trial))
      let town = RestrictedTown(&dice)
      let network = town.drawing.network
      let weights = network.travelCosts(TravelTerms(.car)).weights
      let memory = Memory(network, weights, town.rules)
      guard memory.longestStreet <= Memory.length - 2 else { continue }
      var search = PathSearch(nodes: network.turns.graph.nodeCount)
      let free = Memory(network, weights, [])
      for from in 0..<UInt32(network.turns.junctionCount) {
        search.run(
          on: network.turns.graph, weights,
          from: from,
          isWanted: ContiguousArray(repeating: true, count: network.turns.graph.nodeCount), wanted: .max)
        let expected = memory.costs(from: from)
        let unbound = free.costs(from: from)
        for to in 0..<UInt32(network.turns.junctionCount) {
          let cost = network.turns.nodes(ofJunction: to).map { search.costs[Int($0)] }.min()!
          #expect(expected[to] == (cost == PathSearch.unreached ? nil : Int(cost >> 33)), "\(trial): \(from) to \(to)")
          compared += 1
          differing += expected[to] != unbound[to] ? 1 : 0
        }
      }
    }
    #expect(compared > trials * 10 && differing * 50 > compared)
  }
}

/// A crooked grid of 3 × 4 corners, each side a way of its own, with some rules.
private struct RestrictedTown {
  var drawing: DrawnTown
  /// Courses in a row, the one that may not or must follow.
  var rules: [Manoeuvre] = []
  private var ends: [(Character, Character)] = []

  init(_ dice: inout SeededDice) {
    let names = Array("abcdefghijkl")
    var places: [Character: (Double, Double)] = [:]
    for (order, name) in names.enumerated() {
      places[name] = (
        Double(order % 3) + .random(in: -0.3...0.3, using: &dice),
        Double(order / 3) + .random(in: -0.3...0.3, using: &dice)
      )
    }
    drawing = DrawnTown(places)
    for order in names.indices {
      if order % 3 < 2 { addWay(names[order], names[order + 1], &dice) }
      if order + 3 < names.count { addWay(names[order], names[order + 3], &dice) }
    }
    for _ in 0..<Int.random(in: 2...7, using: &dice) { addRule(&dice) }
  }

  private mutating func addWay(_ a: Character, _ b: Character, _ dice: inout SeededDice) {
    if Int.random(in: 0..<8, using: &dice) == 0 { return }
    let words = ["yes", "no", "no", "no"]
    drawing.way("\(a)\(b)", nil, ["oneway": words.randomElement(using: &dice)!])
    ends.append((a, b))
  }

  private func head(_ course: UInt32) -> Character {
    course & 1 == 0 ? ends[Int(course >> 1)].1 : ends[Int(course >> 1)].0
  }

  private mutating func addRule(_ dice: inout SeededDice) {
    let table = CourseTable(drawing.network)
    let all = (0..<UInt32(ends.count * 2)).filter { table.isForMotors($0) }
    guard let from = all.randomElement(using: &dice) else { return }
    func following(_ course: UInt32) -> [UInt32] { all.filter { head($0 ^ 1) == head(course) && $0 != course ^ 1 } }
    guard let second = following(from).randomElement(using: &dice) else { return }
    let isOnly = Int.random(in: 0..<3, using: &dice) == 0
    let word = isOnly ? "only_straight_on" : "no_left_turn"
    if Bool.random(using: &dice) {
      drawing.restrict(from >> 1, at: head(from), second >> 1, ["restriction": word])
      rules.append(Manoeuvre(path: [from], final: second, isOnly: isOnly, rule: 0))
    } else if let third = following(second).randomElement(using: &dice) {
      // Another way through the same three streets would be meant as well.
      if head(third) == head(from ^ 1) { return }
      drawing.restrict([from >> 1], via: .ways([second >> 1]), [third >> 1], ["restriction": word])
      rules.append(Manoeuvre(path: [from, second], final: third, isOnly: isOnly, rule: 0))
    }
  }
}

/// A search whose states are the last streets driven, judged by the rules' own words.
private struct Memory {
  static let length = 6
  private let courses: CourseTable
  private let times: [UInt32: Int]
  private let rules: [Manoeuvre]

  init(_ network: RoadNetwork, _ weights: ArcWeights, _ rules: [Manoeuvre]) {
    courses = CourseTable(network)
    self.rules = rules
    var times: [UInt32: Int] = [:]
    for (place, arc) in network.turns.arcs.enumerated() where weights.optimised[place] < ArcWeights.closed {
      times[arc.course] = Int(weights.optimised[place])
    }
    self.times = times
  }

  private func onward(_ course: UInt32) -> [UInt32] {
    courses.leaving(courses.head(course)).filter { $0 != course ^ 1 && times[$0] != nil }
  }

  /// How many streets in a row leave no choice.
  var longestStreet: Int { times.keys.map { street(from: $0).count }.max() ?? 0 }

  private func street(from course: UInt32) -> [UInt32] {
    var street = [course]
    while street.count < 12, onward(street[street.count - 1]).count == 1 { street += onward(street[street.count - 1]) }
    return street
  }

  func costs(from junction: UInt32) -> [UInt32: Int] {
    var best: [[UInt32]: Int] = [[]: 0]
    var costs = [junction: 0]
    var histories: [[UInt32]] = [[]]
    var heap = CostHeap()
    heap.insert(CostHeap.Entry(cost: 0, junction: 0))
    while let entry = heap.popLeast() {
      let (cost, history) = (Int(entry.cost), histories[Int(entry.junction)])
      if cost > best[history]! { continue }
      let place = history.last.map { courses.head($0) } ?? junction
      for course in courses.leaving(place) {
        guard let time = times[course], mayFollow(course, history) else { continue }
        let next = Array((history + [course]).suffix(Self.length))
        if cost + time < best[next] ?? .max {
          best[next] = cost + time
          heap.insert(CostHeap.Entry(cost: UInt64(cost + time), junction: UInt32(histories.count)))
          histories.append(next)
          let head = courses.head(course)
          costs[head] = min(costs[head] ?? .max, cost + time)
        }
      }
    }
    return costs
  }

  private func mayFollow(_ course: UInt32, _ history: [UInt32]) -> Bool {
    !rules.contains { rule in
      isForbidden(course, history, rule) || isTurnOnVia(course, history, rule) || isEvasion(course, history, rule)
    }
  }

  private func isForbidden(_ course: UInt32, _ history: [UInt32], _ rule: Manoeuvre) -> Bool {
    history.suffix(rule.path.count).elementsEqual(rule.path) && (course == rule.final) != rule.isOnly
  }

  private func isTurnOnVia(_ course: UInt32, _ history: [UInt32], _ rule: Manoeuvre) -> Bool {
    (2..<max(2, rule.path.count + 1)).contains { count in
      history.suffix(count).elementsEqual(rule.path.prefix(count)) && course == history[history.count - 1] ^ 1
    }
  }

  private func isEvasion(_ course: UInt32, _ history: [UInt32], _ rule: Manoeuvre) -> Bool {
    guard let last = history.last, course == last ^ 1 else { return false }
    return history.indices.contains { first in
      let end = first + rule.path.count
      guard end < history.count, history[first..<end].elementsEqual(rule.path) else { return false }
      let driven = Array(history[end...])
      let whole = street(from: driven[0])
      let isDeadEnd = onward(whole[whole.count - 1]).isEmpty
      return driven[0] != rule.path[rule.path.count - 1] ^ 1 && (driven[0] == rule.final) == rule.isOnly
        && whole.starts(with: driven) && !isDeadEnd
    }
  }
}
