import Territory

/// Checks a file of GeoJSON against RFC 7946, in constant memory but for one geometry and, at its
/// peak, 16 to 32 bytes for each id: a set's table, and half as much while it grows.
///
/// A collection, a feature or a geometry; a text sequence of them (RFC 8142); or one a line.
/// - Parameter limit: findings kept.
/// - Throws: `TablesError` where the file cannot be read, `NotGeoJSON` where it is in another format.
public func validateGeoJSON(path: String, limit: Int = 100) throws -> GeoJSONReport {
  var stream = try JSONByteStream(path: path)
  if let format = NotGeoJSON.Format(try stream.beginning()) { throw NotGeoJSON(path: path, format: format) }
  let name = path.lowercased()
  let isSequence = [".geojsons", ".geojsonl", ".geojsons.gz", ".geojsonl.gz"].contains(where: name.hasSuffix)
  var check = GeoJSONCheck(stream: stream, limit: limit, mayBeEmpty: isSequence)
  try check.run()
  return check.report
}

struct GeoJSONCheck {
  var stream: JSONByteStream
  private(set) var report: GeoJSONReport
  /// Members and indices that lead to what is being read.
  private var path: [PathStep] = []
  private var ids: Set<UInt64> = []
  /// Hashes of the names in the properties at hand.
  private var names: Set<UInt64> = []
  /// What each property was where it was first met, by its name's hash; nil once it was said to be mixed.
  private var kinds: [UInt64: GeoJSONWord?] = [:]
  /// Points, lines or areas: the first met, and whether another was.
  private var family: GeoJSONType?
  private var isMixed = false
  /// Whether positions have heights, as the first one met, and whether it was said that others differ.
  private var hasHeights: Bool?
  private var isMixedDimension = false
  /// Whether the file may be without a text, as a sequence (RFC 8142) without features is.
  private let mayBeEmpty: Bool
  /// Whether the text at hand is known to be a feature by itself.
  private var isLoneFeature = false
  var coordinates = CheckedCoordinates()

  enum PathStep: Equatable {
    case member(GeoJSONMembers)
    case element(Int)
  }

  /// What the members of an object say, as far as it matters.
  struct Facts {
    var place: FilePlace
    var type: GeoJSONType?
    var typeWord: String?
    var seen: GeoJSONMembers = []
    /// Numbers of `bbox`, and where it stands; nil where there is none.
    var box: [Double]?
    var boxPlace: FilePlace?
    /// What its positions cover.
    var extent: GeoJSONExtent?
    var crossesAntimeridian = false
    /// Whether it has coordinates to be judged once its type is known.
    var hasCoordinates = false
  }

  enum Role {
    case root, feature, geometry, member

    var part: GeoJSONPart {
      switch self {
      case .root: .root
      case .feature: .feature
      case .geometry: .geometry
      case .member: .member
      }
    }
  }

  init(stream: JSONByteStream, limit: Int, mayBeEmpty: Bool) {
    (self.stream, report, self.mayBeEmpty) = (stream, GeoJSONReport(limit: limit), mayBeEmpty)
  }

  /// - Parameter steps: what leads from the value at hand to the part meant.
  mutating func note(_ flaw: GeoJSONFlaw, at place: FilePlace? = nil, in steps: [PathStep] = []) {
    let place = place ?? stream.place
    report.take(
      GeoJSONFinding(
        flaw: flaw, feature: isInFeature ? report.features : nil,
        path: report.lists(flaw) ? words(of: path + steps) : "", place: place))
  }

  /// Something else stands where a part must; it is passed over.
  mutating func refuse(_ part: GeoJSONPart, _ byte: UInt8) throws {
    note(.wrongValue(part, found: GeoJSONWord(byte)))
    try skipValue()
  }

  private var isInFeature: Bool { isLoneFeature || path.count > 1 && path[0] == .member(.features) }

