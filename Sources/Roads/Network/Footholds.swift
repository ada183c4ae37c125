import Synchronization

/// The streets on which a position may be put, by who travels: found once for each profile, and kept.
///
/// They are those of an ordinary day. What is different today (a closure, an area to be avoided, rain, the hour) moves
/// nobody: who stands on a street that is closed, or that a closure cuts off, stands there still, and has no way.
final class Footholds: Sendable {
  /// Of each profile, one value per segment: bit 0 for a foothold by travel along the drawing, bit 1 against it.
  private let known: Mutex<[Profile: Column<UInt8>]>

  init(known: [Profile: Column<UInt8>] = [:]) { self.known = Mutex(known) }

  func segments(of network: RoadNetwork, for profile: Profile) -> Column<UInt8> {
    if let segments = known.withLock({ $0[profile] }) { return segments }
    // Outside the lock: two who ask at once find the same.
    let segments = Column(network.footholds(profile))
    known.withLock { $0[profile] = segments }
    return segments
  }
}

extension RoadNetwork {
  /// The directions in which each segment may be travelled on an ordinary day, and 0 on pockets (`Pockets`).
  ///
  /// Rules of turning that bind at some hours only do not count.
  fileprivate func footholds(_ profile: Profile) -> ContiguousArray<UInt8> {
    var terms = TravelTerms(profile)
    terms.fuel = nil
    let courses = Weigher(self, terms).courses()
    let closed = turns.alwaysClosedGuards(to: profile.mode)
    var isOpen = ContiguousArray(repeating: false, count: turns.arcs.count)
    turns.arcs.withSpan { arcs in
      for arc in arcs.indices { isOpen[arc] = courses[Int(arcs[arc].course)].isUsable && !closed[Int(arcs[arc].guard)] }
    }
    let arePockets = Pockets(turns, isOpen).areSegments(count: segments.count)
    var footholds = openDirections { isOpen[$0] }
    for segment in footholds.indices where arePockets[segment] { footholds[segment] = 0 }
    return footholds
  }

  /// Of each segment bit 0 where an arc along its drawing is open, bit 1 where one against it is.
  func openDirections(where isOpen: (_ arc: Int) -> Bool) -> ContiguousArray<UInt8> {
    var directions = ContiguousArray(repeating: UInt8(0), count: segments.count)
    turns.arcs.withSpan { arcs in
      var directions = directions.mutableSpan
      for place in arcs.indices where isOpen(place) {
        directions[arcs[place].segment] |= arcs[place].isBackward ? 2 : 1
      }
    }
    return directions
  }
}
