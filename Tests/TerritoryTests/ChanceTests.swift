import Territory
import Testing

@Suite struct ChanceTests {
  @Test("the seed 1234567 draws the numbers published for SplitMix64")
  func published() {
    // Rosetta Code, "Pseudo-random numbers/Splitmix64".
    var chance = Chance(seed: 1_234_567)
    let drawn = (0..<5).map { _ in chance.next() }
    #expect(
      drawn == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423, 4_593_380_528_125_082_431,
        16_408_922_859_458_223_821,
      ])
  }

  @Test("each face of a die, each order of three and each tenth of a fraction comes as often, within four sigmas")
  func even() {
    var chance = Chance(seed: 1)
    var faces = [Int](repeating: 0, count: 6)
    var tenths = [Int](repeating: 0, count: 10)
    var orders: [[Int]: Int] = [:]
    for _ in 0..<60_000 {
      faces[chance.below(6)] += 1
      tenths[Int(chance.fraction() * 10)] += 1
      var items = [0, 1, 2]
      chance.shuffle(&items)
      orders[items, default: 0] += 1
    }
    #expect(orders.count == 6)
    // √(60,000 · 1/6 · 5/6) = 91; √(60,000 · 0.1 · 0.9) = 73.
    #expect((faces + orders.values).allSatisfy { abs($0 - 10_000) < 4 * 91 })
    #expect(tenths.allSatisfy { abs($0 - 6000) < 4 * 73 })
  }
}
