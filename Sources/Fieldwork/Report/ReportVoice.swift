import Cartography
import Territory

/// How a report speaks: the sentence of its language, with its numbers, dates and lists.
struct ReportVoice {
  let language: Language

  init(_ language: Language) { self.language = language }

  func callAsFunction(_ spanish: String, _ english: String) -> String { language == .spanish ? spanish : english }

  /// «1,814».
  func number(_ value: Int) -> String { grouped(value, decimals: 0) }

  /// «98.2 %»; the figure and its sign stay on one line.
  func percent(_ tenths: Int?) -> String { ReportValue.percent(tenths: tenths).text }

  /// «$1,545,292.00».
  func money(_ money: Money) -> String { "$" + money.formatted }

  /// A measured figure: «0.237».
  func measured(_ value: Double, _ decimals: Int) -> String { ReportValue.measured(value, decimals: decimals).text }

  /// «31 de diciembre de 2024».
  func date(_ day: LocalDate) -> String { day.spelled(in: language) }

  /// «del 1 de octubre al 31 de diciembre de 2024», «del 1 al 15 de octubre de 2024», «del 1 de octubre de 2024».
  func span(_ first: LocalDate, _ last: LocalDate) -> String {
    if first == last { return self("del \(date(last))", "on \(date(last))") }
    let isOneYear = first.year == last.year
    var start = date(first)
    if isOneYear, first.month == last.month {
      start = String(first.day)
    } else if isOneYear {
      start = String(start.dropLast(self(" de \(first.year)", " \(first.year)").count))
    }
    return self("del \(start) al \(date(last))", "from \(start) to \(date(last))")
  }

  /// «57 proyectos», «1 proyecto».
  func count(_ count: Int, _ spanish: (one: String, many: String), _ english: (one: String, many: String)) -> String {
    let words = language == .spanish ? spanish : english
    return "\(number(count)) \(count == 1 ? words.one : words.many)"
  }

  /// «a, b y c»; beyond `limit` the rest is counted.
  func list(_ items: [String], limit: Int = 6) -> String {
    let and = self("y", "and")
    if items.count > limit {
      return items.prefix(limit).joined(separator: ", ")
        + self(" y \(number(items.count - limit)) más", " and \(number(items.count - limit)) more")
    }
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    // Before the sound of i, «y» becomes «e».
    let sound = last.plain
    let isI = sound.hasPrefix("i") || (sound.hasPrefix("hi") && !sound.hasPrefix("hie"))
    let joint = language == .spanish && isI ? "e" : and
    return items.dropLast().joined(separator: ", ") + " \(joint) " + last
  }

  /// «el cuarto trimestre de 2024»; of a period that has a name.
  private func name(of period: Period) -> String {
    let (text, first, year) = (period.description, period.first, period.first.year)
    if text.contains("-T") {
      let number = first.quarter - 1
      let spanish = ["primer", "segundo", "tercer", "cuarto"][number]
      let english = ["first", "second", "third", "fourth"][number]
      return self("el \(spanish) trimestre de \(year)", "the \(english) quarter of \(year)")
    }
    if text.count == 4 { return self("el año \(year)", "the year \(year)") }
    return self("\(first.monthName(in: .spanish)) de \(year)", "\(first.monthName(in: .english)) \(year)")
  }

  /// «del cuarto trimestre de 2024», «del 1 al 15 de octubre de 2024».
  func ofPeriod(_ period: Period) -> String {
    if period.description.contains("..") { return span(period.first, period.last) }
    let words = name(of: period)
    guard language == .spanish else { return "for " + words }
    return words.hasPrefix("el ") ? "del " + words.dropFirst(3) : "de " + words
  }

  /// A term inside a sentence: without a capital, unless it is written all in capitals.
  func inSentence(_ term: String) -> String {
    let second = term.dropFirst().first
    return second?.isLowercase == true ? term.prefix(1).lowercased() + term.dropFirst() : term
  }

  /// A sentence's first letter in capitals.
  func capitalised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
}
