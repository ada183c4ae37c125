import Foundation

/// The program itself, as a person runs it.
enum MapProgram {
  struct Answer {
    var status: Int32
    var out: String
    var error: String
  }

  /// Beside the tests' own binary.
  private static var executable: URL {
    let start =
      Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }?.bundleURL
      ?? URL(fileURLWithPath: CommandLine.arguments[0])
    return start.deletingLastPathComponent().appendingPathComponent("recorrido")
  }

  static func run(_ arguments: [String], on office: MapOffice) throws -> Answer {
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments + ["--database", office.path]
    process.environment = ["RECORRIDO_NOW": "2025-01-05T18:00:00Z", "RECORRIDO_AUTHOR": "A01", "HOME": office.folder]
    process.currentDirectoryURL = URL(fileURLWithPath: office.folder)
    let errorFile = office.file("stderr-\(UUID().uuidString)")
    _ = FileManager.default.createFile(atPath: errorFile, contents: nil)
    process.standardError = FileHandle(forWritingAtPath: errorFile)
    let out = Pipe()
    process.standardOutput = out
    try process.run()
    let data = out.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Answer(
      status: process.terminationStatus, out: String(decoding: data, as: UTF8.self),
      error: try String(contentsOfFile: errorFile, encoding: .utf8))
  }
}
