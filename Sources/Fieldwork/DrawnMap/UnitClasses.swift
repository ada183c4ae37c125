import Cartography
import Figures
import Territory

/// The classes of a map's units: what each means, and which one each unit is in.
struct UnitClasses {
  let legend: MapLegend
  /// The legend's entry of each unit; nil: without data.
  let entries: [Int?]
  let cautions: [ClassCaution]
  /// Up to which figure a unit is in each class from the lowest, but the last, which has no limit, and the legend's
  /// entries of these classes; empty where months have no figure of their own.
  let limits: (figures: [Int], entries: [Int])
  /// Whether no unit has a figure.
  let isWithoutValues: Bool

  /// - Parameters:
  ///   - values: a unit's figure each; nil: without data.
  ///   - method, count: how the classes are found, of a figure that has none of its own; `count` as in `Classes`.
  /// - Throws: `FiguresRefusal.classCount`.
  init(of values: [Double?], _ figure: AreaFigure, by method: ClassMethod, count: Int?, _ words: MapWords) throws {
    let known = values.compactMap(\.self)
    isWithoutValues = known.isEmpty
    var classes: Found
    if figure == .coverage {
      classes = Self.visited(values, words)
    } else if figure == .gap {
      classes = Self.gaps(values, words)
    } else if known.isEmpty {
      classes = Found(legend: [], entries: values.map { _ in nil })
    } else {
      classes = try Self.found(values, figure, method, count, words)
    }
    if known.count < values.count {
      let label = figure.withoutData(words.voice)
      classes.legend.append(MapLegend.Entry(label, count: values.count - known.count, symbol: .withoutData))
    }
    legend = MapLegend(title: figure.title(words.voice), entries: classes.legend)
    (entries, cautions, limits) = (classes.entries, classes.cautions, classes.limits)
  }

  private struct Found {
    var legend: [MapLegend.Entry]
    var entries: [Int?]
    var cautions: [ClassCaution] = []
    var limits: (figures: [Int], entries: [Int]) = ([], [])
  }

  private static func visited(_ values: [Double?], _ words: MapWords) -> Found {
    let visited = values.count { ($0 ?? 0) > 0 }
    let entries = [
      MapLegend.Entry(words.visited, count: visited, symbol: .visited),
      MapLegend.Entry(words.unvisited, count: values.count - visited, symbol: .unvisited),
    ]
    return Found(legend: entries, entries: values.map { $0.map { $0 > 0 ? 0 : 1 } }, limits: ([0], [1, 0]))
  }

  /// Around 0, within and beyond the tolerance of rule W-VIS-05, which the report's groups of works have too.
  private static func gaps(_ values: [Double?], _ words: MapWords) -> Found {
    let (near, far) = (Double(ProgressGroups.usualTolerance) / 100, 50.0)
    let entries = values.map { value in
      value.map { $0 < -far ? 0 : $0 < -near ? 1 : $0 <= near ? 2 : $0 <= far ? 3 : 4 }
    }
    let labels = [
      words.say("menos de −50: la obra muy adelante", "below −50: works far ahead"),
      words.say("−50 a menos de −20: la obra adelante", "−50 to below −20: works ahead"),
      words.say("−20 a 20: a la par", "−20 to 20: together"),
      words.say("más de 20 a 50: el dinero adelante", "over 20 to 50: money ahead"),
      words.say("más de 50: el dinero muy adelante", "over 50: money far ahead"),
    ]
    let legend = labels.enumerated().map { index, label in
      MapLegend.Entry(label, count: entries.count { $0 == index }, symbol: .deviation(index - 2, of: 2))
    }
    return Found(legend: legend, entries: entries)
  }

  private static func found(
    _ values: [Double?], _ figure: AreaFigure, _ method: ClassMethod, _ count: Int?, _ words: MapWords
  ) throws -> Found {
    // Any month may have units without visits, and with fewer than the whole period has.
    let setsNoneApart = figure.isOfMonths || figure.setsNoneApart && values.contains(0)
    let classed = setsNoneApart ? values.map { $0 == 0 ? nil : $0 } : values
    let own = setsNoneApart ? 1 : 0
    guard classed.contains(where: { $0 != nil }) else {
      let none = MapLegend.Entry(figure.none(words.voice), count: values.count { $0 == 0 }, symbol: .step(0, of: 1))
      return Found(legend: [none], entries: values.map { $0.map { _ in 0 } }, limits: ([], [0]))
    }
    let found = try Classes(of: classed, by: method, count: count)
    let isWhole = classed.allSatisfy { $0.map { $0 == $0.rounded() } ?? true }
    let total = found.limits.count + own
    let isOfValues = found.cautions.contains { if case .fewValues = $0 { true } else { false } }
    var legend = found.limits.indices.map { index in
      let label =
        isOfValues && !figure.isOfMonths
        ? AreaFigure.number(found.limits[index], decimals: AreaFigure.decimals(of: found.limits))
        : words.span(found, index, isWhole: isWhole, from: figure.isOfMonths ? 1 : nil)
      return MapLegend.Entry(label, count: found.counts[index], symbol: .step(index + own, of: total))
    }
    if setsNoneApart {
      let none = MapLegend.Entry(
        figure.none(words.voice), count: values.count { $0 == 0 }, symbol: .step(0, of: total))
      legend.insert(none, at: 0)
    }
    let entries = values.map { value in value == 0 && setsNoneApart ? 0 : found.index(of: value).map { $0 + own } }
    let limits = [0] + found.limits.dropLast().map { Int($0.rounded(.down)) }
    return Found(
      legend: legend, entries: entries, cautions: setsNoneApart ? found.cautions.map(\.besidesNone) : found.cautions,
      limits: figure.isOfMonths ? (limits, Array(legend.indices)) : ([], []))
  }
}
