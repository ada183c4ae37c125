import Territory

/// The four ways in which a promoter travels.
///
/// Speeds in km/h. [L] stands in the Reglamento de Tránsito de la Ciudad de México (2015), article 9, the limits where
/// no sign says otherwise: 80 on the central lanes of access-controlled roads (I), 50 on primary roads (II), 40 on
/// secondary ones and side lanes (III), 30 in calmed zones (IV), 10 where pedestrians share the way (VI). School zones
/// (V: 20) are not drawn in road files. [A] is an assumption of ours, to be replaced by the office's own figures.
/// Nowhere does a plan exceed a posted limit.
extension Profile {
  /// A compact sedan.
  public static let car = Profile(
    name: "car", speeds: motorSpeeds,
    // [A] half speed on terracería: low clearance.
    unpavedPercent: 50, obeysOneWays: true, offRoadSpeed: groundSpeed)

  /// A mid-size pick-up.
  public static let pickup = Profile(
    name: "pickup", speeds: motorSpeeds.merging(tracksOfPickup) { $1 },
    // [A] clearance and a load bed: less is lost than in a car.
    unpavedPercent: 65, obeysOneWays: true, offRoadSpeed: groundSpeed)

  /// A motorcycle of 125 or 150 cm³.
  public static let motorcycle = Profile(
    name: "motorcycle", speeds: motorSpeeds.merging(tracksOfPickup) { $1 },
    // [A] as the pick-up, a little slower on loose ground.
    unpavedPercent: 60, obeysOneWays: true, offRoadSpeed: groundSpeed)

  /// Walking; one-ways do not bind and motorways are barred.
  public static let foot = Profile(
    name: "foot", speeds: walkingSpeeds,
    unpavedPercent: 100, obeysOneWays: false, offRoadSpeed: walkingSpeed)

  public static let all = [car, pickup, motorcycle, foot]

  /// The profile called `name`; nil where none is.
  public static func named(_ name: String) -> Profile? { all.first { $0.name == name } }
}

private let motorSpeeds: [String: Int] = [
  "motorway": 80,  // [L] I; higher where a sign says so needs a figure of its own: [A] never more
  "motorway_link": 40,  // [L] III, taken as a side lane
  "trunk": 80,  // [L] I
  "trunk_link": 40,  // [L] III
  "primary": 50,  // [L] II
  "primary_link": 40,  // [A]
  "secondary": 40,  // [L] III
  "secondary_link": 40,  // [A]
  "tertiary": 40,  // [L] III: not primary, hence secondary
  "tertiary_link": 40,  // [A]
  "unclassified": 40,  // [L] III
  "residential": 40,  // [L] III
  "road": 30,  // [A] a street of unknown kind
  "unknown": 30,  // [A] Geofabrik's word for the same
  "living_street": 20,  // [A] under [L] IV's 30: topes and children
  "service": 20,  // [A] lanes between buildings, parking aisles ([L] VI would say 10)
  "track": 20,  // [A]
  "track_grade1": 30,  // [A] Geofabrik's grades: 1 firm …
  "track_grade2": 25,  // [A]
  "track_grade3": 20,  // [A]
  "track_grade4": 10,  // [A]
  "track_grade5": 10,  // [A] … 5 soft
]

private let tracksOfPickup: [String: Int] = [
  "track": 25, "track_grade3": 25, "track_grade4": 15, "track_grade5": 10,  // [A]
]

/// [A] km/h of a vehicle that leaves the street for a site: a yard, a field, a bed of gravel.
private let groundSpeed = 10

/// [A] km/h; the figure of OSRM's and Valhalla's foot profiles is 5 and 5.1.
private let walkingSpeed = 5

private let walkingSpeeds: [String: Int] = {
  let barred: Set = ["motorway", "motorway_link"]
  let ways = motorSpeeds.keys.filter { !barred.contains($0) }
  let footways = ["pedestrian", "footway", "path", "steps", "cycleway", "bridleway", "corridor"]
  return Dictionary(uniqueKeysWithValues: (ways + footways).map { ($0, walkingSpeed) })
}()
