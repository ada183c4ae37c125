import Cartography
import Figures
import Territory

/// Whether works that are late lie together on the map.
struct DelayClusterSection {
  let facts: ReportFacts
  private let outcome: Result<ClusterAnalysis, FiguresRefusal>

  /// nil where no unit has a work with both figures of progress, or none is drawn: nothing was asked.
  init?(_ facts: ReportFacts) {
    let drawn = facts.units.compactMap { unit in unit.boundary.map { (unit.key, $0) } }
    let keys = Set(drawn.map(\.0))
    guard facts.progress.contains(where: { $0.delay != nil && keys.contains($0.unit ?? "") }) else { return nil }
    self.facts = facts
    outcome = Result { () throws(FiguresRefusal) in
      try ClusterAnalysis(
        delaysOf: facts.progress, keys: drawn.map(\.0), on: SpatialWeights(borders: drawn.map(\.1)))
    }
  }

  private var say: ReportVoice { facts.voice }

  var section: ReportSection {
    let title = say("Agrupamientos de rezago", "Clusters of delay")
    switch outcome {
    case .failure(let refusal):
      return ReportSection(
        id: "clusters", title: title, blocks: [.paragraph(meaning), .caution(refusal.sentence(in: facts.language))],
        data: refusal.units.map { [.figures([compared($0)])] } ?? [])
    case .success(let analysis):
      var blocks: [ReportBlock] = [.paragraph(meaning), .paragraph(global(analysis))]
      let named = analysis.units.filter(\.isSignificant)
      if !named.isEmpty { blocks += [.map(map(analysis)), .table(table(analysis)), .table(list(named))] }
      blocks += analysis.cautions.map { .caution(short($0)) }
      return ReportSection(
        id: "clusters", title: title, blocks: blocks, data: [.figures(figures(analysis)), .table(all(analysis))])
    }
  }

  private var meaning: String {
    say(
      "El rezago de una unidad es la media, entre sus proyectos, de lo pagado menos lo construido, en puntos porcentuales. Se compara con el de las unidades colindantes.",
      "A unit's delay is the mean over its projects of what was paid less what was built, in percentage points. It is compared with that of the units that border on it."
    )
  }

  private func global(_ analysis: ClusterAnalysis) -> String {
    let (value, chance) = (say.measured(analysis.global.value, 3), say.measured(analysis.global.expected, 3))
    let probability = say.measured(analysis.global.permuted.greater, 3)
    let isClustered = analysis.global.permuted.greater <= analysis.settings.level
    let verdict =
      isClustered
      ? say("Las unidades con rezago tienden a estar juntas", "Units with delay tend to lie together")
      : say(
        "El rezago no se concentra en una zona: su reparto no se distingue del azar",
        "Delay does not gather anywhere: where it lies cannot be told from chance")
    let named = analysis.units.count(where: \.isSignificant)
    let units =
      named == 0
      ? say(
        "\(isClustered ? "La tendencia es débil: ninguna" : "Ninguna") unidad forma parte de un agrupamiento significativo.",
        "\(isClustered ? "The tendency is weak: no" : "No") unit is part of a significant cluster.")
      : say(
        "\(named == 1 ? "Destaca" : "Destacan") \(say.count(named, ("unidad", "unidades"), ("", ""))).",
        "\(say.count(named, ("", ""), ("unit stands", "units stand"))) out.")
    return say(
      "\(verdict) (I de Moran \(value), que por azar sería de \(chance); p = \(probability) con \(analysis.settings.permutations) permutaciones de semilla fija). \(units)",
      "\(verdict) (Moran's I \(value), by chance alone \(chance); p = \(probability) with \(analysis.settings.permutations) permutations of a fixed seed). \(units)"
    )
  }

  private func word(_ cluster: Quadrant?) -> String {
    switch cluster {
    case .highHigh: say("rezago alto entre vecinas con rezago alto", "high delay among high neighbours")
    case .lowLow: say("rezago bajo entre vecinas con rezago bajo", "low delay among low neighbours")
    case .highLow: say("rezago alto entre vecinas con rezago bajo", "high delay among low neighbours")
    case .lowHigh: say("rezago bajo entre vecinas con rezago alto", "low delay among high neighbours")
    case nil: say("sin agrupamiento significativo", "no significant cluster")
    }
  }

  private static let order: [Quadrant?] = [.highHigh, .lowLow, .highLow, .lowHigh, nil]

  private func table(_ analysis: ClusterAnalysis) -> ReportTable {
    ReportTable(
      title: say("Unidades por agrupamiento", "Units by cluster"),
      columns: [.words("cluster", say("Agrupamiento", "Cluster")), .init("units", say("Unidades", "Units"))],
      rows: Self.order.map { cluster in
        [.text(word(cluster)), .count(analysis.units.count { $0.cluster == cluster })]
      }, total: [.text(say("Total con dato", "All with a value")), .count(analysis.units.count)],
      note: say(
        "Local de Moran, p corregida por número de unidades (Benjamini y Hochberg), nivel de 5 %; hasta \(say.number(analysis.mostPermutations)) permutaciones por unidad.",
        "Local Moran, p corrected for the number of units (Benjamini and Hochberg), level of 5 %; up to \(say.number(analysis.mostPermutations)) permutations of a unit."
      ))
  }

  // MARK: For programs

