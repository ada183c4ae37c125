import Territory

/// Why a file of bytes or of rows cannot be read.
public enum TablesError: BilingualRefusal, Equatable {
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
  /// A cell that is not in the encoding of its table.
  case wrongLetters(column: String, encoding: String)
  case unknownEncoding(String)

  /// Neither a header nor rows.
  case emptyFile(String)
  /// A header and nothing below it.
  case noRows(String)
  case notText(String)
  /// `--encoding utf-8` said of a file that is not; `line` is the first that shows it.
  case notUTF8(String, line: Int)
  case duplicateColumn(String, String)
  case tooManyCells(found: Int, expected: Int, delimiter: Character)
  /// A quote opened on `line` and never closed.
  case unclosedQuote(line: Int)
  /// A row that begins on `line` and never ends.
  case longRecord(line: Int)

  public var spanish: String {
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
    case .wrongLetters(let column, let encoding):
      "La celda de «\(column)» tiene letras que no son \(encoding): indique la codificación con --encoding."
    case .unknownEncoding(let name):
      "No se conoce la codificación «\(name)»: use una de \(TextEncoding.optionNames)."
    case .emptyFile(let path): "«\(path)» está vacío: se esperaba un encabezado y al menos un renglón."
    case .noRows(let path): "«\(path)» no tiene renglones: sólo trae el encabezado."
    case .notText(let path):
      "«\(path)» no es un archivo de texto: si es un libro de hojas de cálculo, guárdelo como CSV."
    case .notUTF8(let path, let line):
      "«\(path)» no es UTF-8 desde la línea \(line): pruebe con --encoding latin1 o sin --encoding."
    case .duplicateColumn(let name, let path):
      "«\(path)» nombra dos veces la columna «\(name)»: cambie el nombre de una en el encabezado."
    case .tooManyCells(let found, let expected, let delimiter):
      "El renglón tiene \(found) celdas y el encabezado \(expected): encierre entre comillas "
        + "los textos que contienen \(spanishName(of: delimiter))."
    case .unclosedQuote(let line): "La comilla que se abre en la línea \(line) no se cierra: ciérrela o quítela."
    case .longRecord(let line): "El renglón que comienza en la línea \(line) no termina: revise sus comillas."
    }
  }

  public var english: String {
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
    case .wrongLetters(let column, let encoding):
      "The cell of “\(column)” has letters that are not \(encoding): name the encoding with --encoding."
    case .unknownEncoding(let name): "The encoding “\(name)” is not known: use one of \(TextEncoding.optionNames)."
    case .emptyFile(let path): "“\(path)” is empty: a header and at least one row were expected."
    case .noRows(let path): "“\(path)” has no rows: it holds only the header."
    case .notText(let path): "“\(path)” is not a text file: if it is a spreadsheet, save it as CSV."
    case .notUTF8(let path, let line):
      "“\(path)” is not UTF-8 from line \(line) on: try --encoding latin1, or no --encoding."
    case .duplicateColumn(let name, let path):
      "“\(path)” names the column “\(name)” twice: rename one in the header."
    case .tooManyCells(let found, let expected, let delimiter):
      "The row has \(found) cells and the header \(expected): put texts that contain "
        + "\(englishName(of: delimiter)) in quotes."
    case .unclosedQuote(let line): "The quote that opens on line \(line) is never closed: close or remove it."
    case .longRecord(let line): "The row that begins on line \(line) does not end: check its quotes."
    }
  }

  private func spanishName(of delimiter: Character) -> String {
    switch delimiter {
    case ",": "comas"
    case ";": "punto y coma"
    case "\t": "tabuladores"
    default: "«\(delimiter)»"
    }
  }

  private func englishName(of delimiter: Character) -> String {
    switch delimiter {
    case ",": "commas"
    case ";": "semicolons"
    case "\t": "tabs"
    default: "“\(delimiter)”"
    }
  }
}
