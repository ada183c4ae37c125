import Foundation

/// Wall and CPU time since it was made, in milliseconds; CPU is that of all threads of the process.
struct Stopwatch {
  private let start = ContinuousClock.now
  private let startCPU = Stopwatch.processCPU()

  var wall: Double { (ContinuousClock.now - start) / .milliseconds(1) }
  var cpu: Double { Stopwatch.processCPU() - startCPU }

  private static func processCPU() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1e3 + Double(time.tv_nsec) / 1e6
  }
}

extension [Double] {
  /// The middle one; the upper of the two in the middle where they are even in number.
  var median: Double { isEmpty ? 0 : sorted()[count / 2] }
}
