import Cartography
import Store
import Territory

/// Which assemblies were held, and what else the office convened.
struct AssembliesSection {
  let facts: ReportFacts

  private var say: ReportVoice { facts.voice }

  /// nil where the period has no event at all.
  var section: ReportSection? {
    guard !facts.events.isEmpty else { return nil }
    var blocks: [ReportBlock] = [.paragraph(opening)]
    if !facts.assemblies.isEmpty { blocks.append(.table(assemblies)) }
    if facts.events.contains(where: { !$0.isHeldAssembly }) {
      blocks.append(.table(others))
    }
    return ReportSection(
      id: "assemblies", title: say("Asambleas y otros eventos", "Assemblies and other events"), finding: finding,
      blocks: blocks, data: [.figures(figures), .table(kinds)])
  }

  private var finding: String {
    let count = facts.assemblies.count
    guard count > 0 else {
      return say("No se realizaron asambleas en el periodo.", "No assembly was held in the period.")
    }
    let kinds = held.map { "\(say.number($0.count)) \(kind($0.type))" }
    let attendees = facts.assemblies.reduce(0) { $0 + ($1.attendees ?? 0) }
    let assemblies = say.count(count, ("asamblea", "asambleas"), ("assembly", "assemblies"))
    let people = say.count(attendees, ("asistente", "asistentes"), ("attendee", "attendees"))
    return say(
      "\(count == 1 ? "Se realizó" : "Se realizaron") \(assemblies) (\(say.list(kinds))), con \(people).",
      "\(assemblies) \(count == 1 ? "was" : "were") held (\(say.list(kinds))), with \(people).")
  }

  /// Held assemblies by kind, the commonest first.
  private var held: [CountedEvents] {
    facts.events.filter(\.isHeldAssembly).sorted { ($1.count, $0.type) < ($0.count, $1.type) }
  }

  /// What the finding tells of them.
  private var kinds: ReportTable {
    ReportTable(
      title: say("Asambleas por tipo", "Assemblies by type"),
      columns: [.words("type", say("Tipo", "Type")), .init("assemblies", say("Asambleas", "Assemblies"))],
      rows: held.map { [.text(say.capitalised(say.eventType($0.type, 1))), .count($0.count)] })
  }

  private var figures: [ReportFigure] {
    let attendees = facts.assemblies.compactMap(\.attendees)
    return [
      ReportFigure("assemblies", say("asambleas realizadas", "assemblies held"), .count(facts.assemblies.count)),
      ReportFigure("attendees", say("asistentes", "attendees"), .count(attendees.reduce(0, +))),
      ReportFigure(
        "assemblies_without_attendees", say("sin número de asistentes", "without a number of attendees"),
        .count(facts.assemblies.count - attendees.count)),
      ReportFigure(
        "units_with_assembly", say("unidades con asamblea", "units with an assembly"),
        .count(Set(facts.assemblies.compactMap { $0.unit?.key }).count)),
    ]
  }

  /// «de obra» behind «8».
  private func kind(_ type: String) -> String {
    switch type {
    case "asamblea_obra": say("de obra", "on works")
    case "asamblea_seguridad": say("de seguridad", "on safety")
    default: say.eventType(type, 1)
    }
  }

  private var opening: String {
    let units = Set(facts.assemblies.compactMap { $0.unit?.key }).count
    guard units > 0 else { return finding }
    let isOne = facts.assemblies.count == 1
    return
      say(
        "\(isOne ? "La asamblea tuvo" : "Las asambleas tuvieron") lugar en \(say.count(units, (say.units(facts.edition.level, 1), say.units(facts.edition.level, units)), ("", ""))).",
        "\(isOne ? "The assembly" : "The assemblies") took place in \(say.count(units, ("", ""), (say.units(facts.edition.level, 1), say.units(facts.edition.level, units))))."
      )
  }

  private var assemblies: ReportTable {
    let names = Dictionary(facts.units.map { ($0.key, facts.name(of: $0)) }) { first, _ in first }
    let hasUnknown = facts.assemblies.contains { $0.attendees == nil }
    return ReportTable(
      title: say("Asambleas realizadas", "Assemblies held"),
      columns: [
        .keys("date", say("Fecha", "Date")), .words("type", say("Tipo", "Type")),
        .words("unit", say("Unidad", "Unit")), .words("place", say("Lugar", "Place")),
        .init("attendees", say("Asistentes", "Attendees")),
      ],
      rows: facts.assemblies.map { event in
        [
          .date(facts.zone.date(of: event.startsAt)), .text(say.capitalised(say.eventType(event.type, 1))),
          event.unit.map { .text(names[$0.key] ?? $0.key) } ?? .none,
          event.place.map { .text($0.forReports) } ?? .none, event.attendees.map { .count($0) } ?? .none,
        ]
      },
      total: [
        .text(say("Total", "Total")), .text(say.number(facts.assemblies.count)), .none, .none,
        .count(facts.assemblies.reduce(0) { $0 + ($1.attendees ?? 0) }),
      ],
      note: hasUnknown
        ? say("«—»: sin número de asistentes registrado.", "“—”: no number of attendees recorded.") : nil)
  }

  /// Whatever else was convened, and assemblies that were not held.
  private var others: ReportTable {
    let events = facts.events.filter { !$0.isHeldAssembly }
    return ReportTable(
      title: say("Otros eventos del periodo", "Other events of the period"),
      columns: [
        .words("type", say("Evento", "Event")), .words("status", say("Estado", "Status")),
        .init("events", say("Eventos", "Events")), .init("attendees", say("Asistentes", "Attendees")),
      ],
      rows: events.map { event in
        [
          .text(say.capitalised(say.eventType(event.type, event.count))), .text(say.eventStatus(event.status)),
          .count(event.count), .count(event.attendees),
        ]
      },
      total: [
        .text(say("Total", "Total")), .none, .count(events.reduce(0) { $0 + $1.count }),
        .count(events.reduce(0) { $0 + $1.attendees }),
      ])
  }
}

extension CountedEvents {
  /// What counts as an assembly of the period.
  var isHeldAssembly: Bool { type.hasPrefix("asamblea_") && status == "realizado" }
}
