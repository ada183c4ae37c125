import Cartography
import Exchange
import Territory

extension ReportContent {
  /// The report's figures as one long table for spreadsheets: section, table, unit, subject, figure, value, unit of
  /// measure. Every cell of every table is a row, every figure that a sentence tells too, and every unit has its own;
  /// sentences and drawings are left out.
  public var csv: String {
    let say = ReportVoice(language)
    let headings =
      language == .spanish
      ? ["seccion", "cuadro", "unidad", "concepto", "cifra", "valor", "medida"]
      : ["section", "table", "unit", "subject", "figure", "value", "measure"]
    var text = csvLine(headings.map(CSVCell.text))
    for section in sections + annexes {
      for block in section.blocks + section.data { block.append(to: &text, of: section.title, say) }
    }
    if let units { units.append(to: &text, of: units.title, say) }
    return text
  }
}

extension ReportBlock {
  fileprivate func append(to text: inout String, of section: String, _ say: ReportVoice) {
    switch self {
    case .paragraph, .caution, .chart, .map: break
    case .table(let table): table.append(to: &text, of: section, say)
    case .figures(let figures):
      for figure in figures {
        guard let value = figure.value.cell else { continue }
        text += csvLine([
          .text(section), .text(""), .text(""), .text(""), .text(figure.label), value,
          .text(figure.value.measure(say.measure(of: figure.key))),
        ])
      }
    }
  }
}

extension ReportTable {
  fileprivate func append(to text: inout String, of section: String, _ say: ReportVoice) {
    for row in rows + (total.map { [$0] } ?? []) {
      let unit = columns.indices.first { columns[$0].isKey && ["unit", "key"].contains(columns[$0].key) }
      // What the row is about stands before its figures: a key, a name or both.
      let names = columns.indices.prefix(2).filter { $0 != unit && !columns[$0].isNumber }
      for index in columns.indices where index != unit && !names.contains(index) {
        guard let value = row[index].cell else { continue }
        text += csvLine([
          .text(section), .text(title), .text(unit.map { row[$0].known } ?? ""),
          .text(names.map { row[$0].known }.filter { !$0.isEmpty }.joined(separator: " ")),
          .text(columns[index].heading), value, .text(row[index].measure(say.measure(of: columns[index].key))),
        ])
      }
    }
  }
}

extension ReportValue {
  /// As a program reads it; nil where nothing is recorded.
  fileprivate var cell: CSVCell? {
    switch self {
    case .text(let text): .text(text.replacing("\u{A0}", with: " "))
    case .count(let count): .number("\(count)")
    case .decimal(let value, let decimals), .percent(let value, let decimals):
      .number(JSONScalar.decimal(value, decimals: decimals).text)
    case .money(let money): .number(JSONScalar.decimal(money.centavos, decimals: 2).text)
    case .date(let date): .text(date.description)
    case .none: nil
    }
  }

  fileprivate var known: String { self == .none ? "" : text.replacing("\u{A0}", with: " ") }

  /// - Parameter counted: what the column counts.
  fileprivate func measure(_ counted: String) -> String {
    switch self {
    case .text, .none, .date: ""
    case .percent: "%"
    case .money: "MXN"
    case .count, .decimal: counted
    }
  }
}

extension ReportVoice {
  /// What the figures of a column count, by its English name.
  fileprivate func measure(of key: String) -> String {
    switch key {
    case "units", "visited": self("unidades", "units")
    case "visits": self("visitas", "visits")
    case "population": self("habitantes", "inhabitants")
    case "days": self("días", "days")
    case "attendees": self("asistentes", "attendees")
    case "events": self("eventos", "events")
    case "projects", "finished", "overdue", "delayed", "finished_below_100", "finished_unseen",
      "finished_without_progress", "unfinished_at_100":
      self("proyectos", "projects")
    case _ where key.hasSuffix("_projects") || key.hasPrefix("projects_with"): self("proyectos", "projects")
    case "sites_on_map", "sites_without_place", "approximate_sites": self("obras", "works")
    case "gap", "delay", "mean_gap_points": self("puntos porcentuales", "percentage points")
    case _ where key.hasSuffix("_units") || key.hasPrefix("units_with"): self("unidades", "units")
    case "other_visits", "overdue_visits", "measured_visits", "complete_visits", "weekend_visits", "morning_visits":
      self("visitas", "visits")
    case "longest_gap_days", "longest_wait_days", "most_overdue_days": self("días", "days")
    case "median_metres", "nine_in_ten_metres": self("metros", "metres")
    case "slope_per_km", "slope_error": self("visitas por kilómetro", "visits per kilometre")
    case "population_known", "population_visited", "population_counted": self("habitantes", "inhabitants")
    case "assemblies": self("asambleas", "assemblies")
    case "rate": self("visitas por unidad", "visits per unit")
    case "per_head": self("MXN por habitante", "MXN per inhabitant")
    case "gini", "theil": self("índice", "index")
    // A column for each status counts projects.
    case _ where Project.Status(rawValue: key) != nil: self("proyectos", "projects")
    default: ""
    }
  }
}
