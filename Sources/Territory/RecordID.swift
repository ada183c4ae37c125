/// The id of a record: 32 hexadecimal digits shaped as a UUID of version 4 (DESIGN D1).
///
/// A record with an official key has an id derived from it, so that two laptops importing one file agree; a record born
/// in the field has a random one. No integer key ever crosses a machine.
public struct RecordID: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// Lower case, with hyphens.
  public let description: String

  /// nil unless `text` has the shape of a UUID; case is folded.
  public init?(_ text: String) {
    let text = text.lowercased()
    let groups = text.split(separator: "-", omittingEmptySubsequences: false)
    guard groups.map(\.utf8.count) == [8, 4, 4, 4, 12],
      text.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) || $0 == 45 })
    else { return nil }
    description = text
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
