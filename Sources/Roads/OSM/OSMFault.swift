/// What is wrong inside a block of a PBF.
public enum OSMFault: Error, Equatable, Sendable {
  case endsEarly
  case longVarint
  /// A field that is not of the type which the format gives it, or stands twice where it may stand once.
  case wrongField(Int)
  case nestedTooDeep
  case noContent
  case notDeflate
  /// Unpacked bytes that are not as many as announced.
  case wrongSize(announced: Int)
  case unevenLists
  case noSuchString(Int)
  case idOutOfRange
  case outsideGlobe(node: Int)
  case badGranularity

  var spanish: String {
    switch self {
    case .endsEarly: "un campo termina antes de tiempo"
    case .longVarint: "un número ocupa más de diez bytes"
    case .wrongField(let number): "el campo \(number) no tiene la forma que manda el formato"
    case .nestedTooDeep: "hay grupos anidados sin fin"
    case .noContent: "no trae contenido"
    case .notDeflate: "su compresión no se puede deshacer"
    case .wrongSize(let announced): "no mide los \(announced) bytes que anuncia"
    case .unevenLists: "sus listas no miden lo mismo"
    case .noSuchString(let index): "cita el texto \(index), que no existe"
    case .idOutOfRange: "un identificador rebasa los 63 bits"
    case .outsideGlobe(let node): "el nodo \(node) queda fuera del globo"
    case .badGranularity: "su granularidad no es un número positivo"
    }
  }

  var english: String {
    switch self {
    case .endsEarly: "a field ends before its time"
    case .longVarint: "a number takes more than ten bytes"
    case .wrongField(let number): "field \(number) does not have the form that the format prescribes"
    case .nestedTooDeep: "groups are nested without end"
    case .noContent: "it brings no content"
    case .notDeflate: "its compression cannot be undone"
    case .wrongSize(let announced): "it does not measure the \(announced) bytes that it announces"
    case .unevenLists: "its lists are not equally long"
    case .noSuchString(let index): "it cites text \(index), which does not exist"
    case .idOutOfRange: "an identifier goes past 63 bits"
    case .outsideGlobe(let node): "node \(node) lies outside the globe"
    case .badGranularity: "its granularity is no positive number"
    }
  }
}

/// What is wrong in a file of OSM's XML.
public enum XMLFault: Error, Equatable, Sendable {
  case endsEarly
  case malformedTag
  case tagTooLong
  case nestedTooDeep
  case unmatchedEnd
  case doctype
  case unknownEntity
  case notUTF8
  case encoding(String)
  case wrongRoot(String)
  case missingAttribute(String)
  case badNumber(String)
  case outsideGlobe(node: Int)

  var spanish: String {
    switch self {
    case .endsEarly: "el archivo termina antes de tiempo"
    case .malformedTag: "una etiqueta está mal formada"
    case .tagTooLong: "una etiqueta mide más de un mebibyte"
    case .nestedTooDeep: "hay elementos anidados sin fin"
    case .unmatchedEnd: "una etiqueta de cierre no corresponde a la que abrió"
    case .doctype: "trae una declaración DOCTYPE, que no se admite"
    case .unknownEntity: "una referencia con & no se conoce"
    case .notUTF8: "un texto no es UTF-8"
    case .encoding(let name): "dice estar en «\(name)» y sólo se lee UTF-8"
    case .wrongRoot(let name): "empieza con <\(name)> y se espera <osm>"
    case .missingAttribute(let name): "falta el atributo «\(name)»"
    case .badNumber(let name): "el atributo «\(name)» no es un número admisible"
    case .outsideGlobe(let node): "el nodo \(node) queda fuera del globo"
    }
  }

  var english: String {
    switch self {
    case .endsEarly: "the file ends before its time"
    case .malformedTag: "a tag is malformed"
    case .tagTooLong: "a tag is longer than one mebibyte"
    case .nestedTooDeep: "elements are nested without end"
    case .unmatchedEnd: "a closing tag does not belong to the one that was opened"
    case .doctype: "it brings a DOCTYPE declaration, which is not admitted"
    case .unknownEntity: "a reference with & is not known"
    case .notUTF8: "a text is not UTF-8"
    case .encoding(let name): "it says it is in “\(name)” and only UTF-8 is read"
    case .wrongRoot(let name): "it begins with <\(name)> and <osm> is expected"
    case .missingAttribute(let name): "the attribute “\(name)” is missing"
    case .badNumber(let name): "the attribute “\(name)” is no admissible number"
    case .outsideGlobe(let node): "node \(node) lies outside the globe"
    }
  }
}
