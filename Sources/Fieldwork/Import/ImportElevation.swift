import Roads
import Store
import Territory

/// What an import of a model of the ground did.
public struct ElevationReport: Sendable {
  public var columns: Int
  public var rows: Int
  /// Samples without a height.
  public var voids: Int
  public var southWest: Coordinate
  public var northEast: Coordinate
  /// How much of the office's roads has heights now, by all models together; nil where no roads are imported.
  public var coverage: ElevationCoverage?
  /// Whether this very model was there already.
  public var isKnown: Bool
}

extension FieldOffice {
  /// Imports the heights of the ground from an SRTM tile or a GeoTIFF as one entry that names their content.
  ///
  /// A file of the same name replaces the one before. Where several models know a place, the first by name counts.
  /// - Throws: `ElevationError`.
  public func importElevation(_ path: String) throws -> FieldStore.Written<ElevationReport> {
    let grid = try readElevation(at: path)
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return try store.write(by: author, at: now) { door in
      var given = GivenFields()
      given.set("name", name)
      given.set("content", try door.keepContent(grid.bytes()))
      given.set("source_sha256", try fileDigest(path).hexadecimal)
      let id = RecordID(kind: "elevation_source", key: [name])
      let change = try door.enter(
        "elevation.import", facts: ["file": .text(name)], [Assignment(.elevationSource, id, given.fields)])
      let corners = grid.corners
      return ElevationReport(
        columns: grid.columns, rows: grid.rows, voids: grid.voidCount, southWest: corners.southWest,
        northEast: corners.northEast, coverage: try door.reader.roadNetwork()?.coverage, isKnown: change == .unchanged)
    }
  }
}
