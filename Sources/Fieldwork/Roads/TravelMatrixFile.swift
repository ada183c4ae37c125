import Exchange
import Roads
import Store
import Territory

/// What it takes to go from each place of a list to each other.
public struct FoundMatrix: Sendable {
  /// In the order of the table.
  public var places: [FieldPlace]
  /// n × n, row = from, column = to: milliseconds, millimetres, microlitres and what each cell rests on; one-ways make it
  /// unsymmetrical.
  public var matrix: TravelMatrix
  /// Notices that whoever shows the figures must show.
  public var attributions: [String]

  /// 25 million pairs, each in some 13 bytes beside twelve of the search.
  public static let mostPlaces = 5000
}

extension FieldOffice {
  /// Time, distance and fuel between the places in a table: a column `key` (or `clave`), or `lon` and `lat`, which win.
  ///
  /// Between places on roads without a way, the cells are unreachable; what no road reaches goes by declared legs and
  /// straight lines, as rounds do.
  /// - Throws: `TravelRefusal.noPlaces`, `.tooManyPlaces`, `.badPlaceRow` with its line, `.noRoads` where the request asks for what only
  ///   roads can answer; `FieldworkRefusal` for a key that is none; what reading the table brings.
  public func travelMatrix(placesIn path: String, _ request: TravelRequest) throws -> FoundMatrix {
    try store.read { reader in
      let locator = try UnitLocator(reader, jurisdiction: jurisdiction)
      let source = try openRows(at: path)
      var places: [FieldPlace] = []
      while let row = try source.next() {
        if let fault = row.fault { throw fault }
        guard places.count < FoundMatrix.mostPlaces else {
          throw TravelRefusal.tooManyPlaces(path, limit: FoundMatrix.mostPlaces)
        }
        places.append(try place(in: row, of: source, reader, locator))
      }
      guard places.count > 1 else { throw TravelRefusal.noPlaces(path) }
      let figures = try TravelFigures(reader, office: self, terms: terms(request, reader))
      if figures.weighed == nil, request.needsRoads { throw TravelRefusal.noRoads }
      return FoundMatrix(
        places: places, matrix: try figures.matrix(between: places, isPathlessGuessed: false),
        attributions: figures.attributions)
    }
  }

  private func place(
    in row: SourceRow, of source: any RowSource, _ reader: FieldReader, _ locator: UnitLocator
  ) throws -> FieldPlace {
    let key = row.cell("key", "clave", "cvegeo", "code", of: source)
    let longitude = row.cell("lon", "longitud", "longitude", of: source)
    let latitude = row.cell("lat", "latitud", "latitude", of: source)
    if let longitude, let latitude {
      guard let x = Double(longitude), let y = Double(latitude), abs(x) <= 180, abs(y) <= 90 else {
        throw TravelRefusal.badPlaceRow(line: row.place)
      }
      return FieldPlace(
        kind: .position, id: nil, key: key ?? "\(longitude),\(latitude)", name: nil,
        point: Coordinate(longitude: x, latitude: y), unitID: nil)
    }
    guard let key else { throw TravelRefusal.badPlaceRow(line: row.place) }
    return try reader.place(named: key, on: today, locator: locator)
  }
}
