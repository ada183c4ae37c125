import Territory

/// Why a folder's Leaflet cannot stand in a page.
public enum LeafletRefusal: BilingualRefusal, Hashable {
  case absent(folder: String)
  /// Files of these names that are something else, or another Leaflet.
  case other(folder: String)

  public var spanish: String {
    switch self {
    case .absent(let folder):
      "En «\(folder)» no están leaflet.css y leaflet.min.js; instale libjs-leaflet o diga con --leaflet dónde están."
    case .other(let folder):
      "Lo que hay en «\(folder)» no es Leaflet 1 para páginas; instale libjs-leaflet o señale otra carpeta con --leaflet."
    }
  }

  public var english: String {
    switch self {
    case .absent(let folder):
      "“\(folder)” does not hold leaflet.css and leaflet.min.js; install libjs-leaflet or say with --leaflet where they are."
    case .other(let folder):
      "What “\(folder)” holds is not Leaflet 1 for pages; install libjs-leaflet or name another folder with --leaflet."
    }
  }
}
