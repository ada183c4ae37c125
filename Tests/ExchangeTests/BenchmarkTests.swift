import Foundation
import Testing

@testable import Exchange

/// Files of the public collections of vehicle routing problems.
struct BenchmarkTests {
  private let folder = try! ScratchFolder()

  private static let solomon = """
    TINY

    VEHICLE
    NUMBER     CAPACITY
      3         10

    CUSTOMER
    CUST NO.  XCOORD.  YCOORD.  DEMAND  READY TIME  DUE DATE  SERVICE TIME

        0       0   0    0    0   100   0
        1       3   4    4    10    20   5
        2       1   1    7    0    90   5
    """

  private static let vrplib = """
    NAME : tiny
    TYPE : CVRP
    DIMENSION : 3
    EDGE_WEIGHT_TYPE : EUC_2D
    CAPACITY : 10
    NODE_COORD_SECTION
    1 0 0
    2 3 4
    3 1 1
    DEMAND_SECTION
    1 0
    2 4
    3 7
    DEPOT_SECTION
     1
     -1
    EOF
    """

  private func read(_ text: String) throws -> BenchmarkInstance {
    try BenchmarkInstance(path: folder.file("tiny", text))
  }

  @Test("Solomon's distances are cut to one decimal, his windows and fleet kept")
  func solomon() throws {
    let instance = try read(Self.solomon)
    #expect(instance.places.count == 3 && instance.depotCount == 1 && instance.rounding == .tenthsDown)
    #expect(instance.vehicles == Array(repeating: BenchmarkInstance.Vehicle(capacity: 10), count: 2))
    #expect(instance.places[1].window == 10...20 && instance.places[2].demand == 7)
    #expect(instance.thousandths(from: 0, to: 1) == 5000 && instance.thousandths(from: 0, to: 2) == 1400)
    #expect(instance.thousandths(from: 1, to: 2) == 3600)
  }

  @Test("CVRPLIB's distances are rounded to the nearest whole")
  func cvrplib() throws {
    let instance = try read(Self.vrplib)
    #expect(instance.rounding == .nearest && instance.places[1].window == nil)
    #expect(instance.thousandths(from: 0, to: 2) == 1000 && instance.thousandths(from: 1, to: 2) == 4000)
    // Eleven of demand in loads of ten: no best plan needs more than three routes, and there are two clients.
    #expect(instance.vehicles.count == 2)
  }

  @Test("prizes, fleets, depots, releases and reloads are read")
  func rich() throws {
    let text =
      Self.vrplib.replacingOccurrences(of: "CVRP", with: "HFVRP").replacingOccurrences(
        of: "CAPACITY : 10", with: "VEHICLES : 2\nVEHICLES_MAX_DURATION : 40"
      ).replacingOccurrences(
        of: "DEPOT_SECTION",
        with: """
          CAPACITY_SECTION
          1 7
          2 9
          VEHICLES_FIXED_COST_SECTION
          1 30
          2 40
          VEHICLES_UNIT_DISTANCE_COST_SECTION
          1 2
          2 3
          PRIZE_SECTION
          1 0
          2 5
          3 0
          RELEASE_TIME_SECTION
          1 0
          2 6
          3 0
          VEHICLES_RELOAD_DEPOT_SECTION
          1 1
          2 1
          DEPOT_SECTION
          """)
    let instance = try read(text)
    #expect(instance.vehicles.map(\.capacity) == [7, 9] && instance.vehicles.map(\.fixedCost) == [30, 40])
    #expect(instance.vehicles.map(\.unitCost) == [2, 3] && instance.vehicles.allSatisfy { $0.maxTrips == nil })
    #expect(instance.vehicles.allSatisfy { $0.longestDuration == 40 })
    #expect(instance.places[1].prize == 5 && instance.places[2].prize == nil && instance.places[1].release == 6)
    #expect(instance.thousandths(from: 0, to: 2) == 1414)
  }

  @Test(
    "what is wrong is told with its line",
    arguments: [
      ("1       3   4", "1       x   4", ", línea 11: «x» no es un número que sirva aquí."),
      ("2       1   1", "3       1   1", ", línea 12: viene el renglón 3 y toca el 2; los números van seguidos."),
      ("20   5", "20", ", línea 11: hay 6 números y se esperan 7."),
      ("10    20   5", "30    20   5", ", línea 11: 20 no va de 30 a 604800."),
    ])
  func brokenSolomon(old: String, new: String, said: String) {
    #expect { try read(Self.solomon.replacingOccurrences(of: old, with: new)) } throws: { "\($0)".hasSuffix(said) }
  }

  @Test(
    "what is wrong with a VRPLIB file is told with its line",
    arguments: [
      ("3 1 1\n", "", ": NODE_COORD_SECTION tiene 2 renglones y se esperan 3; el archivo está incompleto."),
      ("CAPACITY : 10", "BACKHAULS : 10", ", línea 5: «BACKHAULS» pide algo que no se resuelve, o está mal escrito."),
      ("DIMENSION : 3\n", "", ": falta DIMENSION."),
      ("EUC_2D", "GEO", ", línea 4: EDGE_WEIGHT_TYPE «GEO» no se resuelve; se conocen EUC_2D, EXPLICIT."),
      ("2 4\n", "2 4.5\n", ", línea 12: «4.5» no es un número que sirva aquí."),
      ("DIMENSION : 3", "DIMENSION : 90000", ", línea 3: 90000 no va de 1 a 8000."),
    ])
  func brokenVRPLIB(old: String, new: String, said: String) {
    #expect { try read(Self.vrplib.replacingOccurrences(of: old, with: new)) } throws: { "\($0)".hasSuffix(said) }
  }

  @Test("pickups and deliveries are refused in a sentence, and so is what is no instance")
  func refused() {
    #expect { try read("25\t200\t1\n0\t40\t50\t0\t0\t1236\t0\t0\t0\n") } throws: {
      "\($0)".contains("es de recogida y entrega (Li y Lim), que no se resuelve")
    }
    #expect { try read("hola, mundo\n") } throws: { "\($0)".contains("no es una instancia conocida") }
  }
}
