import Cartography
import Exchange
import Territory

extension MapFeature {
  /// The layer of this kind of feature, with the columns that are written and its colours.
  func layer(_ columns: [FeatureLayer.Column]) -> FeatureLayer {
    let hasClass = columns.contains { $0.name == classColumn }
    return FeatureLayer(
      name: layerName, title: title, columns: columns,
      isOfPoints: self == .assembly || self == .visit || self == .stop,
      style: LayerStyle(colour: colour, column: hasClass ? classColumn : nil, classes: hasClass ? classes : []))
  }

  /// The table's name.
  private var layerName: String {
    switch self {
    case .unit: "unidades"
    default: rawValue + "s"
    }
  }

  private var title: String {
    switch self {
    case .unit: "Unidades territoriales"
    case .site: "Obras"
    case .assembly: "Asambleas"
    case .visit: "Visitas"
    case .round: "Recorridos"
    case .stop: "Paradas"
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
  private var classes: [LayerStyle.Class] {
    switch self {
    case .unit:
      [
        .init("1", title: "Visitada", colour: .init(.visited)),
        .init("0", title: "Sin visita", colour: .init(.unvisited)),
      ]
    case .site:
      [
        // The sheet's white, which a dark edge holds, would be lost on the white of a program that draws none.
        .init("priorizado", title: "Priorizado", colour: .init(0xF0, 0xE4, 0x42)),
        .init("programado", title: "Programado", colour: .init(.status(.scheduled))),
        .init("en_ejecucion", title: "En ejecución", colour: .init(.status(.underWay))),
        .init("suspendido", title: "Suspendido", colour: .init(.status(.suspended))),
        .init("terminado", title: "Terminado", colour: .init(.status(.finished))),
        .init("entregado", title: "Entregado", colour: .init(.status(.delivered))),
        .init("cancelado", title: "Cancelado", colour: .init(.status(.cancelled))),
      ]
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
