import Testing

@testable import Territory

@Suite struct FuelCalibrationTests {
  private let model = FuelModel.engine(.pickup)

  /// Loads of a vehicle that burns `truth` on days of town, of road and of both, in turn.
  private func loads(_ count: Int, of truth: FuelModel, noise: [Double] = [0]) -> [FuelLoad] {
    (0..<count).map { index in
      var town = DrivenStretch(metres: 1000, kilometresPerHour: 22)
      town.stops = 3
      town.idlingSeconds = 40
      let road = DrivenStretch(metres: 1000, kilometresPerHour: 85)
      let townKilometres = [300.0, 20, 150, 240, 60][index % 5]
      let kilometres = 330.0
      func sum(_ model: FuelModel) -> FuelParts {
        let (a, b) = (model.parts(on: town, loadKilograms: 150), model.parts(on: road, loadKilograms: 150))
        let (t, r) = (townKilometres, kilometres - townKilometres)
        return FuelParts(
          running: a.running * t + b.running * r, work: a.work * t + b.work * r, idling: a.idling * t + b.idling * r)
      }
      let millilitres = sum(truth).microlitres / 1000 * (1 + noise[index % noise.count])
      return FuelLoad(
        volume: Volume(millilitres: Int(millilitres.rounded())), metres: Int(kilometres * 1000), paths: sum(model))
    }
  }

  private func thirsty(running: Double, efficiency: Double) -> FuelModel {
    var kind = VehicleClass.pickup
    kind.runningLitresPerHour *= running
    kind.idlingLitresPerHour *= running
    kind.efficiency *= efficiency
    return .engine(kind)
  }

  private func kind(_ model: FuelModel) throws -> VehicleClass {
    guard case .engine(let kind) = model else { throw CancellationError() }
    return kind
  }

  @Test("below two loads the class stands, with the range of its class")
  func few() {
    let none = model.calibrated(with: [], loadKilograms: 150)
    #expect(none.model == model && none.basis == .asGiven && none.used == 0 && none.residual == nil)
    let one = model.calibrated(with: loads(1, of: thirsty(running: 2, efficiency: 1)), loadKilograms: 150)
    #expect(one.model == model && one.basis == .asGiven && one.used == 1)
    // √(0.15² + 0.08²) × 1.645.
    #expect(none.marginTenthsOfPercent == 280 && one.marginTenthsOfPercent == 280)
    let range = none.range(around: Volume(millilitres: 10_000))
    #expect(range == Volume(millilitres: 7_200)...Volume(millilitres: 12_800))
  }

  @Test("two to five loads move every figure by one factor, nearer to the loads the more there are", arguments: 2...5)
  func oneFactor(count: Int) throws {
    let truth = thirsty(running: 1.2, efficiency: 1 / 1.2)
    let fit = model.calibrated(with: loads(count, of: truth), loadKilograms: 150)
    #expect(fit.basis == .oneFactor && fit.used == count)
    let found = try kind(fit.model)
    let factor = found.runningLitresPerHour / 1.4
    #expect(abs(factor - found.idlingLitresPerHour / 0.95) < 1e-9 && abs(factor - 0.32 / found.efficiency) < 1e-9)
    // The class counts as 0.284 of a load.
    let ridge = (0.08 / 0.15) * (0.08 / 0.15)
    #expect(abs(factor - (ridge + 1.2 * Double(count)) / (ridge + Double(count))) < 1e-4)
  }

  @Test("from six loads on, running and efficiency each find their way")
  func twoFactors() throws {
    let truth = thirsty(running: 1.5, efficiency: 0.95)
    let six = model.calibrated(with: loads(6, of: truth), loadKilograms: 150)
    #expect(six.basis == .runningAndEfficiency && six.used == 6)
    let many = try kind(model.calibrated(with: loads(200, of: truth), loadKilograms: 150).model)
    #expect(abs(many.runningLitresPerHour / 2.1 - 1) < 0.03 && abs(many.efficiency / 0.304 - 1) < 0.03)
    let found = try kind(six.model)
    #expect(found.runningLitresPerHour > 1.4 * 1.15 && found.runningLitresPerHour < 2.1)
  }

  @Test("twelve loads of 8 % noise foretell the litres of another day within the range they state")
  func foretells() {
    let noise = [0.08, -0.06, 0.02, -0.09, 0.05, -0.03, 0.07]
    let truth = thirsty(running: 1.3, efficiency: 0.9)
    let fit = model.calibrated(with: loads(12, of: truth, noise: noise), loadKilograms: 150)
    var day = DrivenStretch(metres: 60_000, kilometresPerHour: 45)
    day.stops = 30
    let planned = Volume(millilitres: fit.model.microlitres(on: day, loadKilograms: 150) / 1000)
    let burnt = Volume(millilitres: truth.microlitres(on: day, loadKilograms: 150) / 1000)
    #expect(fit.range(around: planned).contains(burnt))
    #expect(abs(Double(planned.millilitres) / Double(burnt.millilitres) - 1) < 0.04)
    #expect(fit.marginTenthsOfPercent < 180 && fit.marginTenthsOfPercent > 60)
    #expect((30...90).contains(fit.residualTenthsOfPercent ?? 0) && fit.setAside.isEmpty)
  }

