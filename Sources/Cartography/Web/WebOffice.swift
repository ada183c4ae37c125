import FoundationEssentials

/// Whose map a page is: the theme's names and logo above it, and its line below.
struct WebOffice {
  let theme: Theme

  /// Nothing where the theme names nobody.
  var head: HTML {
    let left = lines([("strong", theme.institution), ("span", theme.area)])
    let right = lines([("span", theme.administration), ("span", theme.slogan)])
    guard !left.isEmpty || !right.isEmpty || theme.logo != nil else { return "" }
    let parts = [logo, part("names", left), part("times", right)].joined()
    return "<div class=\"web-map-office\">\(parts)</div>\n"
  }

  var foot: HTML {
    guard let line = theme.footer?.oneLine(200) else { return "" }
    return "<footer class=\"web-map-office\"><span>\(.isolated(line))</span></footer>\n"
  }

  private func lines(_ lines: [(tag: String, text: String?)]) -> [HTML] {
    lines.compactMap { tag, text in
      text.map { HTML(markup: "<\(tag)>") + .isolated($0.oneLine()) + HTML(markup: "</\(tag)>") }
    }
  }

  private func part(_ name: String, _ lines: [HTML]) -> HTML {
    lines.isEmpty ? "" : HTML(markup: "<p class=\"\(name)\">") + lines.joined() + "</p>"
  }

  /// Beside the institution's name, which says the same.
  private var logo: HTML {
    guard let logo = theme.logo else { return "" }
    let data = Data(logo.png).base64EncodedString()
    return HTML(markup: "<img alt=\"\" src=\"data:image/png;base64,\(data)\">")
  }
}
