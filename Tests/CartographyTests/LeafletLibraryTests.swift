import Foundation
import Territory
import Testing

@testable import Cartography

/// Leaflet from a folder, as it comes into a page.
struct LeafletLibraryTests {
  /// A folder with these files, which goes when the test ends.
  private static func inFolder(_ files: [String: String], _ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in files { try Data(text.utf8).write(to: folder.appendingPathComponent(name)) }
    try body(folder.path)
  }

  private static let script =
    "var L = { divIcon: 1, noConflict: 2, end: '</script>' };\r\n//# sourceMappingURL=leaflet.min.js.map"
  private static let sheet =
    ".leaflet-pane { left: 0; } .x { background-image: url(images/layers.png); width: 3px }\n/*# sourceMappingURL=leaflet.css.map */"

  @Test("stands in the page with its notice, and asks for no other file")
  func inlined() throws {
    try Self.inFolder(["leaflet.js": Self.script, "leaflet.css": Self.sheet]) { folder in
      let library = try LeafletLibrary(folder: folder)
      for text in [library.script, library.style] {
        #expect(text.hasPrefix("/*! Leaflet") && text.contains("Copyright (c) 2010-2011, CloudMade"))
        #expect(
          text.contains("THIS SOFTWARE IS PROVIDED") && !text.contains("sourceMappingURL") && !text.contains("\r"))
      }
      #expect(!library.script.contains("</script>") && library.script.contains("'<\\/script>'"))
      #expect(library.style.contains("background-image: none; width: 3px") && !library.style.contains("url("))
      let page = WebMap(WebSamples.two(), leaflet: library).page
      #expect(page.contains(library.script) && page.contains(library.style) && page.contains("leafletBoard"))
      #expect(page.contains("\"areas\":[[0,[[[-99100000,19390000,10000,0,0,10000,-10000,0,0,-10000]]]]"))
      #expect(!page.contains("sin la biblioteca Leaflet"))
    }
  }

  @Test("a folder without it, or with another Leaflet, is refused in one sentence")
  func refused() throws {
    try Self.inFolder(["leaflet.js": Self.script]) { folder in
      #expect(throws: LeafletRefusal.absent(folder: folder)) { try LeafletLibrary(folder: folder) }
    }
    try Self.inFolder(["leaflet.js": "export { Map };", "leaflet.css": Self.sheet]) { folder in
      #expect(throws: LeafletRefusal.other(folder: folder)) { try LeafletLibrary(folder: folder) }
    }
    for language in Language.allCases {
      #expect(LeafletRefusal.absent(folder: "/x").sentence(in: language).contains("libjs-leaflet"))
    }
  }

  @Test("a folder that a removed package left empty is passed over")
  func emptied() throws {
    try Self.inFolder([:]) { empty in
      let none = try LeafletLibrary.installed(in: [empty, empty + "/none"])
      #expect(none == nil)
      try Self.inFolder(["leaflet.js": Self.script, "leaflet.css": Self.sheet]) { folder in
        let found = try LeafletLibrary.installed(in: [empty, folder])
        #expect(found != nil)
      }
    }
  }

  @Test("a page with it holds a still map for where no script runs, and where names have most room")
  func scriptless() throws {
    try Self.inFolder(["leaflet.js": Self.script, "leaflet.css": Self.sheet]) { folder in
      let page = WebMap(WebSamples.two(), leaflet: try LeafletLibrary(folder: folder)).page
      let still = try #require(page.components(separatedBy: "<noscript>").dropFirst().first?.prefix { $0 != "\n" })
      #expect(still.contains("role=\"img\"") && still.contains("<svg viewBox="))
      #expect(page.contains("<use data-feature=\"m2\""))
      let names = try #require(page.components(separatedBy: "\"names\":[[").dropFirst().first?.prefix { $0 != "]" })
      let numbers = names.split(separator: ",").compactMap { Int($0) }
      #expect(abs(numbers[0] - -99_095_000) < 500 && abs(numbers[1] - 19_395_000) < 500)
      // Half of 0.01° in 1e-9 of a turn.
      #expect(abs(numbers[2] - 13_889) < 300)
    }
  }

  @Test(
    "the system's own, where there is one, can stand in a page",
    .enabled("Leaflet is not installed (libjs-leaflet on Debian).") { try LeafletLibrary.installed() != nil })
  func installed() throws {
    let library = try #require(try LeafletLibrary.installed())
    #expect(library.script.utf8.count > 100_000 && !library.script.contains("sourceMappingURL"))
    #expect(!library.style.contains("url("))
  }
}
