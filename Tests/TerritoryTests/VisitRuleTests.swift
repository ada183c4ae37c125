import Territory
import Testing

@Suite struct VisitRuleTests {
  /// A visit of 2024-11-12 to a site begun on 2024-10-14, at 35 % on 2024-11-08: nothing to say against it.
  private func facts(_ change: (inout VisitFacts) -> Void = { _ in }) -> VisitFacts {
    let today = LocalDate("2024-11-12")!
    var facts = VisitFacts(
      visited: today, captured: today, today: today, isInFuture: false, delayDays: 0, phase: .during,
      siteStart: LocalDate("2024-10-14"), physical: Percentage(hundredths: 4_500),
      financial: Percentage(hundredths: 4_000),
      previous: (Percentage(hundredths: 3_500)!, LocalDate("2024-11-08")!), accuracy: 8, hasReason: false,
      isHistoricalImport: false)
    change(&facts)
    return facts
  }

  private func refusal(_ facts: VisitFacts) throws -> VisitRule {
    try #require(throws: VisitRule.self) { _ = try facts.judge() }
  }

  @Test("a visit in order is taken without a word") func plain() throws { #expect(try facts().judge().isEmpty) }

  @Test("a visit before the works began is refused first of all, unless its phase is «antes»")
  func beforeStart() throws {
    let early = facts {
      $0.visited = LocalDate("2024-10-03")!
      $0.delayDays = 40
      $0.isInFuture = true
      $0.physical = Percentage(hundredths: 3_000)
    }
    #expect(try refusal(early).code == "E-VIS-01")
    let allowed = facts {
      $0.visited = LocalDate("2024-10-03")!
      $0.delayDays = 40
      $0.phase = .before
      $0.hasReason = true
      $0.previous = nil
    }
    #expect(try allowed.judge().isEmpty)
    #expect(try facts { $0.visited = LocalDate("2024-10-14")! }.judge().isEmpty)
  }

  @Test("the future is refused before lateness and progress, and no reason helps")
  func future() throws {
    let ahead = facts {
      $0.isInFuture = true
      $0.hasReason = true
      $0.physical = Percentage(hundredths: 0)
    }
    #expect(try refusal(ahead) == .future(LocalDate("2024-11-12")!))
  }

  @Test("eight days late need a reason, seven do not; in a historical import the delay only warns")
  func late() throws {
    #expect(try facts { $0.delayDays = 7 }.judge().isEmpty)
    #expect(try refusal(facts { $0.delayDays = 8 }) == .late(visit: LocalDate("2024-11-12")!, days: 8))
    #expect(
      try facts {
        $0.delayDays = 8
        $0.hasReason = true
      }.judge().isEmpty)
    let historical = facts {
      $0.delayDays = 90
      $0.isHistoricalImport = true
    }
    #expect(try historical.judge() == [.late(visit: LocalDate("2024-11-12")!, days: 90)])
    let lateAndFalling = facts {
      $0.delayDays = 8
      $0.physical = Percentage(hundredths: 3_000)
    }
    #expect(try refusal(lateAndFalling).code == "E-VIS-02")
  }

