import Territory
import Testing

@Suite struct KeyTests {
  @Test(
    "a key's shape tells its level",
    arguments: [
      ("06-040", UnitLevel.territorialUnit), ("09", .state), ("14050", .municipality), ("140500001", .locality),
      ("1405000010013", .ageb), ("140500001001A", .ageb), ("1405000010013001", .block), ("140500001001A001", .block),
    ])
  func shapes(key: String, level: UnitLevel) {
    #expect(UnitLevel(shapeOf: key) == level && level.accepts(key))
  }

  @Test(
    "a key of no known shape tells no level",
    arguments: [
      "", "6-1", "06-40", "060040", "06-0400", "1", "140", "1405000010", "140500001001B", "140500001001a", "Ajijic",
      "06–040", "٠٩", "00", "33", "99", "00001", "33001", "99999",
      "1405000010013A01",
    ])
  func noShape(key: String) { #expect(UnitLevel(shapeOf: key) == nil) }

  @Test("a colonia's key is free text of 1 to 40 letters, accents or not")
  func freeKeys() {
    #expect(UnitLevel.neighbourhood.accepts("Ajijic") && !UnitLevel.neighbourhood.accepts(""))
    #expect(UnitLevel.delegation.accepts(String(repeating: "ó", count: 40)))
    #expect(!UnitLevel.delegation.accepts(String(repeating: "o", count: 41)))
  }

  @Test(
    "a key belongs where its digits say",
    arguments: [
      (UnitLevel.territorialUnit, "06-040", "09006", Jurisdiction.Scope.municipality, true),
      (.territorialUnit, "12-133", "09006", .municipality, false),
      (.territorialUnit, "06-001", "15006", .municipality, false), (.territorialUnit, "06-001", "15", .state, false),
      (.territorialUnit, "06-001", "09", .state, true),
      (.locality, "140500001", "14050", .municipality, true),
      (.locality, "140130001", "14050", .municipality, false), (.municipality, "14050", "14", .state, true),
      (.municipality, "09006", "14", .state, false), (.state, "14", "14050", .municipality, true),
      (.state, "09", "14050", .municipality, false), (.neighbourhood, "Ajijic", "14050", .municipality, true),
      (.block, "1405000010013001", "14050", .municipality, true),
      (.ageb, "1401300010013", "14050", .municipality, false),
    ])
  func belonging(level: UnitLevel, key: String, parent: String, scope: Jurisdiction.Scope, belongs: Bool) {
    let place = Jurisdiction(key: parent, name: "", scope: scope, zone: ClockTests.mexico)
    #expect(level.key(key, belongsTo: place) == belongs)
    let country = Jurisdiction(name: "México", scope: .country, zone: ClockTests.mexico)
    #expect(level.key(key, belongsTo: country))
  }

  @Test("two laptops give one project one id; these two stay for ever")
  func derivedIDs() {
    #expect(
      RecordID(kind: "project", key: ["PP", "2024", "PP-2024-0640"]).description
        == "4c1c3e18-605a-4626-b9d9-2951ee51de8a")
    #expect(
      RecordID(kind: "territorial_unit", key: ["iecm-2022", "06-040"]).description
        == "298c9435-bcf2-4b4c-a105-e63de2f0f5a1")
  }

  @Test("the parts of a key do not run together, and kinds do not mix")
  func keyParts() {
    #expect(RecordID(kind: "visit", key: ["a", "bc"]) != RecordID(kind: "visit", key: ["ab", "c"]))
    #expect(RecordID(kind: "visit", key: ["a"]) != RecordID(kind: "photo", key: ["a"]))
  }

  @Test("every id has the shape of a version-4 UUID, as ODK demands")
  func version4() {
    for number in 0..<500 {
      for id in [RecordID.random(), RecordID(kind: "visit", key: ["\(number)"])] {
        let letters = Array(id.description)
        #expect(letters[14] == "4" && "89ab".contains(letters[19]) && RecordID(id.description) == id)
      }
    }
    #expect(RecordID.random() != RecordID.random())
  }

  @Test("an id reads in either case and nothing else reads as one")
  func readsIDs() {
    let id = RecordID(kind: "visit", key: ["1"])
    #expect(RecordID(id.description.uppercased()) == id)
    for text in [
      "", "x", String(id.description.dropLast()), id.description + "0", id.description.replacing("-", with: ""),
      id.description.replacing("4", with: "g"),
    ] {
      #expect(RecordID(text) == nil)
    }
  }

  @Test(
    "names are compared without case, accents or punctuation",
    arguments: [
      ("ACATLÁN de Juárez", "acatlan de juarez"), ("  San  Fco. (Barr) ", "san fco barr"),
      ("Ñandú–Güero", "nandu guero"),
      ("A\u{0301}gueda", "agueda"), ("", ""), ("¡!", ""), ("1-A", "1 a"),
      ("videovigilancia_alarmas", "videovigilancia alarmas"),
    ])
  func plainNames(name: String, plain: String) { #expect(name.plain == plain && name.plain.plain == plain) }

  @Test("SHA-256 of nothing and of «abc» are NIST's, whole or in pieces")
  func digests() {
    #expect(Digest(of: "").hexadecimal == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    let known = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    #expect(Digest(of: "abc").hexadecimal == known && Digest(hexadecimal: known) == Digest(of: "abc"))
    var hasher = DigestHasher()
    hasher.update(Array("a".utf8))
    hasher.update("bc".utf8.lazy.map { $0 })
    #expect(hasher.finish().hexadecimal == known)
    #expect(Digest(hexadecimal: String(repeating: "+f", count: 32)) == nil && Digest(hexadecimal: known + "0") == nil)
    #expect(Digest(hexadecimal: known.uppercased()) == nil)
  }
}
