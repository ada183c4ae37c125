import Territory

/// The made roads of Jocotepec: towns of invented streets joined by gently curved roads.
struct JocotepecRoads {
  private let paper = Paper(at: LocalityFact.named("140500001").point)
  private var network = StreetNetwork()
  private var gates: [String: [Town.Gate]] = [:]
  /// The junctions at the bends of each road, by the road's place in the plan.
  private var bends: [[Int]] = []

  static func network(_ chance: inout Chance) -> StreetNetwork {
    var roads = JocotepecRoads()
    var plazas: [Int] = []
    for town in Town.all {
      let (gates, plaza) = town.draw(into: &roads.network, on: roads.paper, &chance)
      roads.gates[town.locality] = gates
      plazas.append(plaza)
    }
    for plan in RoadPlan.all { roads.draw(plan) }
    for plan in TrackPlan.all { roads.draw(plan) }
    roads.network.keepConnected(to: plazas[0])
    roads.network.freeTraps(from: plazas[0])
    return roads.network
  }

  private mutating func draw(_ plan: RoadPlan) {
    let start = paper.offset(of: LocalityFact.named(plan.from).point)
    let end = paper.offset(of: LocalityFact.named(plan.to).point)
    let along = end - start
    let left = along.turned(byDegrees: 90) * (1 / along.length)
    let middle = plan.bends.map { start + along * $0.share + left * $0.left }
    let first = gate(of: plan.from, towards: middle[0] - start)
    let last = gate(of: plan.to, towards: middle[middle.count - 1] - end)
    for piece in first.street + last.street { widen(piece, for: plan) }

    let own = middle.map { network.add(paper.position($0)) }
    let junctions = [first.junction] + own + [last.junction]
    draw(
      through: junctions, name: plan.name, category: plan.category, surface: plan.surface, leaving: first.outward,
      arriving: last.outward * -1)
    bends.append(own)
  }

  private mutating func draw(_ plan: TrackPlan) {
    let start = bends[plan.road][plan.bend]
    let from = paper.offset(of: network.junctions[start])
    let turns = plan.turns.map { network.add(paper.position(from + $0)) }
    draw(through: [start] + turns, name: plan.name, category: .track, surface: "unpaved")
  }

  private mutating func draw(
    through junctions: [Int], name: String, category: StreetNetwork.Category, surface: String,
    leaving: Offset? = nil, arriving: Offset? = nil
  ) {
    let points = junctions.map { paper.offset(of: network.junctions[$0]) }
    let pieces = curve(through: points, step: 70, leaving: leaving, arriving: arriving)
    for (index, line) in pieces.enumerated() {
      network.pieces.append(
        .init(
          from: junctions[index], to: junctions[index + 1],
          bends: line.dropFirst().dropLast().map(paper.position), name: name, category: category, surface: surface))
    }
  }

  /// The gate that looks most towards `direction`.
  private func gate(of locality: String, towards direction: Offset) -> Town.Gate {
    func likeness(_ gate: Town.Gate) -> Double {
      gate.outward.east * direction.east + gate.outward.north * direction.north
    }
    return gates[locality]!.max { likeness($0) < likeness($1) }!
  }

  /// The street from the plaza to a gate carries what the road carries, unless it already carries more.
  private mutating func widen(_ piece: Int, for plan: RoadPlan) {
    let order: [StreetNetwork.Category] = [.residential, .tertiary, .secondary, .primary]
    let now = order.firstIndex(of: network.pieces[piece].category)!
    let then = order.firstIndex(of: plan.category)!
    if then > now { network.pieces[piece].category = plan.category }
  }
}
