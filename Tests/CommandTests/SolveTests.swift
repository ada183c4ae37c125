import Foundation
import Testing

/// Public test files solved from the command line, without a database.
struct SolveTests {
  /// Four clients at the corners of a square around the depot; two fit a vehicle.
  private static let square = """
    NAME : square
    TYPE : CVRP
    DIMENSION : 5
    EDGE_WEIGHT_TYPE : EUC_2D
    CAPACITY : 2
    NODE_COORD_SECTION
    1 0 0
    2 10 10
    3 -10 10
    4 -10 -10
    5 10 -10
    DEMAND_SECTION
    1 0
    2 1
    3 1
    4 1
    5 1
    DEPOT_SECTION
    1
    -1
    EOF
    """

  private let harness = try! Harness()

  private func solve(_ text: String, _ arguments: String...) throws -> Answer {
    try Data(text.utf8).write(to: URL(fileURLWithPath: harness.path("caso.vrp")))
    return try harness.run(["round", "solve", "caso.vrp", "--iterations", "200"] + arguments)
  }

  @Test("two routes of two corners each: 14 + 20 + 14, twice")
  func square() throws {
    let answer = try solve(Self.square, "--json", "--seed", "3").object()
    #expect(answer["cost"] as? Int == 96)
    let routes = try #require(answer["routes"] as? [[Int]])
    #expect(routes.count == 2 && routes.allSatisfy { $0.count == 2 } && routes.joined().sorted() == [1, 2, 3, 4])
    #expect((answer["unserved"] as? [Any])?.isEmpty == true && answer["seconds"] is Double)
    #expect(!FileManager.default.fileExists(atPath: harness.path("recorrido.sqlite")))
    let threads = try solve(Self.square, "--json", "--threads", "2").object()
    #expect(threads["cost"] as? Int == 96)
  }

  @Test("in words")
  func words() throws {
    let answer = try solve(Self.square)
    #expect(answer.code == 0 && answer.out.hasPrefix("square: costo 96, 2 rutas, ") && answer.out.contains("Ruta 2 ("))
    #expect(try solve(Self.square, "--lang", "en").out.hasPrefix("square: cost 96, 2 routes, "))
  }

  @Test("a client whose prize does not pay the way stays out, and its prize is part of the cost")
  func prizes() throws {
    let text = Self.square.replacingOccurrences(of: "CVRP", with: "PCVRPTW").replacingOccurrences(
      of: "DEPOT_SECTION", with: "PRIZE_SECTION\n1 0\n2 100\n3 100\n4 1\n5 1\nDEPOT_SECTION")
    let answer = try solve(text, "--json").object()
    #expect(answer["unserved"] as? [Int] == [3, 4])
    // 14.1 + 20.0 + 14.1, and two prizes of 1.
    #expect(answer["cost"] as? Double == 50.2)
  }

  @Test("what cannot be read is refused with its line")
  func refused() throws {
    let answer = try solve(Self.square.replacingOccurrences(of: "3 -10 10", with: "3 -10 diez"))
    #expect(answer.code == 1 && answer.err.contains("caso.vrp, línea 9: «diez» no es un número que sirva aquí."))
  }

  @Test(
    "Ctrl-C hands out the best plan so far",
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/timeout")))
  func interrupt() throws {
    try Data(Self.square.utf8).write(to: URL(fileURLWithPath: harness.path("caso.vrp")))
    let answer = try harness.run(
      ["round", "solve", "caso.vrp", "--seconds", "600", "--json"],
      prefix: ["/usr/bin/timeout", "--foreground", "--preserve-status", "-s", "INT", "3"])
    let cost = try answer.object()["cost"] as? Int
    #expect(answer.code == 0 && cost == 96)
  }
}
