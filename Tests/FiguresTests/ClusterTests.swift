import Figures
import Territory
import Testing

@Suite struct ClusterTests {
  /// Six points within 15 of each other, with their values: the example in the documentation of PySAL's `G_Local`.
  private let six = SpatialWeights(neighbours: [[1, 3], [0, 3, 4], [4], [0, 1, 4], [1, 2, 3, 5], [4]])
  private let values = [2, 3, 3.2, 5, 8, 7]

  @Test("G* of six points is as PySAL documents it")
  func published() throws {
    let scores = try HotSpots(of: values, on: six).scores
    let expected = [-1.397_276_26, -0.289_177_62, 0.650_649_64, -0.289_177_62, 1.234_520_88, 2.024_243_31]
    for (score, expected) in zip(scores, expected) { #expect(abs(score - expected) < 1e-8) }
  }

  @Test("Moran's I of 1, 2, 3, 4 in a row is 0.4, and of 1, 2, 1, 2 it is −1")
  func byHand() throws {
    let row = SpatialWeights(neighbours: [[1], [0, 2], [1, 3], [2]])
    // Deviations −1.5, −0.5, 0.5, 1.5 with squares 5; neighbours' means −0.5, −0.5, 0.5, 0.5: products 0.75, 0.25, 0.25,
    // 0.75 make 2; 2 / 5 = 0.4. Local ones are three fifths of the products.
    let moran = try GlobalMoran(of: [1, 2, 3, 4], on: row)
    #expect(abs(moran.value - 0.4) < 1e-15 && abs(moran.expected + 1.0 / 3) < 1e-15)
    let local = try LocalMoran(of: [1, 2, 3, 4], on: row)
    for (value, expected) in zip(local.values, [0.45, 0.15, 0.15, 0.45]) { #expect(abs(value - expected) < 1e-15) }
    #expect(local.quadrants == [.lowLow, .lowLow, .highHigh, .highHigh])
    #expect(abs(try GlobalMoran(of: [1, 2, 1, 2], on: row).value + 1) < 1e-15)
    #expect(try LocalMoran(of: [1, 2, 1, 2], on: row).quadrants == [.lowHigh, .highLow, .lowHigh, .highLow])
  }

  @Test("an island counts among the values but has no row: I of 1, 2, 3, 4 with the last alone")
  func island() throws {
    // Deviations −1.5, −0.5, 0.5, 1.5; products 0.75, 0.25, −0.25 and none make 0.75; (4 / 3) · 0.75 / 5 = 0.2.
    let weights = SpatialWeights(neighbours: [[1], [0, 2], [1], []])
    let moran = try GlobalMoran(of: [1, 2, 3, 4], on: weights)
    #expect(abs(moran.value - 0.2) < 1e-15)
    let local = try LocalMoran(of: [1, 2, 3, 4], on: weights)
    #expect(local.permuted[3] == nil && local.quadrants[3] == nil && local.values[3] == 0)
  }

  @Test("conditional permutation counts what all draws of the neighbours would, within three standard errors")
  func exact() throws {
    // All pairs of others, counted one by one, are what the draws approach.
    let permutations = 9999
    let counts = try HotSpots(of: values, on: six, permutations: permutations, seed: 5).permuted
    let others = [3, 3.2, 5, 8, 7]
    let pairs = others.indices.flatMap { a in others[(a + 1)...].map { others[a] + $0 } }
    // The first unit's neighbours have 3 and 5: of the ten sums of two only 6.2 is below 8.
    let share = Double(pairs.count { $0 >= 8 - 1e-9 }) / Double(pairs.count)
    let drawn = Double(counts[0]!.atLeast) / Double(permutations)
    #expect(share == 0.9 && abs(drawn - share) <= 3 * (share * (1 - share) / Double(permutations)).squareRoot())
  }

  @Test("the same seed gives the same counts, another seed others")
  func seeded() throws {
    let one = try LocalMoran(of: values, on: six, seed: 1)
    #expect(try LocalMoran(of: values, on: six, seed: 1) == one)
    #expect(try LocalMoran(of: values, on: six, seed: 2) != one)
    #expect(try GlobalMoran(of: values, on: six, seed: 1) != GlobalMoran(of: values, on: six, seed: 2))
  }

  @Test("turning all values round changes neither local figures nor p-values: low beside low is like high beside high")
  func mirrored() throws {
    let (up, down) = (try LocalMoran(of: values, on: six), try LocalMoran(of: values.map { -$0 }, on: six))
    #expect(up.permuted == down.permuted)
    for (a, b) in zip(up.values, down.values) { #expect(abs(a - b) < 1e-12) }
    // The first has the lowest value and the sixth nearly the highest, and both have neighbours alike.
    #expect(up.permuted[0]!.greater < 0.5 && up.permuted[5]!.greater < 0.5)
  }

  @Test("p-values are of the side that was asked for, and ties count on both")
  func sides() {
    let counts = PermutedCounts(atLeast: 9, atMost: 990, permutations: 999)
    #expect(counts.greater == 0.01 && counts.less == 0.991 && counts.directed == 0.01 && counts.twoSided == 0.02)
    #expect(PermutedCounts(atLeast: 999, atMost: 999, permutations: 999).twoSided == 1)
  }

  @Test("of Benjamini and Hochberg's fifteen tests four are rejected at 0.05, as they say")
  func falseDiscovery() {
    // "Controlling the false discovery rate" (1995), section 4.1.
    let pValues = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1,
    ]
    let adjusted = falseDiscoveryAdjusted(pValues.reversed())
    #expect(adjusted.count { $0 <= 0.05 } == 4)
    // 0.0095 · 15 / 4 = 0.035625; 0.0201 · 15 / 5 = 0.0603; 0.0278, 0.0298 and 0.0344 share 0.0344 · 15 / 8 = 0.0645
    // only where it is less than their own: 0.0278 · 15 / 6 = 0.0695, 0.0298 · 15 / 7 = 0.063857…
    let expected = [0.035_625, 0.0603, 0.063_857_142_857, 0.063_857_142_857, 0.0645]
    for (value, expected) in zip(adjusted.reversed()[3...7], expected) { #expect(abs(value - expected) < 1e-9) }
  }

  @Test("late works in one corner of a board of 64 units are found there and nowhere else")
  func delays() throws {
    let board = SpatialWeights(borders: WeightsTests.lattice(8, 8))
    let keys = (0..<64).map { "u\($0)" }
    var chance = Chance(seed: 11)
    var works: [WorkProgress] = []
    for unit in 0..<64 {
      let isLate = unit % 8 < 3 && unit / 8 < 3
      for number in 0..<2 {
        let physical = (isLate ? 20 : 75) + chance.below(10)
        works.append(
          WorkProgress(
            key: "\(unit)-\(number)", unit: keys[unit], physical: Percentage(hundredths: physical * 100),
            financial: Percentage(hundredths: 8000)))
      }
    }
    works.append(WorkProgress(key: "elsewhere", unit: "other", physical: Percentage(hundredths: 0), financial: nil))
    let analysis = try ClusterAnalysis(delaysOf: works, keys: keys, on: board)
    let late = analysis.units.filter { $0.cluster == .highHigh }.map(\.key)
    // Those whose neighbours are all late are found for certain; the corner's rim has neighbours on time.
    #expect(Set(late).isSubset(of: [0, 1, 2, 8, 9, 10, 16, 17, 18].map { "u\($0)" }))
    #expect(Set(late).isSuperset(of: ["u1", "u8", "u9"]))
    #expect(analysis.units[9].hotSpotScore > 4 && analysis.cautions.isEmpty)
    #expect(analysis.global.value > 0.5 && analysis.global.permuted.greater == 0.001)
    // Mean of two works: 80 − the mean physical progress.
    let first = works[0...1].map { Double($0.physical!.hundredths) / 100 }
    #expect(abs(analysis.units[0].value - (80 - (first[0] + first[1]) / 2)) < 1e-9)
  }

  @Test("on a board of chance the correction names no cluster, although single tests would")
  func noise() throws {
    let board = SpatialWeights(borders: WeightsTests.lattice(15, 15))
    var chance = Chance(seed: 4)
    let values = (0..<225).map { _ in Double?(chance.fraction()) }
    let analysis = try ClusterAnalysis(keys: (0..<225).map(String.init), values: values, on: board)
    #expect(analysis.units.count { $0.pValue! <= 0.05 } > 0)
    #expect(analysis.units.allSatisfy { $0.cluster == nil })
    // A p-value is even over 0…1 where there is nothing to find: the share below 0.05 is 0.05, give or take three
    // standard errors of 225 draws.
    #expect(abs(Double(analysis.units.count { $0.pValue! <= 0.05 }) / 225 - 0.05) < 3 * 0.0146)
  }

  /// Four rows of five late units among 42 × 43: noise of 4 points, and 45 points more for those.
  private static func planted() -> (board: SpatialWeights, values: [Double], late: Set<Int>, heart: Set<Int>) {
    var chance = Chance(seed: 3)
    // The sum of twelve draws less six: spread 1.
    var values = (0..<42 * 43).map { _ in 4 * ((0..<12).reduce(-6.0) { sum, _ in sum + chance.fraction() }) }
    let late = Set((10..<14).flatMap { row in (10..<15).map { row * 42 + $0 } })
    for unit in late { values[unit] += 45 }
    let heart = Set((11..<13).flatMap { row in (11..<14).map { row * 42 + $0 } })
    return (SpatialWeights(borders: WeightsTests.lattice(42, 43)), values, late, heart)
  }

  @Test("a cluster of twenty units is found among 1,806, where 999 permutations of each could never name any")
  func manyUnits() throws {
    let (board, values, late, heart) = Self.planted()
    let analysis = try ClusterAnalysis(
      keys: values.indices.map(String.init), values: values.map(Optional.some), on: board)
    let found = Set(analysis.units.filter { $0.cluster == .highHigh }.map { Int($0.key)! })
    #expect(found.isSuperset(of: heart) && found.intersection(late).count >= 16)
    // Whoever is named beside them touches them: chance puts nobody elsewhere.
    let rim = Set(late.flatMap(board.neighbours))
    #expect(
      analysis.units.filter(\.isSignificant).allSatisfy { rim.contains(Int($0.key)!) || late.contains(Int($0.key)!) })
    // A lone unit at the floor would be named too: 2 · n / (permutations + 1) is half the level.
    #expect(analysis.mostPermutations == 4 * 42 * 43 * 20)
    #expect(analysis.units.count { $0.permutations! > 999 } < 120)
    let first = try LocalMoran(of: values, on: board).permuted.map { $0!.twoSided }
    #expect(falseDiscoveryAdjusted(first).allSatisfy { $0 > 0.05 })
    // The first 999 of each are the same draws: who stays with them keeps the p-value.
    for (unit, p) in zip(analysis.units, first) where unit.permutations == 999 { #expect(unit.pValue == p) }
  }

  @Test("going on where chance is rare makes no p-value too small: on boards of noise one in 200 is below 0.005")
  func sequential() throws {
    let board = SpatialWeights(borders: WeightsTests.lattice(20, 20))
    let boards = 20
    var chance = Chance(seed: 17)
    var rare = 0
    for _ in 0..<boards {
      let values = (0..<400).map { _ in Double?(chance.fraction()) }
      let analysis = try ClusterAnalysis(keys: (0..<400).map(String.init), values: values, on: board)
      rare += analysis.units.count { $0.pValue! <= 0.005 }
      #expect(analysis.units.allSatisfy { $0.permutations == 999 || $0.pValue! < 0.042 })
    }
    // 40 of 8,000 in the mean; neighbours share draws, so four standard errors and not three.
    #expect(rare > 0 && Double(rare) < 40 + 4 * 40.0.squareRoot())
  }

  @Test("few units, islands and units without a value are named")
  func cautions() throws {
    let row = SpatialWeights(neighbours: [[1], [0, 2], [1, 3], [2, 4], [3], []])
    let analysis = try ClusterAnalysis(
      keys: ["a", "b", "c", "d", "e", "f"], values: [1, 2, 4, nil, 5, 3], on: row)
    #expect(analysis.cautions == [.fewUnits(5), .islands(["e", "f"]), .withoutValue(["d"])])
    #expect(analysis.units.map(\.key) == ["a", "b", "c", "e", "f"] && analysis.units[3].adjusted == nil)
  }

  @Test("what cannot be measured is refused by name")
  func refused() {
    #expect(throws: FiguresRefusal.noVariation(units: 6)) {
      try GlobalMoran(of: [1, 1, 1, 1, 1, 1], on: six)
    }
    #expect(throws: FiguresRefusal.countsDiffer(values: 3, weights: 6)) { try LocalMoran(of: [1, 2, 3], on: six) }
    #expect(throws: FiguresRefusal.noNeighbours) {
      try HotSpots(of: [1, 2, 3], on: SpatialWeights(neighbours: [[], [], []]))
    }
    var settings = ClusterAnalysis.Settings()
    settings.permutations = 19
    #expect(throws: FiguresRefusal.permutations(19)) {
      try ClusterAnalysis(keys: values.map(\.description), values: values, on: six, settings: settings)
    }
  }
}
