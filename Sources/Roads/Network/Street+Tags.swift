import Territory

/// Words kept once each, numbered in the order met.
struct StreetWords {
  private(set) var words: [String] = []
  private var places: [String: UInt32] = [:]

  /// The place of `word`; `Street.noWord` for none or an empty one.
  mutating func place(of word: String?) -> UInt32 {
    guard let word, !word.isEmpty else { return Street.noWord }
    if let place = places[word] { return place }
    let place = UInt32(words.count)
    places[word] = place
    words.append(word)
    return place
  }
}

extension Street {
  /// The street that a way's tags tell of; nil where nobody may travel along it.
  /// Source: OpenStreetMap wiki, "Tags for routing" and the keys' own pages.
  init?(tags: [String: String], words: inout StreetWords) {
    guard let category = Self.category(of: tags) else { return nil }
    let access = AccessTable(wayTags: tags, category: category)
    guard access != .closed else { return nil }
    let surface = Surface(tags: tags)
    self.init(
      category: words.place(of: category), name: words.place(of: tags["name"]), ref: words.place(of: tags["ref"]),
      ferrySpeed: 0, access: access, features: Self.features(of: tags, category, surface),
      forwardLimit: Self.limit(tags, "maxspeed:forward", category),
      backwardLimit: Self.limit(tags, "maxspeed:backward", category), surfaceCode: surface.rawValue,
      trackGrade: Self.trackGrade(tags["tracktype"]), smoothness: Self.smoothness(tags["smoothness"]))
  }

  /// The word of `highway`, or `ferry`; nil for what is no way to travel on.
  private static func category(of tags: [String: String]) -> String? {
    if let highway = tags["highway"] { return highway }
    return tags["route"] == "ferry" ? "ferry" : nil
  }

  private static func features(of tags: [String: String], _ category: String, _ surface: Surface) -> Features {
    func isSaid(_ key: String) -> Bool { tags[key].map { $0 != "no" } ?? false }
    var features: Features = []
    if surface == .unknown ? isBareTrack(tags, category) : surface.isUnpaved { features.insert(.unpaved) }
    if category == "ferry" { features.insert(.ferry) }
    if isRound(tags) { features.insert(.roundabout) }
    if isSaid("toll") { features.insert(.toll) }
    if isSaid("tunnel") { features.insert(.tunnel) }
    if isSaid("bridge") { features.insert(.bridge) }
    if isSaid("ford") { features.insert(.ford) }
    if tags["traffic_calming"].map(isTope) ?? false { features.insert(.calmed) }
    return features
  }

  /// A track whose surface nobody tells; grade 1 is firm.
  private static func isBareTrack(_ tags: [String: String], _ category: String) -> Bool {
    category == "track" && tags["tracktype"] != "grade1"
  }

  static func isRound(_ tags: [String: String]) -> Bool {
    tags["junction"] == "roundabout" || tags["junction"] == "circular"
  }

  /// After the direction's own, the first that tells a limit counts.
  private static let limitKeys = ["maxspeed", "maxspeed:type", "zone:maxspeed", "zone:traffic", "source:maxspeed"]

  private static func limit(_ tags: [String: String], _ key: String, _ category: String) -> UInt8 {
    for key in [key] + limitKeys {
      if let word = tags[key], let limit = postedLimit(word, category: category) { return limit }
    }
    return 0
  }

  private static func trackGrade(_ word: String?) -> UInt8 {
    guard let word, word.hasPrefix("grade"), let grade = UInt8(word.dropFirst(5)), (1...5).contains(grade) else {
      return 0
    }
    return grade
  }

  private static let smoothnessWords = [
    "excellent", "good", "intermediate", "bad", "very_bad", "horrible", "very_horrible", "impassable",
  ]

  private static func smoothness(_ word: String?) -> UInt8 {
    guard let word, let place = smoothnessWords.firstIndex(of: word) else { return 0 }
    return UInt8(place + 1)
  }
}

/// Whether a word of `traffic_calming` names what a vehicle must roll over; islands, chokers and paint do not count.
func isTope(_ word: String) -> Bool {
  switch word {
  case "bump", "hump", "table", "cushion", "dip", "double_dip", "mini_bumps", "rumble_strip", "yes": true
  default: false
  }
}

/// Seconds of a word of `duration`: `00:45`, `1:30:00`, `45` (minutes), `PT1H30M`; nil for another.
func durationSeconds(_ word: String) -> Int? {
  if word.hasPrefix("PT") { return isoSeconds(word.dropFirst(2)) }
  let parts = word.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
  guard parts.count <= 3, parts.allSatisfy({ $0.map { (0...10_000).contains($0) } ?? false }) else { return nil }
  let figures = parts.map { $0! }
  switch figures.count {
  case 1: return figures[0] * 60
  case 2: return figures[0] * 3600 + figures[1] * 60
  default: return figures[0] * 3600 + figures[1] * 60 + figures[2]
  }
}

private func isoSeconds(_ word: Substring) -> Int? {
  var seconds = 0
  var digits = ""
  for letter in word {
    if letter.isNumber {
      digits.append(letter)
      continue
    }
    guard let figure = Int(digits), figure <= 10_000, let unit = ["H": 3600, "M": 60, "S": 1][letter] else {
      return nil
    }
    seconds += figure * unit
    digits = ""
  }
  return digits.isEmpty && seconds > 0 ? seconds : nil
}
