import Territory

/// What a draft loses before it is built anew.
/// Source: Schrimpf, Schneider, Stamm-Wilbrandt, Dueck, "Record breaking optimization results using the ruin and
/// recreate principle" (2000).
struct Ruin {
  /// For each stop all others, nearest first in time there and back.
  private let neighbours: [[Int]]

  init(_ problem: Problem) {
    guard let matrix = problem.matrices.first, !problem.vehicleDays.isEmpty else {
      neighbours = problem.stops.map { _ in [] }
      return
    }
    neighbours = problem.stops.indices.map { stop in
      func there(_ other: Int) -> Int {
        let (a, b) = (problem.stops[stop].location, problem.stops[other].location)
        return Int(matrix.milliseconds[matrix.index(from: a, to: b)])
          + Int(matrix.milliseconds[matrix.index(from: b, to: a)])
      }
      let keyed = problem.stops.indices.map { (there($0), $0) }
      return keyed.sorted { $0 < $1 }.map(\.1)
    }
  }

  /// Stops to take out: some around one, some anywhere, or a whole route; at most 30 of them, or ten of a hundred.
  func stops(of draft: Draft, _ dice: inout Dice) -> Set<Int> {
    let served = draft.dayOf.indices.filter { draft.dayOf[$0] >= 0 }
    guard !served.isEmpty else { return [] }
    let count = 1 + dice.below(min(served.count, max(10, min(30, served.count / 10))))
    switch dice.below(4) {
    case 0: return Set((0..<count).map { _ in served[dice.below(served.count)] })
    case 1: return Set(draft.orders[draft.dayOf[served[dice.below(served.count)]]])
    default:
      let seed = dice.below(neighbours.count)
      return Set(neighbours[seed].lazy.filter { draft.dayOf[$0] >= 0 }.prefix(count))
    }
  }
}
