import Dispatch
import Synchronization

/// Waits on this thread for work that others do: where commands, one step after another, meet Roads, which uses all cores.
///
/// Never to be called from a task: it would hold one of the threads that the work needs.
func awaited<Value: Sendable>(_ work: @escaping @Sendable () async throws -> Value) throws -> Value {
  let (outcome, done) = (Outcome<Value>(), DispatchSemaphore(value: 0))
  Task.detached {
    do {
      let value = try await work()
      outcome.result.withLock { $0 = .success(value) }
    } catch {
      outcome.result.withLock { $0 = .failure(error) }
    }
    done.signal()
  }
  done.wait()
  return try outcome.result.withLock { $0! }.get()
}

private final class Outcome<Value: Sendable>: Sendable {
  let result = Mutex<Result<Value, any Error>?>(nil)
}
