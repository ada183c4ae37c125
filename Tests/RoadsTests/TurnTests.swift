import Territory
import Testing

@testable import Roads

/// A crossing `c` with arms to `w`, `e`, `n`, `s`; behind `e` a street goes on to `x`, and another round the block from
/// `e` over `b` to `n`. South, `x` and `y` are dead ends, far off where there is a block.
///
///     n --- b
///     |     |
/// w - c --- e --- x
///     |     |
///     s     y
private func crossing(hasBlock: Bool) -> DrawnTown {
  var town = DrawnTown([
    "w": (-1, 0), "c": (0, 0), "e": (1, 0), "n": (0, 1), "s": (0, hasBlock ? -4 : -1), "b": (1, 1),
    "x": (hasBlock ? 3 : 1.4, 0),
    "y": (1, hasBlock ? -3 : -1),
  ])
  town.way("wc", "West")
  town.way("ce", "East")
  town.way("cn", "North")
  town.way("cs", "South")
  town.way("ex", "Stub")
  town.way("ey", "Yard")
  if hasBlock { town.way("eb", "Rise") }
  if hasBlock { town.way("bn", "Back") }
  return town
}

private let (west, east, north, south): (UInt32, UInt32, UInt32, UInt32) = (0, 1, 2, 3)
private let (fromWest, toNorth, toSouth) = (at(-0.9, 0), at(0, 0.5), at(0, -0.9))

@Suite("Restrictions of turns")
struct TurnTests {
  @Test("where nobody forbids it a car turns left")
  func free() async throws {
    #expect(try await crossing(hasBlock: true).network.names(fromWest, toNorth) == ["West", "North"])
    #expect(crossing(hasBlock: true).network.turns.graph.nodeCount == 8)
  }

  @Test("where the left turn is forbidden a car drives round the block, and one on foot turns all the same")
  func noLeft() async throws {
    var town = crossing(hasBlock: true)
    town.restrict(west, at: "c", north, ["restriction": "no_left_turn"])
    let network = town.network
    #expect(network.counts.restrictions == .init(read: 1, kept: 1))
    #expect(try await network.names(fromWest, toNorth) == ["West", "East", "Rise", "Back", "North"])
    #expect(try await network.names(fromWest, toSouth) == ["West", "South"])
    #expect(try await network.names(toSouth, toNorth) == ["South", "North"])
    #expect(try await network.names(fromWest, toNorth, .foot) == ["West", "North"])
    let matrix = try await network.matrix(between: [fromWest, toNorth], profile: .car, economy: tenPerLitre)
    let path = try #require(try await network.path(from: fromWest, to: toNorth, profile: .car, economy: tenPerLitre))
    #expect(Int(matrix.milliseconds[matrix.index(from: 0, to: 1)]) == path.milliseconds)
  }

  @Test("nobody turns back at the next junction to evade a rule, but at a dead end behind it anybody may")
  func evasion() async throws {
    var town = crossing(hasBlock: false)
    town.restrict(west, at: "c", north, ["restriction": "no_left_turn"])
    // The south's dead end is 1 step away, the stub behind the next junction 1.4: hence over the south.
    #expect(try await town.network.names(fromWest, toNorth) == ["West", "South", "North"])
    town.restrict(west, at: "c", south, ["restriction": "no_right_turn"])
    #expect(try await town.network.names(fromWest, toNorth) == ["West", "East", "Stub", "East", "North"])
    // Without a rule in the way one may turn back wherever one likes.
    #expect(try await town.network.names(at(0.5, 0), toNorth) == ["East", "North"])
  }

