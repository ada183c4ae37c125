import Foundation
import Testing

/// What a run of the program left.
struct Answer: Sendable {
  var code: Int32
  var out: String
  var err: String

  /// The lines of standard output.
  var lines: [String] { out.split(separator: "\n", omittingEmptySubsequences: true).map(String.init) }

  /// Standard output read as JSON.
  func json() throws -> Any { try JSONSerialization.jsonObject(with: Data(out.utf8), options: .fragmentsAllowed) }
  func objects() throws -> [[String: Any]] { try #require(try json() as? [[String: Any]]) }
  func object() throws -> [String: Any] { try #require(try json() as? [String: Any]) }
}

/// Runs the built program as people do, each test in a folder of its own that goes away with it.
final class Harness: Sendable {
  /// Later than every date that the tests write.
  static let now = "2025-01-05T18:00:00Z"
  static let author = "C01"

  let folder: String

  init() throws {
    folder = FileManager.default.temporaryDirectory.path + "/recorrido-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// The path of a file in the test's folder.
  func path(_ name: String) -> String { folder + "/" + name }

  /// Runs `recorrido` with `arguments` in the test's folder, to its end.
  /// - Parameters:
  ///   - environment: added to the fixed clock and author; nothing of ours is inherited.
  ///   - prefix: a command that runs the program, such as one that gives up rights.
  func run(
    _ arguments: [String], environment: [String: String] = [:], prefix: [String] = []
  ) throws -> Answer {
    let process = Process()
    let command = prefix + [try Self.program()] + arguments
    process.executableURL = URL(fileURLWithPath: command[0])
    process.arguments = Array(command.dropFirst())
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    var inherited = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("RECORRIDO_") }
    inherited["RECORRIDO_NOW"] = Self.now
    inherited["RECORRIDO_AUTHOR"] = Self.author
    process.environment = inherited.merging(environment) { $1 }
    // Files, not pipes: a full pipe stops the program, and a pipe's other end may be inherited by a run beside this one.
    let (out, err) = (try Capture(in: folder), try Capture(in: folder))
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = out.handle
    process.standardError = err.handle
    try process.run()
    process.waitUntilExit()
    return Answer(code: process.terminationStatus, out: try out.text(), err: try err.text())
  }

  func run(_ arguments: String..., environment: [String: String] = [:]) throws -> Answer {
    try run(arguments, environment: environment)
  }

  /// The program beside the bundle of these tests.
  static func program() throws -> String {
    for folder in [
      Bundle.main.bundlePath, Bundle.main.executablePath.map { ($0 as NSString).deletingLastPathComponent },
    ] {
      guard let folder else { continue }
      for candidate in [folder + "/recorrido", (folder as NSString).deletingLastPathComponent + "/recorrido"]
      where FileManager.default.isExecutableFile(atPath: candidate) {
        return candidate
      }
    }
    // Under `swift test` the tests are loaded by a program of the toolchain; its arguments name their bundle.
    for argument in CommandLine.arguments {
      guard let end = argument.range(of: "recorridoPackageTests.xctest") else { continue }
      let candidate = String(argument[..<end.lowerBound]) + "recorrido"
      if FileManager.default.isExecutableFile(atPath: candidate) { return candidate }
    }
    throw HarnessError.noProgram
  }
}

enum HarnessError: Error, CustomStringConvertible {
  case noProgram

  var description: String {
    "The program `recorrido` is not beside the tests: build it with `swift build --build-tests`."
  }
}

/// Where one stream of a run goes.
private struct Capture {
  let path: String
  let handle: FileHandle

  init(in folder: String) throws {
    path = folder + "/.salida-\(UUID().uuidString)"
    FileManager.default.createFile(atPath: path, contents: nil)
    handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
  }

  func text() throws -> String {
    try handle.close()
    defer { try? FileManager.default.removeItem(atPath: path) }
    return String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
  }
}
