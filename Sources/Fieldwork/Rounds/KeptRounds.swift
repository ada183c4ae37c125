import Store
import Territory

/// The rounds of a plan beside those that the file keeps already.
struct KeptRounds {
  private var plan: RoundPlan
  /// The places of rounds that are kept just as they are.
  private var same: Set<Int> = []
  /// Those of them whose limits become this plan's.
  private var relimited: Set<Int> = []
  /// What is new.
  private(set) var records: [Assignment] = []
  /// The limits of this plan for rounds that are kept already.
  private var limits: [Assignment] = []

  init(_ plan: RoundPlan, zone: Zone, reader: FieldReader) throws {
    self.plan = plan
    for index in plan.rounds.indices {
      let round = plan.rounds[index]
      let companions = try round.promoters.dropFirst().map { try reader.key(.promoter, $0) }
      let others = try reader.rounds(ofVehicle: round.vehicle.id, on: round.day)
      let twin = try others.first { id in
        var twin = round
        twin.id = id
        return try reader.holds(twin.records(in: zone, companions: companions), ofRound: id)
      }
      if let twin {
        self.plan.rounds[index].id = twin
        same.insert(index)
        let own = Assignment(.round, twin, round.limits.allFields)
        // Another mark of the plan is by itself nothing new.
        if try !reader.holds(own, but: ["plan"]) { relimited.insert(index) }
        limits.append(own)
      } else {
        records += round.records(in: zone, companions: companions)
        self.plan.warnings += try reader.ridesElsewhere(round)
        for other in others {
          self.plan.warnings.append(
            RoundNotice.otherRound(
              vehicle: round.vehicle.economicNumber, day: round.day, round: try reader.shortID(.round, other)))
        }
      }
    }
    if !records.isEmpty || !relimited.isEmpty { records += limits }
  }

  /// The plan as it would be kept, with what rounds that stand have to do with it.
  var told: RoundPlan {
    var plan = plan
    plan.warnings.removeAll { isOfSame($0) }
    return plan
  }

  /// Whether a notice says no more than that the round is kept already.
  private func isOfSame(_ notice: any Refusal) -> Bool {
    guard case .alsoInRound(_, let round, _)? = notice as? RoundNotice else { return false }
    return same.contains { plan.rounds[$0].id.description.hasPrefix(round) }
  }

  /// The plan as it is kept: each round with its key, and those that were there before told.
  func kept(_ reader: FieldReader) throws -> RoundPlan {
    var plan = told
    for index in plan.rounds.indices { plan.rounds[index].key = try reader.shortID(.round, plan.rounds[index].id) }
    func keys(_ places: Set<Int>) -> [String] { places.sorted().map { plan.rounds[$0].key } }
    let asTheyAre = same.subtracting(relimited)
    if !asTheyAre.isEmpty { plan.warnings.append(RoundNotice.alreadyKept(keys(asTheyAre))) }
    if !relimited.isEmpty { plan.warnings.append(RoundNotice.newLimits(keys(relimited))) }
    return plan
  }
}

extension FieldReader {
  /// A notice for each who rides in the round and, that day, in a round of another vehicle that stands.
  fileprivate func ridesElsewhere(_ round: PlannedRound) throws -> [RoundNotice] {
    var notices: [RoundNotice] = []
    let codes = try round.promoters.map { try key(.promoter, $0) }
    try forEachRecord(.round, where: ("date", round.day.description)) { other in
      guard other.value("vehicle_id").text != round.vehicle.id.description, other.value("status").text != "cancelado"
      else { return }
      let charged = other.value("promoter_id").text
      for (promoter, code) in zip(round.promoters, codes)
      where charged == promoter.description || other.companions.contains(code) {
        notices.append(.rideElsewhere(promoter: code, day: round.day, round: try shortID(.round, other.id)))
      }
    }
    return notices
  }

  /// Whether the file holds a round with its stops as these records say, whatever became of it since.
  fileprivate func holds(_ records: [Assignment], ofRound id: RecordID) throws -> Bool {
    guard try recordIDs(.roundStop, where: "round_id", is: id).count == records.count - 1 else { return false }
    // Lines are as long as roads; what goes by them has the same length, hours and litres.
    let free = PlanLimits.columns.union(["path", "point", "status", "reason", "event_id"])
    return try records.allSatisfy { record in
      let missing = record.kind.columnNames.filter { record.fields[$0] == nil }.map { ($0, FieldValue.null) }
      let whole = Assignment(record.kind, record.id, record.fields.merging(missing) { given, _ in given })
      return try holds(whole, but: free)
    }
  }

  /// Whether a record has the values of an assignment already, but for some columns.
  fileprivate func holds(_ record: Assignment, but free: Set<String>) throws -> Bool {
    guard let kept = try fields(record.kind, record.id) else { return false }
    return record.fields.allSatisfy { free.contains($0.key) || kept[$0.key] ?? .null == $0.value }
  }
}
