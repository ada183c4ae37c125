import Territory
import Testing

@testable import Roads

@Suite("Rises of streets")
struct ReliefTests {
  /// 100 m along the equator's parallel of the town is about 0.957 steps.
  private func straight(_ steps: Double, _ tags: [String: String] = [:]) -> RoadNetwork {
    var town = DrawnTown(["a": (0, 0), "b": (steps / 2, 0), "c": (steps, 0)])
    town.way("abc", "Cuesta", tags)
    return town.network
  }

  private func east(_ position: Coordinate) -> Double { (position.longitude - at(0, 0).longitude) * 1000 }

  @Test("an even slope climbs along the drawing by what its ends differ")
  func slope() {
    var network = straight(10)
    let coverage = network.setElevation { 1_500 + 4 * east($0) }
    let relief = network.reliefs[0]
    #expect(abs(Int(relief.netRise) - 40_000) <= 1 && relief.climb == relief.netRise && relief.descent == 0)
    #expect(relief.climbLength == network.segments[0].millimetres)
    #expect(relief.altitude == 1_520 || relief.altitude == 1_519)
    #expect(coverage.coveredSegments == 1 && abs(coverage.coveredMetres - network.counts.metres) < 0.001)
  }

  @Test("a ridge between level ends is climbed and gone down again")
  func ridge() {
    var network = straight(20)
    _ = network.setElevation { position in 100 - 5 * abs(east(position) - 10) }
    let relief = network.reliefs[0]
    #expect(relief.netRise == 0)
    #expect((46_000...50_000).contains(relief.climb) && relief.descent == relief.climb)
    let half = network.segments[0].millimetres / 2
    #expect(abs(Int(relief.climbLength) - Int(half)) < 60_000)
  }

  @Test("an error of a metre in the heights of level ground invents no climb")
  func noise() {
    var network = straight(40)
    var dice = SeededDice(state: 11)
    _ = network.setElevation { _ in .random(in: -1...1, using: &dice) + 20 }
    let relief = network.reliefs[0]
    #expect(abs(relief.netRise) <= 2_000 && relief.climb == max(0, relief.netRise))
  }

  @Test("a bridge runs straight over the gorge, also in several parts")
  func bridge() {
    var town = DrawnTown(["a": (0, 0), "b": (2, 0), "c": (4, 0), "d": (8, 0), "e": (10, 0), "x": (4, 1)])
    town.way("ab", "Bank")
    town.way("bc", "Bridge", ["bridge": "yes"])
    town.way("cd", "Bridge two", ["bridge": "yes"])
    town.way("de", "Bank")
    town.way("cx", "Ramp", ["bridge": "yes"])
    var network = town.network
    let coverage = network.setElevation { position in (3...7).contains(east(position)) ? 0 : 50 + east(position) }
    #expect(coverage.filledJunctions == 2)
    #expect(abs(Int(network.reliefs[1].netRise) - 2_000) < 500 && network.reliefs[1].descent == 0)
    #expect(abs(Int(network.reliefs[2].netRise) - 4_000) < 500 && network.reliefs[2].descent == 0)
  }

  @Test("holes in the heights are bridged, and where nothing is known nothing is said")
  func voids() {
    var network = straight(10)
    _ = network.setElevation { (2...6).contains(east($0)) ? nil : 3 * east($0) }
    #expect(abs(Int(network.reliefs[0].climb) - 30_000) <= 1)
    let coverage = network.setElevation { _ in nil }
    #expect(coverage.coveredSegments == 0 && coverage.segments == 1)
    #expect(network.reliefs[0] == Relief(netRise: 0, climb: 0, climbLength: 0, altitude: 0))
  }
}
