import Territory

/// What a map for browsers shows.
public struct WebMapSummary: Sendable, Hashable {
  public let areas, marks, tracks, streets: Int
  /// Areas and places that the tables have and the map cannot draw.
  public let withoutGeometry: Int
  /// Whether it zooms and pans: Leaflet stands in it.
  public let isMovable: Bool

  init(_ content: MapContent, isMovable: Bool) {
    (areas, marks) = (content.areas.count, content.marks.count)
    (tracks, streets) = (content.tracks.count, content.streets.count)
    withoutGeometry =
      content.areas.count { $0.shape.drawablePolygons.isEmpty } + content.marks.count { !$0.place.isDrawable }
    self.isMovable = isMovable
  }

  /// What the person who asked should know of it, a sentence each.
  public var warnings: [WebMapWarning] {
    (isMovable ? [] : [.withoutLeaflet]) + (withoutGeometry == 0 ? [] : [.withoutGeometry(withoutGeometry)])
  }
}

/// What a map for browsers does less than it could.
public enum WebMapWarning: BilingualRefusal, Hashable {
  case withoutLeaflet
  case withoutGeometry(Int)

  public var spanish: String {
    switch self {
    case .withoutLeaflet:
      "No se encontró Leaflet: el mapa va dibujado en la página y no se acerca ni se desplaza; instale libjs-leaflet o dé su carpeta con --leaflet."
    case .withoutGeometry(1): "1 elemento no tiene geometría: está en las tablas y no en el mapa."
    case .withoutGeometry(let count): "\(count) elementos no tienen geometría: están en las tablas y no en el mapa."
    }
  }

  public var english: String {
    switch self {
    case .withoutLeaflet:
      "Leaflet was not found: the map is drawn in the page and neither zooms nor pans; install libjs-leaflet or give its folder with --leaflet."
    case .withoutGeometry(1): "1 feature has no geometry: it is in the tables and not on the map."
    case .withoutGeometry(let count): "\(count) features have no geometry: they are in the tables and not on the map."
    }
  }
}
