import Territory

/// Writes a FeatureCollection of RFC 7946, one feature a line, in constant memory; the same features give the same bytes.
///
/// Positions have a fixed number of decimals, exterior rings run counter-clockwise and holes clockwise, and positions
/// that become equal to the one before are left out as long as the ring or line stays one. Each feature has every column
/// of its layer, null where it is empty. `bbox` holds the positions as written and follows the features.
public final class GeoJSONWriter: FeatureWriter {
  private let output: OutputFile
  private var text: GeoJSONText
  private var isOpen = false
  private var isFirst = true

  /// - Parameter decimals: of a degree, 0 to 9; 6 is about 11 cm.
  public init(to output: OutputFile, decimals: Int = 6) {
    self.output = output
    text = GeoJSONText(decimals: decimals)
  }

  public func begin(_ layer: FeatureLayer) throws {
    open()
    text.begin(layer)
  }

  private func open() {
    if !isOpen { text.append("{\"type\":\"FeatureCollection\",\"features\":[") }
    isOpen = true
  }

  public func write(_ row: borrowing FeatureRow) throws {
    text.append(isFirst ? "\n" : ",\n")
    isFirst = false
    text.append(row)
    if text.count >= 64 * 1024 { try flush() }
  }

  public func finish(attribution: String?) throws {
    open()
    text.append("\n]")
    text.appendBox()
    if let attribution { text.append(member: "attribution", attribution) }
    text.append("}\n")
    try flush()
    try output.commit()
  }

  private func flush() throws {
    try output.write(text.bytes)
    text.removeAll()
  }
}

/// Writes a GeoJSON text sequence (RFC 8142): each feature by itself, between a record separator and the end of a line;
/// or lines without separators, which many tools ask for.
public final class GeoJSONSequenceWriter: FeatureWriter {
  private let output: OutputFile
  private let hasSeparators: Bool
  private var text: GeoJSONText

  /// - Parameter decimals: of a degree, 0 to 9.
  public init(to output: OutputFile, decimals: Int = 6, hasSeparators: Bool = true) {
    (self.output, self.hasSeparators) = (output, hasSeparators)
    text = GeoJSONText(decimals: decimals)
  }

  public func begin(_ layer: FeatureLayer) throws { text.begin(layer) }

  public func write(_ row: borrowing FeatureRow) throws {
    if hasSeparators { text.append("\u{1E}") }
    text.append(row)
    text.append("\n")
    if text.count >= 64 * 1024 { try flush() }
  }

  /// A sequence has no place for an attribution but a feature of its own, which would be none.
  public func finish(attribution: String?) throws {
    try flush()
    try output.commit()
  }

  private func flush() throws {
    try output.write(text.bytes)
    text.removeAll()
  }
}
