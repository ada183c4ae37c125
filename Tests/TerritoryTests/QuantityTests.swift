import Territory
import Testing

@Suite struct QuantityTests {
  @Test(
    "22.0 km at 10 km/l are 2.20 l and, at 23.00, 50.60; a set of 106 km costs 243.80; on the motorcycle 73.88",
    arguments: [
      (22_000.0, 10_000, "2.20", "50.60"), (106_000, 10_000, "10.60", "243.80"), (318_000, 10_000, "31.80", "731.40"),
      (880_000, 10_000, "88.00", "2,024.00"), (106_000, 33_000, "3.21", "73.88"), (0, 10_000, "0.00", "0.00"),
    ])
  func circuits(metres: Double, economy: Int, litres: String, cost: String) throws {
    let fuel = try #require(FuelEconomy(metresPerLitre: economy)).fuel(forMetres: metres)
    #expect(fuel.formattedLitres == litres)
    #expect(FuelPrice(tenThousandths: 230_000).cost(of: fuel).formatted == cost)
  }

  @Test("70,000 pesos at 23.00 buy 3,043.478 litres, and never more than the money")
  func volumeForMoney() throws {
    let price = FuelPrice(tenThousandths: 230_000)
    let volume = try #require(price.volume(for: Money(centavos: 7_000_000)))
    #expect(volume.millilitres == 3_043_478 && price.cost(of: volume) <= Money(centavos: 7_000_000))
    #expect(FuelPrice(tenThousandths: 0).volume(for: Money(centavos: 1)) == nil)
  }

  @Test("a vehicle that runs no kilometre a litre is none") func noEconomy() {
    #expect(FuelEconomy(metresPerLitre: 0) == nil && FuelEconomy(metresPerLitre: -1) == nil)
  }

  @Test(
    "halves go away from zero",
    arguments: [
      (5, 10, 1), (4, 10, 0), (-5, 10, -1), (-4, 10, 0), (15, 10, 2), (25, 10, 3), (7, 3, 2), (8, 3, 3), (0, 7, 0),
      (-25, 10, -3),
    ])
  func halves(dividend: Int, divisor: Int, quotient: Int) { #expect(dividedHalfUp(dividend, by: divisor) == quotient) }

  @Test(
    "litres are shown with half a centilitre rounded up",
    arguments: [(3_215, "3.22"), (3_214, "3.21"), (5, "0.01"), (1_234_565, "1,234.57")])
  func litres(millilitres: Int, words: String) { #expect(Volume(millilitres: millilitres).formattedLitres == words) }

  @Test(
    "23 of 57 are 40.4 %, 56 of 57 are 98.2 %, one half of a tenth goes up",
    arguments: [
      (23, 57, 404), (56, 57, 982), (57, 57, 1000), (0, 57, 0), (1, 2000, 1), (1, 2001, 0), (2, 3, 667),
    ])
  func shares(part: Int, whole: Int, tenths: Int) { #expect(tenthsOfPercent(part, of: whole) == tenths) }

  @Test("of nothing there is no share") func noShare() { #expect(tenthsOfPercent(0, of: 0) == nil) }

  @Test(
    "thousands stand apart by commas",
    arguments: [
      (0, 2, "0.00"), (5, 2, "0.05"), (-5, 2, "-0.05"), (154_529_200, 2, "1,545,292.00"), (99_999, 2, "999.99"),
      (100_000, 2, "1,000.00"), (1_000, 0, "1,000"), (999, 0, "999"), (-1_234_567, 0, "-1,234,567"), (12, 4, "0.0012"),
      (Int.min, 0, "-9,223,372,036,854,775,808"),
    ])
  func groups(value: Int, decimals: Int, words: String) { #expect(grouped(value, decimals: decimals) == words) }

  @Test(
    "an amount is read exactly, however the office writes it",
    arguments: [
      ("1,545,292.00", 2, 154_529_200), ("$1,545.5", 2, 154_550), (" 23 ", 4, 230_000), ("-0.5", 2, -50), ("+7", 0, 7),
      (".5", 2, 50), ("5.", 2, 500), ("0.005", 2, 1), ("0.004999", 2, 0), ("-0.005", 2, -1), ("0.1", 1, 1),
      ("1.005", 2, 101),
      ("$ -12.30", 2, -1230), ("-$12.30", 2, -1230), ("007", 0, 7), (".5", 0, 1),
      ("123456789012345", 2, 12_345_678_901_234_500),
    ])
  func amounts(text: String, decimals: Int, value: Int) { #expect(scaledDecimal(text, decimals: decimals) == value) }

  @Test(
    "what is no number, or one with a decimal comma, is not guessed at",
    arguments: [
      "", " ", "-", ".", "$", "4,5", "45,55", "1,23.0", ",500", "1,,000", "1.2.3", "1e3", "0x10", "--1", "1-", "4 5",
      "abc", "½",
      "٣", "1.5 km", "1234567890123456789", "1,2345", "NaN", "inf",
    ])
  func noNumber(text: String) { #expect(scaledDecimal(text, decimals: 2) == nil) }

  @Test("progress stays between nothing and all")
  func progress() {
    #expect(Percentage(hundredths: 10_001) == nil && Percentage(hundredths: -1) == nil)
    #expect(Percentage(hundredths: 3_500)?.formatted == "35.00" && Percentage(hundredths: 10_000)?.percent == 100)
  }

  @Test(
    "a position keeps seven decimals and survives the journal",
    arguments: [
      (-99.07653, 19.402), (-103.425277, 20.284444), (0.00000005, -0.00000005),
    ])
  func positions(longitude: Double, latitude: Double) {
    let once = Coordinate(longitude: longitude, latitude: latitude).quantised
    #expect(once.quantised == once)
    #expect(abs(once.longitude - longitude) <= 0.5e-7 && abs(once.latitude - latitude) <= 0.5e-7)
  }

  @Test("a number too large to round is said as it is, not a crash", arguments: [1e300, -.infinity, .nan])
  func hugeNumbers(value: Double) { #expect(decimals(value, 4) == "\(value)") }

  @Test("litres of legs, shown to the hundredth, add up to the litres of their round")
  func partsAddUp() {
    // 2.989 l: each leg by itself would give 3.00.
    let legs = [476, 798, 29, 609, 77, 1000]
    var parts = RoundedParts(by: 10)
    let shown = legs.map { parts.next($0) }
    #expect(shown == [48, 79, 3, 61, 8, 100])
    #expect(shown.reduce(0, +) == dividedHalfUp(legs.reduce(0, +), by: 10))
    #expect(zip(legs, shown).allSatisfy { abs($0 - $1 * 10) <= 10 })
  }
}
