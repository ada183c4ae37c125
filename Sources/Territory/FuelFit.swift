/// Least squares on full-tank loads, step by step.
struct FuelFit {
  /// [A] how far vehicles of a class lie from its figures, as a share (one standard deviation).
  static let classSpread = 0.15
  /// [A] how far two tanks of one vehicle differ: filling, traffic, driver.
  static let loadSpread = 0.08
  /// Loads as which `loadSpread` counts when the spread is estimated from the loads themselves.
  static let loadsOfSpread = 4.0
  /// The given model counts as this many loads of usual size.
  static let ridge = (loadSpread / classSpread) * (loadSpread / classSpread)
  /// Nine of ten draws of a normal distribution lie within this many standard deviations.
  static let nineInTen = 1.645

  struct Point {
    var index: Int
    var litres: Double
    /// Litres expected by the given model.
    /// The engine turning, moving or not: what friction and pumping take grows with it in both.
    var running: Double
    var work: Double
    var expected: Double { running + work }
  }

  private var points: [Point] = []
  private var setAside: [FuelCalibration.SetAside] = []
  private var outliers: Set<Int> = []
  private let fitsTwo: Bool
  private(set) var basis = FuelCalibration.Basis.asGiven
  private(set) var running = 1.0
  private(set) var work = 1.0

  init(loads: [FuelLoad], model: FuelModel, loadKilograms: Double) {
    if case .engine = model { fitsTwo = true } else { fitsTwo = false }
    for (index, load) in loads.enumerated() {
      guard let parts = load.expected(of: model, loadKilograms: loadKilograms) else {
        setAside.append(.init(index: index, reason: .impossible, tenthsOfPercent: nil))
        continue
      }
      let point = Point(
        index: index, litres: Double(load.volume.millilitres) / 1000,
        running: (parts.running + parts.idling) / 1e6, work: parts.work / 1e6)
      points.append(point)
    }
    let isImplausible = { (point: Point) in !(0.25...4).contains(point.litres / point.expected) }
    for point in points where isImplausible(point) {
      setAside.append(
        .init(
          index: point.index, reason: .implausible, tenthsOfPercent: Self.excess(point.litres, over: point.expected)))
    }
    points.removeAll(where: isImplausible)
  }

  private var used: [Point] { points.filter { !outliers.contains($0.index) } }

  /// Fits, sets aside what lies far off, and fits again until nothing changes.
  mutating func solve() {
    outliers = farOff(from: { $0.expected })
    for _ in 0..<5 {
      fit()
      let far = farOff(from: fitted)
      if far == outliers { return }
      outliers = far
    }
    fit()
  }

  private func fitted(_ point: Point) -> Double {
    running * point.running + work * point.work
  }

  /// Loads whose ratio to `expectation` lies far from the median ratio: beyond 3.5 robust deviations and three tenths.
  /// Source: Iglewicz, Hoaglin, "How to Detect and Handle Outliers" (1993), for 3.5 and the median of deviations.
  private func farOff(from expectation: (Point) -> Double) -> Set<Int> {
    guard points.count >= 4 else { return [] }
    let ratios = points.map { $0.litres / expectation($0) }
    let middle = median(ratios)
    let deviation = 1.4826 * median(ratios.map { abs($0 - middle) })
    let limit = max(3.5 * deviation, 0.3 * middle)
    return Set(zip(points, ratios).filter { abs($0.1 - middle) > limit }.map { $0.0.index })
  }

  private mutating func fit() {
    let used = used
    (running, work) = (1, 1)
    basis = used.count < 2 ? .asGiven : fitsTwo && used.count >= 6 ? .runningAndEfficiency : .oneFactor
    switch basis {
    case .asGiven: break
    case .oneFactor:
      let factor = oneFactor(used)
      (running, work) = (factor, factor)
    case .runningAndEfficiency: fitTwo(used)
    }
  }

