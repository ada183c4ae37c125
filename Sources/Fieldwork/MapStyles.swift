import Cartography
import Exchange
import Figures
import Territory

extension MapFeature {
  /// The layer of this kind of feature, with the columns that are written and its colours; names in the reader's language.
  /// - Parameter style: other colours than the usual ones.
  func layer(_ columns: [FeatureLayer.Column], in words: MapWords, style: LayerStyle? = nil) -> FeatureLayer {
    let hasClass = columns.contains { $0.name == classColumn }
    let named = columns.map { FeatureLayer.Column($0.name, $0.kind, title: words.heading($0.name)) }
    var layer = FeatureLayer(
      name: layerName, title: title(words), columns: named,
      isOfPoints: self == .assembly || self == .visit || self == .stop,
      style: style
        ?? LayerStyle(colour: colour, column: hasClass ? classColumn : nil, classes: hasClass ? classes(words) : []))
    layer.hasPoints = self == .site
    return layer
  }

  /// The table's name.
  private var layerName: String {
    switch self {
    case .unit: "unidades"
    default: rawValue + "s"
    }
  }

  private func title(_ words: MapWords) -> String {
    switch self {
    case .unit: words.territorialUnits
    case .site: words.works
    case .assembly: words.say("Asambleas", "Assemblies")
    case .visit: words.say("Visitas", "Visits")
    case .round: words.rounds
    case .stop: words.stops
    }
  }

  /// The field whose values have colours.
  var classColumn: String? {
    switch self {
    case .unit: "cobertura"
    case .site: "estado"
    default: nil
    }
  }

  /// The colours of the drawn map, so that both say the same.
  private func classes(_ words: MapWords) -> [LayerStyle.Class] {
    switch self {
    case .unit:
      [
        .init("1", title: words.visited, colour: .init(.visited)),
        .init("0", title: words.unvisited, colour: .init(.unvisited)),
      ]
    case .site:
      Project.Status.allCases.map { .init($0.rawValue, title: words.status($0), colour: .init(.status($0))) }
    default: []
    }
  }

  var colour: LayerStyle.Colour {
    switch self {
    case .unit, .site: LayerStyle.Colour(0x99, 0x99, 0x99)
    case .assembly: LayerStyle.Colour(.assembly)
    case .visit: LayerStyle.Colour(.visit)
    case .round, .stop: LayerStyle.Colour(OkabeIto.blue)
    }
  }
}

extension AreaFigure {
  /// The field that says it in a file.
  var field: String {
    switch self {
    case .coverage: "cobertura"
    case .visits: "visitas"
    case .projects: "proyectos"
    case .progress: "avance_promedio"
    case .population: "poblacion"
    case .investment: "inversion_por_habitante"
    case .recency: "dias_sin_visita"
    case .overdue: "dias_atraso"
    case .delayed: "obras_atrasadas"
    case .gap: "diferencia_avance"
    }
  }

  /// The classes and colours that the drawn map gives these figures, each as what lies between its least and its greatest.
  /// - Throws: `FiguresRefusal.classCount`.
  func style(of values: [Double?], by method: ClassMethod, count: Int?, _ words: MapWords) throws -> LayerStyle {
    let found = try UnitClasses(of: values, self, by: method, count: count, words)
    var ranges = [ClosedRange<Double>?](repeating: nil, count: found.legend.entries.count)
    for (value, entry) in zip(values, found.entries) {
      guard let value, let entry else { continue }
      // As it is written.
      let rounded = (value * 100).rounded() / 100
      let range = ranges[entry] ?? rounded...rounded
      ranges[entry] = min(range.lowerBound, rounded)...max(range.upperBound, rounded)
    }
    let classes = zip(ranges, found.legend.entries).compactMap { range, entry in
      range.map { LayerStyle.Class($0, title: entry.label, colour: .init(entry.symbol)) }
    }
    return LayerStyle(colour: MapFeature.unit.colour, column: field, classes: classes)
  }
}

extension LayerStyle.Colour {
  /// As a sheet without an office's theme draws `symbol`, of one colour.
  fileprivate init(_ symbol: LegendSymbol) { self.init(Theme().look(of: symbol).fill.colour!) }

  fileprivate init(_ colour: Cartography.Colour) {
    func byte(_ part: Double) -> UInt8 { UInt8((part * 255).rounded()) }
    self.init(byte(colour.red), byte(colour.green), byte(colour.blue))
  }
}
