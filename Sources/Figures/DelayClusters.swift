import Territory

extension ClusterAnalysis {
  /// Where works are late together: the mean delay of each unit's works (paid less built, in percentage points), and its
  /// clusters. High is late.
  ///
  /// - Parameters:
  ///   - works: those without a unit of `keys`, or without one of the two figures, do not count.
  ///   - keys: the units of `weights`, in its order.
  /// - Throws: `FiguresRefusal`.
  public init(
    delaysOf works: [WorkProgress], keys: [String], on weights: SpatialWeights, settings: Settings = Settings()
  ) throws(FiguresRefusal) {
    var delays: [String: [Int]] = [:]
    for work in works {
      if let unit = work.unit, let delay = work.delay { delays[unit, default: []].append(delay) }
    }
    let means = keys.map { key in
      delays[key].map { Double($0.reduce(0, +)) / Double($0.count) / 100 }
    }
    try self.init(keys: keys, values: means, on: weights, settings: settings)
  }
}
