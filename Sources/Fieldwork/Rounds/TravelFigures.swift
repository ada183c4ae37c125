import Geometry
import Roads
import Store
import Territory

/// What it takes to go from place to place: over imported roads, else by declared legs, else geodesic × 1.3.
struct TravelFigures {
  let network: RoadNetwork?
  let attributions: [String]
  private let legs: [Pair: TravelLeg]

  private struct Pair: Hashable {
    var a: RecordID
    var b: RecordID
  }

  /// Speed where no road tells one, in km/h: an assumption, between a town's 40 and a highway's 80 with its stops.
  static let guessedSpeed = 40
  /// Road over straight line where nobody declared a distance, in tenths: an assumption.
  static let detourTenths = 13

  init(_ reader: FieldReader) throws {
    let sources = try reader.roadSources()
    attributions = Array(Set(sources.compactMap(\.attribution))).sorted()
    var lines: [RoadLine] = []
    for source in sources {
      try reader.forEachValue(ofContent: source.content) { value in
        if let line = RoadLine(value) { lines.append(line) }
      }
    }
    network = lines.isEmpty ? nil : RoadNetwork(lines: lines)
    var legs: [Pair: TravelLeg] = [:]
    for leg in try reader.travelLegs() {
      legs[Pair(a: leg.from, b: leg.to)] = leg
      legs[Pair(a: leg.to, b: leg.from)] = leg
    }
    self.legs = legs
  }

  /// Time and distance between places, and the fuel of a vehicle of this economy.
  func matrix(between places: [FieldPlace], profile: Profile, economy: FuelEconomy) throws -> TravelMatrix {
    var matrix = TravelMatrix(count: places.count, basis: .geodesic)
    try fillFromRoads(&matrix, places, profile, economy)
    for from in places.indices {
      for to in places.indices where from != to && !matrix.isReachable(from: from, to: to) {
        fillFromGuess(&matrix, places, from, to, economy)
      }
    }
    return matrix
  }

  private func fillFromRoads(
    _ matrix: inout TravelMatrix, _ places: [FieldPlace], _ profile: Profile, _ economy: FuelEconomy
  ) throws {
    guard let network else { return }
    // A place far from every road does not take the others off it.
    let near = places.indices.filter { (try? network.snapped(places[$0].point, profile: profile)) != nil }
    guard near.count > 1 else { return }
    let roads = try network.matrix(between: near.map { places[$0].point }, profile: profile, economy: economy)
    for (row, from) in near.enumerated() {
      for (column, to) in near.enumerated() where from != to && roads.isReachable(from: row, to: column) {
        let (source, cell) = (roads.index(from: row, to: column), matrix.index(from: from, to: to))
        matrix.milliseconds[cell] = roads.milliseconds[source]
        matrix.millimetres[cell] = roads.millimetres[source]
        matrix.microlitres[cell] = roads.microlitres[source]
        matrix.basis[cell] = .road
      }
    }
  }

  private func fillFromGuess(
    _ matrix: inout TravelMatrix, _ places: [FieldPlace], _ from: Int, _ to: Int, _ economy: FuelEconomy
  ) {
    let cell = matrix.index(from: from, to: to)
    let millimetres: Int
    if let leg = declared(places[from], places[to]) {
      matrix.basis[cell] = .declared
      millimetres = leg.metres * 1000
      if let minutes = leg.minutes { matrix.milliseconds[cell] = UInt32(clamping: minutes * 60_000) }
    } else {
      matrix.basis[cell] = .geodesic
      let straight = geodesicDistance(places[from].point, places[to].point)
      millimetres = dividedHalfUp(Int((straight * 1000).rounded()) * Self.detourTenths, by: 10)
    }
    if !matrix.isReachable(from: from, to: to) {
      matrix.milliseconds[cell] = UInt32(clamping: dividedHalfUp(millimetres * 36, by: Self.guessedSpeed * 10))
    }
    matrix.millimetres[cell] = UInt32(clamping: millimetres)
    matrix.microlitres[cell] = UInt32(clamping: dividedHalfUp(millimetres * 1000, by: economy.metresPerLitre))
  }

  /// The leg declared between two places, or between the units they lie in.
  private func declared(_ from: FieldPlace, _ to: FieldPlace) -> TravelLeg? {
    for a in [from.id, from.unitID].compactMap(\.self) {
      for b in [to.id, to.unitID].compactMap(\.self) where a != b {
        if let leg = legs[Pair(a: a, b: b)] { return leg }
      }
    }
    return nil
  }

  /// The line along which a leg goes: over roads where it does, else straight.
  func path(from: FieldPlace, to: FieldPlace, basis: LegBasis, profile: Profile, economy: FuelEconomy) -> [Coordinate] {
    guard basis == .road, let network,
      let path = try? network.path(from: from.point, to: to.point, profile: profile, economy: economy)
    else { return [from.point, to.point] }
    return path.coordinates
  }
}

extension LegBasis {
  /// As stored and shown.
  public var word: String {
    switch self {
    case .road: "vialidad"
    case .declared: "declarado"
    case .geodesic: "geodesico"
    }
  }
}
