import Mustache

/// A piece of a page with places to fill, in Mustache with triple braces: `{{{title}}}`.
///
/// What goes in is `HTML`, escaped when it was made. Mustache's own escaping goes by characters, and lets a quote pass
/// when a combining mark follows it.
struct Template: Sendable {
  /// What goes into a place.
  enum Filling: Sendable {
    case markup(HTML)
    /// A section repeated for each.
    case list([[String: Filling]])
    /// A section shown or left out.
    case shown(Bool)

    fileprivate var plain: Any {
      switch self {
      case .markup(let markup): markup.text
      case .list(let items): items.map { $0.mapValues(\.plain) }
      case .shown(let isShown): isShown
      }
    }
  }

  private let template: MustacheTemplate

  /// The text is ours and stands in the program; one that Mustache cannot read is an error of the program.
  init(_ text: String) {
    do { template = try MustacheTemplate(string: text) } catch { fatalError("a template of ours: \(error)") }
  }

  func filled(_ fillings: [String: Filling]) -> HTML {
    HTML(markup: template.render(fillings.mapValues(\.plain)))
  }
}

extension Template.Filling: ExpressibleByStringInterpolation {
  init(stringLiteral text: String) { self = .markup(HTML(stringLiteral: text)) }
  init(stringInterpolation: HTML.Interpolation) { self = .markup(HTML(stringInterpolation: stringInterpolation)) }

  /// An escaped text; an absent one is empty, and its section is left out.
  static func text(_ text: String?) -> Self { text.map { .markup(HTML(escaping: $0)) } ?? .shown(false) }

  /// The same in its own direction, for a text of somebody else's between tags.
  static func isolated(_ text: String?) -> Self { text.map { .markup(.isolated($0)) } ?? .shown(false) }
}
