import Territory

/// Why a theme file is not taken; lines count from 1.
public enum ThemeRefusal: BilingualRefusal, Equatable {
  case notText
  case tooLarge
  case unknownKey(String, line: Int)
  case withoutValue(String, line: Int)
  case repeated(String, line: Int)
  case tooLong(String, limit: Int, line: Int)
  case notColour(String, line: Int)
  case unknownPalette(String, known: [String], line: Int)
  case unknownStatus(String, line: Int)
  case notYesOrNo(String, line: Int)
  case tooManySignatures(line: Int)
  /// CIEDE2000 in tenths.
  case tooAlike(String, String, tenths: Int)
  /// Letters that white paper swallows: their contrast in tenths.
  case tooPale(String, tenths: Int)
  case logoNotRead

  public var spanish: String {
    switch self {
    case .notText: "El tema no es un texto UTF-8; guárdelo como texto simple."
    case .tooLarge: "El tema pasa de 64 kB; deje en él sólo un dato por renglón."
    case .unknownKey(let key, let line):
      "El renglón \(line) del tema empieza con «\(cut(key))», que no es ninguna de sus claves: "
        + ThemeKey.allCases.map(\.rawValue).joined(separator: ", ") + "."
    case .withoutValue(let key, let line):
      "El renglón \(line) del tema no dice nada después de «\(key)»; complételo o quítelo."
    case .repeated(let key, let line): "El renglón \(line) del tema repite «\(key)»; deje uno."
    case .tooLong(let key, let limit, let line):
      "En el renglón \(line) del tema, «\(key)» pasa de \(limit) caracteres; acórtelo."
    case .notColour(let text, let line):
      "En el renglón \(line) del tema, «\(cut(text))» no es un color; escríbalo como #621132."
    case .unknownPalette(let text, let known, let line):
      "En el renglón \(line) del tema, «\(cut(text))» no es una paleta; hay \(known.joined(separator: ", "))."
    case .unknownStatus(let text, let line):
      "En el renglón \(line) del tema, «\(cut(text))» no es un estado de obra; hay "
        + Project.Status.allCases.map(\.rawValue).joined(separator: ", ") + "."
    case .notYesOrNo(let text, let line): "En el renglón \(line) del tema, escriba sí o no en lugar de «\(cut(text))»."
    case .tooManySignatures(let line): "El renglón \(line) del tema es la cuarta firma; en la hoja caben tres."
    case .tooAlike(let one, let other, let tenths):
      "Los colores de «\(one)» y «\(other)» del tema se confunden para quien no distingue rojo y verde "
        + "(diferencia \(grouped(tenths, decimals: 1)), mínimo 10); aclare u oscurezca uno."
    case .tooPale(let key, let tenths):
      "El color de «\(key)» del tema no se lee sobre papel blanco "
        + "(contraste \(grouped(tenths, decimals: 1)), mínimo 4.5); oscurézcalo."
    case .logoNotRead: "El logotipo no es una imagen PNG que se pueda leer; conviértalo a PNG."
    }
  }

  public var english: String {
    switch self {
    case .notText: "The theme is not UTF-8 text; save it as plain text."
    case .tooLarge: "The theme is larger than 64 kB; leave one fact a line in it."
    case .unknownKey(let key, let line):
      "Line \(line) of the theme begins with “\(cut(key))”, which is none of its keys: "
        + ThemeKey.allCases.map(\.rawValue).joined(separator: ", ") + "."
    case .withoutValue(let key, let line):
      "Line \(line) of the theme says nothing after “\(key)”; complete or remove it."
    case .repeated(let key, let line): "Line \(line) of the theme repeats “\(key)”; leave one."
    case .tooLong(let key, let limit, let line):
      "On line \(line) of the theme “\(key)” is longer than \(limit) characters; shorten it."
    case .notColour(let text, let line):
      "On line \(line) of the theme “\(cut(text))” is no colour; write it as #621132."
    case .unknownPalette(let text, let known, let line):
      "On line \(line) of the theme “\(cut(text))” is no palette; there are \(known.joined(separator: ", "))."
    case .unknownStatus(let text, let line):
      "On line \(line) of the theme “\(cut(text))” is no status of a work; there are "
        + Project.Status.allCases.map(\.rawValue).joined(separator: ", ") + "."
    case .notYesOrNo(let text, let line): "On line \(line) of the theme write yes or no instead of “\(cut(text))”."
    case .tooManySignatures(let line): "Line \(line) of the theme is the fourth signature; a sheet holds three."
    case .tooAlike(let one, let other, let tenths):
      "The theme's colours of “\(one)” and “\(other)” look alike to who cannot tell red from green "
        + "(difference \(grouped(tenths, decimals: 1)), at least 10); make one lighter or darker."
    case .tooPale(let key, let tenths):
      "The theme's colour of “\(key)” cannot be read on white paper "
        + "(contrast \(grouped(tenths, decimals: 1)), at least 4.5); darken it."
    case .logoNotRead: "The logo is not a PNG picture that can be read; convert it to PNG."
    }
  }
}

private func cut(_ text: String) -> String { text.count > 40 ? text.prefix(40) + "…" : text }
