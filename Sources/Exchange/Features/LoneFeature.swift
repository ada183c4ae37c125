import Territory

/// Writes a FeatureCollection of one feature: a route, an area reached.
/// - Parameter attributions: whose data it shows; said once, one behind the other.
/// - Throws: `ExchangeError` of the file, `ShapeFault.notFinite`.
public func writeGeoJSON(
  properties: [(String, JSONScalar)], shape: Shape?, attributions: [String], to path: String
) throws {
  let writer = GeoJSONWriter(to: try OutputFile(path: path))
  try writer.begin(
    FeatureLayer(name: "", columns: properties.map { FeatureLayer.Column($0.0, .text) }, hasIDs: false))
  var row = FeatureRow()
  row.begin()
  for property in properties { row.append(property.1) }
  try row.take(shape)
  try writer.write(row)
  try writer.finish(attribution: attributions.isEmpty ? nil : attributions.joined(separator: "; "))
}
