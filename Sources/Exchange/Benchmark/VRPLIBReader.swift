/// Reads instances in the format of CVRPLIB (CVRP) and in VRPLIB's richer ones: several depots, prizes, mixed fleets,
/// several trips a vehicle with release times.
struct VRPLIBReader {
  private let file: VRPLIBSections
  private let count: Int
  private var path: String { file.text.path }

  /// The kinds of problem and how each collection rounds.
  private static let kinds: KeyValuePairs<String, BenchmarkInstance.Rounding> = [
    "CVRP": .nearest, "VRPTW": .tenthsDown, "PCVRPTW": .tenthsDown, "MTVRPTWR": .tenthsDown, "MDVRPTW": .thousandths,
    "HFVRP": .thousandths,
  ]

  private static let known: Set<String> = [
    "NAME", "COMMENT", "TYPE", "DIMENSION", "VEHICLES", "CAPACITY", "EDGE_WEIGHT_TYPE", "EDGE_WEIGHT_FORMAT",
    "NODE_COORD_TYPE", "SERVICE_TIME", "DISTANCE", "VEHICLES_MAX_DURATION", "VEHICLES_MAX_DISTANCE",
    "VEHICLES_MAX_RELOADS", "NODE_COORD_SECTION", "DEMAND_SECTION", "TIME_WINDOW_SECTION", "SERVICE_TIME_SECTION",
    "RELEASE_TIME_SECTION", "PRIZE_SECTION", "CAPACITY_SECTION", "VEHICLES_DEPOT_SECTION",
    "VEHICLES_FIXED_COST_SECTION", "VEHICLES_UNIT_DISTANCE_COST_SECTION", "VEHICLES_RELOAD_DEPOT_SECTION",
    "DEPOT_SECTION", "EDGE_WEIGHT_SECTION",
  ]

  init(_ text: BenchmarkText) throws {
    file = try VRPLIBSections(text)
    guard let count = try file.integer("DIMENSION", least: 1, most: mostBenchmarkPlaces) else {
      throw BenchmarkError.missing(path: text.path, field: "DIMENSION")
    }
    self.count = count
  }

  func instance() throws -> BenchmarkInstance {
    // The kind first: it says best why an instance is not solved.
    let rounding = try rounding()
    try file.requireKnown(Self.known)
    let depots = try depotCount()
    guard depots < count else { throw BenchmarkError.noClients(path: path) }
    let places = try places(depots: depots)
    return BenchmarkInstance(
      name: file.fields["NAME"]?.value.joined(separator: " ") ?? "", places: places, depotCount: depots,
      vehicles: try vehicles(depots: depots, places: places), rounding: rounding, weights: try weights())
  }

  private func rounding() throws -> BenchmarkInstance.Rounding {
    guard let type = file.fields["TYPE"], let word = type.value.first else {
      throw BenchmarkError.missing(path: path, field: "TYPE")
    }
    guard let rounding = Self.kinds.first(where: { $0.key == word })?.value else {
      throw BenchmarkError.unknownWord(
        path: path, line: type.line, field: "TYPE", word: String(word), known: Self.kinds.map(\.key))
    }
    return rounding
  }

  /// Depots are the first places of the file.
  private func depotCount() throws -> Int {
    let rows = file.sections["DEPOT_SECTION"]?.rows ?? []
    let numbers = try rows.flatMap { row in
      try row.words.map { (row.number, try file.text.integer($0, line: row.number, least: -1, most: count)) }
    }.prefix { $0.1 != -1 }
    for (index, depot) in numbers.enumerated() where depot.1 != index + 1 {
      throw BenchmarkError.outOfOrder(path: path, line: depot.0, found: depot.1, expected: index + 1)
    }
    return max(1, numbers.count)
  }

  // MARK: Places

  private func places(depots: Int) throws -> [BenchmarkInstance.Place] {
    var places = Array(repeating: BenchmarkInstance.Place(), count: count)
    for (index, row) in (try file.rows("NODE_COORD_SECTION", count: count, columns: 2) ?? []).enumerated() {
      places[index].x = try file.text.number(row.words.first!, line: row.line)
      places[index].y = try file.text.number(row.words.last!, line: row.line)
    }
    guard let demands = try file.integers("DEMAND_SECTION", count: count) else {
      throw BenchmarkError.missing(path: path, field: "DEMAND_SECTION")
    }
    let service = try file.integer("SERVICE_TIME", most: latestBenchmarkTime) ?? 0
    let services = try file.integers("SERVICE_TIME_SECTION", count: count, most: latestBenchmarkTime)
    let releases = try file.integers("RELEASE_TIME_SECTION", count: count, most: latestBenchmarkTime)
    let prizes = try file.integers("PRIZE_SECTION", count: count)
    for index in places.indices {
      places[index].demand = demands[index]
      places[index].service = services?[index] ?? (index < depots ? 0 : service)
      places[index].release = releases?[index] ?? 0
      // A client without a prize must be served.
      places[index].prize = prizes.flatMap { $0[index] > 0 ? $0[index] : nil }
    }
    try setWindows(of: &places)
    return places
  }

  private func setWindows(of places: inout [BenchmarkInstance.Place]) throws {
    guard let rows = try file.rows("TIME_WINDOW_SECTION", count: count, columns: 2) else { return }
    for (index, row) in rows.enumerated() {
      let opens = try file.text.integer(row.words.first!, line: row.line, most: latestBenchmarkTime)
      places[index].window =
        opens...(try file.text.integer(row.words.last!, line: row.line, least: opens, most: latestBenchmarkTime))
    }
  }

