import Territory

/// Which features are written: those whose named columns have one of the values asked for. Names and literal values, and
/// nothing that is run.
public struct RowFilter: Sendable {
  /// What a column must read; several values of one column mean any of them.
  public private(set) var conditions: [(column: String, values: Set<String>)] = []

  /// Reads `estado=terminado,cveut=06-012`, a value with commas between quotes (`nombre="a, b"`); one column named twice
  /// takes either value.
  /// - Throws: `RowFilterRefusal.unreadable`.
  public init(_ text: String) throws {
    for part in Self.parts(of: text) {
      guard let mark = part.firstIndex(of: "="), mark != part.startIndex else {
        throw RowFilterRefusal.unreadable(String(part.drop { $0.isWhitespace }))
      }
      let column = part[..<mark].filter { !$0.isWhitespace }
      if let last = column.last, "<>!~".contains(last) { throw RowFilterRefusal.otherComparison("\(last)=") }
      var value = String(part[part.index(after: mark)...])
      if value.count > 1, value.hasPrefix("\""), value.hasSuffix("\"") { value = String(value.dropFirst().dropLast()) }
      if let index = conditions.firstIndex(where: { $0.column == column }) {
        conditions[index].values.insert(value)
      } else {
        conditions.append((column, [value]))
      }
    }
    if conditions.isEmpty { throw RowFilterRefusal.unreadable(text) }
  }

  private static func parts(of text: String) -> [String] {
    var (parts, part, isQuoted) = ([String](), "", false)
    for character in text {
      if character == "\"" { isQuoted.toggle() }
      if character == ",", !isQuoted {
        parts.append(part)
        part = ""
      } else {
        part.append(character)
      }
    }
    return (parts + [part]).filter { !$0.allSatisfy(\.isWhitespace) }
  }
}

extension JSONScalar {
  /// What a filter compares: the text that a person reads in the file; nothing for null.
  public var filterText: String {
    switch self {
    case .null: ""
    case .string(let text): text
    default: text
    }
  }
}

public enum RowFilterRefusal: BilingualRefusal, Hashable {
  case unreadable(String)
  /// `>=`, `!=` and the like.
  case otherComparison(String)

  public var spanish: String {
    switch self {
    case .unreadable(let text):
      "«\(text)» no es un filtro; escriba campo=valor, separados por comas, y entre comillas dobles un valor que las lleve: "
        + "'nombre=\"Gimnasio, El Rodeo\"'."
    case .otherComparison(let sign):
      "Un filtro sólo compara con = y no con \(sign); escriba cada valor que quiere: campo=1,campo=2."
    }
  }

  public var english: String {
    switch self {
    case .unreadable(let text):
      "“\(text)” is no filter; write field=value, separated by commas, and in double quotes a value that has some: "
        + "'nombre=\"Gimnasio, El Rodeo\"'."
    case .otherComparison(let sign):
      "A filter compares with = only and not with \(sign); write each value that you want: field=1,field=2."
    }
  }
}