  private func words(of path: [PathStep]) -> String {
    var words = ""
    for step in path {
      switch step {
      case .member(let member): words += (words.isEmpty ? "" : ".") + "\(member.name)"
      case .element(let index): words += "[\(index)]"
      }
    }
    return words
  }

  mutating func run() throws {
    do {
      if try stream.takesMark() { note(.byteOrderMark, at: FilePlace(line: 1, byte: 0)) }
      var texts = 0
      var isSequence = false
      while let byte = try stream.next() {
        if byte == 0x1E {
          isSequence = true
          stream.advance()
          continue
        }
        if texts > 0, !isSequence, !lastWasFeature {
          note(.textAfterEnd)
          break
        }
        texts += 1
        isLoneFeature = false
        let facts = try object(.root)
        lastWasFeature = facts?.type == .feature
        isLoneFeature = false
      }
      if texts == 0, !isSequence, !mayBeEmpty { note(.empty) }
    } catch let stop as JSONStop {
      note(.json(stop.problem))
    }
  }

  /// A feature that is a text by itself, once it is known to be one.
  mutating func countLoneFeature() {
    if !isLoneFeature { report.features += 1 }
    isLoneFeature = true
  }

  /// Features may follow one another, one a line; a collection ends the file.
  private var lastWasFeature = false

  /// Reads an object in its role and judges it; nil where something else stands.
  mutating func object(_ role: Role) throws -> Facts? {
    guard let byte = try stream.next() else { throw unexpected(nil) }
    if role == .feature { report.features += 1 }
    guard byte == UInt8(ascii: "{") else {
      try refuse(role.part, byte)
      return nil
    }
    var facts = Facts(place: stream.place)
    stream.advance()
    guard try !stream.take(UInt8(ascii: "}")) else {
      judge(&facts, role)
      return facts
    }
    repeat {
      guard try stream.next() == UInt8(ascii: "\"") else { throw try unexpected() }
      try stream.string()
      let member = GeoJSONMembers(word: stream.word)
      guard try stream.take(UInt8(ascii: ":")) else { throw try unexpected() }
      try read(member, role, &facts)
    } while try another(until: UInt8(ascii: "}"))
    judge(&facts, role)
    return facts
  }

  func unexpected(_ byte: UInt8?) -> JSONStop { JSONStop(problem: byte.map(JSONProblem.unexpected) ?? .endsEarly) }
  mutating func unexpected() throws -> JSONStop { unexpected(try stream.next()) }

  /// After a value of an array or object: true when another follows, false after the closing byte.
  mutating func another(until close: UInt8) throws -> Bool {
    let byte = try stream.next()
    guard byte == UInt8(ascii: ",") || byte == close else { throw unexpected(byte) }
    stream.advance()
    return byte != close
  }

  private mutating func read(_ member: GeoJSONMembers, _ role: Role, _ facts: inout Facts) throws {
    if member.isEmpty { return try skipValue() }
    if facts.seen.contains(member) { note(.duplicateMember(member.name.description)) }
    facts.seen.insert(member)
    // Not put back where the text cannot be read on: it tells where that was.
    path.append(.member(member))
    try readValue(of: member, role, &facts)
    path.removeLast()
  }

  private mutating func readValue(of member: GeoJSONMembers, _ role: Role, _ facts: inout Facts) throws {
    switch member {
    case .type: try readType(role, &facts)
    case .crs:
      note(.crs)
      try skipValue()
    case .bbox:
      facts.boxPlace = try stream.next() == nil ? nil : stream.place
      facts.box = try readBox()
    case .id where role != .geometry && role != .member: try readID()
    case .features where role == .root: try readFeatures(&facts)
    case .geometry where role == .root || role == .feature: try readGeometry(&facts)
    case .properties: try readProperties()
    case .coordinates:
      if facts.hasCoordinates { return try skipValue() }
      facts.hasCoordinates = true
      try readCoordinates()
    case .geometries: try readGeometries(&facts)
    default: try skipValue()
    }
  }

