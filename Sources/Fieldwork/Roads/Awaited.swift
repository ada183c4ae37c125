import Dispatch
import Synchronization

/// Waits on this thread for work that others do: where commands, one step after another, meet Roads, which uses all cores.
///
/// The others are threads of their own: a task that waits here takes none of those that the work needs.
func awaited<Value: Sendable>(_ work: @escaping @Sendable () async throws -> Value) throws -> Value {
  let (outcome, done) = (Outcome<Value>(), DispatchSemaphore(value: 0))
  Task.detached(executorPreference: Workers.shared) {
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

/// Runs what is waited for, beside the threads that tasks have, all of which may be waiting.
private final class Workers: TaskExecutor {
  static let shared = Workers()
  private let queue = DispatchQueue(label: "awaited", attributes: .concurrent)

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }
}

private final class Outcome<Value: Sendable>: Sendable {
  let result = Mutex<Result<Value, any Error>?>(nil)
}
