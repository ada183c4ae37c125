import Territory

@testable import Rounds

/// A problem in which everything may happen that a plain one lacks: loads, skills, breaks, trips with releases, hours of
/// the day, limits on time, shared budgets, repeated visits, preferences, balance, locked stops.
func richProblem(_ dice: inout Dice, greatest: Int) throws -> Problem {
  let plain = try randomProblem(&dice, greatest: greatest)
  var (stops, days) = (plain.stops, plain.vehicleDays)
  var matrices = plain.matrices
  for index in days.indices {
    enrich(&days[index], &dice)
    guard dice.below(4) == 0 else { continue }
    // A rush hour: every way takes longer, some much longer.
    days[index].travelPeriods = [.init(opens: days[index].shift.opens + dice.below(2 * 3600), matrix: matrices.count)]
    if dice.below(2) == 0 {
      days[index].travelPeriods.append(.init(opens: days[index].shift.opens + 3 * 3600, matrix: days[index].matrix))
    }
    var slow = matrices[days[index].matrix]
    for cell in slow.milliseconds.indices where slow.milliseconds[cell] != TravelMatrix.unreachable {
      slow.milliseconds[cell] += slow.milliseconds[cell] / 10 * UInt32(dice.below(10))
    }
    matrices.append(slow)
  }
  if days.count > 1, dice.below(3) == 0 {
    days[1].promoter = "P"
    days[0].promoter = "P"
  }
  for index in stops.indices { enrich(&stops[index], days, &dice) }
  if dice.below(6) == 0 { lock(&stops, days, &dice) }
  var spacings: [Spacing] = []
  if stops.count > 1, dice.below(3) == 0 {
    spacings.append(Spacing(stops: [stops[0].id, stops[1].id], days: 1 + dice.below(2)))
  }
  var budgets = plain.budgets
  if dice.below(3) == 0 {
    budgets.append(
      Budget(
        name: "first", vehicleDays: [days[0].id], fuel: Volume(millilitres: dice.below(8_000)),
        money: Money(centavos: dice.below(20_000))))
  }
  return try Problem(
    stops: stops, vehicleDays: days, matrices: matrices, budgets: budgets, spacings: spacings,
    balanceWeight: dice.below(4) == 0 ? 1_000_000 * dice.below(100) : 0)
}

private func enrich(_ day: inout VehicleDay, _ dice: inout Dice) {
  if dice.below(3) == 0 { day.capacity = [1 + dice.below(5)] }
  if dice.below(2) == 0 { day.skills = ["ladder"] }
  if dice.below(4) == 0 { day.longestSeconds = 1800 + dice.below(4 * 3600) }
  if dice.below(4) == 0 {
    let opens = day.shift.opens + dice.below(3 * 3600)
    day.lunch = .init(window: TimeWindow(opens: opens, closes: opens + dice.below(3600)), seconds: 600 * dice.below(5))
  }
  if day.start == day.end, dice.below(4) == 0 { day.maxTrips = 2 }
  if dice.below(4) == 0 { day.fixedCost = dice.below(100) * 100_000_000 }
  if dice.below(4) == 0 { day.costPerMillimetre = dice.below(300) }
  if dice.below(4) == 0 { day.costPerMillisecond = dice.below(3_000) }
}

private func enrich(_ stop: inout Stop, _ days: [VehicleDay], _ dice: inout Dice) {
  stop.demand = [dice.below(3)]
  if dice.below(6) == 0 { stop.skills = ["ladder"] }
  if dice.below(6) == 0 { stop.releaseSeconds = 8 * 3600 + dice.below(3 * 3600) }
  if dice.below(5) == 0 { stop.surcharges = [days[dice.below(days.count)].id: dice.below(50) * 100_000_000] }
}

/// The first stop, and now and then the second, have their place at the head of a round.
private func lock(_ stops: inout [Stop], _ days: [VehicleDay], _ dice: inout Dice) {
  let day = days[dice.below(days.count)].id
  for index in 0..<min(stops.count, 1 + dice.below(2)) {
    stops[index].vehicleDays = [day]
    stops[index].isRequired = true
    stops[index].lockedPosition = index
  }
}