  @Test("a tank that was not filled and the one after it are told and not used")
  func outliers() throws {
    let truth = thirsty(running: 1.1, efficiency: 1)
    var logbook = loads(10, of: truth, noise: [0.03, -0.02, 0.01])
    let clean = model.calibrated(with: logbook, loadKilograms: 150)
    #expect(clean.setAside.isEmpty)
    logbook[3].volume.millilitres /= 2
    logbook[4].volume.millilitres *= 2
    let fit = model.calibrated(with: logbook, loadKilograms: 150)
    #expect(fit.setAside.map(\.index) == [3, 4] && fit.setAside.allSatisfy { $0.reason == .outlier } && fit.used == 8)
    let shares = fit.setAside.compactMap(\.tenthsOfPercent)
    #expect(shares.first ?? 0 < -400 && shares.last ?? 0 > 800)
    let (a, b) = (try kind(clean.model), try kind(fit.model))
    #expect(abs(a.efficiency / b.efficiency - 1) < 0.05)
  }

  @Test("nonsense is set aside: no litres, negative metres, a lake, an hour that lasted a year")
  func nonsense() {
    let good = loads(3, of: model)
    let bad = [
      FuelLoad(volume: Volume(millilitres: 0), metres: 1000), FuelLoad(volume: Volume(millilitres: -5), metres: 1000),
      FuelLoad(volume: Volume(millilitres: 40_000), metres: -1), FuelLoad(volume: Volume(millilitres: .max), metres: 9),
      FuelLoad(volume: Volume(millilitres: 40_000), metres: .max),
      FuelLoad(volume: Volume(millilitres: 40_000), metres: 300_000, drivingSeconds: 1),
      FuelLoad(volume: Volume(millilitres: 40_000), metres: 300_000, drivingSeconds: 31_536_000),
      FuelLoad(
        volume: Volume(millilitres: 40_000), metres: 300_000, paths: FuelParts(running: .nan, work: 1, idling: 1)),
    ]
    let lake = FuelLoad(volume: Volume(millilitres: 900_000), metres: 300_000)
    let fit = model.calibrated(with: bad + [lake] + good, loadKilograms: 150)
    #expect(fit.used == 3 && fit.setAside.map(\.index) == Array(0..<9))
    #expect(fit.setAside.prefix(8).allSatisfy { $0.reason == .impossible && $0.tenthsOfPercent == nil })
    #expect(fit.setAside[8].reason == .implausible)
    #expect(fit.model == model.calibrated(with: good, loadKilograms: 150).model)
  }

  @Test("an office's own km/l are corrected by one factor, however many loads there are")
  func economy() throws {
    let ten = FuelModel.economy(try #require(FuelEconomy(metresPerLitre: 10_000)))
    let logbook = Array(repeating: FuelLoad(volume: Volume(millilitres: 50_000), metres: 400_000), count: 100)
    let fit = ten.calibrated(with: logbook, loadKilograms: 150)
    guard case .economy(let economy) = fit.model else { throw CancellationError() }
    #expect(fit.basis == .oneFactor && (8_000...8_010).contains(economy.metresPerLitre))
    #expect(ten.calibrated(with: Array(logbook.prefix(1)), loadKilograms: 150).model == ten)
  }

  @Test("loads without known paths are judged by metres and hours, and slow hours explain litres")
  func odometer() throws {
    let slow = FuelLoad(volume: Volume(millilitres: 48_000), metres: 300_000, drivingSeconds: 300 * 3600 / 15)
    let fast = FuelLoad(volume: Volume(millilitres: 48_000), metres: 300_000, drivingSeconds: 300 * 3600 / 45)
    let a = try #require(slow.expected(of: model, loadKilograms: 150))
    let b = try #require(fast.expected(of: model, loadKilograms: 150))
    #expect(a.running > b.running && a.idling > b.idling)
    let plain = FuelLoad(volume: Volume(millilitres: 36_000), metres: 300_000)
    let fit = model.calibrated(with: Array(repeating: plain, count: 8), loadKilograms: 150)
    let expected = try #require(plain.expected(of: fit.model, loadKilograms: 150))
    #expect(abs(expected.microlitres / 36e6 - 1) < 0.02)
  }

  @Test("the order of the loads does not matter to the figures that are shown")
  func order() {
    let logbook = loads(9, of: thirsty(running: 1.2, efficiency: 0.9), noise: [0.05, -0.04])
    let (a, b) = (
      model.calibrated(with: logbook, loadKilograms: 150),
      model.calibrated(with: logbook.reversed(), loadKilograms: 150)
    )
    #expect(a.marginTenthsOfPercent == b.marginTenthsOfPercent && a.residual == b.residual)
    #expect(a == model.calibrated(with: logbook, loadKilograms: 150))
  }
}
