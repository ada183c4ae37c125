/// What the features of one layer have in common: declared before the first of them is written.
public struct FeatureLayer: Sendable, Hashable {
  /// What the cells of a column hold.
  public enum CellKind: Sendable, Hashable {
    case text, integer, real, boolean
    /// A local day, `2024-11-08`.
    case date
    /// JSON itself, as text.
    case json
  }

  public struct Column: Sendable, Hashable {
    public var name: String
    /// What people read in its place; nil: the name.
    public var title: String?
    public var kind: CellKind

    public init(_ name: String, _ kind: CellKind, title: String? = nil) {
      (self.name, self.kind, self.title) = (name, kind, title)
    }
  }

  /// A table's or a folder's name.
  public var name: String
  /// What people read.
  public var title: String
  /// In the order of a row's cells.
  public var columns: [Column]
  /// Whether features have ids, which tables keep in a column `id` before the others.
  public var hasIDs: Bool
  /// Whether every geometry is a single point.
  public var isOfPoints: Bool
  /// Whether many are, so that a table gives them their longitude and latitude besides.
  public var hasPoints = false
  public var style: LayerStyle

  public init(
    name: String, title: String? = nil, columns: [Column], hasIDs: Bool = true, isOfPoints: Bool = false,
    style: LayerStyle = LayerStyle()
  ) {
    (self.name, self.title, self.columns) = (name, title ?? name, columns)
    (self.hasIDs, self.isOfPoints, self.style) = (hasIDs, isOfPoints, style)
  }
}

/// How a program draws a layer that comes with its colours.
public struct LayerStyle: Sendable, Hashable {
  /// Red, green and blue.
  public struct Colour: Sendable, Hashable {
    public var red, green, blue: UInt8

    public init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) { (self.red, self.green, self.blue) = (red, green, blue) }

    /// `#1b9e77`
    var hexadecimal: String { "#" + [red, green, blue].map(hexadecimalByte).joined() }

    /// `ff779e1b`: opacity, blue, green, red.
    func kml(opacity: UInt8) -> String { [opacity, blue, green, red].map(hexadecimalByte).joined() }
  }

  /// Features whose cell reads `value`, or holds a number of `range`, have their own colour.
  public struct Class: Sendable, Hashable {
    public var value: String
    public var range: ClosedRange<Double>?
    public var title: String
    public var colour: Colour

    public init(_ value: String, title: String, colour: Colour) {
      (self.value, self.title, self.colour) = (value, title, colour)
    }

    public init(_ range: ClosedRange<Double>, title: String, colour: Colour) {
      (value, self.range, self.title, self.colour) = ("", range, title, colour)
    }
  }

  /// Of features that no class takes.
  public var colour: Colour
  /// The column whose cells say the class; nil: one colour for all.
  public var column: String?
  public var classes: [Class]

  public init(colour: Colour = Colour(0x33, 0x66, 0x99), column: String? = nil, classes: [Class] = []) {
    (self.colour, self.column, self.classes) = (colour, column, classes)
  }
}

private func hexadecimalByte(_ byte: UInt8) -> String {
  (byte < 16 ? "0" : "") + String(byte, radix: 16)
}
