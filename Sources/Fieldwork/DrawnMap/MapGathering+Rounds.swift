import Cartography
import Store
import Territory

extension MapGathering {
  mutating func gatherRounds() throws {
    try reader.forEachRound(during: period) { round in
      guard scope.municipality == nil || round.stops.contains(where: { scope.holds($0.unit) }),
        choice.takes(round, of: fields.rounds, zone)
      else { return }
      rounds.append(round)
      counts[.round, default: 0] += 1
      counts[.stop, default: 0] += round.stops.count
      if ([round.basis] + round.stops.map(\.basis)).contains("vialidad"), round.path != nil { showsRoads = true }
      let name = [round.date.description, round.vehicle].compactMap(\.self).joined(separator: " · ")
      guard let paths = round.path?.paths, !paths.isEmpty else {
        withoutGeometry.take("recorrido/\(round.id)")
        return
      }
      content.tracks.append(
        MapTrack(name: name, path: Array(paths.joined()), stops: round.stops.compactMap(\.point)))
    }
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
