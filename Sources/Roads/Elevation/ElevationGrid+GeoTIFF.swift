import CTiff

extension ElevationGrid {
  /// A GeoTIFF of one value per cell: whole numbers of 8 or 16 bits or floats of 32, in strips or tiles, packed in
  /// whatever way libtiff knows. Heights in metres; GDAL's no-data value and what is no number are void.
  public init(geoTIFF bytes: [UInt8], name: String) throws(ElevationError) {
    let result = bytes.withUnsafeBufferPointer { buffer -> Result<ElevationGrid, ElevationError> in
      var source = recorrido_tiff_source(bytes: buffer.baseAddress, size: UInt64(buffer.count), at: 0)
      return withUnsafeMutablePointer(to: &source) { source in
        guard let tiff = recorrido_tiff_open(source) else { return .failure(.damagedTIFF(name)) }
        defer { TIFFClose(tiff) }
        return Result { () throws(ElevationError) in
          var reader = try GeoTIFFSamples(tiff, path: name, fileSize: buffer.count)
          return try reader.grid()
        }
      }
    }
    self = try result.get()
  }
}

/// The samples of an open TIFF.
private struct GeoTIFFSamples {
  /// The largest strip or tile that is unpacked at once.
  private static let pieceLimit = 256 << 20

  private enum Kind { case byte, unsigned, signed, float }

  private let tiff: OpaquePointer
  private let path: String
  private let columns: Int
  private let rows: Int
  private let kind: Kind
  private let width: Int
  private let frame: ElevationGrid.Frame
  private let noData: Double?
  private var samples: ContiguousArray<UInt16> = []

  init(_ tiff: OpaquePointer, path: String, fileSize: Int) throws(ElevationError) {
    func long(_ tag: Int32) -> Int {
      var value: UInt32 = 0
      return recorrido_tiff_long(tiff, UInt32(tag), &value) == 1 ? Int(value) : 0
    }
    func short(_ tag: Int32) -> Int {
      var value: UInt16 = 0
      return recorrido_tiff_short(tiff, UInt32(tag), &value) == 1 ? Int(value) : 0
    }
    (self.tiff, self.path) = (tiff, path)
    (columns, rows) = (long(TIFFTAG_IMAGEWIDTH), long(TIFFTAG_IMAGELENGTH))
    guard columns > 0, rows > 0 else { throw .damagedTIFF(path) }
    guard columns <= ElevationGrid.sampleLimit / rows else { throw .tooLarge(path) }
    let (bits, perPixel) = (short(TIFFTAG_BITSPERSAMPLE), short(TIFFTAG_SAMPLESPERPIXEL))
    let format = short(TIFFTAG_SAMPLEFORMAT)
    switch (bits, format, perPixel) {
    case (8, Int(SAMPLEFORMAT_UINT), 1): kind = .byte
    case (16, Int(SAMPLEFORMAT_UINT), 1): kind = .unsigned
    case (16, Int(SAMPLEFORMAT_INT), 1): kind = .signed
    case (32, Int(SAMPLEFORMAT_IEEEFP), 1): kind = .float
    default: throw .samples(path, bits: bits, format: format, perPixel: perPixel)
    }
    width = bits / 8
    // No way of packing gets a grid into so little: what announces it is refused before there is room for it.
    guard columns * rows * width / 50_000 <= fileSize else { throw .damagedTIFF(path) }
    let place = GeoTIFFPlace(tiff, path: path)
    frame = try place.frame(columns: columns, rows: rows)
    noData = place.noData()
  }

  mutating func grid() throws(ElevationError) -> ElevationGrid {
    if TIFFIsTiled(tiff) != 0 { try readTiles() } else { try readStrips() }
    guard samples.count == columns * rows else { throw .damagedTIFF(path) }
    return ElevationGrid(frame: frame, samples: samples)
  }

  private mutating func readStrips() throws(ElevationError) {
    let size = Int(TIFFStripSize(tiff))
    guard size > 0 else { throw .damagedTIFF(path) }
    guard size <= Self.pieceLimit else { throw .tooLarge(path) }
    var strip = [UInt8](repeating: 0, count: size)
    for index in 0..<TIFFNumberOfStrips(tiff) {
      let got = Int(TIFFReadEncodedStrip(tiff, index, &strip, tmsize_t(size)))
      let taken = min(got / width, columns * rows - samples.count)
      guard got > 0, got % (columns * width) == 0 else { throw .damagedTIFF(path) }
      append(strip, 0..<taken)
    }
  }

  private mutating func readTiles() throws(ElevationError) {
    var (across, down): (UInt32, UInt32) = (0, 0)
    guard recorrido_tiff_long(tiff, UInt32(TIFFTAG_TILEWIDTH), &across) == 1, across > 0,
      recorrido_tiff_long(tiff, UInt32(TIFFTAG_TILELENGTH), &down) == 1, down > 0
    else { throw .damagedTIFF(path) }
    let (tileColumns, tileRows, size) = (Int(across), Int(down), Int(TIFFTileSize(tiff)))
    guard size > 0, size == tileColumns * tileRows * width else { throw .damagedTIFF(path) }
    let inRow = (columns + tileColumns - 1) / tileColumns
    guard size <= Self.pieceLimit, inRow * size <= 2 * Self.pieceLimit else { throw .tooLarge(path) }
    // A row of tiles at a time, then line by line across them.
    var tiles = [[UInt8]](repeating: [UInt8](repeating: 0, count: size), count: inRow)
    for top in stride(from: 0, to: rows, by: tileRows) {
      for index in 0..<inRow {
        let tile = TIFFComputeTile(tiff, UInt32(index * tileColumns), UInt32(top), 0, 0)
        guard Int(TIFFReadEncodedTile(tiff, tile, &tiles[index], tmsize_t(size))) == size else {
          throw .damagedTIFF(path)
        }
      }
      for line in 0..<min(tileRows, rows - top) {
        for index in 0..<inRow {
          let start = line * tileColumns
          append(tiles[index], start..<(start + min(tileColumns, columns - index * tileColumns)))
        }
      }
    }
  }

  /// Values by their places in a strip or tile, in this machine's byte order: libtiff turns them.
  private mutating func append(_ piece: [UInt8], _ places: Range<Int>) {
    piece.withUnsafeBytes { bytes in
      for place in places {
        let value =
          switch kind {
          case .byte: Double(bytes[place])
          case .unsigned: Double(bytes.loadUnaligned(fromByteOffset: place * 2, as: UInt16.self))
          case .signed: Double(bytes.loadUnaligned(fromByteOffset: place * 2, as: Int16.self))
          case .float: Double(bytes.loadUnaligned(fromByteOffset: place * 4, as: Float.self))
          }
        let isVoid = value == noData || (kind == .signed && value == -32_768)
        samples.append(isVoid ? ElevationGrid.void : ElevationGrid.sample(metres: value))
      }
    }
  }
}