  private mutating func readType(_ role: Role, _ facts: inout Facts) throws {
    guard let byte = try stream.next() else { throw unexpected(nil) }
    guard byte == UInt8(ascii: "\"") else { return try refuse(.type, byte) }
    try stream.string()
    facts.typeWord = String(decoding: stream.word.prefix(40), as: UTF8.self)
    facts.type = facts.typeWord.flatMap { GeoJSONType(rawValue: $0) }
    if role == .root, facts.type == .feature { countLoneFeature() }
  }

  private mutating func readProperties() throws {
    guard let byte = try stream.next() else { throw unexpected(nil) }
    guard byte == UInt8(ascii: "{") else {
      return byte == UInt8(ascii: "n") ? try skipValue() : try refuse(.properties, byte)
    }
    stream.advance()
    guard try !stream.take(UInt8(ascii: "}")) else { return }
    names.removeAll(keepingCapacity: true)
    repeat {
      guard try stream.next() == UInt8(ascii: "\"") else { throw try unexpected() }
      let place = stream.place
      try stream.string()
      let hash = wordHash
      if let hash, !names.insert(hash).inserted {
        note(.duplicateProperty(String(decoding: stream.word, as: UTF8.self)), at: place)
      }
      guard try stream.take(UInt8(ascii: ":")) else { throw try unexpected() }
      if let hash, let byte = try stream.next() { judgeKind(GeoJSONWord(byte), of: hash, at: place) }
      try skipValue()
    } while try another(until: UInt8(ascii: "}"))
  }

  /// Properties of which it is kept what they are; a file of more has no columns.
  private static let mostKinds = 4096

  /// Whether a property is what it was in the features before; null is any kind. Its name was the string read last.
  private mutating func judgeKind(_ word: GeoJSONWord, of name: UInt64, at place: FilePlace) {
    if word == .null || word == .other { return }
    guard let known = kinds[name] else {
      if kinds.count < Self.mostKinds { kinds[name] = .some(word) }
      return
    }
    guard let before = known, before != word else { return }
    // Said once.
    kinds[name] = .some(nil)
    note(.mixedProperty(String(decoding: stream.word, as: UTF8.self), found: word, before: before), at: place)
  }

  /// Whether a geometry's positions have heights as those before them have.
  mutating func judgeDimension(_ extent: GeoJSONExtent, at place: FilePlace) {
    let own = extent.heights != nil
    if own && extent.hasFlat || hasHeights.map({ $0 != own }) ?? false, !isMixedDimension {
      isMixedDimension = true
      note(.mixedDimension, at: place)
    }
    if hasHeights == nil { hasHeights = own }
  }

