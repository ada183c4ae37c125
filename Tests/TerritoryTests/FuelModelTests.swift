import Testing

@testable import Territory

/// Steady fuel flow of the energy models of the CIRCLES energy team (2023), g/s:
/// C0 + C1 v + C3 v³ + (z0 + z1 v + z2 v²) · slope, v in m/s.
struct CirclesModel: Sendable, CustomTestStringConvertible {
  var name: String
  var flat: [Double]
  var slope: [Double]
  /// The light pickup's slope terms take the slope as an acceleration.
  var slopeUnit: Double
  var kind: VehicleClass
  var testDescription: String { name }

  static let compact = CirclesModel(
    name: "compact v3.1", flat: [0.15918, 0.013463, 3.1889e-5], slope: [0.13285, 0.77984, 0.0019733], slopeUnit: 1,
    kind: .compact)
  static let pickup = CirclesModel(
    name: "light pickup v1", flat: [0.39071, 0.011727, 6.4298e-5], slope: [0.0071, 0.11094, 0.0016922],
    slopeUnit: 9.81, kind: .pickup)

  /// Gasoline of 745 g/l.
  func litresPer100km(kilometresPerHour: Double, slope grade: Double = 0) -> Double {
    let v = kilometresPerHour / 3.6
    let level = flat[0] + flat[1] * v + flat[2] * v * v * v
    let climbing = (slope[0] + slope[1] * v + slope[2] * v * v) * grade * slopeUnit
    return (level + climbing) * (100_000 / v) / 745
  }
}

@Suite struct FuelModelTests {
  private func litresPer100km(_ kind: VehicleClass, at speed: Double, slope: Double = 0, load: Double = 0) -> Double {
    var stretch = DrivenStretch(metres: 100_000, kilometresPerHour: speed)
    stretch.metresClimbed = 100_000 * slope
    return Double(FuelModel.engine(kind).microlitres(on: stretch, loadKilograms: load)) / 1e6
  }

  @Test(
    "steady on the flat, sedan and pick-up stay within 15 % of the CIRCLES models",
    arguments: [CirclesModel.compact, .pickup], [20.0, 50, 80, 100])
  func circles(model: CirclesModel, speed: Double) {
    let theirs = model.litresPer100km(kilometresPerHour: speed)
    let ours = litresPer100km(model.kind, at: speed)
    #expect(abs(ours / theirs - 1) < 0.15, "\(ours) for \(theirs)")
  }

  @Test(
    "at 50 km/h up 4 %, too; down 4 % costs nothing", arguments: [CirclesModel.compact, .pickup])
  func hills(model: CirclesModel) {
    let theirs = model.litresPer100km(kilometresPerHour: 50, slope: 0.04)
    let ours = litresPer100km(model.kind, at: 50, slope: 0.04)
    #expect(abs(ours / theirs - 1) < 0.15, "\(ours) for \(theirs)")
    #expect(litresPer100km(model.kind, at: 50, slope: -0.04) == 0)
  }

  @Test(
    "litres in 100 km by hand: engine running, tyres and air over efficiency and heat",
    arguments: [(VehicleClass.compact, 20.0, 5.12), (.compact, 100, 5.33), (.pickup, 50, 7.01), (.pickup, 80, 8.03)])
  func byHand(kind: VehicleClass, speed: Double, litres: Double) {
    #expect(abs(litresPer100km(kind, at: speed) - litres) < 0.006)
  }

  @Test("a tope from 50 to 15 km/h takes 91 % of a stop: 19 ml in the pick-up; slower than the tope, nothing")
  func topes() {
    let rate = FuelModel.engine(.pickup).rate(kilometresPerHour: 50, loadKilograms: 0)
    #expect(abs(rate.perTope / rate.perStop - 0.91) < 1e-9)
    #expect(abs(rate.perTope - 19_170) < 10)
    #expect(FuelModel.engine(.pickup).rate(kilometresPerHour: 12, loadKilograms: 0).perTope == 0)
  }

