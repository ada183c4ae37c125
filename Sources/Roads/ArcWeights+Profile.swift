import Territory

extension ArcWeights {
  /// Milliseconds, with millimetres carried along, of a profile's customary speeds; rules with hours bind at all times.
  init(_ network: RoadNetwork, profile: Profile) {
    let arcs = network.turns.arcs
    let mode = profile.mode
    let isClosed = network.turns.closedGuards(to: mode, atMinute: nil)
    optimised = ContiguousArray(repeating: Self.closed, count: arcs.count)
    firstCarried = ContiguousArray(repeating: Self.closed, count: arcs.count)
    secondCarried = ContiguousArray(repeating: 0, count: arcs.count)
    for (place, arc) in arcs.enumerated() where !isClosed[Int(arc.guard)] {
      guard network.access(of: arc.segment)[mode, isBackward: arc.isBackward] != .closed,
        let speed = profile.metresPerHour(network, arc)
      else { continue }
      let millimetres = network.segments[arc.segment].millimetres
      // 3,600 s/h × 1,000 ms/s over 1,000 mm/m.
      optimised[place] = UInt32(min(Int(Self.closed), dividedHalfUp(Int(millimetres) * 3600, by: speed)))
      firstCarried[place] = millimetres
    }
  }
}

extension Profile {
  var mode: TravelMode { name == "foot" ? .foot : name == "motorcycle" ? .motorcycle : .motorcar }

  /// nil where the profile may not go.
  fileprivate func metresPerHour(_ network: RoadNetwork, _ arc: TurnGraph.Arc) -> Int? {
    let street = network.streets[Int(network.segments[arc.segment].street)]
    if street.isFerry { return street.ferrySpeed > 0 ? Int(street.ferrySpeed) : 15_000 }
    let limit = arc.isBackward ? street.backwardLimit : street.forwardLimit
    let category = network.words[Int(street.category)]
    return metresPerHour(
      category: street.trackGrade > 0 ? "track_grade\(street.trackGrade)" : category,
      limit: limit == 0 || limit == Street.unlimited ? nil : Int(limit), isUnpaved: street.isUnpaved)
  }
}
