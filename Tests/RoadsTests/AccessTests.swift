import Territory
import Testing

@testable import Roads

@Suite("Who may travel where")
struct AccessTests {
  private func access(_ tags: [String: String]) -> AccessTable? {
    var words = StreetWords()
    return Street(tags: tags, words: &words)?.access
  }

  @Test("the most special key has the last word, and general ones open no footpath")
  func hierarchy() throws {
    let said: [([String: String], car: Access, motorcycle: Access, foot: Access)] = [
      (["highway": "residential"], .open, .open, .open),
      (["highway": "motorway"], .open, .open, .closed),
      (["highway": "footway"], .closed, .closed, .open),
      (["highway": "footway", "access": "yes"], .closed, .closed, .open),
      (["highway": "pedestrian", "motor_vehicle": "destination"], .destination, .destination, .open),
      (["highway": "path", "motorcycle": "yes"], .closed, .open, .open),
      (["highway": "service", "access": "private"], .destination, .destination, .destination),
      (["highway": "service", "access": "no", "foot": "yes"], .closed, .closed, .open),
      (["highway": "residential", "access": "no", "vehicle": "yes", "motorcar": "no"], .closed, .open, .closed),
      (["highway": "residential", "motor_vehicle": "no", "motorcycle": "yes"], .closed, .open, .open),
      (["highway": "trunk", "motorroad": "yes"], .open, .open, .closed),
      (["highway": "track", "smoothness": "impassable"], .closed, .closed, .open),
      (["highway": "service", "access": "customers"], .destination, .destination, .destination),
    ]
    for (tags, car, motorcycle, foot) in said {
      let table = try #require(access(tags))
      for isBackward in [false, true] where tags["highway"] != "motorway" {
        #expect(table[.motorcar, isBackward: isBackward] == car, "\(tags)")
        #expect(table[.motorcycle, isBackward: isBackward] == motorcycle, "\(tags)")
        #expect(table[.foot, isBackward: isBackward] == foot, "\(tags)")
      }
    }
  }

  @Test("ways that nobody may travel are none")
  func none() {
    #expect(access(["highway": "construction"]) == nil)
    #expect(access(["highway": "service", "access": "no"]) == nil)
    #expect(access(["waterway": "river"]) == nil)
    var town = DrawnTown(["a": (0, 0), "b": (1, 0), "c": (2, 0)])
    town.way("ab")
    town.way("bc", nil, ["highway": "proposed"])
    #expect(town.network.counts.closedWays == 1 && town.network.counts.segments == 1)
  }

  @Test("one-ways bind vehicles as drawn, against the drawing, by roundabout and by kind")
  func oneWays() throws {
    typealias Row = ([String: String], forward: Access, backward: Access)
    let said: [Row] = [
      (["highway": "primary", "oneway": "yes"], .open, .closed),
      (["highway": "primary", "oneway": "-1"], .closed, .open),
      (["highway": "primary", "junction": "roundabout"], .open, .closed),
      (["highway": "motorway"], .open, .closed),
      (["highway": "motorway", "oneway": "no"], .open, .open),
      (["highway": "primary", "oneway": "yes", "oneway:motor_vehicle": "no"], .open, .open),
      (["highway": "primary", "motor_vehicle:backward": "no"], .open, .closed),
      (["highway": "primary", "access:forward": "no"], .closed, .open),
    ]
    for (tags, forward, backward) in said {
      let table = try #require(access(tags))
      #expect(table[.motorcar, isBackward: false] == forward, "\(tags)")
      #expect(table[.motorcar, isBackward: true] == backward, "\(tags)")
    }
    let walking = try #require(access(["highway": "primary", "oneway": "yes"]))
    #expect(walking[.foot, isBackward: true] == .open)
    let bike = try #require(access(["highway": "primary", "oneway": "yes", "oneway:motorcycle": "no"]))
    #expect(bike[.motorcycle, isBackward: true] == .open && bike[.motorcar, isBackward: true] == .closed)
  }

  @Test("a way drawn against its traffic is travelled from its last node to its first")
  func minusOne() async throws {
    var town = DrawnTown(["a": (0, 0), "b": (1, 0), "c": (1, 1), "d": (0, 1)])
    town.way("ab", "One way", ["oneway": "-1"])
    town.way("bc", "East")
    town.way("cd", "North")
    town.way("da", "West")
    let network = town.network
    #expect(network.segment(at: 0).direction == .backward)
    #expect(try await network.names(at(1, 0), at(0, 0)) == ["One way"])
    #expect(try await network.names(at(0, 0), at(1, 0)) == ["West", "North", "East"])
    #expect(try await network.names(at(0, 0), at(1, 0), .foot) == ["One way"])
  }

