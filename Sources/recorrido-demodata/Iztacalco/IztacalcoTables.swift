import Territory

/// The tables of Iztacalco that follow from its works and visits.
enum IztacalcoTables {
  static func projects(_ works: [Work], _ visits: [Visit], _ chance: inout Chance) -> String {
    var table = CSVText(
      "folio,name,type,source,fiscal_year,unit,status,budget_assigned,budget_spent,planned_start,planned_end,"
        + "actual_start,actual_end,beneficiaries")
    for work in works {
      let budget = Budget(of: work, lastVisit: visits.last { $0.work.folio == work.folio }, &chance)
      table.append([
        work.folio, work.name, work.kind.type, "PP", "2024", work.unit.key, work.status,
        hundredthsText(budget.assigned), hundredthsText(budget.spent), work.start.text, work.plannedEnd.text,
        work.start.text, work.end?.text ?? "", String(work.unit.population),
      ])
    }
    return table.text
  }

  static func sites(_ works: [Work]) -> String {
    var table = CSVText(
      "code,project,name,unit,lon,lat,start_date,end_date,photo_radius_m,first_due,every_days,service_min,priority")
    for work in works {
      table.append(
        [work.siteCode, work.folio, work.name, work.unit.key] + cells(of: work.site)
          + [work.start.text, work.end?.text ?? "", "150", "", "", "", ""])
    }
    return table.text
  }

  static func visits(_ visits: [Visit], _ chance: inout Chance) -> String {
    var table = CSVText(
      "key,site,unit,visited_at,captured_at,promoter,lon,lat,accuracy_m,physical_progress,financial_progress,phase,"
        + "works_status,summary")
    for (index, visit) in visits.enumerated() {
      let captured = visit.day.text(atMinute: visit.minute + chance.whole(in: 4...40))
      table.append(
        [
          "V-2024-\(padded(index + 1, 3))", visit.work.siteCode, visit.work.unit.key,
          visit.day.text(atMinute: visit.minute), captured, visit.promoter,
        ] + cells(of: visit.point) + [
          String(visit.accuracy), hundredthsText(visit.physical * 100), hundredthsText(visit.financial * 100),
          visit.phase.rawValue, visit.worksStatus, visit.summary,
        ])
    }
    return table.text
  }
}
