import FoundationEssentials
import Geometry
import Roads
import Store
import Territory

/// What it takes to go from place to place: over imported roads, else by declared legs, else geodesic × 1.3.
struct TravelFigures {
  /// nil where no roads are imported.
  let weighed: WeighedNetwork?
  /// Through areas that are kept out of, for what nothing else leads to; nil where there are none.
  private let lastResort: WeighedNetwork?
  let terms: TravelTerms
  /// Of the roads.
  let attributions: [String]
  private let network: RoutableNetwork?
  private let legs: [Pair: TravelLeg]

  private struct Pair: Hashable {
    var a: RecordID
    var b: RecordID
  }

  /// [A] Speed where no road tells one, in km/h: a town's streets with their stops; on foot a walk.
  private var guessedSpeed: Int { terms.profile.vehicle == nil ? 5 : 40 }
  /// Road over straight line where nobody declared a distance, in tenths: an assumption.
  static let detourTenths = 13

  init(_ reader: FieldReader, office: FieldOffice, terms: TravelTerms) throws {
    let roads = try office.roads(reader)
    (network, attributions) = (roads?.network, roads?.attributions ?? [])
    (weighed, lastResort) = (try network?.weighed(terms), nil)
    self.terms = terms
    var legs: [Pair: TravelLeg] = [:]
    for leg in try reader.travelLegs() {
      legs[Pair(a: leg.from, b: leg.to)] = leg
      legs[Pair(a: leg.to, b: leg.from)] = leg
    }
    self.legs = legs
  }

  private init(_ other: TravelFigures, closed: TravelTerms, lastResort: TravelTerms?) throws {
    (network, attributions, legs, terms) = (other.network, other.attributions, other.legs, closed)
    weighed = try network?.weighed(closed)
    self.lastResort = try lastResort.flatMap { try other.network?.weighed($0) }
  }

  /// The same ways when somebody sets out at an hour: what roads take then, length and fuel as ever. What goes by a
  /// guess or a declared leg takes what it always does.
  /// - Parameter usual: at no hour in particular.
  func matrix(
    between places: [FieldPlace], at departure: Departure, like usual: TravelMatrix
  ) throws -> TravelMatrix {
    var (around, through) = (terms, lastResort?.terms)
    around.conditions.departure = departure
    through?.conditions.departure = departure
    var found = TravelMatrix(count: places.count)
    _ = try TravelFigures(self, closed: around, lastResort: through).fillFromRoads(&found, places)
    var matrix = usual
    for cell in usual.milliseconds.indices
    where usual.milliseconds[cell] != TravelMatrix.unreachable && usual.basis[cell] == .road {
      // Which turns are forbidden depends on the hour too: who finds no way then is taken to need as long as ever.
      if found.milliseconds[cell] != TravelMatrix.unreachable { matrix.milliseconds[cell] = found.milliseconds[cell] }
    }
    return matrix
  }

  /// The same by roads around areas.
  /// - Parameters:
  ///   - areas: entered where nothing else leads.
  ///   - closed: not entered at all.
  func keeping(outOf areas: [Polygon], andNever closed: [Polygon]) throws -> TravelFigures {
    guard network != nil, !areas.isEmpty || !closed.isEmpty else { return self }
    var terms = terms
    terms.conditions.avoided += closed.map { AvoidedArea($0, manner: .closed) }
    var (around, lastResort) = (terms, terms)
    around.conditions.avoided += areas.map { AvoidedArea($0, manner: .closed) }
    lastResort.conditions.avoided += areas.map { AvoidedArea($0, manner: .lastResort) }
    return try TravelFigures(self, closed: around, lastResort: areas.isEmpty ? nil : lastResort)
  }

  /// Time, distance and fuel between places.
  /// - Parameters:
  ///   - isPathlessGuessed: whether places on roads between which no way leads go by a guess too.
  ///   - usual: the same on other days: what roads lead to then is not guessed now.
  func matrix(
    between places: [FieldPlace], isPathlessGuessed: Bool = true, usual: TravelMatrix? = nil
  ) throws -> TravelMatrix {
    try ways(between: places, isPathlessGuessed: isPathlessGuessed, usual: usual).matrix
  }

  /// The same, with the cells of legs that lead through what is kept out of, as nothing else does.
  func ways(
    between places: [FieldPlace], isPathlessGuessed: Bool = true, usual: TravelMatrix? = nil
  ) throws -> (matrix: TravelMatrix, through: Set<Int>) {
    var matrix = TravelMatrix(count: places.count, basis: .geodesic)
    let (near, through) = try fillFromRoads(&matrix, places)
    for from in places.indices {
      for to in places.indices where from != to && !matrix.isReachable(from: from, to: to) {
        if usual?.isByRoad(from: from, to: to) ?? false { continue }
        if isPathlessGuessed || !near.contains(from) || !near.contains(to) {
          fillFromGuess(&matrix, places, from, to)
        }
      }
    }
    return (matrix, through)
  }

