import Territory

/// One thing that a driver is told: what to do at a place, and how long to follow the street that comes then.
public struct RouteLeg: Sendable, Hashable {
  public enum Turn: Sendable, Hashable {
    case depart
    case straight
    case slightLeft, left, sharpLeft
    case slightRight, right, sharpRight
    case uTurn
    /// The exit to take, counted from 1; nil where the route ends on the roundabout.
    case roundabout(exit: Int?)
    case ferry
    /// On which side of the street the end lies.
    case arrive(SnappedPosition.Side)
  }

  public var turn: Turn
  /// Of the street that is followed then; nil where it has none.
  public var name: String?
  /// The road's number.
  public var reference: String?
  /// Along that street, the roundabout before it included.
  public var millimetres: Int
  public var milliseconds: Int
  /// Where the turn is.
  public var position: Coordinate
}

extension RoadNetwork {
  /// What a driver is told along a route, from the departure to the arrival.
  ///
  /// A new leg begins where the street's name or number changes, where one turns by more than 45° although there was
  /// another way on, and at roundabouts and ferries.
  /// - Parameter milliseconds: how long a stretch takes.
  func legs(of route: Route, mode: TravelMode, milliseconds: (Stretch) -> Int) -> [RouteLeg] {
    var legs: [RouteLeg] = []
    var before: Stretch?
    var exits = 0
    for stretch in route.stretches {
      let turn = turn(from: before, to: stretch, exits: &exits, mode: mode)
      if let turn {
        legs.append(leg(turn, stretch))
      } else if let before, street(before).features.contains(.roundabout),
        !street(stretch).features.contains(.roundabout)
      {
        // The roundabout's leg goes on along the street behind it.
        let last = legs.count - 1
        legs[last].turn = .roundabout(exit: exits)
        (legs[last].name, legs[last].reference) = (word(street(stretch).name), word(street(stretch).ref))
      }
      legs[legs.count - 1].millimetres += stretch.millimetres
      legs[legs.count - 1].milliseconds += milliseconds(stretch)
      before = stretch
    }
    legs.append(
      RouteLeg(
        turn: .arrive(route.endSide), name: legs.last?.name, reference: nil, millimetres: 0, milliseconds: 0,
        position: route.endOnRoad))
    return legs
  }

  private func leg(_ turn: RouteLeg.Turn, _ stretch: Stretch) -> RouteLeg {
    let street = street(stretch)
    let start = points[
      Int(stretch.isBackward ? segments[stretch.segment].lastPoint : segments[stretch.segment].firstPoint)]
    return RouteLeg(
      turn: turn, name: word(street.name), reference: word(street.ref), millimetres: 0, milliseconds: 0,
      position: start.coordinate)
  }

  private func street(_ stretch: Stretch) -> Street { streets[Int(segments[stretch.segment].street)] }

  /// What to do between two stretches; nil where one just goes on.
  private func turn(
    from before: Stretch?, to after: Stretch, exits: inout Int, mode: TravelMode
  ) -> RouteLeg.Turn? {
    guard let before else { return .depart }
    let (old, new) = (street(before), street(after))
    if old.features.contains(.roundabout) {
      exits += exitsPassed(at: after, mode: mode)
      if !new.features.contains(.roundabout) { exits += 1 }
      return nil
    }
    if new.features.contains(.roundabout) {
      exits = 0
      return .roundabout(exit: nil)
    }
    if new.isFerry != old.isFerry { return new.isFerry ? .ferry : .straight }
    let turn = Self.turn(degrees: degrees(from: before, to: after), isBack: before.course == after.course ^ 1)
    let isSame = old.name == new.name && old.ref == new.ref && !(old.name == Street.noWord && old.ref == Street.noWord)
    if isSame || old.category == new.category && old.name == new.name && old.ref == new.ref {
      return turn.isMarked && hasAlternative(before, after, mode: mode) ? turn : nil
    }
    return turn
  }

  /// Streets that leave the roundabout where `after` begins, other than `after` itself.
  private func exitsPassed(at after: Stretch, mode: TravelMode) -> Int {
    leaving(after, mode: mode).filter { course in
      course != after.course && !streets[Int(segments[course >> 1].street)].features.contains(.roundabout)
    }.count
  }

  private func hasAlternative(_ before: Stretch, _ after: Stretch, mode: TravelMode) -> Bool {
    before.course == after.course ^ 1
      || leaving(after, mode: mode).contains { $0 != after.course && $0 != before.course ^ 1 }
  }

  /// Courses that leave the junction at which a stretch begins.
  private func leaving(_ stretch: Stretch, mode: TravelMode) -> [Int] {
    let segment = segments[stretch.segment]
    let junction = Int(stretch.isBackward ? segment.to : segment.from)
    let arcs = Int(turns.graph.firstArc[junction])..<Int(turns.graph.firstArc[junction + 1])
    return turns.arcs[arcs].compactMap { arc in
      access(of: arc.segment)[mode, isBackward: arc.isBackward] == .closed ? nil : Int(arc.course)
    }
  }
}
