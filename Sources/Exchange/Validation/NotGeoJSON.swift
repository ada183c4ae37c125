import Territory

/// A file in another format, given to be checked as GeoJSON: said as such, not as faults of a JSON that it never was.
public struct NotGeoJSON: BilingualRefusal, Equatable {
  public var path: String
  public var format: Format

  /// Known by a file's first bytes.
  public enum Format: Equatable, Sendable {
    case foreign(ForeignFormat)
    case shapefile, geoPackage, sqlite, zip, utf16, text, binary
  }

  public var spanish: String {
    format == .utf16
      ? "\(path) no está en UTF-8 sino en UTF-16: guárdelo como UTF-8 y revíselo de nuevo."
      : "\(path) no es GeoJSON sino \(spanishFormat): expórtelo como GeoJSON y revíselo de nuevo."
  }

  public var english: String {
    format == .utf16
      ? "\(path) is not in UTF-8 but in UTF-16: save it as UTF-8 and check it again."
      : "\(path) is not GeoJSON but \(englishFormat): export it as GeoJSON and check it again."
  }

  private var spanishFormat: String {
    switch format {
    case .foreign(let format): format.spanish
    case .shapefile: "un Shapefile"
    case .geoPackage: "un GeoPackage"
    case .sqlite: "una base de datos SQLite"
    case .zip: "un zip"
    case .utf16: "UTF-16"
    case .text: "un texto que no es JSON (¿una tabla CSV?)"
    case .binary: "un archivo binario"
    }
  }

  private var englishFormat: String {
    switch format {
    case .foreign(let format): format.english
    case .shapefile: "a shapefile"
    case .geoPackage: "a GeoPackage"
    case .sqlite: "an SQLite database"
    case .zip: "a zip"
    case .utf16: "UTF-16"
    case .text: "a text that is no JSON (a CSV table?)"
    case .binary: "a binary file"
    }
  }
}

extension NotGeoJSON.Format {
  /// - Parameter start: a file's first bytes.
  /// - Returns: nil for what begins as JSON does, and for blanks.
  init?(_ start: [UInt8]) {
    // With its mark, or with the zero that stands beside a bracket.
    let wide: [[UInt8]] = [[0xFF, 0xFE], [0xFE, 0xFF], [0x7B, 0], [0, 0x7B], [0x5B, 0], [0, 0x5B]]
    if wide.contains(where: start.starts) {
      self = .utf16
    } else if start.starts(with: "SQLite format 3\0".utf8) {
      self = start.count >= 72 && start[68..<72].elementsEqual("GPKG".utf8) ? .geoPackage : .sqlite
    } else if ShapefileHeader.isShapefile(start) {
      self = .shapefile
    } else if start.starts(with: [0x50, 0x4B, 0x03, 0x04]) || start.starts(with: [0x50, 0x4B, 0x05, 0x06]) {
      let isShapefile = String(decoding: start.prefix(4096), as: UTF8.self).lowercased().contains(".shp")
      self = ForeignFormat(zip: start).map(Self.foreign) ?? (isShapefile ? .shapefile : .zip)
    } else if let format = ForeignFormat(start) {
      self = .foreign(format)
    } else {
      let text = start.starts(with: [0xEF, 0xBB, 0xBF]) ? start[3...] : start[...]
      let blanks: [UInt8] = [0x20, 0x09, 0x0A, 0x0D, 0x1E]
      switch text.first(where: { !blanks.contains($0) }) {
      case nil, UInt8(ascii: "{"), UInt8(ascii: "["): return nil
      default: self = start.prefix(4096).contains(0) ? .binary : .text
      }
    }
  }
}
