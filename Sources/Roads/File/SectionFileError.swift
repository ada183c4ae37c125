import Territory

/// Why a network file cannot be used; it is made again from what the database keeps.
package enum SectionFileError: BilingualRefusal, Equatable {
  case absent
  /// `errno` of the system.
  case unreadable(code: Int32)
  /// A folder, a pipe or a device.
  case notAFile
  /// Another kind of file.
  case foreign
  case otherByteOrder
  case otherVersion(found: UInt32, wanted: UInt32)
  /// The end is missing: writing it was interrupted.
  case cutShort
  case damaged(section: String)

  package var spanish: String {
    switch self {
    case .absent: "No hay archivo de red."
    case .unreadable(let code): "El archivo de red no se puede leer (error \(code) del sistema): revise sus permisos."
    case .notAFile: "En lugar del archivo de red hay una carpeta o un tubo: quítelo."
    case .foreign: "El archivo de red no es de Recorrido."
    case .otherByteOrder: "El archivo de red viene de un equipo con otro orden de bytes."
    case .otherVersion(let found, let wanted): "El archivo de red es de la versión \(found) y se espera la \(wanted)."
    case .cutShort: "El archivo de red está incompleto."
    case .damaged(let section): "El archivo de red está dañado en «\(section)»."
    }
  }

  package var english: String {
    switch self {
    case .absent: "There is no network file."
    case .unreadable(let code): "The network file cannot be read (system error \(code)): check its permissions."
    case .notAFile: "Where the network file should be is a folder or a pipe: take it away."
    case .foreign: "The network file is not one of Recorrido's."
    case .otherByteOrder: "The network file comes from a machine of another byte order."
    case .otherVersion(let found, let wanted): "The network file has version \(found); \(wanted) is expected."
    case .cutShort: "The network file is incomplete."
    case .damaged(let section): "The network file is damaged in “\(section)”."
    }
  }
}
