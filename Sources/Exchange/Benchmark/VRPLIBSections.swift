/// The fields and sections of a VRPLIB file, by name, before anybody asks what they mean.
///
/// A field is `NAME: value`; a section is `NAME_SECTION` and the rows below it, up to the next one.
/// Source: Reinelt, "TSPLIB 95" (1995); the sections beyond it as the VRPLIB collections use them.
struct VRPLIBSections {
  let text: BenchmarkText
  private(set) var fields: [String: (line: Int, value: [Substring])] = [:]
  private(set) var sections: [String: (line: Int, rows: [BenchmarkText.Line])] = [:]

  init(_ text: BenchmarkText) throws {
    self.text = text
    var open: String?
    for line in text.lines {
      if line.words[0] == "EOF" { break }
      guard line.isField else {
        guard let open else { throw BenchmarkError.unknownField(path: text.path, line: line.number, field: said(line)) }
        sections[open]!.rows.append(line)
        continue
      }
      var words = line.words[...]
      let name = String(words.removeFirst().filter { $0 != ":" })
      if words.first == ":" { words.removeFirst() }
      guard fields[name] == nil, sections[name] == nil else {
        throw BenchmarkError.repeated(path: text.path, line: line.number, field: name)
      }
      if name.hasSuffix("_SECTION") {
        open = name
        sections[name] = (line.number, [])
      } else {
        open = nil
        fields[name] = (line.number, Array(words))
      }
    }
  }

  private func said(_ line: BenchmarkText.Line) -> String { line.words.prefix(4).joined(separator: " ") }

  /// - Throws: `BenchmarkError.unknownField` for the first field or section that nobody here understands.
  func requireKnown(_ known: Set<String>) throws {
    let all = fields.map { ($0.value.line, $0.key) } + sections.map { ($0.value.line, $0.key) }
    if let (line, name) = all.sorted(by: { $0.0 < $1.0 }).first(where: { !known.contains($0.1) }) {
      throw BenchmarkError.unknownField(path: text.path, line: line, field: name)
    }
  }

  func integer(_ name: String, least: Int = 0, most: Int = 1_000_000_000) throws -> Int? {
    guard let field = fields[name] else { return nil }
    guard let word = field.value.first else { throw BenchmarkError.missing(path: text.path, field: name) }
    return try text.integer(word, line: field.line, least: least, most: most)
  }

  /// The rows of a section without their numbers, which run from 1; nil where it is absent.
  /// - Parameter columns: how many words follow the number on each row.
  func rows(_ name: String, count: Int, columns: Int) throws -> [(line: Int, words: ArraySlice<Substring>)]? {
    guard let section = sections[name] else { return nil }
    let rows = try section.rows.enumerated().map { index, row in
      try text.requireCount(columns + 1, on: row)
      let number = try text.integer(row.words[0], line: row.number)
      guard number == index + 1, number <= count else {
        throw BenchmarkError.outOfOrder(path: text.path, line: row.number, found: number, expected: index + 1)
      }
      return (row.number, row.words.dropFirst())
    }
    guard rows.count == count else {
      throw BenchmarkError.endsEarly(path: text.path, section: name, found: rows.count, expected: count)
    }
    return rows
  }

  /// A section of one whole number a row; nil where it is absent.
  func integers(_ name: String, count: Int, least: Int = 0, most: Int = 1_000_000_000) throws -> [Int]? {
    try rows(name, count: count, columns: 1)?.map { line, words in
      try text.integer(words.first!, line: line, least: least, most: most)
    }
  }
}
