extension BenchmarkText {
  /// The format of Solomon, "Algorithms for the vehicle routing and scheduling problems with time window constraints"
  /// (1987), which Gehring and Homberger kept: the fleet under VEHICLE, then a row of seven numbers a place.
  func solomon() throws -> BenchmarkInstance {
    guard let fleet = lines.firstIndex(where: { $0.words.first == "NUMBER" }), fleet + 1 < lines.count else {
      throw BenchmarkError.missing(path: path, field: "VEHICLE / NUMBER / CAPACITY")
    }
    let (count, capacity) = try vehicles(on: lines[fleet + 1])
    guard let head = lines.firstIndex(where: { $0.words.first == "CUST" }) else {
      throw BenchmarkError.missing(path: path, field: "CUSTOMER")
    }
    let places = try lines[(head + 1)...].enumerated().map { try place($1, expected: $0) }
    guard places.count > 1 else { throw BenchmarkError.noClients(path: path) }
    let vehicle = BenchmarkInstance.Vehicle(capacity: capacity)
    return BenchmarkInstance(
      name: lines[0].words.joined(separator: " "), places: places, depotCount: 1,
      vehicles: Array(repeating: vehicle, count: min(count, places.count - 1)), rounding: .tenthsDown)
  }

  private func vehicles(on line: Line) throws -> (count: Int, capacity: Int) {
    try requireCount(2, on: line)
    return (
      try integer(line.words[0], line: line.number, least: 1), try integer(line.words[1], line: line.number)
    )
  }

  private func place(_ line: Line, expected: Int) throws -> BenchmarkInstance.Place {
    try requireCount(7, on: line)
    let number = try integer(line.words[0], line: line.number, most: mostBenchmarkPlaces)
    guard number == expected else {
      throw BenchmarkError.outOfOrder(path: path, line: line.number, found: number, expected: expected)
    }
    let opens = try integer(line.words[4], line: line.number, most: latestBenchmarkTime)
    let closes = try integer(line.words[5], line: line.number, least: opens, most: latestBenchmarkTime)
    return BenchmarkInstance.Place(
      x: try self.number(line.words[1], line: line.number), y: try self.number(line.words[2], line: line.number),
      demand: try integer(line.words[3], line: line.number), window: opens...closes,
      service: try integer(line.words[6], line: line.number, most: latestBenchmarkTime))
  }

  func requireCount(_ expected: Int, on line: Line) throws {
    guard line.words.count == expected else {
      throw BenchmarkError.wrongCount(path: path, line: line.number, found: line.words.count, expected: expected)
    }
  }
}