  /// A short street with a post in its middle, and a long way round.
  private func blocked(_ barrier: [String: String]) -> RoadNetwork {
    var town = DrawnTown(["a": (0, 0), "m": (1, 0), "z": (2, 0), "n": (0, 1), "o": (2, 1)])
    town.way("amz", "Short")
    town.way("anoz", "Long")
    town.mark("m", barrier)
    return town.network
  }

  @Test("a bollard stops cars and nobody on foot, and both sides of it can be reached")
  func bollard() async throws {
    let network = blocked(["barrier": "bollard"])
    #expect(try await network.names(at(0.5, 0), at(1.5, 0)) == ["Short", "Long", "Short"])
    #expect(try await network.names(at(0.5, 0), at(1.5, 0), .foot) == ["Short"])
    #expect(try await network.names(at(0, 0), at(0.99, 0)) == ["Short"])
    #expect(try await network.names(at(2, 0), at(1.01, 0)) == ["Short"])
  }

  @Test("barriers differ, and their own access tags count for more")
  func barriers() {
    func car(_ tags: [String: String]) -> Access? {
      AccessTable(barrierTags: tags).map { $0[.motorcar, isBackward: false] }
    }
    #expect(car(["barrier": "block"]) == .closed)
    #expect(car(["barrier": "gate"]) == .destination)
    #expect(car(["barrier": "lift_gate"]) == .destination)
    #expect(car(["barrier": "gate", "locked": "yes"]) == .closed)
    #expect(car(["barrier": "gate", "access": "yes"]) == nil)
    #expect(car(["barrier": "gate", "access": "no", "foot": "yes"]) == .closed)
    #expect(car(["barrier": "cattle_grid"]) == nil)
    #expect(car(["barrier": "toll_booth"]) == nil)
    #expect(car(["barrier": "bollard", "motorcar": "yes"]) == .open)
    #expect(car(["barrier": "bollard", "motor_vehicle": "yes"]) == nil)
    #expect(car(["highway": "crossing"]) == nil)
    let posts = AccessTable(barrierTags: ["barrier": "bollard"])
    #expect(posts?[.motorcycle, isBackward: true] == .closed && posts?[.foot, isBackward: true] == .open)
  }

  @Test("a barrier on a crossing stands between all its arms")
  func barrierAtCrossing() async throws {
    var town = DrawnTown(["c": (0, 0), "e": (1, 0), "n": (0, 1), "w": (-1, 0)])
    town.way("wc", "West")
    town.way("ce", "East")
    town.way("cn", "North")
    town.mark("c", ["barrier": "block"])
    #expect(try await town.network.names(at(-0.5, 0), at(0.5, 0)) == nil)
    #expect(try await town.network.names(at(-0.5, 0), at(0, 0.5), .foot) == ["West", "North"])
    #expect(town.network.counts.components == 1)
  }

  @Test("a ferry takes those whom its tags name, at the speed of its timetable")
  func ferry() throws {
    var town = DrawnTown(["a": (0, 0), "b": (10, 0), "c": (20, 0)])
    town.way("ab", "Lancha", ["route": "ferry", "duration": "00:30"])
    town.way("bc", "Transbordador", ["route": "ferry", "duration": "PT1H", "motor_vehicle": "yes"])
    let network = town.network
    let streets = network.segments.map { network.streets[Int($0.street)] }
    #expect(!streets.contains { !$0.isFerry })
    #expect(streets[0].access[.motorcar, isBackward: false] == .closed)
    #expect(streets[0].access[.foot, isBackward: true] == .open)
    #expect(streets[1].access[.motorcar, isBackward: false] == .open)
    // Half an hour for the one, an hour for the other.
    #expect(abs(Int(streets[0].ferrySpeed) - Int(network.segments[0].millimetres) / 500) <= 1)
    #expect(abs(Int(streets[1].ferrySpeed) - Int(network.segments[1].millimetres) / 1000) <= 1)
  }

  @Test(
    "durations are told in several ways",
    arguments: [
      ("00:45", 2700), ("1:30:10", 5410), ("20", 1200), ("PT1H30M", 5400), ("PT45S", 45), ("soon", nil), ("1:x", nil),
      ("PT", nil),
    ])
  func durations(word: String, seconds: Int?) { #expect(durationSeconds(word) == seconds) }
}
