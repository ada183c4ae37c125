import Foundation
import Testing

/// What a coordinator says of single stops, of who rides, of days off and of where a round ends.
struct RoundWishTests {
  private static let (chante, cosala, molino) = ("140500002", "140500011", "140500004")

  // MARK: Hours

  @Test("a visit begins within one of its hours, and an edited round keeps them all")
  func windows() throws {
    let planning = try RoundPlanning()
    // Nobody is there within five minutes of leaving.
    let late = try planning.round(Self.chante, "--window", "\(Self.chante)=09:00-09:05,16:00-16:30", "--dry-run")
    #expect(RoundPlanning.arrivals(late) == ["16:00"])
    let round = try planning.round(
      Self.chante, "--window", "\(Self.chante)=16:00-16:30", "--window", "Chantepec (El Chante)=09:00-09:30")
    #expect(try #require(RoundPlanning.arrivals(round).first) < "09:30")
    let key = try RoundPlanning.key(round)
    let shown = try planning.office.did("round", "show", key, "--json").object()
    let stop = try #require((shown["stops"] as? [[String: Any]])?.first)
    #expect(stop["windows"] as? String == "09:00-09:30,16:00-16:30" && stop["window_to"] as? String == "09:30")
    #expect(try planning.office.did("round", "show", key).out.contains("horas de visita"))
    let edited = try planning.edited(key, "--move", "1=1", "--shift", "09:40-17:00")
    #expect(RoundPlanning.arrivals(edited) == ["16:00"])
    let missed = try planning.office.run("round", "edit", key, "--move", "1=1", "--shift", "09:40-15:00")
    #expect(missed.code == 1)
    try planning.office.isClean()
  }

