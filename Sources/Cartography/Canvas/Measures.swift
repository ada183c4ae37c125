/// A place on a sheet, in millimetres from its upper left corner, right and down.
public struct Point: Sendable, Hashable {
  public var x, y: Double

  public init(_ x: Double, _ y: Double) { (self.x, self.y) = (x, y) }
}

/// Width and height in millimetres.
public struct Size: Sendable, Hashable {
  public var width, height: Double

  public init(_ width: Double, _ height: Double) { (self.width, self.height) = (width, height) }
}

/// A box on a sheet, in millimetres.
public struct Rectangle: Sendable, Hashable {
  public var left, top, width, height: Double

  public init(left: Double, top: Double, width: Double, height: Double) {
    (self.left, self.top, self.width, self.height) = (left, top, width, height)
  }

  public var right: Double { left + width }
  public var bottom: Double { top + height }
  public var centre: Point { Point(left + width / 2, top + height / 2) }

  public func inset(by margin: Double) -> Rectangle {
    Rectangle(
      left: left + margin, top: top + margin, width: max(0, width - 2 * margin), height: max(0, height - 2 * margin))
  }

  public func contains(_ point: Point) -> Bool {
    point.x >= left && point.x <= right && point.y >= top && point.y <= bottom
  }

  public func contains(_ other: Rectangle) -> Bool {
    other.left >= left && other.right <= right && other.top >= top && other.bottom <= bottom
  }

  public func meets(_ other: Rectangle) -> Bool {
    left < other.right && other.left < right && top < other.bottom && other.top < bottom
  }

  /// Takes `height` off the top; what is left stays.
  public mutating func takeTop(_ height: Double) -> Rectangle {
    let taken = Rectangle(left: left, top: top, width: width, height: min(height, self.height))
    top += taken.height
    self.height -= taken.height
    return taken
  }

  public mutating func takeBottom(_ height: Double) -> Rectangle {
    let taken = min(height, self.height)
    self.height -= taken
    return Rectangle(left: left, top: bottom, width: width, height: taken)
  }

  public mutating func takeRight(_ width: Double) -> Rectangle {
    let taken = min(width, self.width)
    self.width -= taken
    return Rectangle(left: right, top: top, width: taken, height: height)
  }

  public mutating func takeLeft(_ width: Double) -> Rectangle {
    let taken = Rectangle(left: left, top: top, width: min(width, self.width), height: height)
    left += taken.width
    self.width -= taken.width
    return taken
  }
}

/// The papers on which Mexican offices print.
public enum Paper: String, Sendable, CaseIterable {
  case letter = "carta"
  case legal = "oficio"
  case tabloid = "doble-carta"

  /// Upright. Oficio is Mexico's 216 × 340 mm and not the North American legal of 356 mm.
  public var size: Size {
    switch self {
    case .letter: Size(215.9, 279.4)
    case .legal: Size(215.9, 340)
    case .tabloid: Size(279.4, 431.8)
    }
  }

  public func size(isLandscape: Bool) -> Size { isLandscape ? Size(size.height, size.width) : size }
}
