import Cartography
import Figures
import Store
import Territory

/// Works whose status and progress contradict each other: what the office should look into before it publishes either.
struct StatusDoubts {
  let facts: ReportFacts

  private var say: ReportVoice { facts.voice }
  private static let whole = 10_000

  private func isOver(_ work: ReportedProject) -> Bool { [.finished, .delivered].contains(work.project.status) }

  /// Said to be finished at less than 100 %.
  var unfinished: [ReportedProject] {
    facts.projects.filter { isOver($0) && ($0.physical?.hundredths ?? Self.whole) < Self.whole }
  }

  /// Of those, the ones whose last measurement is from before they ended: nobody looked since.
  var unseen: [ReportedProject] {
    unfinished.filter { work in
      guard let seen = work.measuredAt, let end = work.actualEnd else { return false }
      return facts.zone.date(of: seen) <= end
    }
  }

  /// Said to be finished, with nothing to show it.
  var unknown: [ReportedProject] { facts.projects.filter { isOver($0) && $0.physical == nil } }

  /// At 100 % and neither finished nor cancelled.
  var complete: [ReportedProject] {
    facts.projects.filter {
      !isOver($0) && $0.project.status != .cancelled && ($0.physical?.hundredths ?? 0) >= Self.whole
    }
  }

  /// A sentence for each contradiction there is.
  var sentences: [String] { [unfinishedWords, unknownWords, completeWords].compactMap(\.self) }

  /// How many works each sentence tells of.
  var figures: [ReportFigure] {
    [
      ReportFigure(
        "finished_below_100", say("terminados con avance menor de 100 %", "finished with less than 100 % of progress"),
        .count(unfinished.count)),
      ReportFigure(
        "finished_unseen", say("de ellos, sin medición desde el término", "of those, not measured since they ended"),
        .count(unseen.count)),
      ReportFigure(
        "finished_without_progress", say("terminados sin dato de avance", "finished without a figure of progress"),
        .count(unknown.count)),
      ReportFigure(
        "unfinished_at_100", say("sin terminar con avance de 100 %", "not finished at 100 % of progress"),
        .count(complete.count)),
    ]
  }

  private func folios(_ works: [ReportedProject]) -> String {
    say.list(works.map { $0.project.folio.forReports }, limit: 8)
  }

  private func count(_ works: [ReportedProject]) -> String {
    say.count(works.count, ("proyecto", "proyectos"), ("project", "projects"))
  }

  private var unfinishedWords: String? {
    guard !unfinished.isEmpty else { return nil }
    let one = unfinished.count == 1
    let seen =
      unseen.isEmpty
      ? ""
      : say(
        " En \(say.number(unseen.count)) la última medición es anterior al término: falta una visita de cierre.",
        " In \(say.number(unseen.count)) the last measurement is from before the end: a closing visit is missing.")
    return say(
      "\(count(unfinished)) \(one ? "figura como terminado o entregado" : "figuran como terminados o entregados") con avance físico menor de 100 %: \(folios(unfinished)).\(seen)",
      "\(count(unfinished)) \(one ? "is" : "are") recorded as finished or delivered with less than 100 % of physical progress: \(folios(unfinished)).\(seen)"
    )
  }

  private var unknownWords: String? {
    guard !unknown.isEmpty else { return nil }
    return say(
      "\(count(unknown)) \(unknown.count == 1 ? "figura como terminado o entregado" : "figuran como terminados o entregados") sin avance físico medido ni reportado: \(folios(unknown)).",
      "\(count(unknown)) \(unknown.count == 1 ? "is" : "are") recorded as finished or delivered without any physical progress measured or reported: \(folios(unknown))."
    )
  }

  private var completeWords: String? {
    guard !complete.isEmpty else { return nil }
    let statuses = Project.Status.allCases.filter { status in complete.contains { $0.project.status == status } }
      .map { say.status($0) }
    return say(
      "\(count(complete)) con avance físico de 100 % \(complete.count == 1 ? "sigue" : "siguen") sin terminar según su estado (\(say.list(statuses))): \(folios(complete)).",
      "\(count(complete)) at 100 % of physical progress \(complete.count == 1 ? "is" : "are") not finished by status (\(say.list(statuses))): \(folios(complete))."
    )
  }
}