  @Test("what a zone leaves of a stop's hours counts; where it leaves none the zone is named")
  func zoneHours() throws {
    let planning = try RoundPlanning()
    try planning.addWestZone("time_from=11:00", "time_to=20:00")
    let round = try planning.round(Self.molino, "--window", "\(Self.molino)=10:15-12:00", "--dry-run")
    let arrival = try #require(RoundPlanning.arrivals(round).first)
    #expect(arrival >= "10:15" && arrival <= "10:30")
    let none = try planning.plan(Self.molino, ["--window", "\(Self.molino)=12:00-14:00", "--dry-run"])
    #expect(
      try RoundPlanning.reason(none).contains("con sus horas 12:00-14:00, la zona evitada «Poniente»"))
    let ordered = try planning.plan(Self.molino, ["--window", "\(Self.molino)=12:00-14:00", "--in-order"])
    #expect(ordered.code == 1 && ordered.err.contains("12:00") && !ordered.err.contains("09:00"))
  }

  @Test("hours that are none, or of a stop that is not planned, are refused")
  func badWindows() throws {
    let planning = try RoundPlanning()
    try planning.refuses("«tarde» no son horas de visita", Self.chante, "--window", "\(Self.chante)=tarde")
    try planning.refuses(
      "«140500004» no está en este plan; quite o corrija su --window", Self.chante, "--window",
      "\(Self.molino)=09:00-10:00")
  }

  // MARK: Places

  @Test("stops locked to the first places of a round stand there, in that order")
  func places() throws {
    let planning = try RoundPlanning()
    let stops = "\(Self.chante),\(Self.cosala),\(Self.molino)"
    let one = try planning.round(stops, "--lock", "\(Self.molino)=primera", "--dry-run")
    #expect(RoundPlanning.keys(one).first == Self.molino)
    let two = try planning.round(
      stops, "--lock", "\(Self.cosala)=#2", "--lock", "\(Self.chante)=first", "--days", "2", "--lock",
      "\(Self.cosala)=2024-05-14", "--lock", "\(Self.chante)=2024-05-14", "--lock", "\(Self.molino)=2024-05-14",
      "--dry-run")
    #expect(RoundPlanning.keys(two) == [Self.chante, Self.cosala, Self.molino])
  }

  @Test("a place without its day, after a gap, twice, or at the end is refused, and says what to do")
  func badPlaces() throws {
    let planning = try RoundPlanning()
    let stops = "\(Self.chante),\(Self.cosala)"
    try planning.refuses("diga también su vehículo y su día", stops, "--days", "2", "--lock", "\(Self.chante)=1")
    try planning.refuses("se fija el lugar 2 y no el 1", stops, "--lock", "\(Self.chante)=2")
    try planning.refuses(
      "se fijan las dos en el lugar 1", stops, "--lock", "\(Self.chante)=1", "--lock", "\(Self.cosala)=first")
    try planning.refuses("no se puede fijar como última", stops, "--lock", "\(Self.chante)=last")
  }

  @Test("a place whose stop a zone keeps out is no gap; the places after it move up")
  func keptOutPlace() throws {
    let planning = try RoundPlanning()
    try planning.addWestZone("time_from=09:00", "time_to=18:00")
    let round = try planning.round(
      "\(Self.molino),\(Self.chante),\(Self.cosala)", "--lock", "\(Self.molino)=1", "--lock", "\(Self.cosala)=2",
      "--dry-run")
    #expect(RoundPlanning.keys(round) == [Self.cosala, Self.chante])
    try planning.refuses(
      "se fija el lugar 3 y no el 2", "\(Self.molino),\(Self.chante),\(Self.cosala)", "--lock", "\(Self.molino)=1",
      "--lock", "\(Self.cosala)=3")
  }

  @Test(
    "a stop locked to a vehicle, a promoter or a crew that never goes out stays out; a preference for it is nothing")
  func neverOut() throws {
    let planning = try RoundPlanning()
    let never = ["--available", "PC-01=dom", "--dry-run"]
    for wish in ["PC-01", "2024-05-13"] {
      let left = try planning.plan(Self.chante, never + ["--lock", "\(Self.chante)=\(wish)"])
      #expect(try RoundPlanning.reason(left) == "«\(Self.chante)» queda fuera: sin vehículo el 2024-05-13.")
    }
    let both = "\(Self.chante),\(Self.cosala)"
    let answer = try planning.plan(
      both, vehicle: "PC-01,PC-02",
      never + ["--promoters", "P01,P02", "--lock", "\(Self.chante)=P01", "--prefer", "\(Self.cosala)=PC-01"])
    #expect(try RoundPlanning.rounds(answer).map(RoundPlanning.keys) == [[Self.cosala]])
    #expect(
      try RoundPlanning.reason(answer)
        == "«\(Self.chante)» queda fuera: su --lock lo deja sin vehículo el 2024-05-13; cámbielo.")
    try planning.refuses(
      "que no es vehículo, promotor ni día de este plan", Self.chante, "--available", "PC-01=dom", "--lock",
      "\(Self.chante)=PC-09")
    let crew = try planning.round(
      Self.chante, "--promoters", "P01+P02", "--lock", "\(Self.chante)=P01+P02", "--dry-run")
    #expect(RoundPlanning.keys(crew) == [Self.chante])
  }

  @Test("a preference that means nothing is refused by its own option")
  func badPreference() throws {
    let planning = try RoundPlanning()
    let answer = try planning.plan(Self.chante, ["--prefer", "\(Self.chante)=nadie"])
    #expect(answer.code == 1 && answer.err.contains("corrija --prefer.") && !answer.err.contains("--lock"))
  }

  // MARK: Crews

  @Test("promoters who ride together bring what each can do, as many as there are seats")
  func crews() throws {
    let planning = try RoundPlanning()
    let round = try planning.round(
      Self.chante, "--promoters", "P01 + P02", "--skill", "P02=topografía", "--need", "\(Self.chante)=topografía",
      "--lock", "\(Self.chante)=P02")
    #expect(round["promoter"] as? String == "P01" && round["companions"] as? [String] == ["P02"])
    let key = try RoundPlanning.key(round)
    #expect(try planning.office.did("round", "show", key).out.contains("acompañantes: P02"))
    #expect(try planning.edited(key, "--add", Self.cosala)["companions"] as? [String] == ["P02"])
    #expect(try planning.office.did("round", "show", key).out.contains("acompañantes: P02"))
    try planning.office.isClean()
    let said = try planning.office.did(
      "round", "plan", "--from", "2024-05-14", "--stops", Self.chante, "--vehicles", "PC-01", "--promoters", "P01+P02",
      "--dry-run")
    #expect(said.out.contains(" · P01 + P02 · "))
  }

  @Test("who rides along is in use by the round, and told where they ride twice a day")
  func companions() throws {
    let planning = try RoundPlanning()
    let key = try RoundPlanning.key(planning.round(Self.chante, "--promoters", "P01+P02"))
    let refused = try planning.office.run("promoter", "annul", "P02", "--reason", "Se fue")
    #expect(refused.code == 1 && refused.err.contains("está en uso (1 ronda)"))
    let twice = try planning.office.did(
      "round", "plan", "--from", "2024-05-13", "--stops", Self.cosala, "--vehicles", "PC-02", "--promoters", "P02")
    #expect(twice.err.contains("P02 ya va el 2024-05-13 en otro vehículo, en la ronda \(key)"))
  }

  @Test("a promoter who is annulled or inactive rides in no round; an empty name is refused as usage")
  func awayPromoters() throws {
    let planning = try RoundPlanning()
    try planning.office.did("promoter", "annul", "P02", "--reason", "Se fue")
    try planning.office.did("promoter", "edit", "P03", "active=0")
    for away in ["P02", "P03"] {
      try planning.refuses(
        "El promotor \(away) está anulado o inactivo", Self.chante, "--promoters", "P01+\(away)", "--dry-run")
    }
    for list in ["+", "P01+", "P01,,P03"] {
      let answer = try planning.plan(Self.chante, ["--promoters", list])
      #expect(answer.code == 64 && answer.err.contains("le falta algo"))
    }
    for list in ["", "100,,200"] {
      #expect(try planning.plan(Self.chante, ["--frontier", list]).code == 64)
    }
  }

  @Test("nobody rides without a seat, nor in two vehicles")
  func seats() throws {
    let planning = try RoundPlanning()
    try planning.office.did("vehicle", "edit", "PC-02", "seats=1")
    try planning.refuses(
      "PC-02 tiene 1 asiento y le tocan 2 promotores", Self.chante, vehicle: "PC-02", "--promoters", "P01+P02")
    try planning.refuses(
      "El promotor P01 va dos veces", Self.chante, vehicle: "PC-01,PC-02", "--promoters", "P01,P02+P01")
    try planning.refuses("o P01+P02 si van juntos", Self.chante, "--promoters", "P01,P02")
  }

  // MARK: Days and offices

  @Test("nobody goes out on a day off; the days after take its place")
  func holidays() throws {
    let planning = try RoundPlanning()
    let tied = "\(Self.chante)=2024-05-15"
    let round = try planning.round(
      Self.chante, "--days", "2", "--holidays", "2024-05-13", "--lock", tied, "--dry-run")
    #expect(round["date"] as? String == "2024-05-15")
    let rounds = try planning.rounds(Self.chante, "--holidays", "2024-05-13, 2024-05-14", "--dry-run")
    #expect(rounds.map { $0["date"] as? String } == ["2024-05-15"])
    try planning.refuses("«mañana» no es una fecha para «--holidays»", Self.chante, "--holidays", "mañana")
  }

  @Test("a round may end at another office, and an edited one still does")
  func endOffice() throws {
    let planning = try RoundPlanning()
    try planning.addEastOffice()
    let round = try planning.round(Self.chante, "--end-at", "subsede cosala")
    #expect(round["km"] as? Double == 11 && round["end_office"] as? String == "Subsede Cosalá")
    let key = try RoundPlanning.key(round)
    #expect(try planning.edited(key, "--move", "1=1")["km"] as? Double == 11)
    let shown = try planning.office.did("round", "show", key, "--json").object()
    #expect(shown["office_end"] as? String == "Subsede Cosalá" && shown["office_start"] as? String != "Subsede Cosalá")
    let said = try planning.office.did(
      "round", "plan", "--from", "2024-05-14", "--stops", Self.chante, "--vehicles", "PC-01", "--end-at",
      "Subsede Cosalá", "--dry-run")
    #expect(said.out.contains("llegada a Subsede Cosalá  6.0 km"))
    let trips = try planning.plan(Self.chante, ["--end-at", "Subsede Cosalá", "--second-trips"])
    #expect(trips.code == 1 && trips.err.contains("quite --end-at Subsede Cosalá"))
    try planning.office.isClean()
  }

  // MARK: Positions

  @Test("a stop may be a bare position, which the round keeps, shows and lets be taken out")
  func positions() throws {
    let planning = try RoundPlanning()
    let round = try planning.round("-103.41,20.2870,\(Self.chante),-103.45,20.30", "--lock", "-103.45,20.3=first")
    #expect(RoundPlanning.keys(round).first == "-103.450000,20.300000")
    #expect(Set(RoundPlanning.keys(round)) == ["-103.450000,20.300000", "-103.410000,20.287000", Self.chante])
    let key = try RoundPlanning.key(round)
    #expect(try planning.office.did("round", "show", key).out.contains("-103.450000, 20.300000"))
    let edited = try planning.edited(key, "--remove", "-103.45,20.3", "--add", "-103.40,20.29=1")
    #expect(RoundPlanning.keys(edited).first == "-103.400000,20.290000")
    #expect(Set(RoundPlanning.keys(edited)).count == 3 && !RoundPlanning.keys(edited).contains("-103.450000,20.300000"))
    try planning.office.isClean()
    let far = try planning.office.run(
      "round", "plan", "--from", "2024-05-14", "--stops", "2.35,48.85", "--vehicles", "PC-01")
    #expect(far.code == 1)
    let turned = try planning.office.run(
      "round", "plan", "--from", "2024-05-14", "--stops", "20.287,-103.41", "--vehicles", "PC-01")
    #expect(turned.code == 1 && turned.err.contains("-103.41") && !turned.err.contains("Clave"))
  }
}
