/// The PNG with its dots of an inch written into it, so that it prints at the size it was drawn for.
/// Source: ISO/IEC 15948, PNG, chunk pHYs (after the first chunk, IHDR).
func withDensity(_ png: [UInt8], _ density: Int) -> [UInt8] {
  let header = 8 + 25
  guard png.count > header else { return png }
  let dotsOfMetre = UInt32((Double(density) / 0.0254).rounded())
  let side = (0..<4).map { UInt8(truncatingIfNeeded: dotsOfMetre >> (24 - 8 * $0)) }
  let chunk = Array("pHYs".utf8) + side + side + [1]
  let check = checksum(chunk)
  let length: [UInt8] = [0, 0, 0, 9]
  return png[..<header] + length + chunk + (0..<4).map { UInt8(truncatingIfNeeded: check >> (24 - 8 * $0)) }
    + png[header...]
}

/// CRC-32 of a few bytes. Source: ISO/IEC 15948, annex D.
private func checksum(_ bytes: [UInt8]) -> UInt32 {
  ~bytes.reduce(~UInt32(0)) { sum, byte in
    (0..<8).reduce(sum ^ UInt32(byte)) { sum, _ in sum >> 1 ^ (sum & 1 == 1 ? 0xEDB8_8320 : 0) }
  }
}
