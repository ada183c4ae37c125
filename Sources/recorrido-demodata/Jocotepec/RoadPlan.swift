/// A road between two localities, drawn through invented points.
struct RoadPlan {
  let from, to: String
  let name: String
  let category: StreetNetwork.Category
  let surface: String
  /// Each a share of the straight line and metres to its left, in order.
  let bends: [(share: Double, left: Double)]

  /// Neighbouring localities, joined as anyone would join them on a map of their points.
  static let all: [RoadPlan] = [
    RoadPlan(
      from: "140500001", to: "140500002", name: "Carretera Jocotepec–Chantepec", category: .primary, surface: "asphalt",
      bends: [(0.5, 60)]),
    RoadPlan(
      from: "140500002", to: "140500011", name: "Carretera Chantepec–San Juan Cosalá", category: .primary,
      surface: "asphalt", bends: [(0.22, 130), (0.48, 330), (0.74, 250)]),
    RoadPlan(
      from: "140500001", to: "140500017", name: "Carretera Jocotepec–Zapotitán", category: .primary, surface: "asphalt",
      bends: [(0.35, 260), (0.6, 120), (0.8, -140)]),
    RoadPlan(
      from: "140500017", to: "140500003", name: "Carretera Zapotitán–Huejotitán", category: .secondary,
      surface: "asphalt", bends: [(0.4, -160), (0.7, 60)]),
    RoadPlan(
      from: "140500003", to: "140500004", name: "Carretera Huejotitán–El Molino", category: .secondary,
      surface: "asphalt", bends: [(0.25, 180), (0.5, 320), (0.75, 90)]),
    RoadPlan(
      from: "140500001", to: "140509905", name: "Carretera Jocotepec–San Luciano", category: .secondary,
      surface: "asphalt", bends: [(0.4, -180), (0.7, -60)]),
    RoadPlan(
      from: "140509905", to: "140500014", name: "Carretera San Luciano–Tesistán", category: .secondary,
      surface: "asphalt", bends: [(0.35, -140), (0.7, 110)]),
    RoadPlan(
      from: "140500014", to: "140500008", name: "Carretera Tesistán–San Cristóbal", category: .secondary,
      surface: "asphalt", bends: [(0.25, -180), (0.5, -320), (0.75, -170)]),
    RoadPlan(
      from: "140500008", to: "140509907", name: "Camino a El Sauz", category: .tertiary, surface: "unpaved",
      bends: [(0.45, 90), (0.7, -60)]),
    RoadPlan(
      from: "140500001", to: "140509910", name: "Camino a Las Trojes", category: .tertiary, surface: "asphalt",
      bends: [(0.35, -240), (0.55, 160), (0.8, -120)]),
    RoadPlan(
      from: "140509910", to: "140500017", name: "Camino Las Trojes–Zapotitán", category: .tertiary, surface: "unpaved",
      bends: [(0.35, 260), (0.65, -180)]),
    RoadPlan(
      from: "140500001", to: "140500007", name: "Camino a Potrerillos", category: .tertiary, surface: "asphalt",
      bends: [(0.3, 260), (0.45, -220), (0.62, 320), (0.8, -60)]),
    RoadPlan(
      from: "140500003", to: "140500007", name: "Camino Huejotitán–Potrerillos", category: .tertiary,
      surface: "unpaved", bends: [(0.2, 220), (0.4, -120), (0.6, 260), (0.8, 120)]),
  ]
}

/// A farm track that leaves a road at one of its bends and ends in the fields.
struct TrackPlan {
  let road: Int
  let bend: Int
  let name: String
  /// Metres east and north of where it leaves.
  let turns: [Offset]

  static let all: [TrackPlan] = [
    TrackPlan(
      road: 2, bend: 0, name: "Brecha El Mezquite",
      turns: [.init(east: 420, north: 380), .init(east: 560, north: 980), .init(east: 980, north: 1350)]),
    TrackPlan(
      road: 2, bend: 2, name: "Brecha La Noria",
      turns: [.init(east: -480, north: -320), .init(east: -940, north: -300)]),
    TrackPlan(
      road: 4, bend: 1, name: "Brecha Los Hornos", turns: [.init(east: 260, north: 520), .init(east: 720, north: 800)]),
    TrackPlan(
      road: 4, bend: 2, name: "Brecha El Carrizal",
      turns: [.init(east: -380, north: -420), .init(east: -420, north: -1050)]),
    TrackPlan(
      road: 7, bend: 1, name: "Brecha La Tuna", turns: [.init(east: -120, north: -520), .init(east: 240, north: -980)]),
    TrackPlan(
      road: 9, bend: 1, name: "Brecha El Tepame",
      turns: [.init(east: -60, north: -560), .init(east: -420, north: -1040), .init(east: -380, north: -1500)]),
    TrackPlan(
      road: 11, bend: 2, name: "Brecha El Encino",
      turns: [.init(east: -520, north: 240), .init(east: -900, north: 620)]),
    TrackPlan(
      road: 12, bend: 2, name: "Brecha La Cañada",
      turns: [.init(east: 160, north: -480), .init(east: -180, north: -960)]),
  ]
}
