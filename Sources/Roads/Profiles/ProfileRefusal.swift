import Territory

/// Why a profile's text cannot be used: the line, the word, and how to mend it.
public enum ProfileRefusal: BilingualRefusal, Equatable {
  /// The line begins with a word that no profile knows.
  case unknownFact(line: Int, word: String)
  /// The fact has too few or too many words; `pattern` shows how it goes.
  case wrongShape(line: Int, word: String, pattern: String)
  /// A word that does not stand among `known`.
  case unknownWord(line: Int, word: String, known: [String])
  case notInRange(line: Int, word: String, range: ClosedRange<Int>)
  /// `mon-fri` and `07:00-09:30` are how days and hours go.
  case badHours(line: Int, word: String)
  case repeated(line: Int, fact: String, first: Int)
  /// `slow` names a period that no line above it declares.
  case unknownPeriod(line: Int, name: String)
  /// The profile lacks a fact without which nothing can be travelled.
  case missing(fact: String)

  public var spanish: String {
    switch self {
    case .unknownFact(let line, let word):
      "Línea \(line) del perfil: «\(word)» no es un dato conocido; use uno de: \(Self.list(ProfileReader.facts))."
    case .wrongShape(let line, let word, let pattern):
      "Línea \(line) del perfil: «\(word)» se escribe «\(pattern)»; complete o quite palabras."
    case .unknownWord(let line, let word, let known):
      "Línea \(line) del perfil: no se conoce «\(word)»; use una de: \(Self.list(known))."
    case .notInRange(let line, let word, let range):
      "Línea \(line) del perfil: «\(word)» debe ser un número entero de \(range.lowerBound) a \(range.upperBound)."
    case .badHours(let line, let word):
      "Línea \(line) del perfil: «\(word)» no es un horario; escriba días como «mon-fri» y horas como «07:00-09:30» "
        + "(si pasa de medianoche, haga dos periodos)."
    case .repeated(let line, let fact, let first):
      "Línea \(line) del perfil: «\(fact)» ya está en la línea \(first); quite una de las dos."
    case .unknownPeriod(let line, let name):
      "Línea \(line) del perfil: ningún periodo se llama «\(name)»; declárelo antes con «period \(name) mon-fri "
        + "07:00-09:30»."
    case .missing(let fact):
      "Al perfil le falta «\(fact)»; agregue una línea que empiece así."
    }
  }

  public var english: String {
    switch self {
    case .unknownFact(let line, let word):
      "Line \(line) of the profile: “\(word)” is no known fact; use one of: \(Self.list(ProfileReader.facts))."
    case .wrongShape(let line, let word, let pattern):
      "Line \(line) of the profile: “\(word)” is written “\(pattern)”; add or take out words."
    case .unknownWord(let line, let word, let known):
      "Line \(line) of the profile: “\(word)” is not known; use one of: \(Self.list(known))."
    case .notInRange(let line, let word, let range):
      "Line \(line) of the profile: “\(word)” must be a whole number from \(range.lowerBound) to \(range.upperBound)."
    case .badHours(let line, let word):
      "Line \(line) of the profile: “\(word)” is no time; write days as “mon-fri” and hours as “07:00-09:30” "
        + "(over midnight, make two periods)."
    case .repeated(let line, let fact, let first):
      "Line \(line) of the profile: “\(fact)” already stands on line \(first); take one of them out."
    case .unknownPeriod(let line, let name):
      "Line \(line) of the profile: no period is called “\(name)”; declare it above with “period \(name) mon-fri "
        + "07:00-09:30”."
    case .missing(let fact):
      "The profile lacks “\(fact)”; add a line that begins so."
    }
  }

  private static func list(_ words: [String]) -> String { words.joined(separator: ", ") }
}
