import FoundationEssentials
import Territory

/// A page in one file that asks nothing of any network: its styles and scripts stand in it, and its content policy
/// allows these by their digests and nothing else.
///
/// Source: W3C, "Content Security Policy Level 3".
public struct SingleFilePage: Sendable {
  public var title: String
  public var language: Language
  /// Style sheets and scripts, in their order. Inline `style` attributes and handlers do not work: that is the point.
  public var styles: [String] = []
  public var scripts: [String] = []
  public var body: HTML

  public init(title: String, language: Language, styles: [String], scripts: [String], body: HTML) {
    (self.title, self.language, self.body) = (title, language, body)
    (self.styles, self.scripts) = (styles, scripts)
  }

  /// The policy of the page, as its `meta` element says it.
  public var policy: String {
    func allowed(_ texts: [String]) -> String {
      texts.isEmpty ? "'none'" : texts.map { "'sha256-\(inlineDigest($0))'" }.joined(separator: " ")
    }
    return """
      default-src 'none'; script-src \(allowed(scripts)); style-src \(allowed(styles)); img-src data:; \
      base-uri 'none'; form-action 'none'
      """
  }

  /// The file.
  public var file: String {
    Self.template.filled([
      "language": "\(language.rawValue)", "policy": .markup(HTML(markup: policy)), "title": .text(title),
      "styles": .list(styles.map { ["text": .markup(HTML(markup: $0))] }), "body": .markup(body),
      "scripts": .list(scripts.map { ["text": .markup(HTML(markup: $0))] }),
    ]).text
  }

  private static let template = Template(
    """
    <!DOCTYPE html>
    <html lang="{{{language}}}">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="{{{policy}}}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="referrer" content="no-referrer">
    <title>{{{title}}}</title>
    {{#styles}}<style>{{{text}}}</style>
    {{/styles}}
    </head>
    <body>
    {{{body}}}
    {{#scripts}}<script>{{{text}}}</script>
    {{/scripts}}
    </body>
    </html>

    """)
}

/// The SHA-256 of what stands between the tags, in base 64.
private func inlineDigest(_ text: String) -> String { Data(Digest(of: text).bytes).base64EncodedString() }
