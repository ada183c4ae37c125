import Territory
import Testing

@Suite struct CalendarTests {
  @Test(
    "a leap day exists every fourth year, but not in 1900 or 2100",
    arguments: [
      ("2024-02-29", true), ("2023-02-29", false), ("2000-02-29", true), ("1900-02-29", false), ("2100-02-29", false),
      ("2024-04-31", false), ("2024-13-01", false), ("2024-00-10", false), ("2024-01-00", false), ("2024-12-31", true),
    ])
  func leapDays(text: String, exists: Bool) { #expect((LocalDate(text) != nil) == exists) }

  @Test(
    "a day is written with four, two and two digits and nothing else",
    arguments: [
      "2024-1-01", "24-01-01", "2024/01/01", "20240101", " 2024-01-01", "2024-01-01 ", "+024-01-01", "2024-01--1", "",
      "٢٠٢٤-01-01",
    ])
  func malformedDays(text: String) { #expect(LocalDate(text) == nil) }

  @Test("the months of four centuries follow each other without a gap")
  func everyMonth() throws {
    let start = try #require(LocalDate("1800-01-01"))
    var next = start
    for year in 1800..<2200 {
      for month in 1...12 {
        let first = try #require(LocalDate(year: year, month: month, day: 1))
        #expect(first == next && first.year == year && first.month == month && first.day == 1)
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let length = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
        let last = first.adding(days: length - 1)
        #expect(LocalDate(last.description) == last && last.month == month && last.day == length)
        #expect(LocalDate(year: year, month: month, day: length + 1) == nil)
        next = last.adding(days: 1)
      }
    }
    #expect(next.dayNumber - start.dayNumber == 146_097)
  }

  @Test(
    "weekdays and quarters are those of the calendar on the wall",
    arguments: [
      ("2024-10-01", 2, 4), ("1970-01-01", 4, 1), ("2024-11-10", 7, 4), ("2024-03-31", 7, 1), ("2024-04-01", 1, 2),
      ("2024-09-30", 1, 3), ("1969-12-29", 1, 4),
    ])
  func weekdays(text: String, weekday: Int, quarter: Int) throws {
    let day = try #require(LocalDate(text))
    #expect(day.weekday == weekday && day.quarter == quarter)
  }

  @Test("from knowing the work to delivering it there are 154 days")
  func daysBetween() throws {
    let known = try #require(LocalDate("2024-03-04"))
    #expect(known.adding(days: 154) == LocalDate("2024-08-05"))
    #expect(try #require(LocalDate("2024-02-28")).adding(days: 2).description == "2024-03-01")
  }
}

@Suite struct PeriodTests {
  @Test(
    "a period begins and ends on the days people mean",
    arguments: [
      ("2024-T4", "2024-10-01", "2024-12-31", "2024-T4"), ("2024-q1", "2024-01-01", "2024-03-31", "2024-T1"),
      ("2024-t2", "2024-04-01", "2024-06-30", "2024-T2"), ("2024-T3", "2024-07-01", "2024-09-30", "2024-T3"),
      ("2024-02", "2024-02-01", "2024-02-29", "2024-02"), ("2023-02", "2023-02-01", "2023-02-28", "2023-02"),
      ("2024", "2024-01-01", "2024-12-31", "2024"),
      ("2024-10-01..2024-10-15", "2024-10-01", "2024-10-15", "2024-10-01..2024-10-15"),
      ("2024-10-01..2024-10-01", "2024-10-01", "2024-10-01", "2024-10-01..2024-10-01"),
    ])
  func spans(text: String, first: String, last: String, words: String) throws {
    let period = try #require(Period(text))
    #expect(period.first.description == first && period.last.description == last && period.description == words)
    #expect(period.contains(period.first) && period.contains(period.last))
    #expect(!period.contains(period.last.adding(days: 1)) && !period.contains(period.first.adding(days: -1)))
  }

  @Test(
    "what is no period is not taken for one",
    arguments: [
      "", "2024-T5", "2024-T0", "2024-T", "2024-T44", "2024-13", "2024-00", "2024-1", "24-T4", "+202", "2024-+1",
      "2024-T+",
      "2024-10-15..2024-10-01", "2024-10-01..", "..2024-10-01", "2024-10-01..2024-10-02..2024-10-03", "2024-10-01",
      "T4", "0000",
      "2024-T4-1", "2024-T4 ",
    ])
  func noPeriod(text: String) { #expect(Period(text) == nil) }

  @Test("a day's quarter is the one it lies in", arguments: ["2024-01-01", "2024-06-30", "2024-11-12", "0999-12-31"])
  func quarterOfDay(text: String) throws {
    let day = try #require(LocalDate(text))
    let quarter = Period(quarterOf: day)
    #expect(quarter.contains(day) && quarter.description == "\(text.prefix(4))-T\(day.quarter)")
  }
}
