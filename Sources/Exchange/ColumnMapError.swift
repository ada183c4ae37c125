import Territory

/// Why a map cannot be used, or a row not be read by it.
public enum ColumnMapError: BilingualRefusal, Equatable {
  /// A rule that cannot be read; `line` where it stands in a file.
  case badRule(String, line: Int?, Problem)
  case notUTF8(String)
  case unknownField(String, known: [String])
  /// Columns the map names and fields the import needs that the file does not have, all of them.
  case missingColumns([String], present: [String])

  /// A cell that should hold JSON and does not, from the byte at `offset` on.
  case brokenJSON(column: String, offset: Int)
  /// A path that ends at a list or an object.
  case notACell(column: String, path: [String])
  case notConvertible(field: String, ColumnMapConversionFault)

  /// What is wrong with a rule.
  public enum Problem: Sendable, Equatable {
    case noField
    case noEquals
    case noColumn
    case emptyValue
    case openQuote
    case strayText(String)
    case badConversion(String)
    case repeatedField(String)
  }

  public var spanish: String {
    switch self {
    case .badRule(let rule, let line, let problem):
      "La regla «\(rule)»\(line.map { " de la línea \($0)" } ?? "") del mapa no se entiende: \(problem.spanish)."
    case .notUTF8(let path): "El mapa «\(path)» no está en UTF-8: guárdelo de nuevo con esa codificación."
    case .unknownField(let field, let known):
      "El mapa da el campo «\(field)», que no existe aquí: los campos son \(known.joined(separator: ", "))."
    case .missingColumns(let missing, let present):
      "Al archivo le falta\(missing.count > 1 ? "n" : "") \(missing.joined(separator: ", ")); "
        + "sus columnas son \(present.joined(separator: ", ")): dígalo con --map campo=COLUMNA."
    case .brokenJSON(let column, let offset):
      "La celda de «\(column)» no es JSON legible desde el byte \(offset + 1): corrija sus comillas y llaves."
    case .notACell(let column, let path):
      "En «\(column)», «\(path.joined(separator: "->"))» es una lista o un objeto: alargue la ruta hasta un dato."
    case .notConvertible(let field, let fault): "El campo «\(field)» \(fault.spanish)."
    }
  }

  public var english: String {
    switch self {
    case .badRule(let rule, let line, let problem):
      "The map's rule “\(rule)”\(line.map { " on line \($0)" } ?? "") cannot be read: \(problem.english)."
    case .notUTF8(let path): "The map “\(path)” is not UTF-8: save it again in that encoding."
    case .unknownField(let field, let known):
      "The map gives the field “\(field)”, which does not exist here: the fields are \(known.joined(separator: ", "))."
    case .missingColumns(let missing, let present):
      "The file lacks \(missing.joined(separator: ", ")); its columns are \(present.joined(separator: ", ")): "
        + "say it with --map field=COLUMN."
    case .brokenJSON(let column, let offset):
      "The cell of “\(column)” is not readable JSON from byte \(offset + 1) on: mend its quotes and braces."
    case .notACell(let column, let path):
      "In “\(column)”, “\(path.joined(separator: "->"))” is a list or an object: lengthen the path to one value."
    case .notConvertible(let field, let fault): "The field “\(field)” \(fault.english)."
    }
  }
}

extension ColumnMapError.Problem {
  fileprivate var spanish: String {
    switch self {
    case .noField, .noEquals: "se espera campo=COLUMNA o campo==constante"
    case .noColumn: "falta el nombre de una columna"
    case .emptyValue: "se espera campo.VALOR=resultado"
    case .openQuote: "una comilla no se cierra"
    case .strayText(let text): "sobra «\(text)»"
    case .badConversion(let text): "la conversión «\(text)» no existe o no va con este campo"
    case .repeatedField(let field): "el campo «\(field)» ya tiene una regla"
    }
  }

  fileprivate var english: String {
    switch self {
    case .noField, .noEquals: "field=COLUMN or field==constant is expected"
    case .noColumn: "the name of a column is missing"
    case .emptyValue: "field.VALUE=result is expected"
    case .openQuote: "a quote is not closed"
    case .strayText(let text): "“\(text)” is too much"
    case .badConversion(let text): "the conversion “\(text)” does not exist or does not suit this field"
    case .repeatedField(let field): "the field “\(field)” already has a rule"
    }
  }
}

/// Why a cell cannot be converted as its map says.
public enum ColumnMapConversionFault: Error, Sendable, Equatable {
  case notANumber(String)
  /// A comma that does not stand between thousands.
  case strayComma(String)
  /// A number that `|comma` cannot read.
  case notADecimalComma(String)
  case notAFraction(String)
  case notADate(String, patterns: String)
  case impossibleDate(String)

  fileprivate var spanish: String {
    switch self {
    case .notANumber(let text): "trae «\(text)», que no es un número: corríjalo o quítelo con |skip"
    case .strayComma(let text):
      "trae «\(text)», con una coma que no separa millares: si es decimal, anteponga |comma a la conversión"
    case .notADecimalComma(let text):
      "trae «\(text)», que no es un número con coma decimal y puntos de millares: corríjalo o quite |comma"
    case .notAFraction(let text): "trae «\(text)», que no está entre 0 y 1: si ya es porcentaje, use |percent"
    case .notADate(let text, let patterns): "trae «\(text)», que no es una fecha escrita \(patterns)"
    case .impossibleDate(let text): "trae «\(text)», una fecha que no existe: corríjala"
    }
  }

  fileprivate var english: String {
    switch self {
    case .notANumber(let text): "holds “\(text)”, which is no number: mend it or leave it out with |skip"
    case .strayComma(let text):
      "holds “\(text)”, with a comma that parts no thousands: if it is decimal, put |comma before the conversion"
    case .notADecimalComma(let text):
      "holds “\(text)”, which is no number with a decimal comma and points of thousands: mend it or take out |comma"
    case .notAFraction(let text): "holds “\(text)”, which is not between 0 and 1: if it is a percentage, use |percent"
    case .notADate(let text, let patterns): "holds “\(text)”, which is no date written \(patterns)"
    case .impossibleDate(let text): "holds “\(text)”, a date that does not exist: mend it"
    }
  }
}
