import Foundation
import Testing

/// A coordinator in Jocotepec plans days: what they cost by declared legs, over roads, and where neither is known.
struct RoundTests {
  private static let molino =
    "W-RUT-04 El tramo Jocotepec–El Molino (7.0 km) es menor que la línea recta (16.2 km)."

  private static func withLegs() throws -> ScenarioOffice {
    let office = try ScenarioOffice.jocotepec()
    try office.did("import", "legs", ScenarioOffice.data("jocotepec/tramos-s2.csv"))
    return office
  }

  private static func withRoads() throws -> ScenarioOffice {
    let office = try ScenarioOffice.jocotepec()
    try office.did("import", "roads", ScenarioOffice.data("jocotepec/calles.geojson"))
    return office
  }

  /// The only round of a day planned for these stops.
  private static func plan(
    _ stops: String, vehicle: String, in office: ScenarioOffice, isDryRun: Bool = true
  ) throws -> [String: Any] {
    let arguments = ["round", "plan", "--from", "2024-05-13", "--stops", stops, "--vehicles", vehicle, "--json"]
    let answer = try office.run(arguments + (isDryRun ? ["--dry-run"] : []))
    try #require(answer.code == 0, "\(answer.err)")
    let plan = try answer.object()
    #expect((plan["unserved"] as? [Any])?.isEmpty == true)
    let rounds = try #require(plan["rounds"] as? [[String: Any]])
    try #require(rounds.count == 1)
    return rounds[0]
  }

  /// Each in the order in which S2 drives it, with its figures at 10 km/l and 23.00 pesos a litre.
  private static let circuits = [
    (stops: ["140500002", "140500011"], km: 22.0, litres: 2.2, cost: 50.60),
    (stops: ["140500017", "140500003", "140500007"], km: 30.0, litres: 3.0, cost: 69.00),
    (stops: ["140509905", "140500014", "140509907", "140500008"], km: 32.0, litres: 3.2, cost: 73.60),
    (stops: ["140500004", "140509910"], km: 22.0, litres: 2.2, cost: 50.60),
  ]

  @Test("the East, North-west and West circuits of S2 are planned by declared legs", arguments: [0, 1, 3])
  func planned(index: Int) throws {
    let office = try Self.withLegs()
    let circuit = Self.circuits[index]
    let round = try Self.plan(circuit.stops.joined(separator: ","), vehicle: "PC-01", in: office)
    #expect(round["km"] as? Double == circuit.km && round["litres"] as? Double == circuit.litres)
    #expect(round["cost"] as? Double == circuit.cost && round["basis"] as? [String] == ["declarado"])
    let stops = try #require(round["stops"] as? [[String: Any]])
    #expect(stops.allSatisfy { $0["basis"] as? String == "declarado" })
    #expect(Set(stops.compactMap { $0["key"] as? String }) == Set(circuit.stops))
    let motorcycle = try Self.plan(circuit.stops.joined(separator: ","), vehicle: "PC-02", in: office)
    #expect(motorcycle["km"] as? Double == circuit.km)
    #expect(abs(try #require(motorcycle["litres"] as? Double) - circuit.km / 33) <= 0.0005 + 1e-9)
    #expect(abs(try #require(motorcycle["cost"] as? Double) - circuit.km / 33 * 23) <= 0.005 + 1e-9)
  }

  @Test("the legs of the four circuits as S2 drives them: 106.0 km, 243.80 pesos by pick-up, 73.88 by motorcycle")
  func circuitsInOrder() throws {
    let office = try Self.withLegs()
    var total = (metres: 0.0, pickup: 0.0, motorcycle: 0.0)
    for circuit in Self.circuits {
      let tour = ["140500001"] + circuit.stops + ["140500001"]
      var metres = 0.0
      for (from, to) in zip(tour, tour.dropFirst()) {
        let leg = try office.did("route", "--from", from, "--to", to, "--vehicle", "PC-01", "--json").object()
        #expect(leg["basis"] as? String == "declarado")
        metres += try #require(leg["metres"] as? Double)
        total.pickup += try #require(leg["litres"] as? Double) * 23
      }
      #expect(metres == circuit.km * 1000)
      total.metres += metres
      total.motorcycle += metres / 33_000 * 23
    }
    #expect(total.metres == 106_000 && abs(total.pickup - 243.80) < 1e-9)
    #expect(abs(total.motorcycle - 73.88) < 0.005)
  }

