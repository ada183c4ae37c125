import Foundation

/// Wall and CPU time since the last lap.
struct Stopwatch {
  private var wall = ContinuousClock.now
  private var cpu = Stopwatch.cpuSeconds()

  static func cpuSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  mutating func skip() { self = Stopwatch() }

  mutating func lap(_ name: String) {
    let now = Self.cpuSeconds()
    let elapsed = (ContinuousClock.now - wall) / .seconds(1)
    print("ours \(name)_cpu_s", String(format: "%.4f wall %.4f", now - cpu, elapsed))
    (wall, cpu) = (.now, Self.cpuSeconds())
  }
}
