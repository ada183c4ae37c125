/// Rules about visits (E-VIS-01 … W-VIS-07).
public enum VisitRule: Refusal, Hashable {
  case beforeStart(visit: LocalDate, start: LocalDate)
  case future(LocalDate)
  case late(visit: LocalDate, days: Int)
  case progressFalls(from: Percentage, to: Percentage)
  case progressOutOfRange(String)
  case financialAhead(financial: Percentage, physical: Percentage)
  case jump(points: Int, days: Int)
  case inaccurate(metres: Double)
  case otherUnit(found: String, named: String)

  public var code: String? {
    switch self {
    case .beforeStart: "E-VIS-01"
    // A late capture is refused where the visit is recorded and only warned of in historical imports; both bear E-VIS-02.
    case .future, .late: "E-VIS-02"
    case .progressFalls: "E-VIS-03"
    case .progressOutOfRange: "E-VIS-04"
    case .financialAhead: "W-VIS-05"
    case .jump, .inaccurate: "W-VIS-06"
    case .otherUnit: "W-VIS-07"
    }
  }

  public func sentence(in language: Language) -> String {
    let spanish = language == .spanish
    switch self {
    case .beforeStart(let visit, let start):
      return spanish
        ? "Visita \(visit) anterior al inicio de obra \(start); use fase «antes»."
        : "Visit \(visit) is before the works began on \(start); use phase “antes”."
    case .future(let date):
      return spanish ? "Fecha futura \(date)." : "Date in the future \(date)."
    case .late(let visit, let days):
      return spanish
        ? "Visita del \(visit) capturada \(days) días después (máximo 7); indique --reason."
        : "Visit of \(visit) recorded \(days) days later (7 at most); give --reason."
    case .progressFalls(let old, let new):
      return spanish
        ? "El avance baja de \(old.formatted) % a \(new.formatted) %; indique --reason."
        : "Progress falls from \(old.formatted) % to \(new.formatted) %; give --reason."
    case .progressOutOfRange(let text):
      return spanish ? "Avance \(text) % fuera de 0–100." : "Progress \(text) % is outside 0–100."
    case .financialAhead(let financial, let physical):
      let ahead = short(financial.hundredths - physical.hundredths)
      return spanish
        ? "Avance financiero \(short(financial.hundredths)) % supera al físico \(short(physical.hundredths)) % en \(ahead) puntos."
        : "Financial progress \(short(financial.hundredths)) % is \(ahead) points ahead of physical \(short(physical.hundredths)) %."
    case .jump(let points, let days):
      return spanish
        ? "El avance sube \(short(points)) puntos en \(days) días; verifique la cifra."
        : "Progress rises by \(short(points)) points in \(days) days; check the figure."
    case .inaccurate(let metres):
      return spanish
        ? "Precisión GPS \(decimals(metres, 0)) m; verifique el punto."
        : "GPS accuracy \(decimals(metres, 0)) m; check the point."
    case .otherUnit(let found, let named):
      return spanish
        ? "El punto está en \(found); la visita dice \(named) y cuenta en \(found)."
        : "The point is in \(found); the visit says \(named) and counts in \(found)."
    }
  }

  /// Hundredths without needless zeros: `80`, `35.5`.
  private func short(_ hundredths: Int) -> String {
    var text = grouped(hundredths, decimals: 2)
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text
  }
}

/// What a visit is judged by.
public struct VisitFacts: Sendable {
  public var visited: LocalDate
  public var captured: LocalDate
  public var today: LocalDate
  public var isInFuture: Bool
  /// Whole days between visit and capture.
  public var delayDays: Int
  public var phase: Visit.Phase
  public var siteStart: LocalDate?
  public var physical: Percentage?
  public var financial: Percentage?
  /// The last progress recorded for the site before this visit, and its day.
  public var previous: (progress: Percentage, date: LocalDate)?
  public var accuracy: Double?
  public var hasReason: Bool
  /// The visit's quarter ended before today; a late capture then only warns.
  public var isHistoricalImport: Bool

  public init(
    visited: LocalDate, captured: LocalDate, today: LocalDate, isInFuture: Bool, delayDays: Int, phase: Visit.Phase,
    siteStart: LocalDate?, physical: Percentage?, financial: Percentage?,
    previous: (progress: Percentage, date: LocalDate)?, accuracy: Double?, hasReason: Bool, isHistoricalImport: Bool
  ) {
    self.visited = visited
    self.captured = captured
    self.today = today
    self.isInFuture = isInFuture
    self.delayDays = delayDays
    self.phase = phase
    self.siteStart = siteStart
    self.physical = physical
    self.financial = financial
    self.previous = previous
    self.accuracy = accuracy
    self.hasReason = hasReason
    self.isHistoricalImport = isHistoricalImport
  }

  public var isLate: Bool { delayDays > 7 }
  public var progressFalls: Bool { if let previous, let physical { physical < previous.progress } else { false } }

  /// Judges the visit, first rule first.
  /// - Returns: what to warn of.
  /// - Throws: the first rule that refuses it.
  public func judge() throws -> [VisitRule] {
    var warnings: [VisitRule] = []
    if let siteStart, phase != .before, visited < siteStart {
      throw VisitRule.beforeStart(visit: visited, start: siteStart)
    }
    if isInFuture { throw VisitRule.future(visited) }
    if isLate, !hasReason {
      let rule = VisitRule.late(visit: visited, days: delayDays)
      guard isHistoricalImport else { throw rule }
      warnings.append(rule)
    }
    if progressFalls, !hasReason, let previous, let physical {
      throw VisitRule.progressFalls(from: previous.progress, to: physical)
    }
    if let financial, let physical, financial.hundredths - physical.hundredths > 2000 {
      warnings.append(.financialAhead(financial: financial, physical: physical))
    }
    if let previous, let physical {
      let (points, days) = (
        physical.hundredths - previous.progress.hundredths, visited.dayNumber - previous.date.dayNumber
      )
      if points > 4000, (0...7).contains(days) { warnings.append(.jump(points: points, days: days)) }
    }
    if let accuracy, accuracy > 50 { warnings.append(.inaccurate(metres: accuracy)) }
    return warnings
  }
}