  @Test("the South circuit is planned no longer than S2 drives it; what no leg declares is guessed and marked")
  func south() throws {
    let office = try Self.withLegs()
    let circuit = Self.circuits[2]
    let round = try Self.plan(circuit.stops.joined(separator: ","), vehicle: "PC-01", in: office)
    #expect(try #require(round["km"] as? Double) <= circuit.km)
    // Each leg is what a route between the two says, whatever it rests on.
    var (here, bases) = ("140500001", Set<String>())
    for stop in try #require(round["stops"] as? [[String: Any]]) {
      let key = try #require(stop["key"] as? String)
      let leg = try office.did("route", "--from", here, "--to", key, "--vehicle", "PC-01", "--json").object()
      #expect(leg["basis"] as? String == stop["basis"] as? String, "\(here) to \(key)")
      #expect(abs(try #require(leg["metres"] as? Double) / 1000 - (stop["leg_km"] as? Double ?? 0)) < 0.001)
      bases.insert(try #require(stop["basis"] as? String))
      here = key
    }
    #expect(bases == Set(try #require(round["basis"] as? [String])) && bases.contains("declarado"))
  }

  @Test("the East circuit in words: an hour, a place and a leg a stop, and what the day costs")
  func words() throws {
    let answer = try Self.withLegs().did(
      "round", "plan", "--from", "2024-05-13", "--stops", "140500011,140500002", "--vehicles", "PC-01", "--in-order",
      "--dry-run")
    #expect(
      answer.out == """
        Ronda · 2024-05-13 · PC-01 (NP300 2.5) · sale 09:00 de Participación Ciudadana Jocotepec (demostración)
          1. 09:16  140500011 San Juan Cosalá  11.0 km, 1.10 l, declarado, 45 min de visita
          2. 10:10  140500002 Chantepec (El Chante)  6.0 km, 0.60 l, declarado, 30 min de visita
             10:48  regreso  5.0 km, 0.50 l, declarado
          Total: 22.0 km, 2.20 l, 50.60 MXN (23.00 MXN/l, magna Jocotepec, 2024-01-01)

        """)
  }

  @Test("declared legs shorter than the straight line are taken with a warning each")
  func shortLegs() throws {
    let answer = try ScenarioOffice.jocotepec().did("import", "legs", ScenarioOffice.data("jocotepec/tramos-s2.csv"))
    #expect(answer.out == "15 leídos = 15 nuevos + 0 cambiados + 0 sin cambio + 0 rechazados\n")
    #expect(answer.warnings.count == 4)
    #expect(answer.warnings.contains("Aviso, línea 14 (140500001): " + Self.molino))
  }

  @Test("where roads are loaded they rule over declared legs")
  func roads() throws {
    let office = try Self.withLegs()
    try office.did("import", "roads", ScenarioOffice.data("jocotepec/calles.geojson"))
    let round = try Self.plan("140500002,140500011", vehicle: "PC-01", in: office)
    #expect(round["basis"] as? [String] == ["vialidad"])
    let km = try #require(round["km"] as? Double)
    // A way there and back is longer than twice the straight line (9.281 km to Cosalá) and not absurd.
    #expect(km > 18.56 && km < 25)
    #expect(abs(try #require(round["litres"] as? Double) - km / 10) < 0.002)
  }

  @Test("without roads and legs a leg is its geodesic × 1.3, and is marked so")
  func guessed() throws {
    let office = try ScenarioOffice.jocotepec()
    let round = try Self.plan("140500002,140500011", vehicle: "PC-01", in: office)
    #expect(round["basis"] as? [String] == ["geodesico"])
    let route = try office.did(
      "route", "--from", "-103.4290,20.2850", "--to", "-103.3400,20.2870", "--json"
    ).object()
    #expect(route["basis"] as? String == "geodesico")
    #expect(abs(try #require(route["metres"] as? Double) - 9299.290 * 1.3) < 0.001)
  }

  @Test("a route between keys is the one between their points, street by street")
  func routes() throws {
    let office = try Self.withRoads()
    let keys = try office.did("route", "--from", "140500001", "--to", "140500011", "--vehicle", "PC-01", "--json")
      .object()
    let points = try office.did(
      "route", "--from", "-103.425277,20.284444", "--to", "-103.336410,20.286268", "--json", "-o", "camino.geojson"
    ).object()
    #expect(keys["basis"] as? String == "vialidad" && keys["metres"] as? Double == points["metres"] as? Double)
    let metres = try #require(keys["metres"] as? Double)
    #expect(metres > 9281 && metres < 12_000)
    #expect(abs(try #require(keys["litres"] as? Double) - metres / 10_000) < 0.001)
    let streets = try #require(keys["streets"] as? [[String: Any]])
    #expect(streets.count > 1)
    #expect(abs(streets.compactMap { $0["metres"] as? Double }.reduce(0, +) - metres) < 0.01 * Double(streets.count))
    let file = try JSONSerialization.jsonObject(
      with: Data(contentsOf: URL(fileURLWithPath: office.harness.path("camino.geojson"))))
    let features = try #require((file as? [String: Any])?["features"] as? [[String: Any]])
    #expect(features.count == 1 && (features[0]["geometry"] as? [String: Any])?["type"] as? String == "LineString")
  }

  @Test("what is due by a day is planned; a visit puts it off")
  func due() throws {
    let office = try ScenarioOffice.jocotepec()
    func dueStops() throws -> Set<String> {
      let plan = try office.did("round", "plan", "--from", "2024-05-13", "--vehicles", "PC-01", "--dry-run", "--json")
        .object()
      let rounds = try #require(plan["rounds"] as? [[String: Any]])
      return Set(rounds.flatMap { $0["stops"] as? [[String: Any]] ?? [] }.compactMap { $0["key"] as? String })
    }
    let monday: Set = ["140500002", "140500011", "140509905", "JOC-2024-PAV-07-1", "JOC-2024-ALU-05-1"]
    #expect(try dueStops() == monday)
    try office.did("visit", "record", "--unit", "140509905", "--at", "2024-05-10T10:00")
    #expect(try dueStops() == monday.subtracting(["140509905"]))
    // Who visits the paving of San Juan Cosalá has been in San Juan Cosalá.
    try office.did("visit", "record", "--site", "JOC-2024-PAV-07-1", "--at", "2024-05-10T10:00")
    #expect(try dueStops() == ["140500002", "JOC-2024-ALU-05-1"])
    try office.refuses(
      "Nada vence hasta el 2024-05-10; dé --stops CLAVE,… o amplíe --due DÍAS.", "round", "plan", "--from", "2024-05-10"
    )
  }

  @Test("a budget of litres leaves stops out, each with how much is missing")
  func budget() throws {
    let office = try Self.withLegs()
    let arguments = [
      "round", "plan", "--from", "2024-05-13", "--stops", "140500002,140500011", "--vehicles", "PC-01", "--litres",
      "1.5",
    ]
    let plan = try office.run(arguments + ["--json", "--dry-run"]).object()
    let rounds = try #require(plan["rounds"] as? [[String: Any]])
    #expect(rounds.count == 1 && rounds[0]["litres"] as? Double == 1.0)
    let unserved = try #require(plan["unserved"] as? [[String: Any]])
    #expect(unserved.count == 1 && unserved[0]["key"] as? String == "140500011")
    #expect(
      unserved[0]["reason"] as? String
        == "«140500011» queda fuera: faltan 0.70 l de gasolina del presupuesto (lo más cercano: «PC-01 2024-05-13»).")
    let said = try office.run(arguments + ["--dry-run"]).lines
    let left = try #require(said.firstIndex(of: "Sin visitar:"))
    #expect(said[left + 1].hasSuffix(": " + (unserved[0]["reason"] as? String ?? "?")))
    #expect(said[left + 1].components(separatedBy: "140500011").count == 2, "The key stands once.")
    let money = try office.run(
      Array(arguments.dropLast(2)) + ["--budget", "30", "--json", "--dry-run"]
    ).object()
    let reason = try #require((money["unserved"] as? [[String: Any]])?.first?["reason"] as? String)
    #expect(reason.contains("faltan 20.60 MXN de presupuesto"))
  }

  @Test("a plan is kept with its stops, listed, shown and annulled")
  func kept() throws {
    let office = try Self.withLegs()
    let round = try Self.plan("140500002,140500011", vehicle: "PC-01", in: office, isDryRun: false)
    let key = try #require(round["key"] as? String)
    let listed = try office.did("round", "list", "--json").objects()
    #expect(listed.count == 1 && listed[0]["est_km"] as? Double == 22 && listed[0]["est_cost"] as? Double == 50.60)
    let shown = try office.did("round", "show", key, "--json").object()
    let stops = try #require(shown["stops"] as? [[String: Any]])
    #expect(stops.compactMap { $0["unit"] as? String }.sorted() == ["140500002", "140500011"])
    #expect(stops.allSatisfy { $0["leg_basis"] as? String == "declarado" })
    try office.did("map", "--layers", "rounds", "--period", "2024-T2", "-o", "rondas.geojson")
    let map = try String(contentsOfFile: office.harness.path("rondas.geojson"), encoding: .utf8)
    for (condition, stops) in [("recorrido=\(key)", 2), ("vehiculo=PC-01", 2), ("vehiculo=PC-02", 0)] {
      try office.did(
        "map", "--layers", "rounds", "--period", "2024-T2", "--where", condition, "-o", "algunas.geojson")
      let some = try String(contentsOfFile: office.harness.path("algunas.geojson"), encoding: .utf8)
      #expect(some.components(separatedBy: "\"parada/").count - 1 == stops, "\(condition)")
    }
    #expect(map.contains("\"km\":22.00") && map.contains("\"costo\":50.60") && map.contains("\"base\":\"declarado\""))
    try office.isClean()
    try office.did("round", "annul", key, "--reason", "No hubo vehículo")
    #expect(try office.did("round", "list", "--json").objects().isEmpty)
    try office.isClean()
  }

  @Test("two vehicles share what one alone cannot do in the shift, and none is visited twice")
  func twoVehicles() throws {
    let office = try Self.withLegs()
    let stops = Self.circuits.flatMap(\.stops)
    func plan(_ vehicles: String) throws -> (rounds: [[String: Any]], left: [String]) {
      let plan = try office.did(
        "round", "plan", "--from", "2024-05-13", "--stops", stops.joined(separator: ","), "--vehicles", vehicles,
        "--shift", "09:00-14:00", "--json", "--dry-run"
      ).object()
      let left = (plan["unserved"] as? [[String: Any]] ?? []).compactMap { $0["key"] as? String }
      return (try #require(plan["rounds"] as? [[String: Any]]), left)
    }
    let (alone, both) = (try plan("PC-01"), try plan("PC-01,PC-02"))
    let served = both.rounds.flatMap { $0["stops"] as? [[String: Any]] ?? [] }.compactMap { $0["key"] as? String }
    #expect(Set(served).count == served.count && Set(served + both.left) == Set(stops))
    #expect(Set(both.rounds.compactMap { $0["vehicle"] as? String }) == ["PC-01", "PC-02"])
    #expect(both.left.count < alone.left.count, "\(both.left) and \(alone.left)")
  }
}
