/// The id of a record: 32 hexadecimal digits shaped as a UUID of version 4.
///
/// A record with an official key has an id derived from it, so that two laptops importing one file agree; a record born
/// in the field has a random one. No integer key ever crosses a machine.
public struct RecordID: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// Lower case, with hyphens.
  public let description: String

  /// nil unless `text` has the shape of a UUID; case is folded.
  public init?(_ text: String) {
    var index = 0
    var isLower = true
    // Read for every entry of a journal, so by the bytes.
    for byte in text.utf8 {
      switch byte {
      case 48...57, 97...102: if Self.hyphens.contains(index) { return nil }
      case 65...70:
        if Self.hyphens.contains(index) { return nil }
        isLower = false
      case 45: if !Self.hyphens.contains(index) { return nil }
      default: return nil
      }
      index += 1
    }
    guard index == 36 else { return nil }
    description = isLower ? text : text.lowercased()
  }

  /// Where the hyphens stand: groups of 8, 4, 4, 4 and 12.
  private static let hyphens: Places = [8, 13, 18, 23]

  /// Small numbers as the bits of one word.
  private struct Places: ExpressibleByArrayLiteral {
    private let bits: UInt64
    init(arrayLiteral numbers: Int...) { bits = numbers.reduce(0) { $0 | 1 << UInt64($1) } }
    func contains(_ number: Int) -> Bool { number < 64 && bits >> UInt64(number) & 1 == 1 }
  }

  /// The id of the `kind` of record whose official key is `key` (its parts in their fixed order).
  public init(kind: String, key: [String]) {
    // A unit separator keeps ["a", "bc"] apart from ["ab", "c"].
    self.init(bytes: Array(Digest(of: ([kind] + key).joined(separator: "\u{1F}")).bytes.prefix(16)))
  }

  /// A random id from the system's generator.
  public static func random() -> RecordID {
    var generator = SystemRandomNumberGenerator()
    return RecordID(bytes: (0..<16).map { _ in UInt8.random(in: 0...255, using: &generator) })
  }

  private init(bytes: [UInt8]) {
    var bytes = bytes
    bytes[6] = bytes[6] & 0x0F | 0x40
    bytes[8] = bytes[8] & 0x3F | 0x80
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    for (index, byte) in bytes.enumerated() {
      if [4, 6, 8, 10].contains(index) { text.append(UInt8(ascii: "-")) }
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    description = String(decoding: text, as: UTF8.self)
  }

  public static func < (a: RecordID, b: RecordID) -> Bool { a.description < b.description }
}
