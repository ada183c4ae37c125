/// A small drawing of figures that a table or a sentence beside it says too.
public struct ReportChart: Sendable, Hashable {
  public struct Bar: Sendable, Hashable {
    public var label: String
    /// Not negative.
    public var value: Double
    /// The value as it is written at the bar's end.
    public var text: String

    public init(_ label: String, value: Double, text: String) {
      (self.label, self.value, self.text) = (label, value, text)
    }
  }

  public enum Kind: Sendable, Hashable {
    /// One bar a line, all from the same left edge.
    case bars([Bar])
    /// Shares 0…1 against shares 0…1, with the diagonal of equal parts.
    case shares([Place], across: String, up: String)
  }

  public struct Place: Sendable, Hashable {
    public var x, y: Double

    public init(_ x: Double, _ y: Double) { (self.x, self.y) = (x, y) }
  }

  public var title: String
  /// What the drawing shows, for who cannot see it.
  public var description: String
  public var kind: Kind

  public init(title: String, description: String, kind: Kind) {
    (self.title, self.description, self.kind) = (title, description, kind)
  }
}
