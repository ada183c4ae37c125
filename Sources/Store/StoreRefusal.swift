import Territory

/// Why the office's file cannot be opened, read or written.
public enum StoreRefusal: Refusal, Equatable {
  case noFile(path: String)
  case fileExists(path: String)
  case archiveExists(path: String)
  case isDirectory(path: String)
  case noFolder(path: String)
  case notOurs(path: String)
  case newerSchema(path: String, file: String, program: String)
  case readOnly(path: String)
  /// Committed rows lie in the log beside a file that nobody may write.
  case unsettledLog(path: String)
  case networkFileSystem(path: String, kind: String)
  case busy(path: String)
  case diskFull(path: String)
  case database(path: String, message: String)
  case brokenJournal(entry: Int)
  case nothingToUndo
  case shapeRefused(message: String)
  /// A value that its table does not take, in natural units; nil where one is missing.
  case valueRefused(table: String, field: String, value: String?)
  case annulled(table: String, key: String)
  case badArchive(path: String, why: String)
  case blobUnwritable(path: String)

  public var code: String? {
    switch self {
    case .brokenJournal, .annulled: "E-AUD-01"
    default: nil
    }
  }

  public func sentence(in language: Language) -> String {
    let (spanish, english) = sentences
    return language == .spanish ? spanish : english
  }

  private var sentences: (String, String) {
    switch self {
    case .noFile(let path):
      (
        "No existe \(path): créelo con «recorrido init \(path) --municipality CLAVE --name NOMBRE» o indique --database.",
        "\(path) does not exist: make it with “recorrido init \(path) --municipality KEY --name NAME” or give --database."
      )
    case .fileExists(let path):
      (
        "\(path) ya existe; indique otro con --database.", "\(path) already exists; give another with --database."
      )
    case .archiveExists(let path):
      (
        "\(path) ya existe; indique otro nombre para el respaldo.",
        "\(path) already exists; give the backup another name."
      )
    case .unsettledLog(let path):
      (
        "\(path) está en un disco o carpeta de sólo lectura y \(path)-wal tiene cambios sin asentar; copie los dos "
          + "archivos a un disco donde pueda escribir.",
        "\(path) is on a read-only disk or folder and \(path)-wal holds changes not yet settled; copy both files to a "
          + "disk you can write to."
      )
    case .isDirectory(let path):
      ("\(path) es una carpeta; indique un archivo .sqlite.", "\(path) is a folder; give a .sqlite file.")
    case .noFolder(let path):
      ("No existe la carpeta de \(path); créela antes.", "The folder of \(path) does not exist; make it first.")
    case .notOurs(let path):
      (
        "\(path) no es un archivo de Recorrido; créelo con «recorrido init».",
        "\(path) is not a Recorrido file; make one with “recorrido init”."
      )
    case .newerSchema(let path, let file, let program):
      (
        "\(path) tiene el esquema \(file), más nuevo que el de este programa (\(program)): actualice recorrido.",
        "\(path) has schema \(file), newer than this program's (\(program)): update recorrido."
      )
    case .readOnly(let path):
      (
        "\(path) está en un disco o carpeta de sólo lectura; cópielo a un lugar donde pueda escribir.",
        "\(path) is on a read-only disk or folder; copy it to a place you can write to."
      )
    case .networkFileSystem(let path, let kind):
      (
        "\(path) está en un disco de red (\(kind)), donde el archivo puede dañarse; cópielo a un disco local.",
        "\(path) is on a network disk (\(kind)), where the file can be damaged; copy it to a local disk."
      )
    case .busy(let path):
      (
        "Otro programa tiene ocupado \(path) desde hace más de un minuto; ciérrelo y repita.",
        "Another program has kept \(path) busy for more than a minute; close it and try again."
      )
    case .diskFull(let path):
      (
        "No queda espacio en el disco de \(path); libere espacio y repita.",
        "The disk of \(path) is full; free space and try again."
      )
    case .database(let path, let message):
      (
        "No se puede usar \(path) (\(message)); revíselo con «recorrido check» o restaure un respaldo.",
        "\(path) cannot be used (\(message)); look at it with “recorrido check” or restore a backup."
      )
    case .brokenJournal(let entry):
      ("Bitácora alterada en la entrada \(entry).", "The journal was altered at entry \(entry).")
    case .nothingToUndo:
      ("No hay nada que deshacer.", "There is nothing to undo.")
    case .shapeRefused(let message):
      ("Un valor no cabe en su tabla (\(message)).", "A value does not fit its table (\(message)).")
    case .valueRefused(_, let field, let value?):
      (
        "El valor «\(value)» no vale para «\(field)»; revíselo.",
        "The value “\(value)” is not valid for “\(field)”; check it."
      )
    case .valueRefused(_, let field, nil):
      ("Falta el valor de «\(field)»; indíquelo.", "The value of “\(field)” is missing; give it.")
    case .annulled(_, let key):
      (
        "«\(key)» está anulado y no se edita; deshaga la anulación con «recorrido undo» si fue la última orden, "
          + "o registre otro con otra clave.",
        "“\(key)” is annulled and cannot be edited; take the annulment back with “recorrido undo” if it was the last "
          + "command, or record another with another key."
      )
    case .badArchive(let path, let why):
      ("\(path) no es un respaldo entero de Recorrido: \(why).", "\(path) is not a whole Recorrido backup: \(why).")
    case .blobUnwritable(let path):
      (
        "No se puede guardar la foto en \(path); revise permisos y espacio.",
        "The photo cannot be kept in \(path); look at permissions and space."
      )
    }
  }
}
