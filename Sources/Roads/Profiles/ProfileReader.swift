import Territory

extension Profile {
  /// Reads a profile: one fact a line, what follows `#` is a comment.
  /// - Throws: `ProfileRefusal` for the first line that cannot be understood.
  public init(text: String) throws(ProfileRefusal) {
    var reader = ProfileReader()
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      let facts = line.prefix { $0 != "#" }
      let words = facts.split(whereSeparator: \.isWhitespace).map(String.init)
      if !words.isEmpty { try reader.read(words, line: index + 1) }
    }
    self = try reader.profile()
  }
}

/// Takes a profile's facts one by one.
struct ProfileReader {
  static let facts = [
    "name", "mode", "vehicle", "off-road", "speed", "surface", "smoothness", "rain", "delay", "period", "slow",
  ]
  /// The streets that a speed can be given for: OpenStreetMap's `highway` words, grades of tracks, and ferries.
  static let categories = [
    "motorway", "motorway_link", "trunk", "trunk_link", "primary", "primary_link", "secondary", "secondary_link",
    "tertiary", "tertiary_link", "unclassified", "residential", "living_street", "service", "road", "unknown", "track",
    "track_grade1", "track_grade2", "track_grade3", "track_grade4", "track_grade5", "pedestrian", "footway", "path",
    "steps", "cycleway", "bridleway", "corridor", "ferry",
  ]

  private var found = Profile(name: "", mode: .motorcar, offRoadSpeed: 0)
  /// The line of each fact.
  private var lines: [String: Int] = [:]

  mutating func read(_ words: [String], line: Int) throws(ProfileRefusal) {
    switch words[0] {
    case "name": found.name = try single("name NAME", words, line)
    case "mode":
      let word = try single("mode motorcar|motorcycle|foot", words, line)
      found.mode = try known(word, among: TravelMode.allCases.map { ($0.word, $0) }, line)
    case "vehicle":
      let word = try single("vehicle compact|pickup|motorcycle|none", words, line)
      found.vehicle = try known(word, among: VehicleClass.all.map { ($0.name, $0) } + [("none", nil)], line)
    case "off-road": found.offRoadSpeed = try figure(single("off-road KM/H", words, line), in: 1...60, line)
    case "speed": try readSpeed(words, line)
    case "surface":
      let (word, text) = try pair("surface SURFACE PERCENT", words, line)
      let surface = try known(word, among: Surface.allCases.map { ($0.word, $0) }, line)
      found.surfacePercents[surface] = try figure(text, in: 0...100, line)
    case "smoothness":
      let (word, text) = try pair("smoothness SMOOTHNESS PERCENT", words, line)
      let codes = Profile.smoothnessWords.enumerated().map { ($0.element, $0.offset + 1) }
      found.smoothnessPercents[try known(word, among: codes, line)] = try figure(text, in: 0...100, line)
    case "rain": try readRain(words, line)
    case "delay":
      let (word, text) = try pair("delay DELAY SECONDS", words, line)
      let delay = try known(word, among: Profile.Delay.allCases.map { ($0.rawValue, $0) }, line)
      found.delays[delay] = try figure(text, in: 0...600, line)
    case "period": try readPeriod(words, line)
    case "slow": try readSlow(words, line)
    default: throw .unknownFact(line: line, word: words[0])
    }
  }

  func profile() throws(ProfileRefusal) -> Profile {
    for fact in ["name", "mode", "vehicle", "off-road"] where lines[fact] == nil { throw .missing(fact: fact) }
    if found.speeds.isEmpty { throw .missing(fact: "speed") }
    return found
  }

  private mutating func readSpeed(_ words: [String], _ line: Int) throws(ProfileRefusal) {
    guard words.count == 3 || words.count == 4 else {
      throw .wrongShape(line: line, word: "speed", pattern: "speed CATEGORY KM/H [KM/H]")
    }
    let category = try known(words[1], among: Self.categories.map { ($0, $0) }, line)
    try once("speed \(category)", line)
    let unsigned = try figure(words[2], in: 1...160, line)
    let signed = words.count == 4 ? try figure(words[3], in: unsigned...160, line) : unsigned
    found.speeds[category] = Profile.Speed(unsigned: unsigned, signed: signed)
  }

