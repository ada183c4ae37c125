/// Why something is refused or warned about: a fact that can say itself in one sentence.
///
/// The case of the conforming type holds the fact; the sentence says what is wrong, where, and how to mend it.
public protocol Refusal: Error, Sendable, CustomStringConvertible {
  /// The rule's code (`E-TER-02`, `W-PHO-02`), or nil where no numbered rule stands behind it.
  var code: String? { get }
  /// One sentence for the person who asked, with the value and the remedy.
  func sentence(in language: Language) -> String
}

extension Refusal {
  public var code: String? { nil }
  public var description: String { sentence(in: .spanish) }
}

/// A refusal that holds its sentence in both languages.
public protocol BilingualRefusal: Refusal {
  var spanish: String { get }
  var english: String { get }
}

extension BilingualRefusal {
  public func sentence(in language: Language) -> String { language == .spanish ? spanish : english }
}
