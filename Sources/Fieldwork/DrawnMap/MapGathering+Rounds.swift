import Cartography
import Store
import Territory

extension MapGathering {
  mutating func gatherRounds() throws {
    try reader.forEachRound(during: period) { round in
      guard scope.municipality == nil || round.stops.contains(where: { scope.holds($0.unit) }) else { return }
      self.all[.round, default: 0] += 1
      guard choice.takes(round, of: fields.rounds, zone) else { return }
      let all = round.stops.count
      var round = round
      round.stops.removeAll { !choice.takes($0, of: fields.stops, zone) }
      if round.stops.count < all { partialRounds.insert(round.id) }
      rounds.append(round)
      counts[.round, default: 0] += 1
      counts[.stop, default: 0] += round.stops.count
      if ([round.basis] + round.stops.map(\.basis)).contains("vialidad"), round.path != nil { showsRoads = true }
      let name = self.name(of: round)
      guard let paths = round.path?.paths, !paths.isEmpty else {
        withoutGeometry.take("recorrido/\(round.id)")
        return
      }
      content.tracks.append(
        MapTrack(name: name, path: Array(paths.joined()), stops: round.stops.compactMap(\.point)))
    }
  }

  /// `2024-05-13 · PC-01`.
  func name(of round: MappedRound) -> String {
    [round.date.description, round.vehicle].compactMap(\.self).joined(separator: " · ")
  }
}

extension Shape {
  fileprivate var paths: [[Coordinate]] {
    switch self {
    case .line(let path): [path]
    case .multiLine(let paths): paths
    default: []
    }
  }
}
