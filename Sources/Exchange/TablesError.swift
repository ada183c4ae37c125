import Territory

/// Why a file of bytes or of rows cannot be read.
public enum TablesError: Refusal, Equatable {
  case noSuchFile(String)
  case isDirectory(String)
  case cannotOpen(String)
  case cannotRead(String)
  case truncatedCompression(String)
  case damagedCompression(String)
  /// A file past `limit` bytes.
  case tooLarge(String, limit: Int)

  case notAZip(String)
  case noSuchMember(String, zip: String)
  case damagedMember(String, zip: String)
  case encryptedMember(String, zip: String)
  case unknownPacking(String, zip: String)
  case tooLargeMember(String, zip: String)

  case notADBF
  /// A dbf with fewer records than its header says.
  case truncatedDBF(announced: Int, present: Int)
  /// A cell that is not in the encoding of its table; `place` is the record's ordinal.
  case wrongLetters(column: String, place: Int, encoding: String)
  case unknownEncoding(String)

  public func sentence(in language: Language) -> String {
    switch language {
    case .spanish: spanish
    case .english: english
    }
  }

  private var spanish: String {
    switch self {
    case .noSuchFile(let path): "No existe el archivo «\(path)»: revise la ruta."
    case .isDirectory(let path): "«\(path)» es una carpeta, no un archivo: indique el archivo que está dentro."
    case .cannotOpen(let path): "No se pudo abrir «\(path)»: revise que tenga permiso de lectura."
    case .cannotRead(let path): "La lectura de «\(path)» falló en el disco: cópielo de nuevo desde su origen."
    case .truncatedCompression(let path): "El archivo comprimido «\(path)» está cortado: descárguelo de nuevo."
    case .damagedCompression(let path): "El archivo comprimido «\(path)» está dañado: descárguelo de nuevo."
    case .tooLarge(let path, let limit):
      "«\(path)» pasa de \(limit >> 20) MiB, el máximo para este formato: divídalo."
    case .notAZip(let path): "«\(path)» no es un zip completo: descárguelo de nuevo."
    case .noSuchMember(let name, let zip): "El zip «\(zip)» no contiene «\(name)»."
    case .damagedMember(let name, let zip): "«\(name)» está dañado dentro de «\(zip)»: descargue el zip de nuevo."
    case .encryptedMember(let name, let zip): "«\(name)» tiene contraseña dentro de «\(zip)»: extráigalo primero."
    case .unknownPacking(let name, let zip):
      "«\(name)» viene comprimido dentro de «\(zip)» con un método que no se conoce: rehaga el zip con el método común."
    case .tooLargeMember(let name, let zip):
      "«\(name)» creció demasiado al descomprimir «\(zip)»: extráigalo primero si confía en su origen."
    case .notADBF: "La tabla .dbf no tiene un encabezado de dBase: expórtela de nuevo."
    case .truncatedDBF(let announced, let present):
      "La tabla .dbf está cortada: anuncia \(announced) renglones y trae \(present); descárguela de nuevo."
    case .wrongLetters(let column, let place, let encoding):
      "El renglón \(place) tiene en «\(column)» letras que no son \(encoding): indique la codificación con --encoding."
    case .unknownEncoding(let name):
      "No se conoce la codificación «\(name)»: use una de \(TextEncoding.optionNames)."
    }
  }

  private var english: String {
    switch self {
    case .noSuchFile(let path): "There is no file “\(path)”: check the path."
    case .isDirectory(let path): "“\(path)” is a folder, not a file: name the file inside it."
    case .cannotOpen(let path): "“\(path)” could not be opened: check that it may be read."
    case .cannotRead(let path): "Reading “\(path)” failed on the disk: copy it again from its source."
    case .truncatedCompression(let path): "The compressed file “\(path)” is cut short: download it again."
    case .damagedCompression(let path): "The compressed file “\(path)” is damaged: download it again."
    case .tooLarge(let path, let limit): "“\(path)” exceeds \(limit >> 20) MiB, the most this format takes: split it."
    case .notAZip(let path): "“\(path)” is not a whole zip: download it again."
    case .noSuchMember(let name, let zip): "The zip “\(zip)” does not contain “\(name)”."
    case .damagedMember(let name, let zip): "“\(name)” is damaged inside “\(zip)”: download the zip again."
    case .encryptedMember(let name, let zip): "“\(name)” has a password inside “\(zip)”: extract it first."
    case .unknownPacking(let name, let zip):
      "“\(name)” is packed inside “\(zip)” by an unknown method: make the zip again with the usual one."
    case .tooLargeMember(let name, let zip):
      "“\(name)” grew too large while unpacking “\(zip)”: extract it first if you trust its source."
    case .notADBF: "The .dbf table has no dBase header: export it again."
    case .truncatedDBF(let announced, let present):
      "The .dbf table is cut short: it announces \(announced) records and holds \(present); download it again."
    case .wrongLetters(let column, let place, let encoding):
      "Record \(place) has letters in “\(column)” that are not \(encoding): name the encoding with --encoding."
    case .unknownEncoding(let name): "The encoding “\(name)” is not known: use one of \(TextEncoding.optionNames)."
    }
  }
}
