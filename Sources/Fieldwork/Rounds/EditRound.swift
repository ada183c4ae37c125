import Roads
import Rounds
import Store
import Territory

/// A change by hand to a round that is planned.
///
/// A stop is called by its key, its name, or its number in the round as it is before the change; places are those of the
/// round as it becomes.
public struct RoundEdit: Sendable {
  public var removals: [String] = []
  public var moves: [(stop: String, to: Int)] = []
  /// nil = at the end.
  public var additions: [(place: String, at: Int?)] = []
  /// nil = the one it was planned with.
  public var profile: Profile?
  /// As in `RoundRequest`; nil = the one it was planned with.
  public var shift: String?

  public init() {}
}

extension FieldOffice {
  /// Changes a planned round by hand and counts its hours, kilometres and litres anew, as one entry.
  /// - Throws: `RoundRefusal.notPlanned` for a round that is authorised or more, `.past` for one whose day is over; the
  ///   first rule that the new order breaks (`RoundRule`, `Violation`). Nothing is written then.
  public func editRound(named text: String, _ edit: RoundEdit) throws -> FieldStore.Written<RoundPlan> {
    try store.write(by: author, at: now) { door in
      let standing = try StandingRound(find(.round, named: text, in: door.reader), office: self, reader: door.reader)
      let visits = try changed(standing, edit, door.reader)
      let request = standing.request(edit, stops: visits.map(\.place.key), zones: try door.reader.avoidZones())
      var plan: RoundPlan
      do {
        plan = try RoundPlanner(request, office: self, reader: door.reader, change: (standing.id, visits))
          .inOrder()
      } catch RoundRefusal.badWish(let stop, let to, "--lock") {
        throw RoundRefusal.lockedElsewhere(stop: stop, to: to, round: standing.key)
      }
      plan.rounds[0].id = standing.id
      plan.rounds[0].key = standing.key
      plan.rounds[0].limits = standing.limits
      let records = plan.rounds[0].records(in: zone, companions: standing.companions).map { record in
        // A number may be of another place now, or one that an earlier edit took away.
        let emptied: [String] =
          ["annulled_at", "annul_reason"]
          + (record.kind == .roundStop
            ? ["site_id", "unit_id", "office_id", "window_from", "window_to", "windows"] : [])
        return Assignment(
          record.kind, record.id,
          record.fields.merging(emptied.map { ($0, .null) }) { given, _ in given })
      }
      try door.enter("round.edit", records + standing.surplus(beyond: visits.count, at: now))
      return plan
    }
  }

  /// The visits in their new order, with what the plan asks of them.
  private func changed(_ standing: StandingRound, _ edit: RoundEdit, _ reader: FieldReader) throws -> [WantedVisit] {
    let lookup = try RoundVisits(standing.request(edit, stops: [], zones: []), office: self, reader: reader)
    var visits = try edit.applied(to: standing.visits, lookup, round: standing.key)
    guard !visits.isEmpty else { throw RoundRefusal.emptied(standing.key) }
    let keys = Set(visits.map(\.place.key))
    let gone = standing.visits.map(\.place.key).first { standing.limits.musts.contains($0) && !keys.contains($0) }
    if let gone { throw RoundRefusal.mustStay(stop: gone, round: standing.key) }
    for index in visits.indices {
      standing.limits.apply(to: &visits[index])
      visits[index].due = lookup.due(visits[index].place)
    }
    return visits
  }
}

extension RoundEdit {
  /// The visits in their new order.
  fileprivate func applied(
    to visits: [WantedVisit], _ lookup: RoundVisits, round: String
  ) throws -> [WantedVisit] {
    func index(of text: String) throws -> Int {
      let number = text.count <= 3 ? Int(text) : nil
      if let number, visits.indices.contains(number - 1) { return number - 1 }
      let key: String
      do { key = try lookup.visit(text).place.key } catch {
        // What calls no place was meant as a number.
        if let number { throw RoundRefusal.badPlace(number, count: visits.count) }
        throw error
      }
      guard let index = visits.firstIndex(where: { $0.place.key == key }) else {
        throw RoundRefusal.notInRound(stop: text, round: round)
      }
      return index
    }
    let removed = Set(try removals.map(index))
    let moved = try moves.map { (visit: try index(of: $0.stop), to: $0.to) }
    if let gone = moved.first(where: { removed.contains($0.visit) }) {
      throw RoundRefusal.notInRound(stop: visits[gone.visit].place.key, round: round)
    }
    for (place, move) in moved.enumerated() where moved[..<place].contains(where: { $0.visit == move.visit }) {
      throw RoundRefusal.repeatedStop(visits[move.visit].place.key)
    }
    let added = try additions.map { (visit: try lookup.visit($0.place), to: $0.at) }
    let standing = visits.indices.filter { !removed.contains($0) }
    let keys = standing.map { visits[$0].place.key } + added.map(\.visit.place.key)
    for (place, key) in keys.enumerated() where keys[..<place].contains(key) { throw RoundRefusal.repeatedStop(key) }
    let stays = standing.filter { visit in !moved.contains { $0.visit == visit } }.map { visits[$0] }
    return try Self.order(
      stays + added.filter { $0.to == nil }.map(\.visit),
      among: moved.map { (visits[$0.visit], $0.to) } + added.compactMap { add in add.to.map { (add.visit, $0) } })
  }

  /// Visits that ask for a place at it, the others around them in their order.
  private static func order(
    _ others: [WantedVisit], among placed: [(visit: WantedVisit, to: Int)]
  ) throws -> [WantedVisit] {
    let count = others.count + placed.count
    var visits = [WantedVisit?](repeating: nil, count: count)
    for (visit, place) in placed {
      guard (1...count).contains(place) else { throw RoundRefusal.badPlace(place, count: count) }
      guard visits[place - 1] == nil else { throw RoundRefusal.placeTwice(place) }
      visits[place - 1] = visit
    }
    var rest = others[...]
    return visits.map { $0 ?? rest.removeFirst() }
  }
}
