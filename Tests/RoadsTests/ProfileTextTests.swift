import Territory
import Testing

@testable import Roads

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite struct ProfileTextTests {
  static let smallest = "name burro\nmode foot\nvehicle none\noff-road 4\nspeed track 4\n"

  @Test(
    "the files in data/profiles are the program's own profiles, word for word",
    arguments: Profile.builtInTexts.keys.sorted())
  func files(name: String) throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("data/profiles")
    let text = String(decoding: try Data(contentsOf: folder.appendingPathComponent(name)), as: UTF8.self)
    #expect(text == Profile.builtInTexts[name])
  }

  @Test("four profiles, each under its name, with their modes and vehicles")
  func builtIn() {
    #expect(Profile.all.map(\.name) == ["car", "pickup", "motorcycle", "foot"])
    #expect(Profile.all.map(\.mode) == [.motorcar, .motorcar, .motorcycle, .foot])
    #expect(Profile.all.map(\.vehicle) == [.compact, .pickup, .motorcycle, nil])
    #expect(Profile.named("pickup") == .pickup && Profile.named("tractor") == nil)
  }

  @Test("a profile written as facts is read as the same profile", arguments: Profile.all)
  func facts(profile: Profile) throws {
    #expect(try Profile(text: profile.facts) == profile)
  }

  @Test("comments, blank lines, order and spaces change nothing; a figure changes the digest")
  func digest() throws {
    let plain = try Profile(text: Self.smallest)
    let other = try Profile(
      text: "# Perfil\r\n\r\n  speed   track 4   # paso\r\noff-road 4\nvehicle none\nmode foot\nname burro")
    #expect(plain == other && plain.digest == other.digest)
    let faster = try Profile(text: Self.smallest.replacing("track 4", with: "track 5"))
    #expect(faster.digest != plain.digest)
    #expect(Set(Profile.all.map(\.digest)).count == 4)
  }

  @Test(
    "what cannot be understood is refused with its line and word",
    arguments: [
      ("mode avion", ProfileRefusal.unknownWord(line: 6, word: "avion", known: ["motorcar", "motorcycle", "foot"])),
      ("velocidad track 4", .unknownFact(line: 6, word: "velocidad")),
      ("speed track", .wrongShape(line: 6, word: "speed", pattern: "speed CATEGORY KM/H [KM/H]")),
      ("speed track 4", .repeated(line: 6, fact: "speed track", first: 5)),
      ("speed primary 0", .notInRange(line: 6, word: "0", range: 1...160)),
      ("speed primary 50 40", .notInRange(line: 6, word: "40", range: 50...160)),
      ("speed primary 5O", .notInRange(line: 6, word: "5O", range: 1...160)),
      ("surface dirt 101", .notInRange(line: 6, word: "101", range: 0...100)),
      ("rain fords wet", .unknownWord(line: 6, word: "wet", known: ["closed", "open"])),
      ("period noche mon-fri 22:00-06:00", .badHours(line: 6, word: "22:00-06:00")),
      ("period noche fri-mon 20:00-22:00", .badHours(line: 6, word: "fri-mon")),
      ("period noche mon-fri 7:00-9:00", .badHours(line: 6, word: "7:00-9:00")),
      ("period noche mon-fri 20:00-24:01", .badHours(line: 6, word: "20:00-24:01")),
      ("slow noche primary 50", .unknownPeriod(line: 6, name: "noche")),
      ("delay tope -1", .notInRange(line: 6, word: "-1", range: 0...600)),
      ("off-road 5", .repeated(line: 6, fact: "off-road", first: 4)),
    ])
  func refusals(line: String, refusal: ProfileRefusal) {
    #expect(throws: refusal) {
      try Profile(
        text: Self.smallest.replacing("mode foot\n", with: line.hasPrefix("mode") ? "" : "mode foot\n")
          + (line.hasPrefix("mode") ? "\n" : "") + line)
    }
    for language in [Language.spanish, .english] {
      let sentence = refusal.sentence(in: language)
      #expect(sentence.contains("6") && sentence.hasSuffix("."), "\(sentence)")
    }
  }

  @Test(
    "a profile without a name, a mode, a vehicle or a speed is told what it lacks",
    arguments: ["name", "mode", "vehicle", "off-road", "speed"])
  func missing(fact: String) {
    let text = Self.smallest.split(separator: "\n").filter { !$0.hasPrefix(fact) }.joined(separator: "\n")
    #expect(throws: ProfileRefusal.missing(fact: fact)) { try Profile(text: text) }
  }

  @Test(
    "the law's limits stand where no sign does",
    arguments: [
      // Ley General de Movilidad y Seguridad Vial, art. 49-III: streets 30, avenues 50, central lanes 80.
      ("residential", 30), ("primary", 50), ("motorway", 80), ("trunk", 80),
      // Reglamento de Tránsito de la Ciudad de México, art. 9: secondary roads and side lanes 40.
      ("secondary", 40), ("tertiary", 40), ("motorway_link", 40), ("trunk_link", 40),
    ])
  func law(category: String, limit: Int) {
    for profile in [Profile.car, .pickup, .motorcycle] {
      #expect(profile.metresPerHour(category: category, limit: nil, surface: .asphalt) == limit * 1000)
    }
  }

  @Test("a sign is obeyed, and lets nobody go faster than the law: 110 on federal roads, 80 on those of a state")
  func signs() {
    #expect(Profile.car.metresPerHour(category: "motorway", limit: 130, surface: .asphalt) == 110_000)
    #expect(Profile.car.metresPerHour(category: "secondary", limit: 90, surface: .asphalt) == 80_000)
    for profile in Profile.all {
      for category in profile.speeds.keys {
        for limit in [5, 20, 33, 60, 110] {
          let speed = profile.metresPerHour(category: category, limit: limit, surface: .asphalt) ?? 0
          #expect(speed <= limit * 1000, "\(profile.name) \(category)")
        }
      }
    }
  }

  @Test("ground slows: the surface or its state, whichever is worse, and tracks only where softer than earth")
  func ground() {
    #expect(Profile.car.metresPerHour(category: "tertiary", limit: nil, surface: .dirt) == 20_000)
    #expect(Profile.pickup.metresPerHour(category: "tertiary", limit: nil, surface: .dirt) == 26_000)
    #expect(Profile.pickup.metresPerHour(category: "tertiary", limit: nil, surface: .dirt, smoothness: 6) == 16_000)
    #expect(Profile.car.metresPerHour(category: "tertiary", limit: nil, surface: .asphalt, smoothness: 8) == nil)
    #expect(Profile.car.metresPerHour(category: "track", limit: nil, surface: .dirt) == 20_000)
    #expect(Profile.car.metresPerHour(category: "track", limit: nil, surface: .loose) == 14_000)
    #expect(Profile.car.metresPerHour(category: "footway", limit: nil, surface: .asphalt) == nil)
    #expect(Profile.foot.metresPerHour(category: "motorway", limit: nil, surface: .asphalt) == nil)
  }

  @Test("an hour lies in the first period that holds it, and in none outside")
  func periods() {
    #expect(Profile.car.period(at: Departure(weekday: 1, secondOfDay: 7 * 3600))?.name == "morning")
    #expect(Profile.car.period(at: Departure(weekday: 5, secondOfDay: 9 * 3600 + 1800)) == nil)
    #expect(Profile.car.period(at: Departure(weekday: 6, secondOfDay: 7 * 3600)) == nil)
    #expect(Profile.car.period(at: Departure(weekday: 6, secondOfDay: 12 * 3600))?.name == "saturday")
    #expect(Profile.foot.period(at: Departure(weekday: 1, secondOfDay: 8 * 3600)) == nil)
  }
}
