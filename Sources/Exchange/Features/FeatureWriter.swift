import Territory

/// A file of features as it is written, in constant memory unless its format says otherwise; the same features give the
/// same bytes. What was not finished leaves no file.
public protocol FeatureWriter: AnyObject {
  /// Opens a layer: the features that follow are its.
  /// - Throws: `ExportRefusal.severalLayers` for a second one in a format that holds one.
  func begin(_ layer: FeatureLayer) throws
  /// Writes a feature, whose cells are those of the layer's columns.
  /// - Throws: `ExchangeError` of the file.
  func write(_ row: borrowing FeatureRow) throws
  /// Closes the file and puts it in its place.
  /// - Parameter attribution: whose data it shows, said inside the file where the format has a place for it.
  func finish(attribution: String?) throws
}

/// The formats in which features are written.
public enum ExportFormat: String, Sendable, CaseIterable {
  case geoJSON, geoJSONSequence, geoJSONLines, csv, geoPackage, kml, flatGeobuf

  /// The endings that ask for it.
  public var endings: [String] {
    switch self {
    case .geoJSON: [".geojson", ".json"]
    case .geoJSONSequence: [".geojsons"]
    case .geoJSONLines: [".geojsonl"]
    case .csv: [".csv"]
    case .geoPackage: [".gpkg"]
    case .kml: [".kml"]
    case .flatGeobuf: [".fgb"]
    }
  }

  /// The format that a path's ending asks for; GeoJSON for `-`.
  public init?(path: String) {
    let name = path.lowercased()
    guard let format = Self.allCases.first(where: { $0.endings.contains(where: name.hasSuffix) || path == "-" }) else {
      return nil
    }
    self = format
  }

  /// Whether positions are written as decimal numbers, and so rounded.
  public var isText: Bool { self != .geoPackage && self != .flatGeobuf }

  /// Whether a file says in which colours it is drawn.
  public var hasColours: Bool { self == .geoPackage || self == .kml }

  /// Whether a file holds one layer only.
  public var holdsOneLayer: Bool { self == .csv || self == .flatGeobuf }

  /// Opens a file for writing.
  /// - Throws: `ExchangeError` where it cannot be written there.
  public func writer(to path: String, _ options: ExportOptions = ExportOptions()) throws -> any FeatureWriter {
    switch self {
    case .geoJSON: GeoJSONWriter(to: try OutputFile(path: path), decimals: options.decimals)
    case .geoJSONSequence, .geoJSONLines:
      GeoJSONSequenceWriter(
        to: try OutputFile(path: path), decimals: options.decimals, hasSeparators: self == .geoJSONSequence)
    case .csv: CSVFeatureWriter(to: try OutputFile(path: path), options)
    case .kml: KMLWriter(to: try OutputFile(path: path), decimals: options.decimals)
    case .geoPackage: try GeoPackageWriter(path: path, changed: options.changed)
    case .flatGeobuf: try FlatGeobufWriter(path: path)
    }
  }
}

/// How a file is written, where its format leaves a choice.
public struct ExportOptions: Sendable {
  /// Of a degree, in the formats of text: 6 is about 11 cm.
  public var decimals = 6
  /// A CSV that Excel opens with its accents.
  public var isForExcel = false
  /// When the data were last changed, as a GeoPackage says it: not the clock, so that a second export is the same.
  public var changed = Instant(seconds: 0)

  public init(decimals: Int = 6, isForExcel: Bool = false, changed: Instant = Instant(seconds: 0)) {
    (self.decimals, self.isForExcel, self.changed) = (decimals, isForExcel, changed)
  }
}

/// Why features cannot be written as asked.
public enum ExportRefusal: BilingualRefusal, Hashable {
  case severalLayers(path: String)
  /// A GeoPackage or FlatGeobuf for standard output or a pipe.
  case needsFile(path: String)
  /// More than a FlatGeobuf is written of.
  case tooLarge(path: String)

  public var spanish: String {
    switch self {
    case .severalLayers(let path):
      "Este formato guarda una sola capa y se pidieron varias para \(path); pida una o escriba un .gpkg."
    case .needsFile(let path): "Este formato no se puede escribir en \(path), que no es un archivo; dé un archivo."
    case .tooLarge(let path): "\(path) pasaría de 32 GiB, lo más que se escribe de un .fgb; divida el mapa con --where."
    }
  }

  public var english: String {
    switch self {
    case .severalLayers(let path):
      "This format holds one layer and several were asked for in \(path); ask for one or write a .gpkg."
    case .needsFile(let path): "This format cannot be written to \(path), which is no file; give a file."
    case .tooLarge(let path): "\(path) would exceed 32 GiB, the most written of an .fgb; divide the map with --where."
    }
  }
}
