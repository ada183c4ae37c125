import Cartography
import Exchange
import Territory

extension MapFeature {
  /// The layer of this kind of feature, with the columns that are written and its colours; names in the reader's language.
  func layer(_ columns: [FeatureLayer.Column], in words: MapWords) -> FeatureLayer {
    let hasClass = columns.contains { $0.name == classColumn }
    return FeatureLayer(
      name: layerName, title: title(words), columns: columns,
      isOfPoints: self == .assembly || self == .visit || self == .stop,
      style: LayerStyle(colour: colour, column: hasClass ? classColumn : nil, classes: hasClass ? classes(words) : []))
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
  private var classColumn: String? {
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

  private var colour: LayerStyle.Colour {
    switch self {
    case .unit, .site: LayerStyle.Colour(0x99, 0x99, 0x99)
    case .assembly: LayerStyle.Colour(.assembly)
    case .visit: LayerStyle.Colour(.visit)
    case .round, .stop: LayerStyle.Colour(OkabeIto.blue)
    }
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
