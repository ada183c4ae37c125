import Territory

extension BenchmarkInstance {
  /// A file of benchmarks past this size is none.
  private static let sizeLimit = 64 << 20

  /// Reads an instance of Solomon or Homberger (VRPTW), or one in the format of CVRPLIB and its extensions by VRPLIB; what
  /// the file holds decides, not its name.
  /// - Throws: `BenchmarkError`; `TablesError` where the file cannot be read at all.
  public init(path: String) throws {
    let bytes = try ByteSource.contents(of: path, limit: Self.sizeLimit)
    let text = BenchmarkText(path: path, bytes: bytes)
    let first = text.lines.prefix(12)
    if first.contains(where: { $0.words.first == "VEHICLE" }) {
      self = try text.solomon()
    } else if first.contains(where: { $0.isField }) {
      self = try VRPLIBReader(text).instance()
    } else if first.first?.words.count == 3, first.dropFirst().first?.words.count == 9 {
      throw BenchmarkError.pickupAndDelivery(path: path)
    } else {
      throw BenchmarkError.unknownFormat(path: path)
    }
  }
}

/// The lines of an instance that are not empty, cut into words.
struct BenchmarkText {
  struct Line {
    /// From 1, empty lines counted.
    var number: Int
    var words: [Substring]

    /// `NAME: X`, `NAME : X` or `DEMAND_SECTION`.
    var isField: Bool {
      guard let first = words.first else { return false }
      let name = first.hasSuffix(":") ? first.dropLast() : first
      let isName = name.first?.isLetter == true && name.allSatisfy { $0.isUppercase || $0 == "_" }
      return isName && (first.hasSuffix(":") || name.hasSuffix("_SECTION") || words.dropFirst().first == ":")
    }
  }

  let path: String
  let lines: [Line]

  init(path: String, bytes: [UInt8]) {
    self.path = path
    let text = String(decoding: bytes, as: UTF8.self)
    lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }.enumerated().compactMap { index, line in
      let words = line.split(whereSeparator: \.isWhitespace)
      return words.isEmpty ? nil : Line(number: index + 1, words: words)
    }
  }

  /// A decimal number; coordinates may come as `1.0e+02`.
  func number(_ word: Substring, line: Int) throws -> Double {
    guard let number = Double(word), number.isFinite, abs(number) <= 1e9 else {
      throw BenchmarkError.badNumber(path: path, line: line, text: String(word))
    }
    return number
  }

  /// A whole number, perhaps written `12.0`.
  func integer(_ word: Substring, line: Int, least: Int = 0, most: Int = 1_000_000_000) throws -> Int {
    let number = try number(word, line: line)
    guard number == number.rounded() else {
      throw BenchmarkError.badNumber(path: path, line: line, text: String(word))
    }
    guard (least...most).contains(Int(number)) else {
      throw BenchmarkError.outOfRange(path: path, line: line, value: Int(number), least: least, most: most)
    }
    return Int(number)
  }
}

/// What a matrix over all places still fits into memory for.
let mostBenchmarkPlaces = 8000
/// A week of seconds: what the planner's clock can hold.
let latestBenchmarkTime = 604_800
