import Exchange
import Fieldwork
import Rounds
import Territory

extension RoundPlan.Unserved {
  /// What stays out as a program reads it: the sentence, and the reason's kind with what is missing and how much.
  var json: JSONValue {
    .object([
      ("key", .string(visit)), ("place", .string(place.key)), ("number", JSONValue(number)),
      ("count", JSONValue(count)), ("due", JSONValue(due?.description)), ("priority", JSONValue(priority)),
      ("must", .bool(isRequired)), ("reason", .string(sentence(in: Console.language))), ("kind", .string(kind)),
      ("missing", .array(missing.map(\.json))),
    ])
  }

  private var kind: String {
    switch reason {
    case .zones: "zones"
    case .barred: "barred"
    case .noVehicle: "no_vehicle"
    case .lockedAway: "locked_away"
    case .leftOut(let reason): reason.kind
    }
  }

  private var missing: [LeftOut.Shortfall] {
    guard case .leftOut(let reason) = reason, case .short(let shortfalls) = reason.reason else { return [] }
    return shortfalls
  }
}

extension LeftOut {
  fileprivate var kind: String {
    switch reason {
    case .noVehicle: "no_vehicle"
    case .unreachable: "unreachable"
    case .short: "short"
    case .notWorth: "not_worth"
    case .fits: "fits"
    }
  }
}

extension LeftOut.Shortfall {
  fileprivate var json: JSONValue {
    switch self {
    case .money(let name, let money): object("budget", .decimal(money.centavos, decimals: 2), "MXN", "period", name)
    case .fuel(let name, let fuel): object("fuel", .decimal(fuel.millilitres, decimals: 3), "l", "period", name)
    case .tank(let day, let fuel): object("tank", .decimal(fuel.millilitres, decimals: 3), "l", "vehicle_day", day)
    case .length(let day, let length):
      object("length", .decimal((length + 999) / 1000, decimals: 3), "km", "vehicle_day", day)
    case .load(let day, let load): object("stops_per_trip", JSONValue(load), "stops", "vehicle_day", day)
    case .shift(let day, let late): object("shift", minutes(late), "min", "vehicle_day", day)
    case .duration(let day, let late): object("duration", minutes(late), "min", "vehicle_day", day)
    case .lunch(let day, let late): object("lunch", minutes(late), "min", "vehicle_day", day)
    case .window(let stop, let arrival, let closes):
      object("window", minutes(arrival - closes * 1000), "min", "stop", stop)
    case .spacing(let other, let days): object("spacing", JSONValue(days), "days", "stop", other)
    case .locked(let day, let skills): words("lock", skills, day)
    case .skills(let day, let missing, _): words("skills", missing, day)
    }
  }

  private func object(
    _ kind: String, _ figure: JSONValue, _ unit: String, _ what: String, _ name: String?
  ) -> JSONValue {
    .object([("kind", .string(kind)), ("figure", figure), ("unit", .string(unit)), (what, JSONValue(name))])
  }

  private func words(_ kind: String, _ words: [String], _ day: String) -> JSONValue {
    .object([
      ("kind", .string(kind)), ("figure", .array(words.map(JSONValue.string))), ("unit", .string("skills")),
      ("vehicle_day", .string(day)),
    ])
  }

  /// So many that they are enough.
  private func minutes(_ milliseconds: Int) -> JSONValue { JSONValue((milliseconds + 59_999) / 60_000) }
}
