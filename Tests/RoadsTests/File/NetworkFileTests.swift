import FoundationEssentials
import Territory
import Testing

@testable import Roads

/// A network that was saved answers as the one that was built; what is no such file is refused and not read.
struct NetworkFileTests {
  private static let source = Digest(of: "calles")

  /// A crossing without the left turn from the west, a gate and a climb.
  private static func town() -> RoadNetwork {
    var town = DrawnTown([
      "w": (-2, 0), "c": (0, 0), "e": (2, 0), "n": (0, 2), "x": (4, 0), "y": (4, 2), "z": (0, 4),
    ])
    let west = town.way("wc", "Poniente")
    town.way("ce", "Oriente")
    let north = town.way("cn", "Norte")
    town.way("ex", "Camino Real", ["surface": "gravel"])
    town.way("xyz", "Libramiento", ["oneway": "yes"])
    town.way("zn", "Norte")
    town.restrict(west, at: "c", north, ["restriction": "no_left_turn", "except": "motorcycle"])
    var network = town.network
    _ = network.setElevation { 1500 + ($0.latitude - 20.28) * 5000 }
    return network
  }

  private static func bytes(_ routable: RoutableNetwork) throws -> [UInt8] {
    var bytes: [UInt8] = []
    try routable.save(source: source) { span in
      bytes += span.byteOffsets.map { span.unsafeLoad(fromByteOffset: $0, as: UInt8.self) }
    }
    return bytes
  }

  @discardableResult
  private static func withFile<T>(_ bytes: [UInt8], _ body: (String) async throws -> T) async throws -> T {
    let path = "\(FileManager.default.temporaryDirectory.path)/red-\(UInt64.random(in: 0 ... .max)).roads"
    try Data(bytes).write(to: URL(filePath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try await body(path)
  }

  @Test("a saved network gives the same ways, matrices and areas, for every profile and objective")
  func same() async throws {
    let built = await RoutableNetwork(Self.town())
    let sites = [at(-1.5, 0.1), at(0.1, 1.5), at(3, 0.2), at(3.9, 1), at(0, 3)]
    try await Self.withFile(Self.bytes(built)) { path in
      let opened = try RoutableNetwork(opening: path, source: Self.source)
      #expect(opened.network.counts == built.network.counts && opened.standard != nil)
      for profile in Profile.all {
        for objective in Objective.allCases where objective != .fuel || profile.vehicle != nil {
          let terms = TravelTerms(profile, objective: objective)
          let (a, b) = (built.weighed(terms), opened.weighed(terms))
          #expect(try a.path(from: sites[0], to: sites[1]) == b.path(from: sites[0], to: sites[1]))
          let (first, second) = (try await a.matrix(between: sites), try await b.matrix(between: sites))
          #expect(first.milliseconds == second.milliseconds && first.microlitres == second.microlitres)
          #expect(try a.reached(from: sites[0], within: 60_000) == b.reached(from: sites[0], within: 60_000))
        }
      }
      let byLength = TravelTerms(.car, fuel: .economy(tenPerLitre))
      #expect(
        try opened.weighed(byLength).path(from: sites[0], to: sites[1])
          == built.weighed(byLength).path(from: sites[0], to: sites[1]))
    }
  }

  @Test("the same streets give the same file to the byte, whoever orders them and whenever")
  func identical() async throws {
    var files: Set<[UInt8]> = []
    for filler in UInt8(0)..<6 {
      // What the memory held before must not show.
      for size in [64, 512, 4096, 40_000] {
        _ = (0..<40).map { _ in [UInt8](repeating: 0x11 &* filler, count: size) }
      }
      files.insert(try Self.bytes(await RoutableNetwork(Self.town())))
    }
    #expect(files.count == 1)
    let opened = try await Self.withFile(files.first!) { try RoutableNetwork(opening: $0) }
    #expect(try Self.bytes(opened) == files.first, "What was opened is saved as it was.")
  }

  @Test("a file cut short, of other streets or none of ours says so")
  func refused() async throws {
    let bytes = try Self.bytes(await RoutableNetwork(Self.town()))
    for length in stride(from: 0, to: bytes.count, by: 97) {
      try await Self.withFile(Array(bytes[..<length])) { path in
        #expect(throws: NetworkFileError.self) { try RoutableNetwork(opening: path) }
      }
    }
    try await Self.withFile(bytes) { path in
      #expect(throws: NetworkFileError.outdated) {
        try RoutableNetwork(opening: path, source: Digest(of: "otras calles"))
      }
    }
    #expect(throws: NetworkFileError(.absent)) { try RoutableNetwork(opening: "/no/existe.roads") }
  }

  @Test("a changed byte is refused, wherever something is written")
  func damaged() async throws {
    let bytes = try Self.bytes(await RoutableNetwork(Self.town()))
    var dice = SeededDice(state: 3)
    var refused = 0
    for _ in 0..<300 {
      var other = bytes
      let place = Int(dice.next() % UInt64(bytes.count))
      other[place] ^= UInt8(1 << (dice.next() % 8))
      try await Self.withFile(other) { path in
        do throws(NetworkFileError) {
          let opened = try RoutableNetwork(opening: path, source: Self.source)
          // Only the room between sections is free; then the network is whole.
          let way = try? opened.weighed(TravelTerms(.pickup)).path(from: at(-1.5, 0.1), to: at(0.1, 1.5))
          #expect(way != nil)
        } catch {
          refused += 1
          #expect(!error.sentence(in: .spanish).isEmpty)
        }
      }
    }
    #expect(refused > 150)
  }
}
