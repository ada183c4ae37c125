import Foundation

@testable import Exchange

/// A folder of its own for one test, gone with it.
final class ScratchFolder {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.appendingPathComponent("recorrido-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func file(_ name: String, _ text: String) throws -> String { try file(name, Array(text.utf8)) }

  func file(_ name: String, _ bytes: [UInt8]) throws -> String {
    let file = path + "/" + name
    try Data(bytes).write(to: URL(fileURLWithPath: file))
    return file
  }

  var names: [String] { (try? FileManager.default.contentsOfDirectory(atPath: path).sorted()) ?? [] }
}

/// The folder of real files, where this machine has it.
enum RealData {
  static let folder = ProcessInfo.processInfo.environment["RECORRIDO_REAL_DATA"]
  static var isHere: Bool { folder != nil }
  static func path(_ name: String) -> String { folder! + "/" + name }
}

extension RowSource {
  /// All that is left.
  func allRows() throws -> [SourceRow] {
    var rows: [SourceRow] = []
    while let row = try next() { rows.append(row) }
    return rows
  }

  /// The cell of a row by its column's name.
  func cell(_ name: String, of row: SourceRow) -> String? {
    columns.firstIndex(of: name).flatMap { row.cells[$0] }
  }
}
