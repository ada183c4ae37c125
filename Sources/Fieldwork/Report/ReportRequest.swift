import Cartography
import Territory

/// Which period a report tells, of whom, and by which records.
public struct ReportRequest: Sendable {
  public var period: Period
  /// The level whose units are counted; nil: the finest one loaded on which works are followed.
  public var level: UnitLevel?
  /// The key or name of the file's municipality, or of one inside its state; nil: all.
  public var municipality: String?
  /// Counts what had been recorded by the end of this day; nil: everything.
  public var asOf: LocalDate?
  public var language: Language
  /// The sentence for social programmes; nil: that of the general law, empty: none.
  public var legend: String?

  public init(
    period: Period, level: UnitLevel? = nil, municipality: String? = nil, asOf: LocalDate? = nil,
    language: Language = .spanish, legend: String? = nil
  ) {
    (self.period, self.level, self.municipality, self.asOf) = (period, level, municipality, asOf)
    (self.language, self.legend) = (language, legend)
  }
}
