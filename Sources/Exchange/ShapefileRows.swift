import Territory

/// The records of a shapefile: a .shp with its .dbf, .prj and .cpg beside it, or a .zip of them.
///
/// Without .dbf the shapes come without cells. A record deleted in the .dbf is passed over. Third dimension and measures
/// are dropped and counted.
///
/// Source: ESRI Shapefile Technical Description (1998).
public final class ShapefileRows: RowSource {
  public let columns: [String]
  public private(set) var facts = SourceFacts(format: .shapefile)

  private let table: DBFTable?
  private let bytes: [UInt8]
  private let georeference: Georeference
  private let end: Int
  private var position = ShapefileHeader.length
  private var place = 0

  /// - Throws: `ExchangeError` where there is no shapefile, more than one, no coordinate system, or it is cut off or
  ///   damaged; the refusals of the zip, the .dbf and the coordinate system.
  public init(path: String, options: SourceOptions = SourceOptions()) throws {
    let parts = try ShapefileParts(path: path)
    bytes = parts.shp
    let header = try ShapefileHeader(bytes, path: path)
    end = header.end
    guard let definition = options.coordinateSystem ?? parts.prj else { throw ExchangeError.noPRJ(path: path) }
    georeference = try Georeference(definition)
    table = try parts.dbf.map { try DBFTable(bytes: $0, encoding: options.encoding, codePage: parts.cpg) }
    columns = table?.columns ?? []
    if let table, table.count != header.recordCount {
      throw ExchangeError.damagedShapefile(
        path: path, problem: .countsDiffer(shapes: header.recordCount, rows: table.count))
    }
    facts.encoding = table?.encodingName
    facts.coordinateSystem = georeference.name
    facts.isTransformed = georeference.isTransformed
  }

  public func next() throws -> SourceRow? {
    while position < end {
      let content = ShapefileHeader.content(of: bytes, at: position)
      position = content.upperBound
      place += 1
      var row = SourceRow(place: place, cells: [])
      if let table {
        guard let cells = try table.row(place - 1) else { continue }
        row.cells = cells
      }
      var record = ShapefileRecord(bytes, content, georeference)
      do {
        row.shape = try record.shape()
        if record.hasThirdDimension { facts.thirdDimensionDropped += 1 }
      } catch let fault as any Refusal {
        row.fault = fault
      }
      return row
    }
    return nil
  }
}

/// The head of a .shp and the walk over its records.
struct ShapefileHeader {
  static let length = 100

  /// Where the last record ends.
  let end: Int
  let recordCount: Int

  /// - Throws: `ExchangeError.damagedShapefile`, also where a record does not end within the file.
  init(_ bytes: [UInt8], path: String) throws {
    func problem(_ problem: ShapefileProblem) -> ExchangeError { .damagedShapefile(path: path, problem: problem) }
    guard Self.isShapefile(bytes) else { throw problem(.notAShapefile) }
    guard bytes.count >= Self.length else { throw problem(.truncated(record: 1)) }
    let type = Int(bytes[32]) | Int(bytes[33]) << 8
    guard ShapefileRecord.Kind(code: type) != nil || type == 0 else { throw problem(.unsupportedType(type)) }
    let announced = Self.bigEndian(bytes, 24) * 2
    var (position, count) = (Self.length, 0)
    while position < min(announced, bytes.count) {
      guard position + 8 <= bytes.count else { throw problem(.truncated(record: count + 1)) }
      let content = Self.content(of: bytes, at: position)
      guard content.count >= 4 else { throw problem(.badRecord(count + 1)) }
      guard content.upperBound <= bytes.count else { throw problem(.truncated(record: count + 1)) }
      position = content.upperBound
      count += 1
    }
    guard announced <= bytes.count else { throw problem(.truncated(record: count + 1)) }
    (end, recordCount) = (position, count)
  }

  static func isShapefile(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0, 0, 0x27, 0x0A]) }

  /// The content of the record whose header stands at `position`.
  static func content(of bytes: [UInt8], at position: Int) -> Range<Int> {
    position + 8..<position + 8 + bigEndian(bytes, position + 4) * 2
  }

  private static func bigEndian(_ bytes: [UInt8], _ start: Int) -> Int {
    (start..<start + 4).reduce(0) { $0 << 8 | Int(bytes[$1]) }
  }
}

/// The files that make a shapefile.
private struct ShapefileParts {
  /// A municipality's streets take megabytes; above this a file is no shapefile (its own limit is 2 GiB).
  static let sizeLimit = 1 << 30

  let shp: [UInt8]
  private(set) var dbf: [UInt8]?
  private(set) var prj: String?
  private(set) var cpg: String?

  init(path: String) throws {
    var start: [UInt8] = []
    _ = try ByteSource(path: path).read(into: &start)
    if start.starts(with: [0x50, 0x4B]) {
      let archive = try ZipArchive(path: path)
      let names = archive.names.filter { !$0.hasPrefix("__MACOSX/") }
      let shapefiles = names.filter { $0.lowercased().hasSuffix(".shp") }
      guard let name = shapefiles.first else { throw ExchangeError.noShapefileInside(path: path) }
      guard shapefiles.count == 1 else {
        throw ExchangeError.severalShapefilesInside(path: path, names: shapefiles.sorted())
      }
      shp = try archive.bytes(of: name)
      try takeSiblings(of: name, among: names) { try archive.bytes(of: $0) }
    } else {
      shp = try ByteSource.contents(of: path, limit: Self.sizeLimit)
      let candidates = ["dbf", "prj", "cpg"].flatMap { [$0, $0.uppercased()] }.map { String(path.dropLast(3)) + $0 }
      try takeSiblings(of: path, among: candidates.filter { isFile($0) }) {
        try ByteSource.contents(of: $0, limit: Self.sizeLimit)
      }
    }
  }

  private mutating func takeSiblings(
    of shp: String, among names: [String], _ bytes: (String) throws -> [UInt8]
  ) rethrows {
    func sibling(_ ending: String) throws -> [UInt8]? {
      let wanted = (shp.dropLast(3) + ending).lowercased()
      return try names.first { $0.lowercased() == wanted }.map(bytes)
    }
    dbf = try sibling("dbf")
    prj = try sibling("prj").map { String(decoding: $0, as: UTF8.self) }
    if prj?.allSatisfy(\.isWhitespace) == true { prj = nil }
    cpg = try sibling("cpg").map { String(decoding: $0, as: UTF8.self) }
  }
}
