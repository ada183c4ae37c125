import Cartography
import Figures
import Geometry
import Territory

/// Whether visits are made where and when it is easy: near the office, on working mornings.
struct ReachSection {
  let facts: ReportFacts
  private let office: Office
  private let reach: OfficeReach
  private let times: VisitTimes
  private let withoutPoint: Int

  /// nil without an office on the map, without a unit on it, or without visits.
  init?(_ facts: ReportFacts) {
    guard !facts.visits.isEmpty, let office = facts.offices.first(where: { $0.point != nil }),
      let from = office.point
    else { return nil }
    let places = facts.units.compactMap { unit in
      unit.point.map { point in
        ReachedPlace(
          key: unit.key, metres: geodesicDistance(from, point),
          visits: (facts.visitDays[unit.key] ?? []).count(where: facts.elapsed.contains))
      }
    }
    guard !places.isEmpty else { return nil }
    (self.facts, self.office) = (facts, office)
    reach = OfficeReach(places)
    withoutPoint = facts.units.count - places.count
    times = VisitTimes(
      facts.visits.map { visit in
        (facts.zone.date(of: visit.visitedAt), facts.zone.secondOfDay(of: visit.visitedAt) / 3600)
      })
  }

  private var say: ReportVoice { facts.voice }

  var section: ReportSection {
    var blocks: [ReportBlock] = [.paragraph(opening), .table(table), .paragraph(moments)]
    if withoutPoint > 0 {
      let units = say.count(withoutPoint, ("unidad", "unidades"), ("unit", "units"))
      blocks.append(
        .caution(
          say("Fuera de la tabla: \(units) sin posición.", "Left out of the table: \(units) without a position.")))
    }
    return ReportSection(
      id: "reach", title: say("Sesgo por cercanía y horario", "Bias by distance and hour"), blocks: blocks,
      data: [.figures(figures)])
  }

  private var figures: [ReportFigure] {
    func slope(_ key: String, _ label: String, _ value: (LinearFit) -> Double) -> ReportFigure {
      ReportFigure(key, label, reach.decay.map { .measured(value($0), decimals: 4) } ?? .none)
    }
    let (visits, morning) = (facts.visits.count, times.hours[..<12].reduce(0, +))
    return [
      ReportFigure("visits", say("visitas", "visits"), .count(visits)),
      ReportFigure(
        "units_without_point", say("unidades sin posición", "units without a position"), .count(withoutPoint)),
      slope(
        "slope_per_km", say("visitas por unidad por kilómetro de lejanía", "visits to a unit for each kilometre away"),
        \.slope),
      slope("slope_error", say("error estándar de esa pendiente", "standard error of that slope"), \.slopeError),
      slope("explained_share", say("parte explicada por la distancia", "share explained by distance"), \.explained),
      ReportFigure("weekend_visits", say("visitas en fin de semana", "visits on a weekend"), .count(times.weekend)),
      ReportFigure(
        "weekend_percent", say("en fin de semana, del total", "on a weekend, of all"),
        .percent(tenths: tenthsOfPercent(times.weekend, of: visits))),
      ReportFigure("morning_visits", say("visitas antes del mediodía", "visits before noon"), .count(morning)),
      ReportFigure(
        "morning_percent", say("antes del mediodía, del total", "before noon, of all"),
        .percent(tenths: tenthsOfPercent(morning, of: visits))),
    ]
  }

  private var opening: String {
    let name = office.name.forReports
    let start = say(
      "Las distancias son en línea recta desde \(name) hasta el punto interior de cada unidad.",
      "Distances are straight lines from \(name) to a point inside each unit.")
    guard let decay = reach.decay else { return start }
    // Two standard errors: what chance seldom makes.
    let isSure = decay.slope.magnitude > 2 * decay.slopeError
    let slope = say.measured(decay.slope.magnitude, 2)
    if !isSure {
      return start
        + say(
          " No se aprecia que las visitas dependan de la distancia.", " Visits do not seem to depend on distance.")
    }
    return start
      + (decay.slope < 0
        ? say(
          " Cada kilómetro de lejanía resta \(slope) visitas por unidad.",
          " Each kilometre away takes \(slope) visits from a unit.")
        : say(
          " Cada kilómetro de lejanía suma \(slope) visitas por unidad.",
          " Each kilometre away adds \(slope) visits to a unit."))
  }

  private var table: ReportTable {
    let bands = reach.bands.filter { $0.places > 0 }
    func row(_ label: String, _ bands: [OfficeReach.Band]) -> [ReportValue] {
      let (places, visited) = (bands.reduce(0) { $0 + $1.places }, bands.reduce(0) { $0 + $1.visited })
      let visits = bands.reduce(0) { $0 + $1.visits }
      return [
        .text(label), .count(places), .count(visited), .percent(tenths: tenthsOfPercent(visited, of: places)),
        .count(visits), places > 0 ? .decimal(dividedHalfUp(visits * 100, by: places), decimals: 2) : .none,
      ]
    }
    return ReportTable(
      title: say("Visitas según la distancia a la oficina", "Visits by distance from the office"),
      columns: [
        .words("distance", say("Distancia", "Distance")), .init("units", say("Unidades", "Units")),
        .init("visited", say("Visitadas", "Visited")), .init("share", say("Cobertura", "Coverage")),
        .init("visits", say("Visitas", "Visits")), .init("rate", say("Visitas por unidad", "Visits per unit")),
      ],
      rows: bands.map { row(label($0), [$0]) }, total: row(say("Total", "Total"), bands))
  }

  private func label(_ band: OfficeReach.Band) -> String {
    let from = say.number(Int(band.from / 1000))
    guard let to = band.to else { return say("\(from) km o más", "\(from) km or more") }
    return band.from == 0
      ? say("menos de \(say.number(Int(to / 1000))) km", "less than \(say.number(Int(to / 1000))) km")
      : say("\(from) a \(say.number(Int(to / 1000))) km", "\(from) to \(say.number(Int(to / 1000))) km")
  }

  private var moments: String {
    let count = facts.visits.count
    let morning = times.hours[..<12].reduce(0, +)
    if times.weekend == 0, count > 1 {
      return say(
        "Ninguna visita fue en fin de semana; de las \(say.number(count)), \(say.number(morning)) (\(say.percent(tenthsOfPercent(morning, of: count)))) \(morning == 1 ? "comenzó" : "comenzaron") antes del mediodía.",
        "No visit was on a weekend; of the \(say.number(count)), \(say.number(morning)) (\(say.percent(tenthsOfPercent(morning, of: count)))) began before noon."
      )
    }
    return say(
      "De \(say.count(count, ("visita", "visitas"), ("", ""))), \(say.number(times.weekend)) (\(say.percent(tenthsOfPercent(times.weekend, of: count)))) \(times.weekend == 1 ? "fue" : "fueron") en fin de semana y \(say.number(morning)) (\(say.percent(tenthsOfPercent(morning, of: count)))) \(morning == 1 ? "comenzó" : "comenzaron") antes del mediodía.",
      "Of \(say.count(count, ("", ""), ("visit", "visits"))), \(say.number(times.weekend)) (\(say.percent(tenthsOfPercent(times.weekend, of: count)))) \(times.weekend == 1 ? "was" : "were") on a weekend and \(say.number(morning)) (\(say.percent(tenthsOfPercent(morning, of: count)))) began before noon."
    )
  }
}
