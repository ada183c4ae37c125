import FoundationEssentials

extension Book {
  /// The book as one page that opens from disk and asks the network for nothing, with its pictures in it.
  /// - Parameter picture: the bytes of a PNG by its name; where there are none its caption remains.
  public func html(picture: (String) -> [UInt8]?) -> String {
    let sections = chapters.indices.map { section($0, picture) }
    let body = Self.template.filled([
      "title": .text(title), "subtitle": .text(subtitle), "skip": .text(words.skip), "contents": .text(words.contents),
      "chapters": .list(chapters.indices.map { ["name": .text(chapters[$0].name), "heading": .text(heading($0))] }),
      "sections": .markup(sections.joined()),
    ])
    return SingleFilePage(
      title: title, language: language, styles: [reportStyle, bookStyle], scripts: [], body: body
    ).file
  }

  private func section(_ index: Int, _ picture: (String) -> [UInt8]?) -> HTML {
    let name = chapters[index].name
    var number = 0
    let blocks = chapters[index].blocks.map { block -> HTML in
      guard case .heading(let text, _) = block else { return html(block, picture) }
      number += 1
      return "<h3 id=\"\(name)-\(number)\">\(text)</h3>\n"
    }
    return """
      <section aria-labelledby="\(name)"><h2 id="\(name)">\(heading(index))</h2>
      \(blocks.joined())</section>

      """
  }

  private func html(_ block: BookBlock, _ picture: (String) -> [UInt8]?) -> HTML {
    switch block {
    case .heading(let text, _): return "<h3>\(text)</h3>\n"
    case .paragraph(let spans): return "<p>\(html(spans))</p>\n"
    case .note(let spans): return "<p class=\"caution\" role=\"note\">\(html(spans))</p>\n"
    case .list(let items): return "<ul>\(items.map { "<li>\(html($0))</li>" as HTML }.joined())</ul>\n"
    // Long lines scroll, by the keyboard too.
    case .code(let text, _): return "<pre tabindex=\"0\"><code>\(text)</code></pre>\n"
    case .table(let headings, let rows): return html(headings, rows)
    case .picture(let file, let caption):
      let image = picture(file).map { bytes in
        "<img alt=\"\" src=\"data:image/png;base64,\(Data(bytes).base64EncodedString())\">" as HTML
      }
      return "<figure>\(image ?? "")<figcaption>\(caption)</figcaption></figure>\n"
    }
  }

  private func html(_ headings: [[BookSpan]], _ rows: [[[BookSpan]]]) -> HTML {
    let head = headings.map { "<th scope=\"col\">\(html($0))</th>" as HTML }.joined()
    let body = rows.map { row -> HTML in
      let rest = row.dropFirst().map { "<td>\(html($0))</td>" as HTML }.joined()
      return "<tr><th scope=\"row\">\(html(row[0]))</th>\(rest)</tr>\n"
    }
    return """
      <div class="scroll" role="region" tabindex="0" aria-label="\(headings[0].plain)"><table>
      <thead><tr>\(head)</tr></thead>
      <tbody>
      \(body.joined())</tbody></table></div>

      """
  }

  private func html(_ spans: [BookSpan]) -> HTML {
    spans.map { span -> HTML in
      switch span {
      case .text(let text): HTML(escaping: text)
      case .code(let text): "<code>\(text)</code>"
      case .strong(let text): "<strong>\(text)</strong>"
      case .link(let text, let target): "<a href=\"\(holds(target) ? "#" : "")\(target)\">\(text)</a>"
      }
    }.joined()
  }

  private static let template = Template(
    """
    <a class="skip" href="#content">{{{skip}}}</a>
    <header>
    <h1>{{{title}}}</h1>
    <p class="place">{{{subtitle}}}</p>
    </header>
    <nav aria-label="{{{contents}}}"><h2>{{{contents}}}</h2>
    <ul>
    {{#chapters}}
    <li><a href="#{{{name}}}">{{{heading}}}</a></li>
    {{/chapters}}
    </ul></nav>
    <main id="content">
    {{{sections}}}
    </main>
    """)
}

/// What a book has beside a report.
private let bookStyle = """
  h3{font-size:1.08rem;margin:1.5rem 0 .4rem}
  main a,main a:visited{color:var(--accent)}
  code{font-family:ui-monospace,"DejaVu Sans Mono",Menlo,Consolas,monospace;font-size:.9em;background:var(--tint);
  padding:.05em .25em}
  pre{background:var(--tint);border-left:3px solid var(--accent);padding:.6rem .8rem;overflow-x:auto;line-height:1.45}
  pre code{font-size:.85rem;background:none;padding:0;overflow-wrap:normal}
  pre:focus-visible{outline:3px solid #d9822b;outline-offset:2px}
  figure img{display:block;border:1px solid var(--rule)}
  figcaption{font-weight:400;color:var(--quiet);font-size:.9rem}
  li{margin:.2rem 0}
  @media print{h3{break-after:avoid}pre{white-space:pre-wrap;break-inside:avoid}nav{display:block}figure img{max-height:150mm}}
  """
