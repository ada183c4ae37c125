import Geometry
import Territory

/// What an import did to a row that it took, said to the person who imports it.
enum ImportNotice: Refusal, Equatable {
  case mended(Invalidity, areaChange: Double)
  case withoutPlace(String)
  case approximateKept(String)

  func sentence(in language: Language) -> String {
    let spanish = language == .spanish
    switch self {
    case .mended(let invalidity, let change):
      let percent = decimals(change * 100, 4)
      return spanish
        ? "Polígono reparado: \(invalidity.spanishFact); el área cambia \(percent) %."
        : "Polygon mended: \(invalidity.englishFact); the area changes by \(percent) %."
    case .approximateKept(let code):
      return spanish
        ? "El sitio aproximado \(code) ya tiene visitas y se queda junto al nuevo; anúlelo si sobra."
        : "The approximate site \(code) has visits and stays beside the new one; annul it if it is not needed."
    case .withoutPlace(let key):
      return spanish
        ? "«\(key)» queda sin lugar en el mapa: no trae lon y lat y su unidad no tiene polígono ni punto."
        : "“\(key)” has no place on the map: no lon and lat, and its unit has no polygon or point."
    }
  }
}
