import Territory

@testable import Rounds

/// A problem in which everything may happen that a plain one lacks: loads, skills, breaks, trips with releases, hours of
/// the day, limits on time, shared budgets, repeated visits, preferences, balance, locked stops.
func richProblem(_ chance: inout Chance, greatest: Int) throws -> Problem {
  let plain = try randomProblem(&chance, greatest: greatest)
  var (stops, days) = (plain.stops, plain.vehicleDays)
  var matrices = plain.matrices
  for index in days.indices {
    enrich(&days[index], &chance)
    guard chance.below(4) == 0 else { continue }
    // A rush hour: every way takes longer, some much longer.
    days[index].travelPeriods = [.init(opens: days[index].shift.opens + chance.below(2 * 3600), matrix: matrices.count)]
    if chance.below(2) == 0 {
      days[index].travelPeriods.append(.init(opens: days[index].shift.opens + 3 * 3600, matrix: days[index].matrix))
    }
    var slow = matrices[days[index].matrix]
    for cell in slow.milliseconds.indices where slow.milliseconds[cell] != TravelMatrix.unreachable {
      slow.milliseconds[cell] += slow.milliseconds[cell] / 10 * UInt32(chance.below(10))
      // A way that is closed for some hours.
      if days[index].travelPeriods.count > 1, chance.below(6) == 0 {
        slow.milliseconds[cell] = TravelMatrix.unreachable
      }
    }
    matrices.append(slow)
  }
  if days.count > 1, chance.below(3) == 0 {
    days[1].promoter = "P"
    days[0].promoter = "P"
  }
  for index in stops.indices { enrich(&stops[index], days, &chance) }
  if chance.below(6) == 0 { lock(&stops, days, &chance) }
  var spacings: [Spacing] = []
  if stops.count > 1, chance.below(3) == 0 {
    spacings.append(Spacing(stops: [stops[0].id, stops[1].id], days: 1 + chance.below(2)))
  }
  var budgets = plain.budgets
  if chance.below(3) == 0 {
    budgets.append(
      Budget(
        name: "first", vehicleDays: [days[0].id], fuel: Volume(millilitres: chance.below(8_000)),
        money: Money(centavos: chance.below(20_000))))
  }
  return try Problem(
    stops: stops, vehicleDays: days, matrices: matrices, budgets: budgets, spacings: spacings,
    balanceWeight: chance.below(4) == 0 ? 1_000_000 * chance.below(100) : 0)
}

private func enrich(_ day: inout VehicleDay, _ chance: inout Chance) {
  if chance.below(3) == 0 { day.capacity = [1 + chance.below(5)] }
  day.skills = Set(["drawing", "ladder", "level"].filter { _ in chance.below(2) == 0 })
  if chance.below(4) == 0 { day.longestSeconds = 1800 + chance.below(4 * 3600) }
  if chance.below(4) == 0 {
    let opens = day.shift.opens + chance.below(3 * 3600)
    let window = TimeWindow(opens: opens, closes: opens + chance.below(3600))
    day.lunch = .init(window: window, seconds: 600 * chance.below(5))
  }
  if day.start == day.end, chance.below(4) == 0 { day.maxTrips = 2 }
  if chance.below(4) == 0 { day.fixedCost = chance.below(100) * 100_000_000 }
  if chance.below(4) == 0 { day.costPerMillimetre = chance.below(300) }
  if chance.below(4) == 0 { day.costPerMillisecond = chance.below(3_000) }
}

private func enrich(_ stop: inout Stop, _ days: [VehicleDay], _ chance: inout Chance) {
  stop.demand = [chance.below(3)]
  if chance.below(6) == 0 { stop.skills = Set(["drawing", "ladder", "level"].filter { _ in chance.below(2) == 0 }) }
  if chance.below(6) == 0 { stop.releaseSeconds = 8 * 3600 + chance.below(3 * 3600) }
  if chance.below(5) == 0 { stop.surcharges = [days[chance.below(days.count)].id: chance.below(50) * 100_000_000] }
}

/// The first stop, and now and then the second, have their place at the head of a round.
private func lock(_ stops: inout [Stop], _ days: [VehicleDay], _ chance: inout Chance) {
  let day = days[chance.below(days.count)].id
  for index in 0..<min(stops.count, 1 + chance.below(2)) {
    stops[index].vehicleDays = [day]
    stops[index].isRequired = true
    stops[index].lockedPosition = index
  }
}
