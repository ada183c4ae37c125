import FoundationEssentials
import Territory

/// Leaflet 1, as a folder of the system holds it, ready to stand inside a page.
public struct LeafletLibrary: Sendable {
  /// The library, under its licence notice.
  public let script: String
  public let style: String

  /// Where the packages of systems put it.
  public static let usualFolders = [
    "/usr/share/javascript/leaflet", "/usr/share/nodejs/leaflet/dist", "/usr/lib/node_modules/leaflet/dist",
    "/usr/local/lib/node_modules/leaflet/dist", "/opt/homebrew/lib/node_modules/leaflet/dist",
  ]

  /// The first of the folders that holds it; nil: none. A folder without its files, as a removed package leaves it, is
  /// passed over.
  /// - Throws: `LeafletRefusal` where the first that is there cannot be used.
  public static func installed(in folders: [String] = usualFolders) throws -> LeafletLibrary? {
    for folder in folders {
      do { return try LeafletLibrary(folder: folder) } catch LeafletRefusal.absent { continue }
    }
    return nil
  }

  /// - Parameter folder: what holds `leaflet.css` and `leaflet.min.js` or `leaflet.js`.
  /// - Throws: `LeafletRefusal`.
  public init(folder: String) throws {
    guard let library = text(in: folder, ["leaflet.min.js", "leaflet.js"]),
      let sheet = text(in: folder, ["leaflet.css", "leaflet.min.css"])
    else { throw LeafletRefusal.absent(folder: folder) }
    // The form that a page can load without modules, which leaves `L` behind: Leaflet 1 has it, Leaflet 2 has not.
    guard library.contains("noConflict"), library.contains("divIcon"), sheet.contains(".leaflet-pane") else {
      throw LeafletRefusal.other(folder: folder)
    }
    script = Self.notice + "\n" + withoutSourceMap(library).inline
    // Its pictures are of controls we do not use; a page of one file has no other files to fetch.
    style = Self.notice + "\n" + withoutFetches(withoutSourceMap(sheet)).replacing("</", with: "<\\/")
  }

  /// The notice that Leaflet's licence wants beside every copy. Source: its file LICENSE, BSD 2-clause.
  static let notice = """
    /*! Leaflet, https://leafletjs.com
    Copyright (c) 2010-2023, Volodymyr Agafonkin
    Copyright (c) 2010-2011, CloudMade
    All rights reserved.

    Redistribution and use in source and binary forms, with or without modification, are permitted provided that the
    following conditions are met:

    1. Redistributions of source code must retain the above copyright notice, this list of conditions and the following
       disclaimer.
    2. Redistributions in binary form must reproduce the above copyright notice, this list of conditions and the
       following disclaimer in the documentation and/or other materials provided with the distribution.

    THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND ANY EXPRESS OR IMPLIED WARRANTIES,
    INCLUDING, BUT NOT LIMITED TO, THE IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
    DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE FOR ANY DIRECT, INDIRECT, INCIDENTAL,
    SPECIAL, EXEMPLARY, OR CONSEQUENTIAL DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR
    SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER CAUSED AND ON ANY THEORY OF LIABILITY,
    WHETHER IN CONTRACT, STRICT LIABILITY, OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE
    OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE. */
    """
}

/// The first of the files that is there, as a browser would read it: its digest must be that of what the browser sees.
private func text(in folder: String, _ names: [String]) -> String? {
  for name in names {
    let file = URL(fileURLWithPath: folder).appendingPathComponent(name)
    guard let data = try? Data(contentsOf: file) else { continue }
    let text = String(decoding: data, as: UTF8.self)
    return text.replacing("\r\n", with: "\n").replacing("\r", with: "\n").replacing("\0", with: "\u{FFFD}")
  }
  return nil
}

/// Without the line that sends a developer's browser after another file.
private func withoutSourceMap(_ text: String) -> String {
  let parts = text.split(separator: "\n", omittingEmptySubsequences: false).map { line -> Substring in
    guard let mark = line.firstRange(of: "# sourceMappingURL=") else { return line }
    return line[..<mark.lowerBound].dropLast(2)
  }
  return parts.joined(separator: "\n")
}

/// The sheet with `none` in the place of every address.
private func withoutFetches(_ sheet: String) -> String {
  var parts = sheet.split(separator: "url(", omittingEmptySubsequences: false)[...]
  var out = String(parts.removeFirst())
  for part in parts {
    guard let end = part.firstIndex(of: ")") else { continue }
    out += "none" + part[part.index(after: end)...]
  }
  return out
}

extension String {
  /// Script that cannot end the element it stands in. In a script these letters stand only within texts and patterns,
  /// where the stroke changes nothing.
  fileprivate var inline: String { replacing("</script", with: "<\\/script").replacing("<!--", with: "<\\!--") }
}
