import Territory

/// Why a way, a matrix or a reach cannot be asked for as it was.
public enum TravelRefusal: BilingualRefusal, Equatable {
  case noRoads
  /// The least fuel is asked of who burns none.
  case noFuel(profile: String)
  case noProfile(String, known: [String])
  case badPercent(place: Int, text: String)
  /// An element of a file of areas is none.
  case noArea(file: String, place: Int)
  /// An element of a file of streets draws nothing.
  case noStreet(file: String, place: Int)
  case notUTF8(profile: String)
  /// The limit is used up before the first street.
  case reachesNothing(String)
  case noPlaces(String)
  case tooManyPlaces(String, limit: Int)
  case badPlaceRow(line: Int)

  public var spanish: String {
    switch self {
    case .noRoads: "No hay vialidad cargada; impórtela con «recorrido import roads»."
    case .noFuel(let profile):
      "El perfil «\(profile)» no gasta gasolina; dé --vehicle o --km-per-litre, o pida otra cosa que litros."
    case .noProfile(let text, let known):
      "No hay perfil ni archivo «\(text)»; use \(known.joined(separator: ", ")) o la ruta de un perfil."
    case .badPercent(let place, let text):
      "Elemento \(place): «\(text)» no es un porcentaje de velocidad de 1 a 100; corrija «porcentaje» o quítelo para cerrar."
    case .noArea(let file, let place):
      "\(file), elemento \(place): no es un área; dibújelo como polígono o quítelo."
    case .noStreet(let file, let place):
      "\(file), elemento \(place): no trae figura; dibújelo como línea, punto o área, o quítelo."
    case .notUTF8(let profile):
      "El perfil «\(profile)» no está en UTF-8; guárdelo con esa codificación."
    case .tooManyPlaces(let path, let limit):
      "\(path) tiene más de \(grouped(limit, decimals: 0)) lugares, que es lo que cabe en una matriz; pártala."
    case .reachesNothing(let key):
      "Desde \(key) no se alcanza ni la calle más cercana con ese límite; dé uno mayor o corrija la posición."
    case .noPlaces(let path):
      "\(path) no tiene dos lugares; ponga una columna «clave» o dos columnas «lon» y «lat», un lugar por renglón."
    case .badPlaceRow(let line): "Línea \(line): no trae clave ni lon y lat que se entiendan; corríjala o quítela."
    }
  }

  public var english: String {
    switch self {
    case .noRoads: "No roads are loaded; import them with “recorrido import roads”."
    case .noFuel(let profile):
      "The profile “\(profile)” burns no fuel; give --vehicle or --km-per-litre, or ask for something else than litres."
    case .noProfile(let text, let known):
      "There is no profile or file “\(text)”; use \(known.joined(separator: ", ")) or the path of a profile."
    case .badPercent(let place, let text):
      "Feature \(place): “\(text)” is no percentage of speed from 1 to 100; correct “porcentaje”, or take it out to close."
    case .noArea(let file, let place):
      "\(file), feature \(place): it is no area; draw it as a polygon or take it out."
    case .noStreet(let file, let place):
      "\(file), feature \(place): it has no shape; draw it as a line, a point or an area, or take it out."
    case .notUTF8(let profile):
      "The profile “\(profile)” is not in UTF-8; save it in that encoding."
    case .tooManyPlaces(let path, let limit):
      "\(path) has more than \(grouped(limit, decimals: 0)) places, which is what a matrix holds; split it."
    case .reachesNothing(let key):
      "From \(key) not even the nearest street is within that limit; give a greater one or correct the position."
    case .noPlaces(let path):
      "\(path) has no two places; give it a column “key” or two columns “lon” and “lat”, a place a row."
    case .badPlaceRow(let line): "Line \(line): no key and no lon and lat that can be read; correct it or take it out."
    }
  }
}
