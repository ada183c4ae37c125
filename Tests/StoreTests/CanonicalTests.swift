import Territory
import Testing

@testable import Store

@Suite struct CanonicalTests {
  @Test("names stand in the order of their UTF-16 units, as RFC 8785 has it")
  func order() {
    let names = ["\u{20ac}", "\r", "\u{fb33}", "1", "\u{1f600}", "\u{80}", "\u{f6}"]
    let value = FieldValue.object(Dictionary(uniqueKeysWithValues: names.map { ($0, 1) }))
    #expect(
      value.canonicalText
        == "{\"\\r\":1,\"1\":1,\"\u{80}\":1,\"\u{f6}\":1,\"\u{20ac}\":1,\"\u{1f600}\":1,\"\u{fb33}\":1}")
    #expect(FieldValue(canonical: value.canonical) == value)
  }

  @Test(
    "texts are escaped only where they must be",
    arguments: [
      ("«ñ» 😀 /", "\"«ñ» 😀 /\""), ("\"\\", "\"\\\"\\\\\""), ("\u{8}\t\n\u{c}\r", "\"\\b\\t\\n\\f\\r\""),
      ("\u{0}\u{1}\u{1f}\u{7f}", "\"\\u0000\\u0001\\u001f\u{7f}\""), ("", "\"\""),
    ])
  func escapes(text: String, canonical: String) {
    #expect(FieldValue.text(text).canonicalText == canonical)
    #expect(FieldValue(canonical: canonical.utf8) == .text(text))
  }

  @Test(
    "whole numbers read back to both ends of their range", arguments: [0, 1, -1, 1_234_567_890_123, Int.max, Int.min])
  func integers(number: Int) {
    #expect(FieldValue(canonical: String(number).utf8) == .integer(number))
  }

  @Test(
    "what we would not have written is not read",
    arguments: [
      "", " ", "1.5", "1e3", "true", "false", "nul", "NULL", "{", "[", "[1,]", "{\"a\":1,}", "{\"a\"}", "{a:1}",
      "[1 ,2]", " 1",
      "1 ", "01", "-0", "-", "+1", "00", "9223372036854775808", "-9223372036854775809", "\"", "\"\\\"", "\"\\x\"",
      "\"\\u00\"", "\"\\u0041\"", "\"\\u000a\"", "\"\\u+01f\"", "\"\\u001F\"", "\"\\/\"", "\"\n\"", "\"a\\n\n\"",
      "{\"a\":1,\"a\":2}", "{\"b\":1,\"a\":2}", "[1]]", "1,2", "{\"a\":1}x",
    ])
  func hostile(text: String) { #expect(FieldValue(canonical: text.utf8) == nil) }

  @Test("bytes that are no UTF-8 are not read, escaped or not")
  func brokenText() {
    #expect(
      FieldValue(canonical: [0x22, 0xFF, 0x22]) == nil && FieldValue(canonical: [0x22, 0x5C, 0x6E, 0xC3, 0x22]) == nil)
  }

  @Test("trees nested without end are refused, not followed")
  func nested() {
    #expect(FieldValue(canonical: String(repeating: "[", count: 1_000_000).utf8) == nil)
    let deep = String(repeating: "[", count: 20) + String(repeating: "]", count: 20)
    #expect(FieldValue(canonical: deep.utf8) == nil)
  }

  @Test("a thousand random trees read back as they were, and what reads at all writes the same bytes")
  func roundTrip() {
    var numbers = SeededNumbers(7)
    for _ in 0..<1_000 {
      let tree = Self.tree(depth: 4, &numbers)
      let bytes = tree.canonical
      #expect(FieldValue(canonical: bytes) == tree)
      var broken = bytes
      broken[Int.random(in: 0..<broken.count, using: &numbers)] = UInt8.random(in: 0...255, using: &numbers)
      if let read = FieldValue(canonical: broken), read.canonical != broken { Issue.record("\(broken)") }
    }
  }

  private static func tree(depth: Int, _ numbers: inout SeededNumbers) -> FieldValue {
    switch Int.random(in: 0..<(depth > 0 ? 5 : 3), using: &numbers) {
    case 0: return .null
    case 1: return .integer(Int(truncatingIfNeeded: numbers.next()) >> Int.random(in: 0..<64, using: &numbers))
    case 2: return .text(text(&numbers))
    case 3: return .array((0..<Int.random(in: 0..<4, using: &numbers)).map { _ in tree(depth: depth - 1, &numbers) })
    default:
      var fields: [String: FieldValue] = [:]
      for _ in 0..<Int.random(in: 0..<4, using: &numbers) { fields[text(&numbers)] = tree(depth: depth - 1, &numbers) }
      return .object(fields)
    }
  }

  static func text(_ numbers: inout SeededNumbers) -> String {
    let letters = ["a", "Z", "ñ", "é", "\"", "\\", "\n", "\u{1}", "😀", "\u{fb33}", "€", " ", "0", "'", "%"]
    return (0..<Int.random(in: 0..<8, using: &numbers)).map { _ in letters.randomElement(using: &numbers)! }.joined()
  }
}