  /// Distances that the file gives itself.
  private func weights() throws -> [Int]? {
    guard let type = file.fields["EDGE_WEIGHT_TYPE"] else {
      throw BenchmarkError.missing(path: path, field: "EDGE_WEIGHT_TYPE")
    }
    switch type.value.first {
    case "EUC_2D":
      guard file.sections["NODE_COORD_SECTION"] != nil else {
        throw BenchmarkError.missing(path: path, field: "NODE_COORD_SECTION")
      }
      return nil
    case "EXPLICIT": return try explicitWeights()
    case let word:
      throw BenchmarkError.unknownWord(
        path: path, line: type.line, field: "EDGE_WEIGHT_TYPE", word: String(word ?? ""), known: ["EUC_2D", "EXPLICIT"])
    }
  }

  private func explicitWeights() throws -> [Int] {
    guard let format = file.fields["EDGE_WEIGHT_FORMAT"], let section = file.sections["EDGE_WEIGHT_SECTION"] else {
      throw BenchmarkError.missing(path: path, field: "EDGE_WEIGHT_FORMAT / EDGE_WEIGHT_SECTION")
    }
    let numbers = try section.rows.flatMap { row in
      try row.words.map { try file.text.integer($0, line: row.number, most: 1_000_000) }
    }
    var weights = Array(repeating: 0, count: count * count)
    var cells: [(from: Int, to: Int)] = []
    switch format.value.first {
    case "FULL_MATRIX": for from in 0..<count { for to in 0..<count { cells.append((from, to)) } }
    case "LOWER_ROW": for from in 0..<count { for to in 0..<from { cells.append((from, to)) } }
    case let word:
      throw BenchmarkError.unknownWord(
        path: path, line: format.line, field: "EDGE_WEIGHT_FORMAT", word: String(word ?? ""),
        known: ["FULL_MATRIX", "LOWER_ROW"])
    }
    guard numbers.count == cells.count else {
      throw BenchmarkError.wrongCount(path: path, line: section.line, found: numbers.count, expected: cells.count)
    }
    for (cell, number) in zip(cells, numbers) {
      weights[cell.from * count + cell.to] = number
      if format.value.first == "LOWER_ROW" { weights[cell.to * count + cell.from] = number }
    }
    return weights
  }

  // MARK: Vehicles

  private func vehicles(depots: Int, places: [BenchmarkInstance.Place]) throws -> [BenchmarkInstance.Vehicle] {
    var base = BenchmarkInstance.Vehicle(capacity: try file.integer("CAPACITY"))
    base.longestDistance = try file.integer("VEHICLES_MAX_DISTANCE")
    // DISTANCE bounds a route's length and service times together.
    base.longestDuration = try file.integer("VEHICLES_MAX_DURATION") ?? file.integer("DISTANCE")
    let stated = try file.integer("VEHICLES", least: 1, most: mostBenchmarkPlaces)
    var fleet = Array(repeating: base, count: stated ?? enough(for: places, depots: depots, of: base))
    let number = fleet.count
    if let capacities = try file.integers("CAPACITY_SECTION", count: number) {
      for index in fleet.indices { fleet[index].capacity = capacities[index] }
    }
    if let costs = try file.integers("VEHICLES_FIXED_COST_SECTION", count: number, most: 1_000_000_000) {
      for index in fleet.indices { fleet[index].fixedCost = costs[index] }
    }
    if let costs = try file.integers("VEHICLES_UNIT_DISTANCE_COST_SECTION", count: number, most: 1_000_000) {
      for index in fleet.indices { fleet[index].unitCost = costs[index] }
    }
    if let homes = try file.integers("VEHICLES_DEPOT_SECTION", count: number, least: 1, most: depots) {
      for index in fleet.indices { fleet[index].depot = homes[index] - 1 }
    }
    try setReloads(of: &fleet, depots: depots)
    return fleet
  }

  /// A vehicle may come back to its own depot for another load; to another one is not solved.
  private func setReloads(of fleet: inout [BenchmarkInstance.Vehicle], depots: Int) throws {
    let name = "VEHICLES_RELOAD_DEPOT_SECTION"
    guard let reloads = try file.integers(name, count: fleet.count, least: 1, most: depots) else { return }
    let most = try file.integer("VEHICLES_MAX_RELOADS")
    for index in fleet.indices {
      guard reloads[index] == fleet[index].depot + 1 else {
        throw BenchmarkError.unknownField(path: path, line: file.sections[name]!.line, field: name)
      }
      fleet[index].maxTrips = most.map { $0 + 1 }
    }
  }

  /// As many vehicles as a best plan can use where the file sets no limit: of two routes that fit one vehicle together,
  /// the triangle inequality makes one no longer, so that all but one route are more than half full on average.
  private func enough(for places: [BenchmarkInstance.Place], depots: Int, of vehicle: BenchmarkInstance.Vehicle) -> Int
  {
    let clients = places.count - depots
    guard let capacity = vehicle.capacity, capacity > 0, vehicle.longestDuration == nil,
      places.allSatisfy({ $0.window == nil })
    else { return clients }
    return min(clients, 2 * places.reduce(0) { $0 + $1.demand } / capacity + 1)
  }
}
