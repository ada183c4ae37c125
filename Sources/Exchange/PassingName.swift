import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A name under which a file is written until it is whole, where it cannot be without one: taken away where the program
/// is told to end before (Ctrl-C, a closed terminal, `kill`).
struct PassingName: Sendable {
  let path: String
  /// What a signal reads. Never freed, since one may be reading it on any thread: no two names are ever at one address.
  private nonisolated(unsafe) let kept: UnsafeMutablePointer<CChar>?

  private static let gate = Mutex(())

  /// Holds the name until `letGo()`, beside at most 63 others; what is held beyond them would stay.
  init(_ path: String) {
    self.path = path
    kept = strdup(path)
    let kept = kept
    Self.gate.withLock { _ in
      let slots = heldNames ?? Self.makeSlots()
      guard let free = (0..<slotCount).first(where: { slots[$0].load(ordering: .relaxed) == nil }) else { return }
      slots[free].store(kept, ordering: .releasing)
      Self.answerSignals()
    }
  }

  /// What others hold stays held.
  func letGo() {
    guard let kept else { return }
    Self.gate.withLock { _ in
      guard let slots = heldNames else { return }
      var isLast = true
      for index in 0..<slotCount {
        let other = slots[index].load(ordering: .relaxed)
        if other == kept {
          slots[index].store(nil, ordering: .relaxed)
        } else if other != nil {
          isLast = false
        }
      }
      if isLast { Self.leaveSignals() }
    }
  }

  /// The paths that are held now.
  static var held: [String] {
    gate.withLock { _ in
      guard let slots = heldNames else { return [] }
      return (0..<slotCount).compactMap { slots[$0].load(ordering: .relaxed).map { String(cString: $0) } }
    }
  }

  private static func makeSlots() -> UnsafeMutablePointer<HeldName> {
    let slots = UnsafeMutablePointer<HeldName>.allocate(capacity: slotCount)
    for index in 0..<slotCount { (slots + index).initialize(to: HeldName(nil)) }
    heldNames = slots
    return slots
  }

  private static func answerSignals() {
    for number in [SIGINT, SIGTERM, SIGHUP] {
      var action = sigaction()
      // What somebody else answers, or shall be ignored, stays so.
      if sigaction(number, nil, &action) == 0, isUsual(action) { signal(number, takeAway) }
    }
  }

  private static func leaveSignals() {
    for number in [SIGINT, SIGTERM, SIGHUP] {
      var action = sigaction()
      if sigaction(number, nil, &action) == 0, isOurs(action) { signal(number, SIG_DFL) }
    }
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

private typealias HeldName = Atomic<UnsafeMutablePointer<CChar>?>

private var slotCount: Int { 64 }

/// Read where a signal comes, when nothing may be made or waited for any more: a plain address, set once under the lock
/// before the first signal is answered.
private nonisolated(unsafe) var heldNames: UnsafeMutablePointer<HeldName>?

private func takeAway(_ number: Int32) {
  if let heldNames {
    for index in 0..<slotCount {
      if let name = heldNames[index].load(ordering: .acquiring) { unlink(name) }
    }
  }
  signal(number, SIG_DFL)
  raise(number)
}
