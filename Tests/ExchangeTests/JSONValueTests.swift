import Testing

@testable import Exchange

@Suite("JSON inside a cell")
struct JSONValueTests {
  @Test("members, numbers as written and every escape are read")
  func reads() throws {
    let value = try JSONValue.parse(
      #" {"approved": "$1,545,292.00", "progress": 0.350, "n": -1.0e+3, "ok": true, "no": null, "#
        + #""text": "a\"\\\/\b\f\n\r\té\u00f1\uD83D\uDEA7", "list": [1, {"deep": [ ]}]}"#)
    #expect(value["approved"]?.cell == "$1,545,292.00")
    #expect(value["progress"]?.cell == "0.350")
    #expect(value["n"]?.cell == "-1.0e+3")
    #expect(value["ok"]?.cell == "true")
    #expect(value["no"] != nil && value["no"]?.cell == nil)
    #expect(value["absent"] == nil)
    #expect(value["text"]?.cell == "a\"\\/\u{8}\u{c}\n\r\té\u{f1}\u{1F6A7}")
    guard case .array(let list)? = value["list"] else { throw TestFault.unexpected }
    #expect(list.count == 2)
  }

  @Test(
    "what is no JSON says what is wrong and where",
    arguments: [
      ("", 0, JSONProblem.endsEarly), ("{\"a\": 1", 7, .endsEarly), ("{\"a\" 1}", 5, .unexpected(0x31)),
      ("[1,]", 3, .unexpected(0x5D)), ("[01]", 3, .badNumber), ("[1.]", 3, .badNumber), ("\"\\x\"", 1, .badEscape),
      ("\"\\u12", 5, .endsEarly), ("\"\n\"", 1, .controlCharacter), ("{} x", 3, .unexpected(0x78)),
      ("NaN", 0, .unexpected(0x4E)), ("{'a': 1}", 1, .unexpected(0x27)), ("-", 1, .endsEarly),
    ])
  func refuses(text: String, offset: Int, problem: JSONProblem) {
    #expect(throws: JSONTextError(offset: offset, problem: problem)) { try JSONValue.parse(text) }
  }

  @Test("a hundred thousand opening brackets are refused, not followed")
  func hostileNesting() {
    #expect(throws: JSONTextError(offset: 200, problem: .tooDeep)) {
      try JSONValue.parse(String(repeating: "[", count: 100_000))
    }
  }

  @Test("half a surrogate pair becomes the replacement character")
  func loneSurrogate() throws {
    #expect(try JSONValue.parse(#""\uD83Dx\uDEA7\uD83DA""#).cell == "\u{FFFD}x\u{FFFD}\u{FFFD}A")
  }

  @Test(
    "numbers are read to the nearest Double",
    arguments: [
      "0", "-0.5", "-99.13715", "19.422100000000001", "-99.224041317057299", "1e999", "123456789012345678901",
    ]
  )
  func numbers(text: String) throws {
    var scanner = JSONScanner(Array(text.utf8))
    #expect(try scanner.number() == Double(text))
  }
}

/// Thrown where a test met a value of another kind.
enum TestFault: Error { case unexpected }