  @Test("a signal is half a stop and its wait; idling costs downhill as anywhere")
  func signals() {
    let model = FuelModel.engine(.compact)
    var stretch = DrivenStretch(metres: 500, kilometresPerHour: 40)
    let free = model.microlitres(on: stretch, loadKilograms: 150)
    stretch.stops = 0.5
    stretch.idlingSeconds = 18
    let perStop = model.rate(kilometresPerHour: 40, loadKilograms: 150).perStop
    let signal = model.microlitres(on: stretch, loadKilograms: 150) - free
    #expect(abs(Double(signal) - (0.5 * perStop + 18 * 0.6e6 / 3600)) <= 1)
    stretch.metresClimbed = -50
    #expect(model.microlitres(on: stretch, loadKilograms: 150) == 3000)
  }

  @Test("Mexico City's air drags 23 % less; the deepest pit and the highest peak are the limits")
  func altitude() {
    let share = FuelModel.airShare(altitudeMetres: 2240)
    #expect(abs(share - 0.77) < 0.005 && FuelModel.airShare(altitudeMetres: 0) == 1)
    #expect(FuelModel.airShare(altitudeMetres: 1e9) == FuelModel.airShare(altitudeMetres: 9000))
    var stretch = DrivenStretch(metres: 1000, kilometresPerHour: 80)
    let atSea = FuelModel.engine(.compact).parts(on: stretch, loadKilograms: 0)
    stretch.altitudeMetres = 2240
    let rate = FuelModel.engine(.compact).rate(kilometresPerHour: 80, loadKilograms: 0)
    let inCity = FuelModel.engine(.compact).parts(on: stretch, loadKilograms: 0)
    #expect(abs(atSea.work - inCity.work - rate.airPerMetre * 1000 * (1 - share)) < 1e-6 && rate.airPerMetre > 0)
  }

  @Test("load, bad ground and slope each cost more, in every class", arguments: VehicleClass.all)
  func dearer(kind: VehicleClass) {
    let model = FuelModel.engine(kind)
    var stretch = DrivenStretch(metres: 1000, kilometresPerHour: 30)
    let plain = model.microlitres(on: stretch, loadKilograms: 75)
    #expect(model.microlitres(on: stretch, loadKilograms: 150) > plain)
    for surface in RoadSurface.allCases.dropFirst() {
      stretch.surface = surface
      #expect(model.microlitres(on: stretch, loadKilograms: 75) > plain)
    }
    for surface in [RoadSurface.unpaved, .soft] {
      #expect((0.02...0.03).contains(surface.rolling(paved: kind.pavedRolling)))
    }
    stretch.surface = .paved
    stretch.metresClimbed = 10
    #expect(model.microlitres(on: stretch, loadKilograms: 75) > plain)
  }

  @Test("the motorcycle's air is that of 40 CFR 86.529-98 at 200 kg, and it takes 1.5 to 2 litres at 40 to 60 km/h")
  func motorcycle() {
    let air = 0.5 * 1.225 * VehicleClass.motorcycle.dragSquareMetres * (65 / 3.6) * (65 / 3.6)
    #expect(abs(air / (0.0252 * 65 * 65) - 1) < 0.01)
    for speed in [40.0, 50, 60] {
      #expect((1.5...2.05).contains(litresPer100km(.motorcycle, at: speed, load: 75)), "\(speed)")
    }
  }

  @Test("where only km/l are known, nothing but length counts")
  func economy() throws {
    let model = FuelModel.economy(try #require(FuelEconomy(metresPerLitre: 10_000)))
    var stretch = DrivenStretch(metres: 22_000, kilometresPerHour: 50)
    (stretch.metresClimbed, stretch.stops, stretch.topes, stretch.idlingSeconds) = (500, 3, 4, 60)
    stretch.surface = .soft
    #expect(model.microlitres(on: stretch, loadKilograms: 900) == 2_200_000)
  }

  @Test("the parts of the fuel sum to the whole, and a gentle descent saves part of the engine's running")
  func parts() {
    var stretch = DrivenStretch(metres: 1000, kilometresPerHour: 50)
    stretch.metresClimbed = -10
    let parts = FuelModel.engine(.compact).parts(on: stretch, loadKilograms: 0)
    #expect(parts.running > 0 && parts.microlitres > 0 && parts.microlitres < 36_800)
    #expect(Int(parts.microlitres.rounded()) == FuelModel.engine(.compact).microlitres(on: stretch, loadKilograms: 0))
  }
}
