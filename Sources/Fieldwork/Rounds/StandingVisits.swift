import Store
import Territory

/// The visits that rounds kept from a day on are still to make.
struct StandingVisits {
  struct Visit: Comparable {
    var day: LocalDate
    var round: RecordID

    static func < (one: Self, other: Self) -> Bool {
      (one.day, one.round.description) < (other.day, other.round.description)
    }
  }

  /// By site, unit or office, by day.
  private var visits: [RecordID: [Visit]] = [:]

  init(_ reader: FieldReader, from today: LocalDate) throws {
    var rounds: [Visit] = []
    try reader.forEachRecord(.round) { round in
      guard let day = round.value("date").text.flatMap({ LocalDate($0) }), day >= today,
        Self.standing.contains(round.value("status").text ?? "")
      else { return }
      rounds.append(Visit(day: day, round: round.id))
    }
    for round in rounds.sorted() {
      try reader.forEachRecord(.roundStop, where: ("round_id", round.round.description)) { stop in
        guard stop.value("status").text == "pendiente" else { return }
        // Who goes to a site has been in its unit.
        for column in ["site_id", "unit_id", "office_id"] {
          if let place = stop.value(column).text.flatMap({ RecordID($0) }) {
            visits[place, default: []].append(round)
          }
        }
      }
    }
  }

  private static let standing: Set = ["planeado", "autorizado", "en_curso"]

  /// The last one of a place.
  subscript(place: RecordID?) -> Visit? { place.flatMap { visits[$0]?.last } }

  /// The last one up to a day that a duty waits for: a later one does not make up for it.
  func visit(for duty: VisitDuty, until day: LocalDate) -> Visit? {
    (duty.siteID ?? duty.unitID).flatMap { visits[$0]?.last { $0.day <= day } }
  }
}
