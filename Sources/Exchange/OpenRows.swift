import Territory

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Opens a file as rows; what it holds decides its format, not its name.
/// - Throws: a `Refusal` in one sentence where it is missing, a folder, empty, unreadable or of no format we read.
public func openRows(at path: String, options: SourceOptions = SourceOptions()) throws -> any RowSource {
  switch try SourceKind(path: path) {
  case .geoJSON: try GeoJSONRows(path: path, options: options)
  case .shapefile: try ShapefileRows(path: path, options: options)
  case .geoPackage: try GeoPackageRows(path: path, options: options)
  case .csv: try CSVRows(path: path, options: options)
  }
}

/// Whether `path` leads to an ordinary file.
func isFile(_ path: String) -> Bool {
  var status = stat()
  return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
}

/// The bytes of an ordinary file; 0 where there is none.
func fileSize(_ path: String) -> Int {
  var status = stat()
  return stat(path, &status) == 0 ? Int(status.st_size) : 0
}

/// A format by a file's first bytes.
enum SourceKind {
  case csv, geoJSON, shapefile, geoPackage

  init(path: String) throws {
    try Self.requireFile(path)
    var start: [UInt8] = []
    _ = try ByteSource(path: path).read(into: &start)
    guard let kind = try Self.kind(of: start, path: path) else { throw ExchangeError.unknownFormat(path: path) }
    self = kind
  }

  private static func requireFile(_ path: String) throws {
    var status = stat()
    guard stat(path, &status) == 0 else {
      let reason = SystemReason.last
      throw reason.number == ENOENT || reason.number == ENOTDIR
        ? ExchangeError.missing(path: path) : ExchangeError.unreadable(path: path, reason: reason)
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw ExchangeError.directory(path: path)
    default: throw ExchangeError.notAFile(path: path)
    }
    guard access(path, R_OK) == 0 else { throw ExchangeError.unreadable(path: path, reason: .last) }
    guard status.st_size > 0 else { throw ExchangeError.empty(path: path) }
  }

  private static func kind(of start: [UInt8], path: String) throws -> SourceKind? {
    if start.isEmpty { throw ExchangeError.empty(path: path) }
    if start.starts(with: "SQLite format 3\0".utf8) { return .geoPackage }
    if ShapefileHeader.isShapefile(start) {
      // A .shx begins as its .shp does.
      if path.lowercased().hasSuffix(".shx") { throw ExchangeError.partOfShapefile(path: path) }
      return .shapefile
    }
    if start.starts(with: [0x50, 0x4B, 0x03, 0x04]) || start.starts(with: [0x50, 0x4B, 0x05, 0x06]) {
      if let format = ForeignFormat(zip: start) { throw ExchangeError.foreignFormat(path: path, format: format) }
      return .shapefile
    }
    if let format = ForeignFormat(start) { throw ExchangeError.foreignFormat(path: path, format: format) }
    let text = start.starts(with: [0xEF, 0xBB, 0xBF]) ? start[3...] : start[...]
    switch text.first(where: { ![0x20, 0x09, 0x0A, 0x0D, 0x1E].contains($0) }) {
    case nil: throw ExchangeError.empty(path: path)
    case UInt8(ascii: "{"), UInt8(ascii: "["): return .geoJSON
    default: return try kind(ofText: start, path: path)
    }
  }

  /// What is not marked by its first bytes: a table, unless it is binary.
  private static func kind(ofText start: [UInt8], path: String) throws -> SourceKind? {
    let name = path.lowercased()
    if [".dbf", ".prj", ".cpg"].contains(where: name.hasSuffix) { throw ExchangeError.partOfShapefile(path: path) }
    if name.hasSuffix(".shp") { return .shapefile }
    if name.hasSuffix(".gpkg") { return .geoPackage }
    if [".geojson", ".geojson.gz", ".json", ".json.gz", ".geojsonl", ".geojsons"].contains(where: name.hasSuffix) {
      return .geoJSON
    }
    // UTF-16 is half zeros and says so in its first two bytes.
    if start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF]) { return .csv }
    return start.prefix(4096).contains(0) ? nil : .csv
  }
}