  private func figures(_ analysis: ClusterAnalysis) -> [ReportFigure] {
    [
      ReportFigure("moran", say("I de Moran", "Moran's I"), .measured(analysis.global.value, decimals: 6)),
      ReportFigure(
        "moran_expected", say("I de Moran por azar", "Moran's I by chance"),
        .measured(analysis.global.expected, decimals: 6)),
      ReportFigure(
        "moran_p", say("p de la I de Moran", "p of Moran's I"), .measured(analysis.global.permuted.greater, decimals: 3)
      ),
      ReportFigure("permutations", say("permutaciones", "permutations"), .count(analysis.settings.permutations)),
      ReportFigure(
        "most_permutations", say("permutaciones de una unidad, a lo más", "permutations of a unit, at most"),
        .count(analysis.mostPermutations)),
      compared(analysis.units.count),
      ReportFigure(
        "clustered_units", say("unidades que destacan", "units that stand out"),
        .count(analysis.units.count(where: \.isSignificant))),
      ReportFigure(
        "units_without_value", say("unidades sin dato", "units without a value"),
        .count(analysis.cautions.reduce(0) { $0 + $1.unitsWithoutValue })),
      ReportFigure(
        "units_without_neighbour",
        say("unidades sin vecina con dato", "units without a neighbour that has a value"),
        .count(analysis.cautions.reduce(0) { $0 + $1.islandCount })),
    ]
  }

  private func compared(_ units: Int) -> ReportFigure {
    ReportFigure("compared_units", say("unidades con dato", "units with a value"), .count(units))
  }

  private func all(_ analysis: ClusterAnalysis) -> ReportTable {
    ReportTable(
      title: say("Rezago y vecindad de cada unidad", "Delay and neighbourhood of each unit"),
      columns: [
        .keys("unit", say("Unidad", "Unit")), .words("cluster", say("Agrupamiento", "Cluster")),
        .init("delay", say("Rezago (puntos)", "Delay (points)")),
        .init("local_moran", say("I local de Moran", "Local Moran's I")), .init("score", "Gi*"), .init("p", "p"),
        .init("p_corrected", say("p corregida", "p corrected")),
        .init("permutations", say("Permutaciones", "Permutations")),
      ],
      rows: analysis.units.map { unit in
        [
          .text(unit.key), .text(word(unit.cluster)), .measured(unit.value, decimals: 4),
          .measured(unit.moran, decimals: 6), .measured(unit.hotSpotScore, decimals: 6),
          unit.pValue.map { .measured($0, decimals: 8) } ?? .none,
          unit.adjusted.map { .measured($0, decimals: 8) } ?? .none, unit.permutations.map { .count($0) } ?? .none,
        ]
      })
  }

  private func list(_ units: [ClusterAnalysis.Unit]) -> ReportTable {
    let names = Dictionary(facts.units.map { ($0.key, facts.name(of: $0)) }) { first, _ in first }
    return ReportTable(
      title: say("Unidades que destacan", "Units that stand out"),
      columns: [
        .words("unit", say("Unidad", "Unit")), .words("cluster", say("Agrupamiento", "Cluster")),
        .init("delay", say("Rezago (puntos)", "Delay (points)")), .init("score", "Gi*"),
        .init("p", say("p corregida", "p corrected")),
      ],
      rows: units.map { unit in
        [
          .text(names[unit.key] ?? unit.key), .text(word(unit.cluster)), .measured(unit.value, decimals: 2),
          .measured(unit.hotSpotScore, decimals: 2), unit.adjusted.map { .measured($0, decimals: 4) } ?? .none,
        ]
      })
  }

  /// The caution without a list of a thousand keys.
  private func short(_ caution: ClusterCaution) -> String {
    switch caution {
    case .fewUnits: return caution.sentence(in: facts.language)
    case .islands(let keys) where keys.count <= 12: return ClusterCaution.islands(keys).sentence(in: facts.language)
    case .withoutValue(let keys) where keys.count <= 12:
      return ClusterCaution.withoutValue(keys).sentence(in: facts.language)
    case .islands(let keys):
      return say(
        "Sin vecina con dato, en ningún agrupamiento: \(say.number(keys.count)) unidades.",
        "Without a neighbour that has a value, in no cluster: \(say.number(keys.count)) units.")
    case .withoutValue(let keys):
      return say(
        "Sin dato, fuera del análisis: \(say.number(keys.count)) unidades.",
        "Without a value, left out: \(say.number(keys.count)) units.")
    }
  }

  private func map(_ analysis: ClusterAnalysis) -> MapContent {
    var map = MapContent(
      title: say("Agrupamientos de rezago", "Clusters of delay"), language: facts.language, cutOff: facts.cutOff)
    let symbols: [LegendSymbol] = [
      .deviation(2, of: 2), .deviation(-2, of: 2), .deviation(1, of: 2), .deviation(-1, of: 2), .deviation(0, of: 2),
    ]
    map.areaLegend = MapLegend(
      title: say("Rezago frente a las vecinas", "Delay beside the neighbours"),
      entries: zip(Self.order, symbols).map { cluster, symbol in
        .init(word(cluster), count: analysis.units.count { $0.cluster == cluster }, symbol: symbol)
      })
    let units = Dictionary(analysis.units.map { ($0.key, $0) }) { first, _ in first }
    map.areas = facts.units.compactMap { unit in
      unit.boundary.map { shape in
        let found = units[unit.key]
        return MapArea(
          id: unit.key, name: unit.name.forReports, shape: shape,
          entry: found.flatMap { Self.order.firstIndex(of: $0.cluster) },
          figure: found.map { say("\(say.measured($0.value, 2)) puntos", "\(say.measured($0.value, 2)) points") })
      }
    }
    map.sources = facts.sources
    return map
  }
}

extension ClusterCaution {
  fileprivate var unitsWithoutValue: Int { if case .withoutValue(let keys) = self { keys.count } else { 0 } }
  fileprivate var islandCount: Int { if case .islands(let keys) = self { keys.count } else { 0 } }
}

extension FiguresRefusal {
  /// How many units had a value; nil where its sentence does not tell.
  fileprivate var units: Int? { if case .noVariation(let units) = self { units } else { nil } }
}
