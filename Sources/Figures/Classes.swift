import Territory

/// How the limits between a map's classes are found.
public enum ClassMethod: Sendable, Hashable {
  /// As many values in each, as far as ties allow.
  case quantile
  case equalInterval
  /// Fisher's exact optimum: classes as alike within as can be, known as Jenks's natural breaks.
  case naturalBreaks
  /// 1, 2 or 5 times a power of ten apart; the number of classes gives way, as little as it can.
  case roundLimits
  /// Upper limits, rising. Values above the last one make one more class.
  case manual([Double])
}

/// What a map's classes could not be.
public enum ClassCaution: BilingualRefusal, Hashable {
  /// Fewer different values than classes: each value is a class. `asked` is nil where nobody asked for a number.
  case fewValues(distinct: Int, asked: Int?, besidesNone: Bool = false)
  /// Ties gave fewer than somebody asked for.
  case otherCount(Int, asked: Int, besidesNone: Bool = false)
  /// No round limits make as many as somebody asked for.
  case roundCount(Int, asked: Int, besidesNone: Bool = false)
  case empty(Int)

  /// The same where a class of 0 stands apart from those that were found.
  public var besidesNone: ClassCaution {
    switch self {
    case .fewValues(let distinct, let asked, _): .fewValues(distinct: distinct, asked: asked, besidesNone: true)
    case .otherCount(let count, let asked, _): .otherCount(count, asked: asked, besidesNone: true)
    case .roundCount(let count, let asked, _): .roundCount(count, asked: asked, besidesNone: true)
    case .empty: self
    }
  }

  public var spanish: String {
    switch self {
    case .fewValues(let distinct, let asked, let besidesNone):
      "Sólo hay \(distinct) \(distinct == 1 ? "valor distinto" : "valores distintos")\(besidesNone ? " además de 0" : "")\(asked.map { " para \($0) clases" } ?? ""): cada valor es una clase."
    case .otherCount(let count, let asked, let besidesNone):
      "\(Self.spanishCount(count, asked, besidesNone)): los valores repetidos no dan para más."
    case .roundCount(let count, let asked, let besidesNone):
      "\(Self.spanishCount(count, asked, besidesNone)): no hay límites redondos que den \(asked)."
    case .empty(let count):
      count == 1
        ? "1 clase queda sin unidades: pruebe otro método."
        : "\(count) clases quedan sin unidades: pruebe otro método."
    }
  }

  public var english: String {
    switch self {
    case .fewValues(let distinct, let asked, let besidesNone):
      (distinct == 1 ? "There is only 1 value" : "There are only \(distinct) different values")
        + (besidesNone ? " besides 0" : "") + (asked.map { " for \($0) classes" } ?? "")
        + (distinct == 1 && !besidesNone ? ": it is a class." : ": each value is a class.")
    case .otherCount(let count, let asked, let besidesNone):
      "\(Self.englishCount(count, asked, besidesNone)): repeated values allow no more."
    case .roundCount(let count, let asked, let besidesNone):
      "\(Self.englishCount(count, asked, besidesNone)): no round limits make \(asked)."
    case .empty(let count):
      count == 1
        ? "1 class has no unit: try another method." : "\(count) classes have no unit: try another method."
    }
  }

  private static func spanishCount(_ count: Int, _ asked: Int, _ besidesNone: Bool) -> String {
    (count == 1 ? "Resulta 1 clase" : "Resultan \(count) clases") + (besidesNone ? " además de la de 0" : "")
      + " y no \(asked)"
  }

  private static func englishCount(_ count: Int, _ asked: Int, _ besidesNone: Bool) -> String {
    (count == 1 ? "There is 1 class" : "There are \(count) classes") + (besidesNone ? " besides that of 0" : "")
      + " instead of \(asked)"
  }
}

