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

  /// Colours that people who confuse red and green tell apart too.
  /// Source: Okabe and Ito, "Color universal design" (2008).
  private var classes: [LayerStyle.Class] {
    switch self {
    case .unit:
      [
        .init("1", title: "Visitada", colour: .init(0x00, 0x9E, 0x73)),
        .init("0", title: "Sin visita", colour: .init(0xD5, 0x5E, 0x00)),
      ]
    case .site:
      [
        .init("priorizado", title: "Priorizado", colour: .init(0xF0, 0xE4, 0x42)),
        .init("programado", title: "Programado", colour: .init(0x56, 0xB4, 0xE9)),
        .init("en_ejecucion", title: "En ejecución", colour: .init(0x00, 0x72, 0xB2)),
        .init("suspendido", title: "Suspendido", colour: .init(0xD5, 0x5E, 0x00)),
        .init("terminado", title: "Terminado", colour: .init(0x00, 0x9E, 0x73)),
        .init("entregado", title: "Entregado", colour: .init(0xCC, 0x79, 0xA7)),
        .init("cancelado", title: "Cancelado", colour: .init(0x4D, 0x4D, 0x4D)),
      ]
    default: []
    }
  }

  private var colour: LayerStyle.Colour {
    switch self {
    case .unit, .site: LayerStyle.Colour(0x99, 0x99, 0x99)
    case .assembly: LayerStyle.Colour(0xCC, 0x79, 0xA7)
    case .visit: LayerStyle.Colour(0x00, 0x9E, 0x73)
    case .round, .stop: LayerStyle.Colour(0x00, 0x72, 0xB2)
    }
  }
}
