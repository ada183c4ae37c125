import Cartography
import Store
import Territory

extension MapGathering {
  /// What adds up to the map: works by status, units by class with their people, rounds or the stops of the one round,
  /// visits by month, assemblies by kind.
  func table(of layers: [MapLayer]) -> MapTable? {
    if countsWorks(layers) {
      return sum(
        words.works, [words.heading("estado"), words.number], statusRows.map { ($0.label, [.count($0.count)]) })
    }
    if layers.contains(.coverage), let legend = unitLegend { return unitTable(legend) }
    if layers.contains(.rounds), !rounds.isEmpty { return roundTable() }
    if layers.contains(.visits), !visits.isEmpty { return visitTable() }
    if layers.contains(.assemblies), !assemblies.isEmpty { return assemblyTable() }
    return nil
  }

  /// By month, or by phase where all are of one month.
  private func visitTable() -> MapTable {
    let months = Dictionary(grouping: visits) { visit -> String in
      String(zone.date(of: visit.visitedAt).description.prefix(7))
    }
    if months.count > 1 {
      let rows = months.sorted { $0.key < $1.key }.map { month, visits in
        (words.month(of: zone.date(of: visits[0].visitedAt)), [Figure.count(visits.count)])
      }
      return sum(words.visitsHeading, [words.monthHeading, words.number], rows)
    }
    let phases = (Visit.Phase.allCases as [Visit.Phase?]) + [nil]
    let rows = phases.compactMap { phase -> (String, [Figure])? in
      let count = visits.count { $0.phase == phase }
      guard count > 0 else { return nil }
      let label = phase.map { words.text(.string($0.rawValue), of: "fase") } ?? words.withoutData
      return (words.voice.capitalised(label), [.count(count)])
    }
    return sum(words.visitsHeading, [words.heading("fase"), words.number], rows)
  }

  private func assemblyTable() -> MapTable {
    let kinds = Dictionary(grouping: assemblies, by: \.type).map { type, events in
      (words.voice.capitalised(words.voice.eventType(type, 2)), [Figure.count(events.count)])
    }
    return sum(words.assembliesHeading, [words.heading("tipo"), words.number], kinds.sorted { $0.0 < $1.0 })
  }

  /// Whether works, and not units, are what the table counts.
  func countsWorks(_ layers: [MapLayer]) -> Bool { layers.contains(.projects) && !statusRows.isEmpty }

  private func unitTable(_ legend: MapLegend) -> MapTable {
    let classes = units.indices.map { unitClasses[$0] ?? legend.entries.count - 1 }
    let isPeopled = units.allSatisfy { $0.unit.population != nil }
    let rows = legend.entries.enumerated().map { index, entry in
      let own = units.indices.filter { classes[$0] == index }
      let people = own.reduce(0) { $0 + (units[$1].unit.population ?? 0) }
      return (entry.label, [Figure.count(entry.count)] + (isPeopled ? [.count(people)] : []))
    }
    return sum(
      legend.title, [words.classHeading, words.units] + (isPeopled ? [words.population] : []), rows)
  }

  /// The stops in their order with their hours: what who goes takes along.
  private func roundTable() -> MapTable {
    let isAlone = rounds.count == 1
    var rows: [[String]] = []
    for round in rounds {
      if !isAlone { rows.append([name(of: round), "", "", ""]) }
      rows.append([words.leaving, hour(round.leaves), "", ""])
      rows += round.stops.map { stop in
        row("\(stop.sequence) \(stop.name ?? stop.key ?? "")", hour(stop.arrival), stop.legMetres, stop.legFuel)
      }
      let metres = round.stops.reduce(0) { $0 + $1.legMetres }
      let fuel = round.stops.reduce(0) { $0 + $1.legFuel.millilitres }
      // Without all its stops nobody knows the last leg.
      if partialRounds.contains(round.id) { continue }
      rows.append(
        row(
          words.back, hour(round.back), max(0, round.metres - metres),
          Volume(millilitres: max(0, round.fuel.millilitres - fuel))))
    }
    let fuel = rounds.reduce(0) { $0 + $1.fuel.millilitres }
    let total = row(words.total, "", rounds.reduce(0) { $0 + $1.metres }, Volume(millilitres: fuel))
    return MapTable(
      title: words.stops, headings: [isAlone ? name(of: rounds[0]) : words.stops, words.hour, "km", words.litres],
      rows: rows + [total], isSummed: true)
  }

  private func row(_ name: String, _ hour: String, _ metres: Int, _ fuel: Volume) -> [String] {
    [name, hour, Figure.length(metres).words(metres), Figure.volume(fuel).words(fuel.millilitres)]
  }

  /// `09:16`.
  private func hour(_ instant: Instant?) -> String {
    instant.map { String(zone.clock(of: $0).split(separator: " ").last ?? "") } ?? ""
  }

  /// A number of a table, which can be added to others of its column.
  private enum Figure {
    case count(Int)
    /// Metres.
    case length(Int)
    case volume(Volume)

    var whole: Int {
      switch self {
      case .count(let count): count
      case .length(let metres): metres
      case .volume(let volume): volume.millilitres
      }
    }

    /// Kilometres and litres to a tenth and a hundredth, from exact sums.
    func words(_ whole: Int) -> String {
      switch self {
      case .count: grouped(whole, decimals: 0)
      case .length: grouped(dividedHalfUp(whole, by: 100), decimals: 1)
      case .volume: grouped(dividedHalfUp(whole, by: 10), decimals: 2)
      }
    }
  }

  private func sum(_ title: String, _ headings: [String], _ rows: [(String, [Figure])]) -> MapTable {
    let total = (headings.indices.dropFirst()).map { column in
      rows[0].1[column - 1].words(rows.reduce(0) { $0 + $1.1[column - 1].whole })
    }
    return MapTable(
      title: title, headings: headings,
      rows: rows.map { [$0.0] + $0.1.map { $0.words($0.whole) } } + [[words.total] + total], isSummed: true)
  }
}
