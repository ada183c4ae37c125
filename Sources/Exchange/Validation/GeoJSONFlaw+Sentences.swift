import Geometry
import Territory

extension GeoJSONFlaw: BilingualRefusal {
  public var spanish: String {
    switch self {
    case .empty: "El archivo está vacío: expórtelo de nuevo."
    case .json(let problem): problem.spanishRemedy
    case .byteOrderMark: "El archivo empieza con una marca BOM: guárdelo como UTF-8 sin BOM."
    case .notFinite: "En JSON no hay NaN ni Infinity: escriba un número, o null donde no se sabe."
    case .loneSurrogate:
      "Este texto tiene la mitad de un carácter (\\ud800…) y quien lo lea verá otro: escriba el carácter completo."
    case .wrongValue(let part, let word): part.spanishDemand(found: word)
    case .missing(let member): Self.spanishAbsence(of: member)
    case .duplicateMember(let member):
      "«\(member)» está dos veces en el mismo objeto y cada programa lee uno distinto: deje uno."
    case .duplicateProperty(let name):
      "La propiedad «\(name)» está dos veces en el mismo elemento y cada programa lee una distinta: deje una."
    case .unknownType("Topology", .root): "Esto es TopoJSON, no GeoJSON: conviértalo a GeoJSON."
    case .unknownType(let type, let part): "«\(type)» no es \(part.spanishTypes)."
    case .foreignMember(let member, let type): "«\(member)» no va en un objeto de tipo \(type): quítelo."
    case .crs:
      "«crs» ya no existe en GeoJSON, cuyas posiciones son siempre longitud y latitud WGS 84: quítelo, y si nombra otro "
        + "sistema convierta antes las posiciones."
    case .textAfterEnd: "Hay más texto después del final: deje un solo objeto, o un elemento (Feature) en cada línea."
    case .wronglyNested(let type):
      "Las coordenadas de \(type) se escriben \(Self.nesting(of: type, "lon, lat")): corríjalas."
    case .shortPosition: "A esta posición le falta un número: escriba [longitud, latitud]."
    case .longPosition: "Los números de esta posición después del tercero se pierden: deje longitud, latitud y altura."
    case .outOfRange(true): "Esta posición tiene los ejes al revés: escriba primero la longitud y después la latitud."
    case .outOfRange(false):
      "Esta posición no es de longitud (±180) y latitud (±90), quizá está en metros de otro sistema: conviértala a WGS 84."
    case .tooPrecise: "Más de 7 decimales son menos de un centímetro y sólo ocupan lugar: redondee a 6 o 7."
    case .shortLine: "Una línea necesita 2 posiciones o más: complétela o quítela."
    case .shortRing: "Un anillo necesita 4 posiciones o más, la última igual a la primera: complételo o quítelo."
    case .unclosedRing: "El anillo no cierra: repita al final su primera posición."
    case .clockwiseExterior:
      "El anillo exterior gira como el reloj y debe girar al revés: invierta el orden de sus posiciones."
    case .counterclockwiseHole:
      "El hueco gira contra el reloj y debe girar como él: invierta el orden de sus posiciones."
    case .invalid(let reason, let place):
      "Geometría inválida: \(Invalidity(reason: reason, position: place).spanishFact); corríjala en su origen."
    case .tooLarge:
      "La geometría pasa de \(CheckedCoordinates.limit / 1_000_000) millones de posiciones y no se revisó si se cruza: "
        + "divídala para revisarla."
    case .antimeridian:
      "La geometría salta de un lado al otro del meridiano 180: si lo cruza, córtela ahí en dos partes."
    case .nestedCollection: "Muchos programas no leen GeometryCollection: haga un elemento de cada geometría."
    case .badBox:
      "«bbox» debe ser [oeste, sur, este, norte] con números, el sur no mayor que el norte: corríjalo o quítelo."
    case .boxOffEarth:
      "«bbox» pasa de longitud ±180 o de latitud ±90, donde no hay nada: corríjalo o quítelo."
    case .swappedBox(let box): "«bbox» tiene sus lados al revés: escriba \(box.text)."
    case .boxDimension(let box):
      box.heights == nil
        ? "«bbox» lleva alturas y las posiciones no: escriba 4 números, \(box.text)."
        : "Las posiciones llevan altura y «bbox» no: escriba 6 números, \(box.text)."
    case .boxTooSmall(let box): "«bbox» no contiene todas las posiciones: escriba \(box.text)."
    case .boxTooLarge(let box): "«bbox» es mayor que lo que contiene: escriba \(box.text)."
    case .duplicateID(let id): "El «id» \(id) ya es de otro elemento: dé a cada uno el suyo."
    case .mixedGeometry(let type, let before):
      "Aquí hay \(type) y antes había \(before); algunos programas leen sólo el primer tipo: para ellos haga dos archivos."
    case .mixedDimension:
      "Unas posiciones llevan altura y otras no: dela a todas o a ninguna."
    case .mixedProperty(let name, let word, let before):
      "La propiedad «\(name)» es aquí \(word.spanish) y antes fue \(before.spanish); muchos programas la leerán como texto: "
        + "dele un solo tipo."
    case .repeatedVertex: "Esta geometría repite una posición justo después de ella misma: quite la repetida."
    case .zeroLengthLine: "Todas las posiciones de esta línea son la misma: hágala un punto o quítela."
    case .hugeNumber: "Este número es tan grande que ningún programa lo guarda: escriba la longitud o latitud correcta."
    }
  }

