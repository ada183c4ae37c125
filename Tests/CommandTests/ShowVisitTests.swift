import Foundation
import Testing

/// A visit's sheet with its photos.
struct ShowVisitTests {
  @Test("a visit's photos are shown with their hash, distance, time, warnings, and whether their file is here")
  func photos() throws {
    let office = try ScenarioOffice.iztacalcoInNovember()
    try ScenarioVisitTests.photoA(in: office)
    try ScenarioVisitTests.photoB(in: office)
    let visit = try office.did(
      "visit", "record", "--site", ScenarioVisitTests.site, "--photo", "a.jpg", "b.jpg", "--json"
    ).object()
    let key = try #require(visit["key"] as? String)
    let digests = try #require(visit["photos"] as? [[String: Any]]).compactMap { $0["sha256"] as? String }
    #expect(digests.count == 2)
    let lines = try office.did("visit", "show", key).lines
    func line(_ index: Int) -> String? { lines.first { $0.contains(digests[index].prefix(12)) } }
    #expect(line(0)?.hasPrefix("foto:") == true)
    #expect(line(0)?.hasSuffix(", 2024-11-12 11:30, a 79.7 m del sitio, archivo presente") == true)
    #expect(line(1)?.hasSuffix(", 2024-11-12 11:30, a 221.4 m del sitio, W-PHO-02, archivo presente") == true)

    try FileManager.default.removeItem(
      atPath: office.file.replacing(".sqlite", with: ".blobs/") + digests[0].prefix(2) + "/" + digests[0].dropFirst(2))
    let photos = try #require(try office.did("visit", "show", key, "--json").object()["photos"] as? [[String: Any]])
    #expect(Set(photos.compactMap { $0["sha256"] as? String }) == Set(digests))
    let (a, b) = (
      try #require(photos.first { $0["sha256"] as? String == digests[0] }),
      try #require(photos.first { $0["sha256"] as? String == digests[1] })
    )
    #expect(a["present"] as? Bool == false && b["present"] as? Bool == true)
    #expect(b["warnings"] as? String == "W-PHO-02" && a["warnings"] is NSNull)
    #expect(a["taken_at"] as? String == "2024-11-12T17:30:00Z")
    #expect(try #require(b["distance_to_site_m"] as? Double).rounded() == 221)
    #expect(try office.did("visit", "show", key).out.contains("a 79.7 m del sitio, falta el archivo"))
  }

  @Test("a visit without photos has none, and the photos of another are not its own")
  func none() throws {
    let office = try SmallOffice()
    let id = SmallOffice.id(.visit, "V-1").description
    #expect((try office.run("visit", "show", id, "--json").object()["photos"] as? [Any])?.isEmpty == true)
    #expect(!(try office.run("visit", "show", id).out.contains("foto")))
  }
}
