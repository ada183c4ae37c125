import Foundation
import Testing

@testable import Exchange

@Suite("Names that are taken away where the program is told to end")
struct PassingNameTests {
  let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  /// Of this test's folder: other tests hold names of theirs.
  var held: [String] { PassingName.held.filter { $0.hasPrefix(folder.path) }.sorted() }

  @Test("names held by many writers at a time are let go one by one, and the others stay held")
  func several() async {
    let paths = (0..<40).map { folder.path + "/\($0)" }
    let names = await withTaskGroup(of: PassingName.self) { group in
      for path in paths { group.addTask { PassingName(path) } }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(held == paths.sorted())
    for name in names.prefix(10) {
      name.letGo()
      #expect(!held.contains(name.path))
    }
    #expect(held == names.dropFirst(10).map(\.path).sorted())
    await withTaskGroup { group in
      // Some twice, while others come and go.
      for name in names.prefix(30) { group.addTask { name.letGo() } }
      for path in paths { group.addTask { PassingName(path + "-more").letGo() } }
    }
    #expect(held == names.dropFirst(30).map(\.path).sorted())
    for name in names { name.letGo() }
    #expect(held.isEmpty)
  }

  @Test("a file that is done with or given up leaves the name of a younger one held")
  func older() throws {
    var older: OutputFile? = try OutputFile(path: folder.path + "/a.gpkg", isGeoPackage: true)
    let younger = try OutputFile(path: folder.path + "/b.gpkg", isGeoPackage: true)
    let last = try OutputFile(path: folder.path + "/c.gpkg", isGeoPackage: true)
    #expect(held.count == 3)
    #expect(older != nil)
    older = nil
    #expect(held == [younger.lentPath, last.lentPath].compactMap { $0 }.sorted())
    try younger.commit()
    #expect(held == [last.lentPath])
    try last.commit()
    #expect(held.isEmpty && folder.names == ["b.gpkg", "c.gpkg"])
    #expect(throws: ExchangeError.self) { try OutputFile(path: folder.path + "/no/d.gpkg", isGeoPackage: true) }
    #expect(PassingName.held.allSatisfy { !$0.hasPrefix(folder.path) })
  }

  @Test("told to end, a program takes its half-written files away and ends by that signal")
  func ends() async throws {
    let result = await #expect(processExitsWith: .signal(SIGTERM), observing: [\.standardOutputContent]) {
      let folder = try ScratchFolder()
      _ = try folder.file("entero.gpkg", "antes")
      print("[\(folder.path)]")
      let files = try ["entero", "b", "c"].map { try OutputFile(path: "\(folder.path)/\($0).gpkg", isGeoPackage: true) }
      try files[1].commit()
      precondition(folder.names.count == 4)
      fflush(nil)
      // To the program: threads of tasks take no signals.
      kill(getpid(), SIGTERM)
      sleep(60)
      withExtendedLifetime(files) {}
    }
    let said = String(decoding: try #require(result).standardOutputContent, as: UTF8.self)
    let left = try #require(said.split(separator: "[").last?.split(separator: "]").first)
    defer { try? FileManager.default.removeItem(atPath: String(left)) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: String(left)).sorted() == ["b.gpkg", "entero.gpkg"])
  }
}