  @Test("progress may stand still, but falls only with a reason")
  func falling() throws {
    #expect(try facts { $0.physical = Percentage(hundredths: 3_500) }.judge().isEmpty)
    let falling = facts { $0.physical = Percentage(hundredths: 3_499) }
    #expect(try refusal(falling).code == "E-VIS-03")
    #expect(
      try facts {
        $0.physical = Percentage(hundredths: 3_000)
        $0.hasReason = true
      }.judge().isEmpty)
    #expect(try facts { $0.physical = nil }.judge().isEmpty)
  }

  @Test("money more than 20 points ahead warns, 20 points do not")
  func financial() throws {
    #expect(try facts { $0.financial = Percentage(hundredths: 6_500) }.judge().isEmpty)
    #expect(try facts { $0.financial = Percentage(hundredths: 6_501) }.judge().map(\.code) == ["W-VIS-05"])
  }

  @Test("more than 40 points within seven days warn")
  func jump() throws {
    #expect(try facts { $0.physical = Percentage(hundredths: 7_500) }.judge().isEmpty)
    let jump = facts { $0.physical = Percentage(hundredths: 7_501) }
    #expect(try jump.judge() == [.jump(points: 4_001, days: 4)])
    let seventh = facts {
      $0.physical = Percentage(hundredths: 9_000)
      $0.previous!.date = LocalDate("2024-11-05")!
    }
    #expect(try seventh.judge().count == 1)
    let eighth = facts {
      $0.physical = Percentage(hundredths: 9_000)
      $0.previous!.date = LocalDate("2024-11-04")!
    }
    #expect(try eighth.judge().isEmpty)
  }

  @Test("a position worse than 50 m warns")
  func accuracy() throws {
    #expect(try facts { $0.accuracy = 50 }.judge().isEmpty)
    #expect(try facts { $0.accuracy = 85 }.judge() == [.inaccurate(metres: 85)])
  }

  @Test(
    "a phase nobody gave follows from the site's days",
    arguments: [
      ("2024-10-13", Visit.Phase.before), ("2024-10-14", .during), ("2024-12-01", .during), ("2024-12-02", .after),
    ])
  func phase(day: String, phase: Visit.Phase) {
    #expect(Visit.Phase(on: LocalDate(day)!, start: LocalDate("2024-10-14"), end: LocalDate("2024-12-01")) == phase)
  }

  @Test("«después» reads with or without its accent")
  func phaseWords() {
    #expect(Visit.Phase("Después") == .after && Visit.Phase("despues") == .after && Visit.Phase("luego") == nil)
    #expect(Visit.Phase.after.word == "después" && Visit.Phase.before.word == "antes")
  }

  @Test("a duty is due on its first day, then so many days after each visit")
  func duties() {
    var duty = VisitDuty(id: .random(), firstDue: LocalDate("2024-10-01")!, everyDays: 30, priority: 1)
    #expect(duty.due(lastVisit: nil)?.description == "2024-10-01")
    #expect(duty.due(lastVisit: LocalDate("2024-10-05"))?.description == "2024-11-04")
    #expect(duty.due(lastVisit: LocalDate("2024-01-05"))?.description == "2024-10-01")
    duty.everyDays = nil
    #expect(duty.due(lastVisit: nil)?.description == "2024-10-01")
    #expect(duty.due(lastVisit: LocalDate("2024-09-30"))?.description == "2024-10-01")
    #expect(duty.due(lastVisit: LocalDate("2024-10-01")) == nil)
  }
}

@Suite struct ProjectStatusTests {
  @Test("a project goes from step to step, and what was delivered or cancelled stays so")
  func steps() {
    #expect(Project.Status.scheduled.next == [.underWay, .suspended, .cancelled])
    #expect(Project.Status.finished.next == [.delivered])
    #expect(Project.Status.delivered.next.isEmpty && Project.Status.cancelled.next.isEmpty)
  }

  @Test(
    "a jump names the step before the goal",
    arguments: [
      (Project.Status.prioritised, Project.Status.delivered, "terminado"), (.prioritised, .finished, "en_ejecucion"),
      (.prioritised, .underWay, "programado"), (.scheduled, .delivered, "terminado"),
      (.suspended, .finished, "en_ejecucion"),
    ])
  func missing(from: Project.Status, to: Project.Status, step: String) {
    #expect(!from.next.contains(to))
    #expect(from.missingStep(towards: to)?.rawValue == step)
  }

  @Test("there is no way back, and the sentence then names no step")
  func noWay() {
    #expect(Project.Status.delivered.missingStep(towards: .underWay) == nil)
    #expect(Project.Status.finished.missingStep(towards: .prioritised) == nil)
    let rule = WorksRule.statusJump(from: .delivered, to: .underWay, missing: nil)
    #expect(rule.description == "No se puede pasar de «entregado» a «en_ejecucion».")
  }
}
