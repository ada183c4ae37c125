/// A format that people have and that is not read, known by a file's first bytes.
public enum ForeignFormat: Equatable, Sendable {
  case pdf, oldExcel, excel, libreOffice, sevenZip, rar, jpeg, png, kml, kmz, gpx, flatGeobuf, webPage, xml

  init?(_ start: [UInt8]) {
    let marks: [([UInt8], ForeignFormat)] = [
      (Array("%PDF".utf8), .pdf), ([0xD0, 0xCF, 0x11, 0xE0], .oldExcel), ([0x37, 0x7A, 0xBC, 0xAF], .sevenZip),
      (Array("Rar!".utf8), .rar), ([0xFF, 0xD8, 0xFF], .jpeg), ([0x89, 0x50, 0x4E, 0x47], .png),
      ([0x66, 0x67, 0x62, 0x03, 0x66, 0x67, 0x62], .flatGeobuf),
    ]
    if let mark = marks.first(where: { start.starts(with: $0.0) }) {
      self = mark.1
      return
    }
    let head = String(decoding: start.prefix(512), as: UTF8.self).lowercased()
    guard head.drop(while: { $0.isWhitespace || $0 == "\u{FEFF}" }).hasPrefix("<") else { return nil }
    if head.contains("<kml") {
      self = .kml
    } else if head.contains("<gpx") {
      self = .gpx
    } else {
      self = head.contains("<html") || head.contains("<!doctype html") ? .webPage : .xml
    }
  }

  /// What is a zip and yet no download of a shapefile.
  init?(zip start: [UInt8]) {
    let head = String(decoding: start.prefix(4096), as: UTF8.self)
    if head.contains("[Content_Types].xml") || head.contains("xl/") {
      self = .excel
    } else if head.contains("opendocument.spreadsheet") {
      self = .libreOffice
    } else if head.contains("doc.kml") {
      self = .kmz
    } else {
      return nil
    }
  }

  var spanish: String {
    switch self {
    case .pdf: "un PDF"
    case .oldExcel: "un libro de Excel antiguo (.xls)"
    case .excel: "un libro de Excel (.xlsx)"
    case .libreOffice: "una hoja de LibreOffice (.ods)"
    case .sevenZip: "un archivo 7z"
    case .rar: "un archivo RAR"
    case .jpeg: "una imagen JPEG"
    case .png: "una imagen PNG"
    case .kml: "KML"
    case .kmz: "KMZ"
    case .gpx: "GPX"
    case .flatGeobuf: "FlatGeobuf"
    case .webPage: "una página web (HTML)"
    case .xml: "XML"
    }
  }

  var english: String {
    switch self {
    case .pdf: "a PDF"
    case .oldExcel: "an old Excel workbook (.xls)"
    case .excel: "an Excel workbook (.xlsx)"
    case .libreOffice: "a LibreOffice sheet (.ods)"
    case .sevenZip: "a 7z archive"
    case .rar: "a RAR archive"
    case .jpeg: "a JPEG picture"
    case .png: "a PNG picture"
    case .kml: "KML"
    case .kmz: "KMZ"
    case .gpx: "GPX"
    case .flatGeobuf: "FlatGeobuf"
    case .webPage: "a web page (HTML)"
    case .xml: "XML"
    }
  }
}
