/// The language a person is spoken to. Spanish is what a promoter or neighbour reads.
public enum Language: String, Sendable, CaseIterable {
  case spanish = "es"
  case english = "en"
}
