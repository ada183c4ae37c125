import CPROJ
import Territory

/// The coordinate system of a file, as the file or a person names it.
public struct CoordinateSystem: Hashable, Sendable {
  /// What PROJ reads: a code, an address, WKT or a PROJ string.
  let definition: String
  /// As a person names it: `EPSG:32614` where there is a code, else the name within the definition.
  public let name: String
  /// Whether positions in it, read longitude first, are WGS 84 degrees as they stand: nothing to transform.
  public let isLongitudeLatitude: Bool

  /// - Parameter text: `EPSG:32614`, `32614`, `urn:ogc:def:crs:EPSG::32614`, `urn:ogc:def:crs:OGC:1.3:CRS84`,
  ///   `OGC:CRS84`, an address of opengis.net, WKT 1 (ESRI's `.prj` too, with or without codes), WKT 2, a PROJ string.
  /// - Throws: `GeometryError.unknownCoordinateSystem`; `.notOnTheMap` for a height or a plant's own axes.
  public init(_ text: String) throws {
    guard let definition = projDefinition(text) else { throw GeometryError.unknownCoordinateSystem(text) }
    let session = EarthSession()
    guard let system = session.object(definition), proj_is_crs(system.pointer) == 1 else {
      throw GeometryError.unknownCoordinateSystem(text)
    }
    name = system.code ?? system.name ?? definition
    self.definition = definition
    let kind = system.horizontalKind(in: session)
    guard kind != .other else { throw GeometryError.notOnTheMap(name) }
    isLongitudeLatitude = try kind == .geographic && EarthTransform(from: definition, in: session).changesNothing
  }
}

/// The text as PROJ takes it; nil for what is none of the forms we accept. PROJ itself would go on to look for a system
/// with a similar name and might find one on the other side of the Earth.
private func projDefinition(_ text: String) -> String? {
  // A byte order mark stands before some .prj files.
  let text = String(text.drop { $0 == "\u{FEFF}" || $0.isWhitespace }).trimmingTail
  let upper = text.uppercased()
  if !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) { return "EPSG:" + text }
  if upper == "CRS84" { return "OGC:CRS84" }
  if upper.hasPrefix("URN:") || upper.hasPrefix("HTTP:") || upper.hasPrefix("HTTPS:") { return text }
  if text.hasPrefix("+") { return text.contains("+type=crs") ? text : text + " +type=crs" }
  if let bracket = upper.firstIndex(where: { $0 == "[" || $0 == "(" }) {
    // PROJCS, GEOGCRS, COMPD_CS …
    let keyword = upper[..<bracket]
    return keyword.hasSuffix("CS") || keyword.hasSuffix("CRS") ? text : nil
  }
  let parts = upper.split(separator: ":", omittingEmptySubsequences: false)
  guard parts.count == 2, ["EPSG", "OGC", "ESRI", "IAU_2015", "IGNF"].contains(parts[0]) else { return nil }
  return upper
}

extension String {
  fileprivate var trimmingTail: String {
    var text = self[...]
    while let last = text.last, last.isWhitespace || last == "\0" { text.removeLast() }
    return String(text)
  }
}
