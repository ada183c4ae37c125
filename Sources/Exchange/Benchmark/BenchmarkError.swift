import Territory

/// Why a file is no benchmark instance that can be solved.
public enum BenchmarkError: BilingualRefusal, Equatable {
  case unknownFormat(path: String)
  case pickupAndDelivery(path: String)
  case badNumber(path: String, line: Int, text: String)
  case outOfRange(path: String, line: Int, value: Int, least: Int, most: Int)
  case wrongCount(path: String, line: Int, found: Int, expected: Int)
  case outOfOrder(path: String, line: Int, found: Int, expected: Int)
  case endsEarly(path: String, section: String, found: Int, expected: Int)
  case missing(path: String, field: String)
  case unknownField(path: String, line: Int, field: String)
  case repeated(path: String, line: Int, field: String)
  case unknownWord(path: String, line: Int, field: String, word: String, known: [String])
  case noClients(path: String)

  public var spanish: String {
    switch self {
    case .unknownFormat(let path):
      "\(path) no es una instancia conocida; se leen las de Solomon y Homberger (.txt) y las de CVRPLIB (.vrp)."
    case .pickupAndDelivery(let path):
      "\(path) es de recogida y entrega (Li y Lim), que no se resuelve; dé una de Solomon, Homberger o CVRPLIB."
    case .badNumber(let path, let line, let text): "\(path), línea \(line): «\(text)» no es un número que sirva aquí."
    case .outOfRange(let path, let line, let value, let least, let most):
      "\(path), línea \(line): \(value) no va de \(least) a \(most)."
    case .wrongCount(let path, let line, let found, let expected):
      "\(path), línea \(line): hay \(found) números y se esperan \(expected)."
    case .outOfOrder(let path, let line, let found, let expected):
      "\(path), línea \(line): viene el renglón \(found) y toca el \(expected); los números van seguidos."
    case .endsEarly(let path, let section, let found, let expected):
      "\(path): \(section) tiene \(found) renglones y se esperan \(expected); el archivo está incompleto."
    case .missing(let path, let field): "\(path): falta \(field)."
    case .unknownField(let path, let line, let field):
      "\(path), línea \(line): «\(field)» pide algo que no se resuelve, o está mal escrito."
    case .repeated(let path, let line, let field): "\(path), línea \(line): \(field) está dos veces; deje una."
    case .unknownWord(let path, let line, let field, let word, let known):
      "\(path), línea \(line): \(field) «\(word)» no se resuelve; se conocen \(known.joined(separator: ", "))."
    case .noClients(let path): "\(path) no tiene clientes."
    }
  }

  public var english: String {
    switch self {
    case .unknownFormat(let path):
      "\(path) is no known instance; those of Solomon and Homberger (.txt) and of CVRPLIB (.vrp) are read."
    case .pickupAndDelivery(let path):
      "\(path) is of pickup and delivery (Li and Lim), which is not solved; give one of Solomon, Homberger or CVRPLIB."
    case .badNumber(let path, let line, let text): "\(path), line \(line): “\(text)” is no number that will do here."
    case .outOfRange(let path, let line, let value, let least, let most):
      "\(path), line \(line): \(value) is not from \(least) to \(most)."
    case .wrongCount(let path, let line, let found, let expected):
      "\(path), line \(line): there are \(found) numbers and \(expected) are expected."
    case .outOfOrder(let path, let line, let found, let expected):
      "\(path), line \(line): row \(found) comes where \(expected) is due; the numbers follow one another."
    case .endsEarly(let path, let section, let found, let expected):
      "\(path): \(section) has \(found) rows and \(expected) are expected; the file is incomplete."
    case .missing(let path, let field): "\(path): \(field) is missing."
    case .unknownField(let path, let line, let field):
      "\(path), line \(line): “\(field)” asks for what is not solved, or is misspelt."
    case .repeated(let path, let line, let field): "\(path), line \(line): \(field) is there twice; leave one."
    case .unknownWord(let path, let line, let field, let word, let known):
      "\(path), line \(line): \(field) “\(word)” is not solved; \(known.joined(separator: ", ")) are known."
    case .noClients(let path): "\(path) has no clients."
    }
  }
}