  private mutating func readRain(_ words: [String], _ line: Int) throws(ProfileRefusal) {
    let (word, text) = try pair("rain unpaved PERCENT", words, line)
    if try known(word, among: [("unpaved", true), ("fords", false)], line) {
      found.rainPercent = try figure(text, in: 1...100, line)
    } else {
      found.rainClosesFords = try known(text, among: [("closed", true), ("open", false)], line)
    }
  }

  private mutating func readPeriod(_ words: [String], _ line: Int) throws(ProfileRefusal) {
    guard words.count == 4 else {
      throw .wrongShape(line: line, word: "period", pattern: "period NAME mon-fri 07:00-09:30")
    }
    try once("period \(words[1])", line)
    let days = words[2].split(separator: "-").map { Profile.dayWords.firstIndex(of: String($0)) }
    guard (1...2).contains(days.count), let first = days[0], let last = days[days.count - 1], first <= last else {
      throw .badHours(line: line, word: words[2])
    }
    let clock = words[3].split(separator: "-").map(seconds)
    guard clock.count == 2, let start = clock[0], let end = clock[1], start < end else {
      throw .badHours(line: line, word: words[3])
    }
    let hours = DayHours(weekdays: first + 1...last + 1, seconds: start..<end)
    found.periods.append(TrafficPeriod(name: words[1], hours: hours))
  }

  private mutating func readSlow(_ words: [String], _ line: Int) throws(ProfileRefusal) {
    guard words.count == 4 else {
      throw .wrongShape(line: line, word: "slow", pattern: "slow PERIOD CATEGORY PERCENT")
    }
    guard let period = found.periods.firstIndex(where: { $0.name == words[1] }) else {
      throw .unknownPeriod(line: line, name: words[1])
    }
    let category = try known(words[2], among: Self.categories.map { ($0, $0) }, line)
    try once("slow \(words[1]) \(category)", line)
    found.periods[period].percents[category] = try figure(words[3], in: 1...100, line)
  }
}

extension ProfileReader {
  private mutating func once(_ fact: String, _ line: Int) throws(ProfileRefusal) {
    if let first = lines[fact] { throw .repeated(line: line, fact: fact, first: first) }
    lines[fact] = line
  }

  private mutating func single(_ pattern: String, _ words: [String], _ line: Int) throws(ProfileRefusal) -> String {
    guard words.count == 2 else { throw .wrongShape(line: line, word: words[0], pattern: pattern) }
    try once(words[0], line)
    return words[1]
  }

  private mutating func pair(
    _ pattern: String, _ words: [String], _ line: Int
  ) throws(ProfileRefusal) -> (String, String) {
    guard words.count == 3 else { throw .wrongShape(line: line, word: words[0], pattern: pattern) }
    try once("\(words[0]) \(words[1])", line)
    return (words[1], words[2])
  }

  private func known<Value>(
    _ word: String, among values: [(String, Value)], _ line: Int
  ) throws(ProfileRefusal) -> Value {
    guard let value = values.first(where: { $0.0 == word }) else {
      throw .unknownWord(line: line, word: word, known: values.map(\.0))
    }
    return value.1
  }

  private func figure(_ text: String, in range: ClosedRange<Int>, _ line: Int) throws(ProfileRefusal) -> Int {
    guard let value = Int(text), range.contains(value) else { throw .notInRange(line: line, word: text, range: range) }
    return value
  }

  /// `07:30` as seconds after midnight, `24:00` included; nil for anything else.
  private func seconds(_ text: Substring) -> Int? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ $0.count == 2 }), let hour = Int(parts[0]), let minute = Int(parts[1]),
      (0...59).contains(minute), (0...24).contains(hour), hour * 60 + minute <= 1440
    else { return nil }
    return (hour * 60 + minute) * 60
  }
}
