import Territory
import Testing

@testable import Rounds

@Suite("A problem is validated once")
struct ProblemTests {
  let square = plane((0, 0), (1, 0))

  func error(
    _ stops: [Stop] = stops(1), _ days: [VehicleDay] = [pickup()], _ matrices: [TravelMatrix]? = nil,
    fuel: Volume? = nil, money: Money? = nil
  ) -> ProblemError? {
    do {
      _ = try Problem(
        stops: stops, vehicleDays: days, matrices: matrices ?? [square], fuelBudget: fuel, moneyBudget: money)
      return nil
    } catch { return error }
  }

  @Test("what is wrong is named")
  func named() {
    #expect(error() == nil)
    #expect(error([stops(1)[0], stops(1)[0]]) == .stopTwice("A"))
    #expect(error(stops(1), [pickup(), pickup()]) == .vehicleDayTwice("T2"))
    #expect(error([Stop(id: "A", location: 2)]) == .noSuchLocation(of: "A", location: 2, count: 2))
    #expect(
      error([Stop(id: "A", location: 1, vehicleDays: ["T8"])]) == .noSuchVehicleDay(stop: "A", vehicleDay: "T8"))
    let backwards = TimeWindow(opens: 10, closes: 9)
    #expect(error([Stop(id: "A", location: 1, windows: [backwards])]) == .badWindow(stop: "A", backwards))
    #expect(error(stops(1), [pickup(shift: backwards)]) == .badShift(vehicleDay: "T2", backwards))
    #expect(error([Stop(id: "A", location: 1, serviceSeconds: -1)]) == .negativeFigure(of: "A"))
    #expect(error(stops(1), [pickup()], [square, plane((0, 0))]) == .matricesDiffer(first: 2, index: 1, count: 1))
    #expect(error(fuel: Volume(millilitres: -1)) == .negativeFuelBudget(Volume(millilitres: -1)))
    #expect(error(money: Money(centavos: -1)) == .negativeMoneyBudget(Money(centavos: -1)))
    var torn = square
    torn.microlitres.removeLast()
    #expect(error(stops(1), [pickup()], [torn]) == .matrixIncomplete(index: 0))
  }

  @Test("nobody drives two vehicles at once, but one shift may begin as the other ends")
  func overlap() {
    let morning = pickup("M", shift: hours(8, 12))
    #expect(
      error(stops(1), [morning, pickup("N", shift: hours(11, 15))]) == .shiftsOverlap("M", "N", shared: "pickup"))
    #expect(error(stops(1), [morning, pickup("N", shift: hours(12, 15))]) == nil)
    #expect(error(stops(1), [morning, pickup("N", shift: hours(11, 15), day: "2024-05-15")]) == nil)
  }

  @Test("figures that no sum could hold are refused instead of trapping")
  func tooLarge() {
    var far = square
    far.microlitres = [0, .max - 1, .max - 1, 0]
    var day = pickup()
    day.price = FuelPrice(tenThousandths: .max / 2)
    #expect(error(stops(1), [day], [far]) == .figuresTooLarge)
  }
}
