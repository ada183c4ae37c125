import Territory

/// Where a figure clusters on the map: the global answer, and each unit's.
public struct ClusterAnalysis: Sendable, Hashable {
  public struct Settings: Sendable, Hashable {
    /// Of each unit; those that 999 cannot tell from chance among so many units get more (`Unit.permutations`).
    public var permutations = 999
    public var seed: UInt64 = 1
    /// The share of false alarms accepted among the units named.
    public var level = 0.05

    public init() {}

    /// After so many permutations a single unit is found among `count` where chance reached its figure once at most:
    /// 2 · 2 / (m + 1) · count ≤ level.
    func furthest(among count: Int) -> Int { max(permutations, Int(4 * Double(count) / level)) }
  }

  public struct Unit: Sendable, Hashable {
    public let key: String
    public let value: Double
    public let moran: Double
    /// nil for islands.
    public let quadrant: Quadrant?
    /// Standard deviations; hot above 0.
    public let hotSpotScore: Double
    /// Two-sided, by conditional permutation; nil for islands. Local Moran and G* share it: given a unit's own value
    /// both rise or fall with the sum of its neighbours'.
    public let pValue: Double?
    /// How many the p-value was counted from; nil for islands.
    public let permutations: Int?
    /// The same, corrected for as many tests as there are units.
    public let adjusted: Double?
    /// Whether `adjusted` is at most the level.
    public let isSignificant: Bool

    /// The cluster or outlier to name on the map; nil where chance may have made it.
    public var cluster: Quadrant? { isSignificant ? quadrant : nil }
  }

  public let global: GlobalMoran
  /// Units with a value, in the order given.
  public let units: [Unit]
  public let cautions: [ClusterCaution]
  public let settings: Settings

  /// - Parameters:
  ///   - values: one a unit of `weights`; units without a value (nil) are left out, and no neighbour of anybody.
  /// - Throws: `FiguresRefusal`.
  public init(
    keys: [String], values: [Double?], on weights: SpatialWeights, settings: Settings = Settings()
  ) throws(FiguresRefusal) {
    guard keys.count == weights.count, values.count == weights.count else {
      throw .countsDiffer(values: min(keys.count, values.count), weights: weights.count)
    }
    guard settings.permutations >= 99 else { throw .permutations(settings.permutations) }
    let present = values.indices.filter { values[$0] != nil }
    let weights = weights.among(present)
    let figures = present.map { values[$0]! }
    global = try GlobalMoran(of: figures, on: weights, permutations: settings.permutations, seed: settings.seed)
    let deviations = try deviations(of: figures, on: weights)
    var draws = ConditionalPermutation(of: deviations, on: weights, seed: settings.seed)
    var counts = draws.counts(permutations: settings.permutations)
    draws.goOn(with: &counts, upTo: settings.furthest(among: figures.count))
    let moran = LocalMoran(deviations, weights, counts)
    let hotSpots = HotSpots(deviations, weights, counts)
    let adjusted = Self.adjusted(counts.map { $0?.twoSided })
    units = present.indices.map { index in
      Unit(
        key: keys[present[index]], value: figures[index], moran: moran.values[index],
        quadrant: moran.quadrants[index], hotSpotScore: hotSpots.scores[index], pValue: counts[index]?.twoSided,
        permutations: counts[index]?.permutations, adjusted: adjusted[index],
        isSignificant: adjusted[index].map { $0 <= settings.level } ?? false)
    }
    let names = units.map(\.key)
    var cautions: [ClusterCaution] = []
    if names.count < 30 { cautions.append(.fewUnits(names.count)) }
    if !weights.islands.isEmpty { cautions.append(.islands(weights.islands.map { names[$0] })) }
    if names.count < keys.count {
      cautions.append(.withoutValue(keys.indices.filter { values[$0] == nil }.map { keys[$0] }))
    }
    (self.cautions, self.settings) = (cautions, settings)
  }

  /// Permutations of the unit that got most.
  public var mostPermutations: Int { units.compactMap(\.permutations).max() ?? settings.permutations }

  /// Corrected among those that were tested.
  private static func adjusted(_ pValues: [Double?]) -> [Double?] {
    var next = falseDiscoveryAdjusted(pValues.compactMap(\.self)).makeIterator()
    return pValues.map { $0 == nil ? nil : next.next() }
  }
}