  public var english: String {
    switch self {
    case .empty: "The file is empty: export it again."
    case .json(let problem): problem.englishRemedy
    case .byteOrderMark: "The file begins with a byte order mark: save it as UTF-8 without one."
    case .notFinite: "JSON has no NaN and no Infinity: write a number, or null where it is not known."
    case .loneSurrogate:
      "This string has half of a character (\\ud800…) and its readers will see another: write the whole character."
    case .wrongValue(let part, let word): part.englishDemand(found: word)
    case .missing(let member): Self.englishAbsence(of: member)
    case .duplicateMember(let member):
      "“\(member)” stands twice in one object and programs differ in which they read: leave one."
    case .duplicateProperty(let name):
      "The property “\(name)” stands twice in one feature and programs differ in which they read: leave one."
    case .unknownType("Topology", .root): "This is TopoJSON, not GeoJSON: convert it to GeoJSON."
    case .unknownType(let type, let part): "“\(type)” is not \(part.englishTypes)."
    case .foreignMember(let member, let type): "“\(member)” does not go into an object of type \(type): remove it."
    case .crs:
      "GeoJSON has no “crs” any more, its positions are always longitude and latitude in WGS 84: remove it, and where it "
        + "names another system convert the positions first."
    case .textAfterEnd: "There is more text after the end: leave a single object, or one Feature a line."
    case .wronglyNested(let type):
      "Coordinates of \(type) are written \(Self.nesting(of: type, "lon, lat")): correct them."
    case .shortPosition: "This position lacks a number: write [longitude, latitude]."
    case .longPosition: "Numbers after the third of a position are lost: leave longitude, latitude and height."
    case .outOfRange(true): "This position has its axes swapped: write the longitude first, then the latitude."
    case .outOfRange(false):
      "This position is not of longitude (±180) and latitude (±90), perhaps it is in metres of another system: convert it "
        + "to WGS 84."
    case .tooPrecise: "More than 7 decimals are less than a centimetre and only take room: round to 6 or 7."
    case .shortLine: "A line needs 2 positions or more: complete or remove it."
    case .shortRing: "A ring needs 4 positions or more, the last the same as the first: complete or remove it."
    case .unclosedRing: "The ring is not closed: repeat its first position at the end."
    case .clockwiseExterior: "The exterior ring runs clockwise and must run the other way: reverse its positions."
    case .counterclockwiseHole: "The hole runs counter-clockwise and must run clockwise: reverse its positions."
    case .invalid(let reason, let place):
      "Invalid geometry: \(Invalidity(reason: reason, position: place).englishFact); correct it in its source."
    case .tooLarge:
      "The geometry has more than \(CheckedCoordinates.limit / 1_000_000) million positions and was not checked for "
        + "crossings: split it to have it checked."
    case .antimeridian:
      "The geometry jumps from one side of the 180th meridian to the other: if it crosses it, cut it there in two parts."
    case .nestedCollection: "Many programs do not read a GeometryCollection: make a feature of each geometry."
    case .badBox:
      "“bbox” must be [west, south, east, north] in numbers, south not above north: correct or remove it."
    case .boxOffEarth: "“bbox” goes beyond longitude ±180 or latitude ±90, where nothing is: correct or remove it."
    case .swappedBox(let box): "“bbox” has its sides the wrong way round: write \(box.text)."
    case .boxDimension(let box):
      box.heights == nil
        ? "“bbox” has heights and the positions have none: write 4 numbers, \(box.text)."
        : "The positions have heights and “bbox” has none: write 6 numbers, \(box.text)."
    case .boxTooSmall(let box): "“bbox” does not contain all positions: write \(box.text)."
    case .boxTooLarge(let box): "“bbox” is larger than what it contains: write \(box.text)."
    case .duplicateID(let id): "The “id” \(id) is that of another feature already: give each its own."
    case .mixedGeometry(let type, let before):
      "Here is a \(type) and before there was a \(before); some programs read the first type only: make two files for them."
    case .mixedDimension: "Some positions have a height and some have none: give one to all or to none."
    case .mixedProperty(let name, let word, let before):
      "The property “\(name)” is \(word.english) here and was \(before.english) before; many programs will read it as text: "
        + "give it one type."
    case .repeatedVertex: "This geometry repeats a position right after itself: remove the repetition."
    case .zeroLengthLine: "All positions of this line are the same: make it a point or remove it."
    case .hugeNumber: "This number is so large that no program holds it: write the right longitude or latitude."
    }
  }

