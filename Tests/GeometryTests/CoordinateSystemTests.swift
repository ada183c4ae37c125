import Territory
import Testing

@testable import Geometry

@Suite struct CoordinateSystemTests {
  /// INEGI's conic projection without any code, in ESRI's dialect of WKT 1.
  static let lambert = """
    PROJCS["Mexico_ITRF92_Lambert",GEOGCS["GCS_ITRF92",DATUM["D_ITRF_1992",SPHEROID["GRS_1980",6378137.0,\
    298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],\
    PROJECTION["Lambert_Conformal_Conic"],PARAMETER["False_Easting",2500000.0],PARAMETER["False_Northing",0.0],\
    PARAMETER["Central_Meridian",-102.0],PARAMETER["Standard_Parallel_1",17.5],\
    PARAMETER["Standard_Parallel_2",29.5],PARAMETER["Latitude_Of_Origin",12.0],UNIT["Meter",1.0]]

    """
  /// Degrees on WGS 84 as some programs write them: no codes, an unknown datum's name.
  static let nameless = """
    GEOGCS["GCS_unknown",DATUM["D_unknown",SPHEROID["WGS84",6378137,298.257223563]],PRIMEM["Greenwich",0],\
    UNIT["Degree",0.017453292519943295]]
    """

  @Test(
    "metres of a projection are the degrees of the same place, to a centimetre",
    arguments: [
      ("EPSG:32613", 664_052.75, 2_243_799.79, at(-103.4290, 20.2850)),
      ("EPSG:32614", 490_025.09, 2_144_537.01, at(-99.0950, 19.3950)),
      ("EPSG:6372", 2_351_308.53, 920_839.60, at(-103.4290, 20.2850)),
      ("EPSG:6372", 2_804_246.50, 824_988.70, at(-99.0950, 19.3950)),
      (lambert, 2_351_308.53, 920_839.60, at(-103.4290, 20.2850)),
      ("EPSG:6368", 664_052.75, 2_243_799.79, at(-103.4290, 20.2850)),
    ])
  func inverse(definition: String, x: Double, y: Double, place: Coordinate) throws {
    let transformer = try Transformer(from: CoordinateSystem(definition))
    let found = try transformer.coordinate(x: x, y: y)
    #expect(abs(found.longitude - place.longitude) < 1e-7)
    #expect(abs(found.latitude - place.latitude) < 1e-7)
    #expect(!transformer.system.isLongitudeLatitude)
  }

  @Test(
    "one system has many spellings and one name",
    arguments: [
      "EPSG:32614", "epsg:32614", " 32614\n", "urn:ogc:def:crs:EPSG::32614",
      "http://www.opengis.net/def/crs/EPSG/0/32614",
    ])
  func spellings(text: String) throws {
    #expect(try CoordinateSystem(text).name == "EPSG:32614")
  }

  @Test(
    "degrees on WGS 84 are left as they are, whichever order their authority gives the axes",
    arguments: [
      "EPSG:4326", "OGC:CRS84", "CRS84", "urn:ogc:def:crs:OGC:1.3:CRS84", "urn:ogc:def:crs:OGC::CRS84",
      "EPSG:6365", nameless, "\u{FEFF}" + nameless, "+proj=longlat +datum=WGS84 +no_defs",
    ])
  func degrees(text: String) throws {
    let system = try CoordinateSystem(text)
    #expect(system.isLongitudeLatitude)
    let place = try Transformer(from: system).coordinate(x: -99.0950123456789, y: 19.3950123456789)
    #expect(place == at(-99.0950123456789, 19.3950123456789))
  }

  @Test("degrees of another datum are moved")
  func otherDatum() throws {
    let system = try CoordinateSystem("EPSG:4267")
    #expect(!system.isLongitudeLatitude)
    let moved = try Transformer(from: system).coordinate(x: -99.0950, y: 19.3950)
    // NAD27 lies some tens to two hundred metres off in central Mexico.
    #expect((20...300).contains(geodesicDistance(moved, at(-99.0950, 19.3950))))
  }

  @Test("a system without a code is called by the name it bears")
  func names() throws {
    #expect(try CoordinateSystem(Self.lambert).name == "Mexico_ITRF92_Lambert")
    #expect(try CoordinateSystem("OGC:CRS84").name == "OGC:CRS84")
    #expect(try CoordinateSystem("urn:ogc:def:crs:OGC:1.3:CRS84").name == "OGC:CRS84")
  }

  @Test(
    "what is no coordinate system is refused in one sentence that shows it",
    arguments: [
      "", "EPSG:999999", "Mexico", "EPSG:", "PROJCS[\"cut", "Mexico (ITRF)", "lon,lat", "urn:ogc:def:crs:NADIE::1",
      "+proj=nada",
    ])
  func malformed(text: String) {
    let error = #expect(throws: GeometryError.self) { try CoordinateSystem(text) }
    #expect(error == .unknownCoordinateSystem(text))
    for language in Language.allCases {
      let sentence = error?.sentence(in: language) ?? ""
      #expect(
        sentence.contains("\(text)”") != sentence.contains("«\(text)»") && sentence.contains("--crs")
          && !sentence.contains("\n"))
    }
  }

  @Test("INEGI's conic metres of Guadalajara's streets, without a code, land in Guadalajara")
  func guadalajara() throws {
    let transformer = try Transformer(from: CoordinateSystem(Self.lambert))
    // The corners of the box that the header of INEGI's street axes gives.
    let southWest = try transformer.coordinate(x: 2_354_072.42, y: 955_942.04)
    let northEast = try transformer.coordinate(x: 2_368_641.82, y: 971_315.07)
    let city = BoundingBox(west: -103.41, south: 20.60, east: -103.26, north: 20.76)
    #expect(city.contains(southWest) && city.contains(northEast))
    #expect(
      BoundingBox(
        west: southWest.longitude, south: southWest.latitude, east: northEast.longitude, north: northEast.latitude
      ).contains(at(-103.3474, 20.6767)))
  }

  @Test("heights and geocentric metres are no maps", arguments: ["EPSG:5703", "EPSG:4978"])
  func notOnTheMap(text: String) {
    #expect(throws: GeometryError.notOnTheMap(text)) { try CoordinateSystem(text) }
  }

  @Test("a shape in metres comes out in degrees; a place that cannot be is refused with its numbers")
  func shapes() throws {
    let transformer = try Transformer(from: CoordinateSystem("EPSG:32614"))
    let line = try transformer.shape(.line([at(490_025.09, 2_144_537.01), at(490_125.09, 2_144_537.01)]))
    guard case .line(let positions) = line else { return #expect(Bool(false), "a line stays a line") }
    // 100 m of zone 14 at its scale of 0.9996.
    #expect(abs(geodesicLength(positions) - 100 / 0.9996) < 0.01)
    #expect(throws: GeometryError.self) { try transformer.coordinate(x: .nan, y: 0) }
    #expect(throws: GeometryError.outsideCoordinateSystem(x: 1e12, y: 1e12, system: "EPSG:32614")) {
      try transformer.coordinate(x: 1e12, y: 1e12)
    }
  }
}
