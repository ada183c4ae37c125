import Foundation
import Territory
import Testing

@testable import Cartography

/// What somebody would write to break a page.
struct WebSafetyTests {
  @Test("special characters are escaped, a quote under a combining mark too, and what no reader sees becomes a sign")
  func escaping() {
    #expect(HTML(escaping: "<a & \"b\" 'c'>").text == "&lt;a &amp; &quot;b&quot; &#39;c&#39;&gt;")
    #expect(HTML(escaping: "\"\u{301}<\u{20D2}").text == "&quot;\u{301}&lt;\u{20D2}")
    #expect(HTML(escaping: "a\u{0}\r\u{7F}\n\tñ").text == "a\u{FFFD}\u{FFFD}\u{FFFD}\n\tñ")
    let cell: HTML = "<td>\("<b>")\(12)</td>"
    #expect(cell.text == "<td>&lt;b&gt;12</td>")
  }

  @Test("a template takes what it is given once: braces in a text stay braces")
  func braces() {
    let template = Template("<p>{{{name}}}</p>{{#rows}}<i>{{{name}}}</i>{{/rows}}{{#none}}no{{/none}}")
    let filled = template.filled([
      "name": .text("{{{rows}}}"), "rows": .list([["name": .text("&")], ["name": .text("{{x}}")]]), "none": .text(nil),
    ])
    #expect(filled.text == "<p>{{{rows}}}</p><i>&amp;</i><i>{{x}}</i>")
  }

  @Test("JSON in a page has no sign that could end its element")
  func json() throws {
    let text = "</script><!-- & \" \\ \u{2028}\u{2029}\u{1} ñ 😀"
    let written = JSONText.string(text)
    #expect(!written.contains { "<>&\u{2028}\u{2029}\u{1}".contains($0) })
    #expect(try JSONDecoder().decode(String.self, from: Data(written.utf8)) == text)
  }

  @Test("no hostile text becomes an element, an attribute or a script")
  func hostile() {
    let plain = WebMap(WebSamples.two(), leaflet: nil)
    let page = WebMap(WebSamples.hostile(), leaflet: nil)
    // The same scripts and styles, and nothing between them that opens one.
    let opened = page.page.components(separatedBy: "<script").count
    #expect(opened == plain.page.components(separatedBy: "<script").count)
    #expect(!page.page.contains("<img") && !page.page.contains("\" onmouseover") && !page.page.contains("<!-- <"))
    #expect(declaredPolicy(of: page.page) == declaredPolicy(of: plain.page))
    #expect(page.summary.warnings == [.withoutLeaflet, .withoutGeometry(3)])
  }

  @Test("a place with facts of a hundred headings is a row of few cells")
  func headings() {
    var content = WebSamples.two()
    content.marks[0].facts = (0..<100).map { MapFact("Dato \($0)", "\($0)") }
    let page = WebMap(content, leaflet: nil).page
    #expect(page.contains("Dato 7: 7<br>Dato 8: 8"))
    #expect(!page.contains("<th scope=\"col\"><bdi>Dato 7</bdi></th>"))
  }

  @Test("a text that fills a screen or has a word as wide as a column is marked, so that tables may break it")
  func wide() {
    let address = "https://obras.example.mx/" + String(repeating: "a", count: 36)
    let long = [String(repeating: "no cabe ", count: 51), address, "acta en \(address), folio 3"]
    let plain = ["", String(address.dropLast()), String(repeating: "sí cabe ", count: 44)]
    #expect(long.allSatisfy { HTML.isolated($0).text == "<bdi class=\"long\">\($0)</bdi>" })
    #expect(plain.allSatisfy { HTML.isolated($0).text == "<bdi>\($0)</bdi>" })
  }

  @Test("the policy allows what stands in the page by its digest, and nothing else")
  func policy() {
    let page = SingleFilePage(title: "x", language: .spanish, styles: ["p{}"], scripts: ["alert(1)"], body: "<p>")
    // From `printf 'alert(1)' | openssl dgst -sha256 -binary | base64`.
    #expect(page.policy.contains("script-src 'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='"))
    #expect(page.policy.hasPrefix("default-src 'none'; ") && !page.policy.contains("unsafe"))
    #expect(page.file.contains("<script>alert(1)</script>"))
    #expect(
      SingleFilePage(title: "x", language: .english, styles: [], scripts: [], body: "").policy.contains(
        "script-src 'none'; style-src 'none'"))
  }
}

/// The policy that a page declares.
private func declaredPolicy(of page: String) -> Substring? {
  page.firstRange(of: "content=\"default-src").map { page[$0.upperBound...].prefix { $0 != "\"" } }
}
