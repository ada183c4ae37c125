import Foundation
import Testing

@testable import Exchange

/// How many random numbers; $RECORRIDO_TRIALS scales it.
private let trials = (Int(ProcessInfo.processInfo.environment["RECORRIDO_TRIALS"] ?? "") ?? 60) * 2000

@Suite("Numbers as text")
struct DecimalTextTests {
  func text(_ value: Double, decimals: Int) -> String {
    var text = TextBuffer()
    text.append(DecimalGrid(decimals: decimals).steps(value), decimals: decimals)
    return String(decoding: text.bytes, as: UTF8.self)
  }

  /// What C shows, which rounds the exact value, halves to even; zero without a minus.
  func expected(_ value: Double, decimals: Int) -> String {
    let shown = String(format: "%.\(decimals)f", value)
    return shown.allSatisfy { "-0.".contains($0) } ? shown.filter { $0 != "-" } : shown
  }

  @Test("degrees are rounded by their exact value, as C prints them", arguments: [0, 1, 6, 7, 8, 9])
  func rounding(decimals: Int) {
    var random = SystemRandomNumberGenerator()
    let scale = (0..<decimals).reduce(1.0) { power, _ in power * 10 }
    for trial in 0..<trials {
      let degrees = Double.random(in: -180...180, using: &random)
      // Every other number lies as near half way between two steps as a Double can, or exactly there.
      let value = trial % 2 == 0 ? degrees : ((degrees * scale).rounded() + 0.5) / scale
      #expect(text(value, decimals: decimals) == expected(value, decimals: decimals))
      if text(value, decimals: decimals) != expected(value, decimals: decimals) { return }
    }
    for value in [0.5, 1.5, 2.5, -0.5, -2.5, 0.25, 0.125, -1e-12, 0, 179.9999999999, -180, 1e8 + 0.5] {
      #expect(text(value, decimals: decimals) == expected(value, decimals: decimals))
    }
  }

  @Test("measures read back as the same number, in the fewest digits, with one decimal at least")
  func reals() {
    var random = SystemRandomNumberGenerator()
    func text(_ value: Double) -> String {
      var text = TextBuffer()
      text.append(real: value)
      return String(decoding: text.bytes, as: UTF8.self)
    }
    #expect(
      [0, 12, 0.1, -354.5, 802_050.31, 1e15, 0.001, -0.0].map(text) == [
        "0.0", "12.0", "0.1", "-354.5", "802050.31", "1000000000000000.0", "0.001", "-0.0",
      ])
    for _ in 0..<trials {
      let value = Double(bitPattern: .random(in: 0...UInt64.max, using: &random))
      guard value.isFinite else { continue }
      #expect(text(value) == value.description)
      let money = Double(Int.random(in: -999_999_999...999_999_999, using: &random)) / 100
      if text(money) != money.description {
        #expect(text(money) == money.description)
        return
      }
    }
  }
}