  /// - Returns: the places that have a road nearby; the cells of legs of the last resort.
  private func fillFromRoads(
    _ matrix: inout TravelMatrix, _ places: [FieldPlace]
  ) throws -> (near: Set<Int>, through: Set<Int>) {
    guard let weighed else { return ([], []) }
    // A place far from every road does not take the others off it.
    let near = places.indices.filter { (try? weighed.snapped(places[$0].point)) != nil }
    guard near.count > 1 else { return (Set(near), []) }
    let positions = near.map { places[$0].point }
    var through: Set<Int> = []
    for (order, network) in [weighed, lastResort].compactMap(\.self).enumerated() {
      let roads = try awaited {
        try await network.matrix(between: positions, workers: ProcessInfo.processInfo.activeProcessorCount)
      }
      var isWhole = true
      for (row, from) in near.enumerated() {
        for (column, to) in near.enumerated() where from != to && !matrix.isReachable(from: from, to: to) {
          guard roads.isReachable(from: row, to: column) else {
            isWhole = false
            continue
          }
          let (source, cell) = (roads.index(from: row, to: column), matrix.index(from: from, to: to))
          matrix.milliseconds[cell] = roads.milliseconds[source]
          matrix.millimetres[cell] = roads.millimetres[source]
          matrix.microlitres[cell] = roads.microlitres[source]
          matrix.basis[cell] = .road
          if order > 0 { through.insert(cell) }
        }
      }
      if isWhole { break }
    }
    return (Set(near), through)
  }

  private func fillFromGuess(_ matrix: inout TravelMatrix, _ places: [FieldPlace], _ from: Int, _ to: Int) {
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
      matrix.milliseconds[cell] = UInt32(clamping: dividedHalfUp(millimetres * 36, by: guessedSpeed * 10))
    }
    matrix.millimetres[cell] = UInt32(clamping: millimetres)
    matrix.microlitres[cell] = UInt32(clamping: guessedMicrolitres(millimetres))
  }

  private func guessedMicrolitres(_ millimetres: Int) -> Int {
    switch terms.fuel {
    case nil: 0
    case .economy(let economy): dividedHalfUp(millimetres * 1000, by: economy.metresPerLitre)
    case .engine:
      terms.fuel!.microlitres(
        on: DrivenStretch(metres: Double(millimetres) / 1000, kilometresPerHour: Double(guessedSpeed)),
        loadKilograms: terms.loadKilograms)
    }
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
  func path(from: FieldPlace, to: FieldPlace, basis: LegBasis) -> [Coordinate] {
    let straight = [from.point, to.point]
    guard basis == .road else { return straight }
    for network in [weighed, lastResort].compactMap(\.self) {
      if let path = try? network.path(from: from.point, to: to.point) { return path.coordinates }
    }
    return straight
  }
}

extension RoutableNetwork {
  /// Weighed on all cores, for many questions.
  fileprivate func weighed(_ terms: TravelTerms) throws -> WeighedNetwork {
    try awaited { await weighed(terms, workers: ProcessInfo.processInfo.activeProcessorCount) }
  }
}

extension TravelMatrix {
  fileprivate func isByRoad(from: Int, to: Int) -> Bool {
    isReachable(from: from, to: to) && basis[index(from: from, to: to)] == .road
  }

  /// The same ways driven by a vehicle that burns by length alone.
  func burning(_ economy: FuelEconomy) -> TravelMatrix {
    var matrix = self
    for cell in millimetres.indices where millimetres[cell] != Self.unreachable {
      matrix.microlitres[cell] = UInt32(
        clamping: dividedHalfUp(Int(millimetres[cell]) * 1000, by: economy.metresPerLitre))
    }
    return matrix
  }
}

extension LegBasis {
  /// As stored, and as programs read it.
  public var word: String {
    switch self {
    case .road: "vialidad"
    case .declared: "declarado"
    case .geodesic: "geodesico"
    }
  }

  /// As people read it.
  public func words(in language: Language) -> String {
    switch self {
    case .road: language == .spanish ? "vialidad" : "roads"
    case .declared: language == .spanish ? "declarado" : "declared"
    case .geodesic: language == .spanish ? "línea recta × 1.3" : "straight line × 1.3"
    }
  }
}
