/// Minutes of the week in which something holds, read from the opening hours of OpenStreetMap.
///
/// Understood: weekdays (`Mo`, `Mo-Fr`, `Sa,Su`), times (`07:00-09:00,16:00-18:00`, past midnight too), several rules
/// after `;` or `,` (a later one after `;` has the last word on the days it names), `off`, `24/7`. Public and school
/// holidays (`PH`, `SH`) are passed over: nobody here knows their dates.
/// Source: OpenStreetMap wiki, Key:opening_hours/specification.
struct WeekHours: Hashable {
  static let week = 7 * 1440
  private(set) var spans: [TurnRules.WeekSpan] = []

  /// nil for hours that hold anything else: months, dates, sunset.
  init?(_ text: String) {
    var isOpen = [Bool](repeating: false, count: Self.week)
    let rules = text.split(separator: ";")
    if rules.isEmpty { return nil }
    for rule in rules {
      guard let reading = RuleReading(String(rule)) else { return nil }
      for minute in isOpen.indices where reading.days[minute / 1440] { isOpen[minute] = false }
      for minute in isOpen.indices where reading.isOpen[minute] { isOpen[minute] = true }
    }
    var start: Int?
    for minute in 0...Self.week {
      let holds = minute < Self.week && isOpen[minute]
      if holds && start == nil { start = minute }
      if !holds, let first = start {
        spans.append(TurnRules.WeekSpan(start: UInt16(first), end: UInt16(minute)))
        start = nil
      }
    }
  }
}

/// One rule between semicolons.
private struct RuleReading {
  var isOpen = [Bool](repeating: false, count: WeekHours.week)
  /// The days the rule names; all where it names none.
  var days = [Bool](repeating: false, count: 7)
  private var group: [Int] = []
  private var isTimed = false
  private var isHoliday = false

  init?(_ text: String) {
    let plain = joinedDashes(text)
    let items = plain.split(whereSeparator: { $0 == " " || $0 == "," }).map { String($0) }
    guard !items.isEmpty else { return nil }
    for item in items {
      guard take(item) else { return nil }
    }
    endGroup()
    if !days.contains(true) && !isHoliday { days = days.map { _ in true } }
  }

  private mutating func take(_ item: String) -> Bool {
    switch item.lowercased() {
    case "24/7": hold(0, 1440)
    case "ph", "sh": isHoliday = true
    case "off", "closed": isTimed = true
    default:
      if let named = weekdays(item) {
        if isTimed { startGroup() }
        group += named
        for day in named { days[day] = true }
      } else if let (start, end) = timeSpan(item) {
        hold(start, end)
      } else {
        return false
      }
    }
    return true
  }

  private mutating func startGroup() {
    endGroup()
    (group, isTimed) = ([], false)
  }

  /// Days without times are whole days.
  private mutating func endGroup() { if !isTimed && !group.isEmpty { hold(0, 1440) } }

  private mutating func hold(_ start: Int, _ end: Int) {
    isTimed = true
    if group.isEmpty && isHoliday { return }
    for day in group.isEmpty ? Array(0..<7) : group {
      for minute in start..<end { isOpen[(day * 1440 + minute) % WeekHours.week] = true }
    }
  }
}

private let dayNames = ["mo", "tu", "we", "th", "fr", "sa", "su"]

/// The days of `Mo` or `Fr-Mo`, 0 = Monday.
private func weekdays(_ item: String) -> [Int]? {
  let ends = item.lowercased().split(separator: "-", omittingEmptySubsequences: false).map { name in
    dayNames.firstIndex(of: String(name))
  }
  switch ends.count {
  case 1: return ends[0].map { [$0] }
  case 2:
    guard let first = ends[0], let last = ends[1] else { return nil }
    return (0...(last - first + 7) % 7).map { (first + $0) % 7 }
  default: return nil
  }
}

/// Minutes of `07:00-09:00`; an end not after its start is on the next day.
private func timeSpan(_ item: String) -> (Int, Int)? {
  let ends = item.split(separator: "-", omittingEmptySubsequences: false).map { minuteOfDay($0) }
  guard ends.count == 2, let start = ends[0], let end = ends[1], start < 1440 else { return nil }
  return (start, end > start ? end : end + 1440)
}

private func minuteOfDay(_ text: Substring) -> Int? {
  let parts = text.split(separator: ":", omittingEmptySubsequences: false)
  guard parts.count == 2, let hour = Int(parts[0]), let minute = Int(parts[1]), parts[1].count == 2,
    (0...48).contains(hour), (0..<60).contains(minute)
  else { return nil }
  return hour * 60 + minute
}

/// `07:00 - 09:00` and `07:00–09:00` as `07:00-09:00`.
private func joinedDashes(_ text: String) -> String {
  var joined = ""
  for letter in text.map({ $0 == "–" ? "-" : $0 }) {
    if letter == "-" {
      while joined.last == " " { joined.removeLast() }
    } else if letter == " ", joined.last == "-" {
      continue
    }
    joined.append(letter)
  }
  return joined
}