/// Values sorted into classes for a map. A value belongs to the first class whose upper limit it does not exceed; what has
/// no value (nil or not finite) stands apart.
public struct Classes: Sendable, Hashable {
  public let method: ClassMethod
  /// The smallest value and the largest.
  public let lowest, highest: Double
  /// The upper limit of each class, itself included, rising; the last is the largest value or beyond.
  public let limits: [Double]
  /// Values in each class.
  public let counts: [Int]
  public let withoutValue: Int
  /// Goodness of variance fit, 0…1: the share of the variance that lies between the classes; 1 where nothing varies.
  /// Source: Jenks, "Optimal data classification for choropleth maps" (1977).
  public let goodness: Double
  public let cautions: [ClassCaution]

  /// How many classes a map shows; more would share colours.
  static let shown = 4...6

  /// - Parameter count: classes asked for, 4…6, about five where nobody asks; limits set by hand decide for themselves.
  /// - Throws: `FiguresRefusal.noValues`, `classCount`, `limitsDoNotRise`.
  public init(of values: [Double?], by method: ClassMethod, count asked: Int? = nil) throws(FiguresRefusal) {
    let sorted = values.compactMap(\.self).filter(\.isFinite).sorted()
    guard let lowest = sorted.first, let highest = sorted.last else { throw .noValues }
    let distinct = Weighted.distinct(sorted)
    let count = asked ?? 5
    var cautions: [ClassCaution] = []
    let limits: [Double]
    if case .manual(let given) = method {
      limits = try Self.manual(given, largest: highest)
    } else {
      guard Self.shown.contains(count) else { throw .classCount(count) }
      if distinct.count < count {
        limits = distinct.map(\.value)
        cautions.append(.fewValues(distinct: distinct.count, asked: asked))
      } else {
        limits = Self.limits(sorted, distinct, method, count)
        if let asked, limits.count != asked {
          cautions.append(
            method == .roundLimits
              ? .roundCount(limits.count, asked: asked) : .otherCount(limits.count, asked: asked))
        }
      }
    }
    let classes = sorted.map { Self.index(of: $0, in: limits) }
    var counts = [Int](repeating: 0, count: limits.count)
    for index in classes { counts[index] += 1 }
    let empty = counts.count { $0 == 0 }
    if empty > 0 { cautions.append(.empty(empty)) }
    (self.method, self.lowest, self.highest) = (method, lowest, highest)
    (self.limits, self.counts) = (limits, counts)
    withoutValue = values.count - sorted.count
    goodness = Self.goodness(sorted, classes)
    self.cautions = cautions
  }

  /// The class of a value, 0 the lowest; nil where it has none.
  public func index(of value: Double?) -> Int? {
    guard let value, value.isFinite else { return nil }
    return Self.index(of: value, in: limits)
  }

  private static func index(of value: Double, in limits: [Double]) -> Int {
    limits.firstIndex { value <= $0 } ?? limits.count - 1
  }

  private static func limits(
    _ sorted: [Double], _ distinct: [Weighted], _ method: ClassMethod, _ count: Int
  ) -> [Double] {
    switch method {
    case .quantile: quantileLimits(sorted, count)
    case .equalInterval: equalLimits(sorted, count)
    case .naturalBreaks: naturalBreaks(distinct, count)
    case .roundLimits: Figures.roundLimits(sorted[0], sorted[sorted.count - 1], count)
    case .manual(let limits): limits
    }
  }

  private static func manual(_ given: [Double], largest: Double) throws(FiguresRefusal) -> [Double] {
    guard !given.isEmpty, given.allSatisfy(\.isFinite), zip(given, given.dropFirst()).allSatisfy(<) else {
      throw .limitsDoNotRise
    }
    return largest > given[given.count - 1] ? given + [largest] : given
  }

  private static func goodness(_ sorted: [Double], _ classes: [Int]) -> Double {
    func squares(_ values: some Collection<Double>) -> Double {
      let mean = values.reduce(0, +) / Double(values.count)
      return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    }
    let total = squares(sorted)
    guard total > 0 else { return 1 }
    let within = Dictionary(grouping: sorted.indices, by: { classes[$0] }).sorted { $0.key < $1.key }
      .reduce(0) { $0 + squares($1.value.map { sorted[$0] }) }
    return 1 - within / total
  }
}
