import Roads
import Territory

/// What is told while the office's roads are made ready: the first question after an import orders them, which for a
/// state takes seconds.
public enum RoadsNews: Sendable {
  /// A step begins.
  case step(RoadsStep)
  /// The roads are ready; told only where steps were.
  case ready
  /// The file beside the database cannot be used, for this reason, and is made again.
  case fileRefused(path: String, NetworkFileError)
  /// The roads serve, but could not be written beside the database, for this reason: the next question orders them again.
  case fileNotKept(any Refusal)
  /// So many of the streets that a file closes or slows are not among the roads.
  case closedMissing(count: Int, of: Int)
}

/// The steps in which roads are made ready, in order.
public enum RoadsStep: Sendable, CaseIterable {
  /// Reading what the imports kept.
  case reading
  /// Joining streets at their junctions.
  case joining
  /// Giving streets their slopes; only where heights are imported.
  case raising
  /// Ordering the junctions, the longest of all.
  case ordering
  /// Writing the file for the next time.
  case saving
}
