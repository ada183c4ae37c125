import CPangoCairo
import Territory

/// Sheets drawn by one piece of code, as a file of one of three formats.
public struct Drawing: Sendable {
  public enum Format: Sendable, Hashable {
    case svg
    case pdf
    /// Dots of an inch.
    case png(density: Int)
  }

  public var format: Format
  /// Of every sheet, in millimetres.
  public var size: Size
  /// What a PDF says of itself.
  public var title: String
  public var author: String?
  /// The moment a PDF bears, so that the same map is the same file.
  public var moment: Instant

  public init(format: Format, size: Size, title: String, author: String? = nil, moment: Instant) {
    self.format = format
    self.size = size
    self.title = title
    self.author = author
    self.moment = moment
  }

  /// The file of `count` sheets, the n-th drawn by `draw`; SVG and PNG hold one.
  /// - Throws: `DrawingError`; what `draw` throws.
  public func file(sheets count: Int = 1, _ draw: (Canvas, Int) throws -> Void) throws -> [UInt8] {
    guard count == 1 || format == .pdf else { throw DrawingError.severalSheets(count) }
    let sink = ByteSink()
    let surface = try surface(into: sink)
    defer { cairo_surface_destroy(surface) }
    for sheet in 0..<count {
      do {
        let canvas = Canvas(surface: surface, size: size)
        if case .png(let density) = format {
          cairo_scale(canvas.context, Double(density) / 72, Double(density) / 72)
          canvas.rectangle(canvas.sheet, fill: Fill(.white))
        }
        try draw(canvas, sheet)
        if format == .pdf { cairo_show_page(canvas.context) }
        try Self.judge(cairo_status(canvas.context))
      }
    }
    if case .png = format {
      let handle = Unmanaged.passUnretained(sink).toOpaque()
      try Self.judge(cairo_surface_write_to_png_stream(surface, keepBytes, handle))
    }
    cairo_surface_finish(surface)
    try Self.judge(cairo_surface_status(surface))
    switch format {
    case .svg: return Self.renumbered(sink.bytes)
    case .pdf: return sink.bytes
    case .png(let density): return withDensity(sink.bytes, density)
    }
  }

  /// The same SVG whose names begin with `prefix`, so that several of them share one page.
  /// - Parameter prefix: letters and digits.
  static func prefixed(_ svg: [UInt8], _ prefix: String) -> [UInt8] {
    let marks = [" id=\"", "href=\"#", "url(#"].map { Array($0.utf8) }
    let insert = Array((prefix + "-").utf8)
    var out: [UInt8] = []
    out.reserveCapacity(svg.count + svg.count / 8)
    for byte in svg {
      out.append(byte)
      // The marks end in one of these, which are rare in numbers.
      guard byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "#") else { continue }
      if marks.contains(where: { out.suffix($0.count).elementsEqual($0) }) { out += insert }
    }
    return out
  }

  /// Cairo numbers the surfaces of a process and writes the numbers into an SVG; here they count from 0 in the order in
  /// which they are met.
  private static func renumbered(_ svg: [UInt8]) -> [UInt8] {
    let mark = Array("surface".utf8)
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    var numbers: [ArraySlice<UInt8>: Int] = [:]
    var out: [UInt8] = []
    out.reserveCapacity(svg.count)
    var place = 0
    while place < svg.count {
      guard svg[place] == mark[0], svg[place...].starts(with: mark), place > 0,
        svg[place - 1] == UInt8(ascii: "\"") || svg[place - 1] == UInt8(ascii: "#")
      else {
        out.append(svg[place])
        place += 1
        continue
      }
      let number = svg[(place + mark.count)...].prefix(while: digits.contains)
      let renamed = numbers[number] ?? numbers.count
      numbers[number] = renamed
      out += mark + Array(String(renamed).utf8)
      place = number.endIndex
    }
    return out
  }

  private func surface(into sink: ByteSink) throws -> OpaquePointer {
    let handle = Unmanaged.passUnretained(sink).toOpaque()
    let (width, height) = (size.width * Canvas.scale, size.height * Canvas.scale)
    let surface: OpaquePointer
    switch format {
    case .svg:
      surface = cairo_svg_surface_create_for_stream(keepBytes, handle, width, height)
      cairo_svg_surface_set_document_unit(surface, CAIRO_SVG_UNIT_PT)
    case .pdf:
      surface = cairo_pdf_surface_create_for_stream(keepBytes, handle, width, height)
      cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, title)
      if let author { cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_AUTHOR, author) }
      cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "Recorrido")
      cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, moment.description)
      cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_MOD_DATE, moment.description)
    case .png(let density):
      guard (20...1200).contains(density) else { throw DrawingError.density(density) }
      let dots = Double(density) / 25.4
      guard max(size.width, size.height) * dots < 32_767 else { throw DrawingError.tooManyDots(density) }
      surface = cairo_image_surface_create(
        CAIRO_FORMAT_RGB24, Int32((size.width * dots).rounded()), Int32((size.height * dots).rounded()))
    }
    do { try Self.judge(cairo_surface_status(surface)) } catch {
      cairo_surface_destroy(surface)
      throw error
    }
    return surface
  }

  private static func judge(_ status: cairo_status_t) throws {
    guard status != CAIRO_STATUS_SUCCESS else { return }
    throw DrawingError.library(String(cString: cairo_status_to_string(status)))
  }
}

private final class ByteSink {
  var bytes: [UInt8] = []
}

private func keepBytes(
  _ sink: UnsafeMutableRawPointer?, _ bytes: UnsafePointer<UInt8>?, _ count: UInt32
) -> cairo_status_t {
  let sink = Unmanaged<ByteSink>.fromOpaque(sink!).takeUnretainedValue()
  sink.bytes.append(contentsOf: UnsafeBufferPointer(start: bytes, count: Int(count)))
  return CAIRO_STATUS_SUCCESS
}

/// Why a drawing does not come to be.
public enum DrawingError: BilingualRefusal, Equatable {
  case severalSheets(Int)
  case density(Int)
  case tooManyDots(Int)
  case library(String)

  public var spanish: String {
    switch self {
    case .severalSheets(let count): "Son \(count) hojas y este formato guarda una: pida un PDF."
    case .tooManyDots(let density):
      "Con \(density) puntos por pulgada la imagen y su lista pasarían de 32,766 puntos: pida menos, o un PDF."
    case .density(let density): "Una imagen lleva de 20 a 1200 puntos por pulgada, no \(density)."
    case .library(let message): "No se pudo dibujar: \(message)."
    }
  }

  public var english: String {
    switch self {
    case .severalSheets(let count): "There are \(count) sheets and this format holds one: ask for a PDF."
    case .tooManyDots(let density):
      "At \(density) dots per inch the picture and its list would exceed 32,766 dots: ask for fewer, or for a PDF."
    case .density(let density): "A picture takes 20 to 1200 dots per inch, not \(density)."
    case .library(let message): "It could not be drawn: \(message)."
    }
  }
}
