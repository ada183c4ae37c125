import Foundation
import Synchronization

/// Ctrl-C while a plan is being looked for: the first ends the search and keeps the best plan so far, the second ends
/// the program.
enum Interrupt {
  private static let isAsked = Atomic(false)

  /// From now on Ctrl-C is a question, not an end.
  static func watch() {
    isAsked.store(false, ordering: .relaxed)
    // Whoever started the program may have blocked it.
    var mask = sigset_t()
    sigemptyset(&mask)
    sigaddset(&mask, SIGINT)
    pthread_sigmask(SIG_UNBLOCK, &mask, nil)
    signal(SIGINT) { _ in
      // 130: ended by Ctrl-C, as shells count.
      if Interrupt.isAsked.exchange(true, ordering: .relaxed) { Foundation.exit(130) }
    }
  }

  static var isOn: Bool { isAsked.load(ordering: .relaxed) }
}