  @Test("a joint where a street only changes its name is no place to turn back either")
  func evasionAtJoint() async throws {
    var town = DrawnTown([
      "w": (-1, 0), "c": (0, 0), "n": (0, 1), "j": (0.2, 0), "k": (0.4, 0), "x": (1, 0), "y": (0.4, -0.5),
    ])
    town.way("wc", "West")
    town.way("cj", "East")
    town.way("cn", "North")
    town.way("jk", "East two")
    town.way("kx", "Long stub")
    town.way("ky", "Short stub")
    town.restrict(0, at: "c", 2, ["restriction": "no_left_turn"])
    #expect(
      try await town.network.names(at(-0.9, 0), at(0, 0.9)) == [
        "West", "East", "East two", "Short stub", "East two", "East", "North",
      ])
  }

  @Test("who may only go straight on turns neither left nor right nor back")
  func onlyStraight() async throws {
    var town = crossing(hasBlock: true)
    town.restrict(west, at: "c", east, ["restriction": "only_straight_on"])
    let network = town.network
    #expect(try await network.names(fromWest, toNorth) == ["West", "East", "Rise", "Back", "North"])
    #expect(try await network.names(fromWest, toSouth) == ["West", "East", "Rise", "Back", "North", "South"])
    #expect(try await network.names(toNorth, toSouth) == ["North", "South"])
  }

  @Test(
    "a motorcycle is excepted where the rule says so, and bound alone where it says that", arguments: [true, false])
  func modes(isExcepted: Bool) async throws {
    var town = crossing(hasBlock: true)
    let tags =
      isExcepted
      ? ["restriction": "no_left_turn", "except": "bicycle;motorcycle"] : ["restriction:motorcycle": "no_left_turn"]
    town.restrict(west, at: "c", north, tags)
    let around = ["West", "East", "Rise", "Back", "North"]
    #expect(try await town.network.names(fromWest, toNorth, .car) == (isExcepted ? around : ["West", "North"]))
    #expect(try await town.network.names(fromWest, toNorth, .motorcycle) == (isExcepted ? ["West", "North"] : around))
  }

  /// Two one-way carriageways joined by a short link, as on an avenue: `p → q → r` east, `u → t → v` west above it.
  private func avenue(hasRule: Bool) -> DrawnTown {
    var town = DrawnTown([
      "p": (-1, 0), "q": (0, 0), "r": (1, 0), "u": (1, 0.2), "t": (0, 0.2), "v": (-1, 0.2), "z": (0, 3),
    ])
    let eastbound = town.way("pq", "Eastbound", ["oneway": "yes"])
    town.way("qr", "Eastbound", ["oneway": "yes"])
    town.way("ut", "Westbound", ["oneway": "yes"])
    let westbound = town.way("tv", "Westbound", ["oneway": "yes"])
    let link = town.way("qt", "Link")
    town.way("tz", "Side street")
    town.way("ru", "Far link")
    town.way("vp", "Near link")
    if hasRule { town.restrict([eastbound], via: .ways([link]), [westbound], ["restriction": "no_u_turn"]) }
    return town
  }

  @Test("a rule over a link forbids the whole manoeuvre and none of its parts")
  func viaWay() async throws {
    let (start, end) = (at(-0.6, 0), at(-0.6, 0.2))
    #expect(try await avenue(hasRule: false).network.names(start, end) == ["Eastbound", "Link", "Westbound"])
    let network = avenue(hasRule: true).network
    #expect(network.counts.restrictions.kept == 1)
    #expect(try await network.names(start, end) == ["Eastbound", "Far link", "Westbound"])
    #expect(try await network.names(start, at(0, 0.9)) == ["Eastbound", "Link", "Side street"])
    #expect(try await network.names(at(0, 0.1), end) == ["Link", "Westbound"])
    #expect(try await network.names(start, end, .foot) == ["Eastbound", "Near link", "Westbound"])
  }

  @Test("where turning back is forbidden one goes on to the next place where it is not")
  func noUTurn() throws {
    var town = DrawnTown(["a": (0, 0), "j": (1, 0), "m": (1, 0.3), "z": (3, 0)])
    let street = town.way("aj", "Street")
    town.way("jm", "Lane")
    town.way("jz", "On")
    town.restrict(street, at: "j", street, ["restriction": "no_u_turn"])
    let network = town.network
    let course = network.turns.freshHeads[0]
    #expect(network.turns.junctions[Int(course)] != course)
    let weights = network.travelCosts(TravelTerms(.car)).weights
    let closed = network.turns.arcs.indices.filter {
      network.turns.arcs[$0].segment == 0 && weights.optimised[$0] == ArcWeights.closed
    }
    #expect(closed.count == 1 && network.turns.graph.tail(ofArc: closed[0]) == Int(course))
  }

  @Test("a rule with hours binds within them, and always for one whose hour nobody knows")
  func hours() throws {
    var town = crossing(hasBlock: true)
    town.restrict(west, at: "c", north, ["restriction:conditional": "no_left_turn @ (Mo-Fr 07:00-09:00,22:00-02:00)"])
    let turns = town.network.turns
    func isClosed(_ day: Int, _ hour: Int, _ minute: Int = 0) -> Bool {
      turns.closedGuards(to: .motorcar, atMinute: day * 1440 + hour * 60 + minute).contains(true)
    }
    #expect(!isClosed(0, 6, 59) && isClosed(0, 7) && isClosed(0, 8, 59) && !isClosed(0, 9))
    // Friday's night reaches into Saturday, Sunday's does not reach into Monday.
    #expect(isClosed(5, 1, 59) && !isClosed(5, 2) && !isClosed(5, 7) && !isClosed(0, 1))
    #expect(turns.closedGuards(to: .motorcar, atMinute: nil).contains(true))
    #expect(!turns.closedGuards(to: .foot, atMinute: nil).contains(true))
  }

  @Test("the hours of older tags count too")
  func formerHours() throws {
    var town = crossing(hasBlock: true)
    town.restrict(
      west, at: "c", north,
      ["restriction": "no_left_turn", "day_on": "Monday", "day_off": "Friday", "hour_on": "07:00", "hour_off": "09:00"])
    let turns = town.network.turns
    #expect(turns.closedGuards(to: .motorcar, atMinute: 4 * 1440 + 8 * 60).contains(true))
    #expect(!turns.closedGuards(to: .motorcar, atMinute: 5 * 1440 + 8 * 60).contains(true))
  }

  @Test("a condition may also lift a rule for some hours")
  func lifted() throws {
    var town = crossing(hasBlock: true)
    town.restrict(
      west, at: "c", north, ["restriction": "no_left_turn", "restriction:conditional": "none @ (22:00-06:00)"])
    let turns = town.network.turns
    #expect(turns.closedGuards(to: .motorcar, atMinute: 12 * 60).contains(true))
    #expect(!turns.closedGuards(to: .motorcar, atMinute: 23 * 60).contains(true))
    #expect(!turns.closedGuards(to: .motorcar, atMinute: 5 * 60 + 59).contains(true))
  }

  @Test("restrictions without members, of unknown kinds and for lorries only are counted and change nothing")
  func counted() async throws {
    var town = crossing(hasBlock: true)
    town.restrict([west], via: .node(7), [north], ["restriction": "no_left_turn"])
    town.restrict([west], via: .ways([99]), [north], ["restriction": "no_left_turn"])
    town.restrict([99], via: .node(1), [north], ["restriction": "no_left_turn"])
    town.restrict([], via: .node(1), [north], ["restriction": "no_left_turn"])
    town.restrict(west, at: "c", north, ["restriction": "no_dancing"])
    town.restrict(west, at: "c", north, ["restriction:hgv": "no_left_turn"])
    town.restrict(west, at: "c", north, ["restriction": "no_left_turn", "except": "motorcar;motorcycle"])
    town.restrict(west, at: "c", north, ["restriction:conditional": "no_left_turn @ (weight>3.5)"])
    let network = town.network
    #expect(network.counts.restrictions == .init(read: 8, forOthers: 3, unplaced: 4, unknownKind: 1))
    #expect(try await network.names(fromWest, toNorth) == ["West", "North"])
    #expect(network.turns.guardCount == 1)
  }

  @Test("hours that cannot be read are reported and taken as always")
  func unreadHours() throws {
    var town = crossing(hasBlock: true)
    town.restrict(west, at: "c", north, ["restriction:conditional": "no_left_turn @ (sunset-sunrise)"])
    let network = town.network
    #expect(network.counts.restrictions == .init(read: 1, kept: 1, unreadHours: 1))
    #expect(network.turns.closedGuards(to: .motorcar, atMinute: 12 * 60).contains(true))
  }

  @Test("no entry from several ways is several rules")
  func noEntry() async throws {
    var town = crossing(hasBlock: false)
    town.restrict([west, south], via: .node(1), [north], ["restriction": "no_entry"])
    let network = town.network
    #expect(try await network.names(fromWest, toNorth) == ["West", "East", "Stub", "East", "North"])
    #expect(try await network.names(toSouth, toNorth) != ["South", "North"])
    #expect(try await network.names(at(0.5, 0), toNorth) == ["East", "North"])
  }
}
