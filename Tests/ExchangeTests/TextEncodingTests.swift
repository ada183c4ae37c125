import Testing

@testable import Exchange

struct TextEncodingTests {
  @Test(
    "the letters of Spanish come out of every encoding of municipal files",
    arguments: [
      (TextEncoding.windows1252, [0xC1, 0xE9, 0xED, 0xF3, 0xFA, 0xFC, 0xD1, 0xF1, 0xBF] as [UInt8]),
      (.macRoman, [0xE7, 0x8E, 0x92, 0x97, 0x9C, 0x9F, 0x84, 0x96, 0xC0]),
      (.cp850, [0xB5, 0x82, 0xA1, 0xA2, 0xA3, 0x81, 0xA5, 0xA4, 0xA8]),
      (.utf8, Array("ÁéíóúüÑñ¿".utf8)),
    ])
  func spanish(encoding: TextEncoding, bytes: [UInt8]) {
    #expect(encoding.decode(bytes[...]) == "ÁéíóúüÑñ¿")
  }

  @Test("every byte has its letter in the encodings of one byte a letter")
  func everyByte() {
    let high = (UInt8(0x80)...0xFF).map { $0 }
    for encoding in [TextEncoding.windows1252, .macRoman, .cp437, .cp850] {
      let letters = encoding.decode(high[...])?.unicodeScalars
      #expect(letters.map { Set($0).count } == 128)
    }
  }

  @Test(
    "UTF-8 is told from what only looks like it",
    arguments: [
      ([0xC3, 0xB1], true), ([0xF0, 0x9F, 0x98, 0x80], true), ([0xC0, 0x80], false), ([0xED, 0xA0, 0x80], false),
      ([0xF4, 0x90, 0x80, 0x80], false), ([0xE0, 0x9F, 0xBF], false), ([0xF1], false), ([0xC3, 0x41], false),
      ([0x80], false), ([0xEF, 0xBF, 0xBD], true),
    ] as [([UInt8], Bool)])
  func utf8(bytes: [UInt8], isUTF8: Bool) {
    var check = UTF8Check()
    for byte in bytes { check.take(byte) }
    #expect(check.isComplete == isUTF8)
    #expect((TextEncoding.utf8.decode(bytes[...]) != nil) == isUTF8)
  }
}
