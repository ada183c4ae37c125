/// A name cut into words whose widths are known, so that it can be broken and sized without measuring again.
struct LabelText {
  let words: [String]
  /// Millimetres at a type of ten points.
  private let widths: [Double]
  private let space: Double
  /// Of a line, in ems.
  static let leading = 1.16

  init(_ name: String, _ ruler: WordRuler) {
    words = name.split(separator: " ").map(String.init)
    widths = words.map(ruler.width)
    space = ruler.space
  }

  /// In so many lines at most, each no wider than it must be for that number; the widths at ten points.
  func broken(into count: Int) -> [(text: String, width: Double)] {
    guard !words.isEmpty else { return [] }
    var narrow = widths.max()!
    var wide = widths.reduce(0, +) + space * Double(words.count)
    guard count > 1 else { return lines(within: wide) }
    for _ in 0..<12 {
      let middle = (narrow + wide) / 2
      if lines(within: middle).count <= count { wide = middle } else { narrow = middle }
    }
    return lines(within: wide)
  }

  private func lines(within width: Double) -> [(text: String, width: Double)] {
    var lines: [(text: String, width: Double)] = []
    for (word, long) in zip(words, widths) {
      if let last = lines.last, last.width + space + long <= width + 1e-9 {
        lines[lines.count - 1] = (last.text + " " + word, last.width + space + long)
      } else {
        lines.append((word, long))
      }
    }
    return lines
  }
}

/// Measures each word once.
final class WordRuler {
  private let canvas: Canvas
  private let style: TextStyle
  private var known: [String: Double] = [:]

  init(_ canvas: Canvas, _ theme: Theme) {
    self.canvas = canvas
    style = theme.text(10)
  }

  func width(_ word: String) -> Double {
    if let width = known[word] { return width }
    let width = canvas.size(of: word, style).width
    known[word] = width
    return width
  }

  /// Between two words.
  var space: Double { width("n n") - 2 * width("n") }
}

/// A name or a number as it stands on the map.
struct PlacedLabel: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    /// Of the area so numbered in `PreparedMap.areas`.
    case area(Int)
    case quietArea(Int)
    case areaNumber(Int)
    /// Of the mark in `content.marks`.
    case mark(Int)
    case markNumber(Int)
    /// Of what lies around the areas, written over them.
    case region

    /// In `content.marks`; nil: of something else.
    var mark: Int? {
      switch self {
      case .mark(let mark), .markNumber(let mark): mark
      default: nil
      }
    }
  }

  var kind: Kind
  var lines: [String]
  /// Points.
  var size: Double
  var box: Rectangle
  /// Its lines stand in the box's middle, or along the side that faces the mark.
  var alignment: TextStyle.Alignment = .centre
}

/// Millimetres of a point of type.
let millimetresOfPoint = 25.4 / 72
