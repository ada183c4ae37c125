import ArgumentParser
import Foundation

/// What stands between commas.
func commaSeparated(_ text: String) -> [String] {
  text.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
}

/// Keys of places between commas, and positions: two numbers of degrees in a row, with decimals, are one.
func placeList(_ text: String) -> [String] {
  var parts = commaSeparated(text)[...]
  var places: [String] = []
  while let first = parts.popFirst() {
    if isDegrees(first), let second = parts.first, isDegrees(second) {
      places.append("\(first),\(parts.removeFirst())")
    } else {
      places.append(first)
    }
  }
  return places
}

/// A key may be a number, but has no decimal point. Degrees in the wrong order are refused for that, and not as keys.
private func isDegrees(_ text: String) -> Bool {
  text.contains(".") && Double(text).map { abs($0) <= 180 } ?? false
}

/// `NAME=VALUE` of an option that may be repeated.
struct Pair: ExpressibleByArgument {
  var name: String
  var value: String

  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1)
    guard parts.count == 2 else { return nil }
    (name, value) = (String(parts[0]), String(parts[1]))
  }
}
