/// Writes KML 2.2 (OGC 07-147r2): a folder a layer, its style, a placemark a feature with its columns as extended data.
public final class KMLWriter: FeatureWriter {
  private let output: OutputFile
  private var text: KMLText
  private var layers = 0

  /// - Parameter decimals: of a degree, 0 to 9.
  public init(to output: OutputFile, decimals: Int = 6) {
    self.output = output
    text = KMLText(decimals: decimals)
    text.appendHead()
  }

  public func begin(_ layer: FeatureLayer) throws {
    if layers > 0 { text.append("</Folder>\n") }
    layers += 1
    text.begin(layer, number: layers)
  }

  public func write(_ row: borrowing FeatureRow) throws {
    text.append(row)
    if text.count >= 64 * 1024 { try flush() }
  }

  public func finish(attribution: String?) throws {
    if layers > 0 { text.append("</Folder>\n") }
    if let attribution { text.appendAttribution(attribution) }
    text.append("</Document>\n</kml>\n")
    try flush()
    try output.commit()
  }

  private func flush() throws {
    try output.write(text.bytes)
    text.removeAll()
  }
}