  /// Of the string read last; nil for one too long to be told from others with the same beginning.
  /// Source: Fowler, Noll and Vo, FNV-1a.
  private var wordHash: UInt64? {
    guard stream.word.count < JSONByteStream.wordLimit else { return nil }
    return stream.word.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  /// Whether a list begins that is not empty; what is no list is refused.
  private mutating func begins(_ part: GeoJSONPart) throws -> Bool {
    guard let byte = try stream.next() else { throw unexpected(nil) }
    guard byte == UInt8(ascii: "[") else {
      try refuse(part, byte)
      return false
    }
    stream.advance()
    return try !stream.take(UInt8(ascii: "]"))
  }

  private mutating func readFeatures(_ facts: inout Facts) throws {
    guard try begins(.features) else { return }
    var index = 0
    repeat {
      path.append(.element(index))
      if let feature = try object(.feature) { facts.widen(by: feature) }
      path.removeLast()
      index += 1
    } while try another(until: UInt8(ascii: "]"))
  }

  private mutating func readGeometry(_ facts: inout Facts) throws {
    if try stream.next() == UInt8(ascii: "n") { return try skipValue() }
    guard let geometry = try object(.geometry) else { return }
    facts.widen(by: geometry)
    guard let type = geometry.type, type.isGeometry else { return }
    if let family, family != type.family, !isMixed {
      isMixed = true
      note(.mixedGeometry(type.rawValue, after: family.rawValue), at: geometry.place)
    }
    if family == nil { family = type.family }
  }

  private mutating func readGeometries(_ facts: inout Facts) throws {
    guard try begins(.geometries) else { return }
    // What nests without end is no geometry.
    guard path.count < 64 else { throw JSONStop(problem: .tooDeep) }
    var index = 0
    repeat {
      path.append(.element(index))
      if let geometry = try object(.member) { facts.widen(by: geometry) }
      path.removeLast()
      index += 1
    } while try another(until: UInt8(ascii: "]"))
  }

  private mutating func readID() throws {
    guard let byte = try stream.next() else { throw unexpected(nil) }
    let place = stream.place
    let (hash, id): (UInt64, String)
    if byte == UInt8(ascii: "\"") {
      try stream.string()
      guard let word = wordHash else { return }
      (hash, id) = (word, "\"\(String(decoding: stream.word, as: UTF8.self))\"")
    } else if byte == UInt8(ascii: "-") || byte &- 0x30 < 10 {
      let number = try stream.number().value
      (hash, id) = (number.bitPattern, "\(number)".replacing(".0", with: ""))
    } else {
      return try refuse(.id, byte)
    }
    if !ids.insert(hash).inserted { note(.duplicateID(id), at: place) }
  }

  private mutating func readBox() throws -> [Double]? {
    guard try stream.take(UInt8(ascii: "[")) else {
      try skipValue()
      return []
    }
    var numbers: [Double] = []
    guard try !stream.take(UInt8(ascii: "]")) else { return [] }
    repeat {
      guard let byte = try stream.next() else { throw unexpected(nil) }
      if byte == UInt8(ascii: "-") || byte &- 0x30 < 10 {
        let number = try stream.number()
        if numbers.count < 7 { numbers.append(number.value) }
      } else {
        try skipValue()
        numbers.append(.nan)
      }
    } while try another(until: UInt8(ascii: "]"))
    return numbers
  }

  /// Moves over one whole value and checks its grammar.
  mutating func skipValue() throws {
    // true: an object.
    var open: ContiguousArray<Bool> = []
    repeat {
      guard let byte = try stream.next() else { throw unexpected(nil) }
      var isValue = true
      switch byte {
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        guard open.count < JSONScanner.depthLimit else { throw JSONStop(problem: .tooDeep) }
        stream.advance()
        let isObject = byte == UInt8(ascii: "{")
        if try !stream.take(isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) {
          open.append(isObject)
          if isObject { try skipName() }
          isValue = false
        }
      case UInt8(ascii: "\""):
        try stream.string()
        if stream.hasLoneSurrogate { note(.loneSurrogate) }
      case UInt8(ascii: "t"): try stream.take(word: "true")
      case UInt8(ascii: "f"): try stream.take(word: "false")
      case UInt8(ascii: "n"): try stream.take(word: "null")
      case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "N"), UInt8(ascii: "I"):
        if try stream.number().value.isNaN { note(.notFinite) }
      default: throw unexpected(byte)
      }
      // A value done may close what it stands in.
      while isValue, let isObject = open.last {
        if try another(until: isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) {
          if isObject { try skipName() }
          isValue = false
        } else {
          open.removeLast()
        }
      }
    } while !open.isEmpty
  }

  private mutating func skipName() throws {
    guard try stream.next() == UInt8(ascii: "\"") else { throw try unexpected() }
    try stream.string()
    guard try stream.take(UInt8(ascii: ":")) else { throw try unexpected() }
  }
}

extension GeoJSONCheck.Facts {
  mutating func widen(by other: Self) {
    if let other = other.extent { if extent == nil { extent = other } else { extent!.widen(by: other) } }
    if other.crossesAntimeridian { crossesAntimeridian = true }
  }
}
