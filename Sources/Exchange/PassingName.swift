#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The name under which a file is written until it is whole, where it cannot be without one: taken away where the program
/// is told to end before (Ctrl-C, a closed terminal, `kill`).
enum PassingName {
  /// Of the file written last: one at a time is.
  static func hold(_ name: String) {
    letGo()
    heldName = strdup(name)
    for number in [SIGINT, SIGTERM, SIGHUP] {
      var action = sigaction()
      // What somebody else answers, or shall be ignored, stays so.
      guard sigaction(number, nil, &action) == 0, isUsual(action) else { continue }
      signal(number, takeAway)
    }
  }

  static func letGo() {
    guard let name = heldName else { return }
    heldName = nil
    for number in [SIGINT, SIGTERM, SIGHUP] {
      var action = sigaction()
      if sigaction(number, nil, &action) == 0, isOurs(action) { signal(number, SIG_DFL) }
    }
    free(name)
  }

  private static func isUsual(_ action: sigaction) -> Bool { address(of: action) == 0 }

  private static func isOurs(_ action: sigaction) -> Bool {
    address(of: action) == unsafeBitCast(takeAway as @convention(c) (Int32) -> Void, to: Int.self)
  }

  /// SIG_DFL is 0.
  private static func address(of action: sigaction) -> Int {
    #if canImport(Darwin)
      unsafeBitCast(action.__sigaction_u.__sa_handler, to: Int.self)
    #else
      unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self)
    #endif
  }
}

/// Read where a signal comes, when nothing may be made any more: a plain address.
private nonisolated(unsafe) var heldName: UnsafeMutablePointer<CChar>?

private func takeAway(_ number: Int32) {
  if let heldName { unlink(heldName) }
  signal(number, SIG_DFL)
  raise(number)
}