  /// Shares of each load's expected litres are fitted, so that a tank of 60 litres and one of 10 are of one scale;
  /// a load weighs as its expected litres over the mean.
  private func weights(_ used: [Point]) -> [Double] {
    let mean = used.reduce(0) { $0 + $1.expected } / Double(used.count)
    return used.map { $0.expected / mean }
  }

  private func oneFactor(_ used: [Point]) -> Double {
    var (numerator, denominator) = (Self.ridge, Self.ridge)
    for (point, weight) in zip(used, weights(used)) {
      numerator += weight * point.litres / point.expected
      denominator += weight
    }
    return numerator / denominator
  }

  /// Two unknowns, running and work, about the one factor that all loads together ask for: what loads cannot tell apart
  /// (all of one mix) stays with the factor.
  private mutating func fitTwo(_ used: [Point]) {
    let factor = oneFactor(used)
    var (rr, rw, ww) = (Self.ridge, 0.0, Self.ridge)
    var (rightRunning, rightWork) = (Self.ridge * factor, Self.ridge * factor)
    for (point, weight) in zip(used, weights(used)) {
      let (r, w) = (point.running / point.expected, point.work / point.expected)
      let ratio = point.litres / point.expected
      rr += weight * r * r
      rw += weight * r * w
      ww += weight * w * w
      rightRunning += weight * r * ratio
      rightWork += weight * w * ratio
    }
    let determinant = rr * ww - rw * rw
    let fittedRunning = (rightRunning * ww - rightWork * rw) / determinant
    let fittedWork = (rightWork * rr - rightRunning * rw) / determinant
    // An engine takes something to run and something to move, whatever a few odd loads say.
    (running, work) = (max(0.2 * factor, fittedRunning), max(0.2 * factor, fittedWork))
  }

  func calibration(of model: FuelModel) -> FuelCalibration {
    let used = used
    let far = points.filter { outliers.contains($0.index) }.map {
      FuelCalibration.SetAside(
        index: $0.index, reason: .outlier, tenthsOfPercent: Self.excess($0.litres, over: fitted($0)))
    }
    let squares = used.reduce(0) { $0 + ($1.litres - fitted($1)) * ($1.litres - fitted($1)) }
    let residual = used.isEmpty ? nil : (squares / Double(used.count)).squareRoot()
    let mean = used.reduce(0) { $0 + fitted($1) } / Double(max(1, used.count))
    return FuelCalibration(
      model: basis == .asGiven ? model : model.scaled(running: running, work: work), basis: basis,
      used: used.count, setAside: (setAside + far).sorted { $0.index < $1.index },
      residual: residual.map { Volume(millilitres: Int(($0 * 1000).rounded())) },
      residualTenthsOfPercent: residual.map { Int(($0 / mean * 1000).rounded()) }, marginTenthsOfPercent: margin(used))
  }

  /// Spread of a single tank and doubt about the factor, together, nine times in ten.
  private func margin(_ used: [Point]) -> Int {
    let counts = basis == .asGiven ? [] : used
    let squares = zip(counts, counts.isEmpty ? [] : weights(counts)).reduce(0.0) { sum, pair in
      let share = (pair.0.litres - fitted(pair.0)) / pair.0.expected
      return sum + pair.1 * share * share
    }
    let spread =
      (Self.loadsOfSpread * Self.loadSpread * Self.loadSpread + squares)
      / (Self.loadsOfSpread + Double(counts.count))
    let doubt = spread / (Self.ridge + Double(counts.count))
    let classDoubt = counts.isEmpty ? Self.classSpread * Self.classSpread : doubt
    return Int((Self.nineInTen * (spread + classDoubt).squareRoot() * 1000).rounded())
  }

  private static func excess(_ litres: Double, over expected: Double) -> Int {
    Int(((litres / expected - 1) * 1000).rounded())
  }
}

/// The middle of an even count is the mean of both middles.
private func median(_ values: [Double]) -> Double {
  let sorted = values.sorted()
  let half = sorted.count / 2
  return sorted.count % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2
}
