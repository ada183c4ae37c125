import Foundation
import Testing

/// Who rides in which vehicle on which day: the pick-up PC-01 and the motorcycle PC-02 of Jocotepec.
struct RoundFleetTests {
  private static let (molino, cosala) = ("140500004", "140500011")

  /// Vehicle and promoter of each round, by day.
  private static func outings(_ rounds: [[String: Any]]) -> [String: [String]] {
    var outings: [String: [String]] = [:]
    for round in rounds {
      let words = ["vehicle", "promoter"].map { round[$0] as? String ?? "" } + (round["companions"] as? [String] ?? [])
      outings[round["date"] as? String ?? "", default: []].append(words.joined(separator: " "))
    }
    return outings.mapValues { $0.sorted() }
  }

  private static func plan(_ planning: RoundPlanning, _ arguments: String...) throws -> [String: [String]] {
    let answer = try planning.office.run(
      ["round", "plan", "--from", "2024-05-13", "--stops", "\(molino),\(cosala)", "--json", "--dry-run"] + arguments)
    #expect(try (answer.object()["unserved"] as? [Any])?.isEmpty == true)
    return try outings(RoundPlanning.rounds(answer))
  }

  @Test("a promoter whose vehicle is away takes the one that stands")
  func standIn() throws {
    let planning = try RoundPlanning()
    let away = ["--promoters", "P01", "--available", "PC-01=mar,jue"]
    #expect(try Self.plan(planning, away[0], away[1], away[2], away[3]) == ["2024-05-13": ["PC-02 P01"]])
    let both = try Self.plan(
      planning, away[0], away[1], away[2], away[3], "--days", "2", "--lock", "\(Self.molino)=2024-05-13", "--lock",
      "\(Self.cosala)=2024-05-14")
    #expect(both == ["2024-05-13": ["PC-02 P01"], "2024-05-14": ["PC-01 P01"]])
  }

  @Test("who drives what does not hang on which vehicle can be had first")
  func inOrder() throws {
    let planning = try RoundPlanning()
    try planning.office.did("vehicle", "edit", "PC-01", "available_from=2024-05-15")
    let days = try Self.plan(
      planning, "--promoters", "P01", "--days", "3", "--lock", "\(Self.molino)=2024-05-13", "--lock",
      "\(Self.cosala)=2024-05-15")
    #expect(days == ["2024-05-13": ["PC-02 P01"], "2024-05-15": ["PC-01 P01"]])
  }

  @Test("who has a vehicle of their own stays in it while it can be had")
  func own() throws {
    let planning = try RoundPlanning()
    let days = try Self.plan(
      planning, "--vehicles", "PC-01,PC-02", "--promoters", "P01,P02", "--days", "2", "--available", "PC-01=mar",
      "--lock", "\(Self.molino)=2024-05-13", "--lock", "\(Self.cosala)=PC-01")
    #expect(days == ["2024-05-13": ["PC-02 P02"], "2024-05-14": ["PC-01 P01"]])
  }

  @Test("two who ride together take the vehicle that has the seats, and leave the other to who is alone")
  func seats() throws {
    let planning = try RoundPlanning()
    try planning.office.did("vehicle", "edit", "PC-02", "seats=1")
    let days = try Self.plan(
      planning, "--vehicles", "PC-02,PC-01", "--promoters", "P01+P02,P03", "--lock", "\(Self.molino)=PC-02", "--lock",
      "\(Self.cosala)=PC-01")
    #expect(days == ["2024-05-13": ["PC-01 P01 P02", "PC-02 P03"]])
  }
}