  private static func spanishAbsence(of member: String) -> String {
    switch member {
    case "type": "A este objeto le falta «type»: escriba \"FeatureCollection\", \"Feature\" o el de su geometría."
    case "features": "A la colección le falta «features»: escriba su lista de elementos, [ ] si no tiene."
    case "geometry": "Al elemento le falta «geometry»: escriba null si no tiene lugar."
    case "properties": "Al elemento le falta «properties»: escriba null si no tiene datos."
    case "geometries": "A la colección le falta «geometries»: escriba su lista de geometrías, [ ] si no tiene."
    default: "A la geometría le falta «\(member)»: escríbalo, o null en lugar de la geometría."
    }
  }

  private static func englishAbsence(of member: String) -> String {
    switch member {
    case "type": "This object lacks “type”: write \"FeatureCollection\", \"Feature\" or that of its geometry."
    case "features": "The collection lacks “features”: write its list of features, [ ] where it has none."
    case "geometry": "The feature lacks “geometry”: write null where it has no place."
    case "properties": "The feature lacks “properties”: write null where it has no data."
    case "geometries": "The collection lacks “geometries”: write its list of geometries, [ ] where it has none."
    default: "The geometry lacks “\(member)”: write it, or null in place of the geometry."
    }
  }

  /// `[[[lon, lat], …], …]` for a polygon.
  private static func nesting(of type: String, _ position: String) -> String {
    (0..<(GeoJSONType(rawValue: type)?.nesting ?? 0)).reduce("[\(position)]") { inner, _ in "[\(inner), …]" }
  }
}

extension JSONProblem {
  fileprivate var spanishRemedy: String {
    switch self {
    case .endsEarly: "El archivo termina antes de tiempo, está cortado: cópielo o expórtelo de nuevo."
    case .badNumber: "El número está mal escrito (JSON no admite 01, 1. ni .5): corríjalo."
    case .badEscape: "La secuencia «\\» está mal escrita: escriba \\\\ para una diagonal invertida."
    case .controlCharacter: "Hay un carácter de control dentro de un texto: escriba \\n, \\t o \\u00… en su lugar."
    case .notUTF8: "El texto no es UTF-8: guarde el archivo como UTF-8."
    case .unexpected: "No es JSON: aquí \(spanish); revise comas, comillas y llaves."
    case .tooDeep: "Aquí \(spanish), y ningún GeoJSON necesita tantos: revise quién hizo el archivo."
    }
  }

  fileprivate var englishRemedy: String {
    switch self {
    case .endsEarly: "The file ends early, it is cut off: copy or export it again."
    case .badNumber: "The number is badly written (JSON has no 01, 1. or .5): correct it."
    case .badEscape: "The “\\” sequence is badly written: write \\\\ for a backslash."
    case .controlCharacter: "There is a control character inside a string: write \\n, \\t or \\u00… in its place."
    case .notUTF8: "The text is not UTF-8: save the file as UTF-8."
    case .unexpected: "This is no JSON: here \(english); check commas, quotes and braces."
    case .tooDeep: "Here \(english), and no GeoJSON needs so many: check what made the file."
    }
  }
}
