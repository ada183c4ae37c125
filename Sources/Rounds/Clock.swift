import Territory

extension TimeWindow {
  /// `09:00–17:00`.
  var text: String { "\(clock(milliseconds: opens * 1000))–\(clock(milliseconds: closes * 1000))" }
}

/// The time of day, to the minute begun: `09:05`. Past midnight the hours go on: `25:10`.
public func clock(milliseconds: Int) -> String {
  let minutes = milliseconds / 60_000
  let (hours, rest) = (minutes / 60, abs(minutes % 60))
  return (hours < 10 ? "0" : "") + "\(hours):" + (rest < 10 ? "0" : "") + "\(rest)"
}
