import FoundationEssentials
import Territory
import Testing

@testable import Cartography

/// A book known by heart, as each renderer sets it.
@Suite struct BookTests {
  private static let first = """
    # Ver la lista

    Lo que **toca** está en `list due`; ver
    [el mapa](mapa.md).

    ## Con días

    - Uno de dos
      renglones.
    - `--days`, cuántos.

    ```sh
    recorrido list due

    recorrido list due --days 30
    ```

    > Cuidado con <b>.
    """

  private static let second = """
    # Mapa

    | Capa | Muestra |
    |---|---|
    | `coverage` | las unidades |

    ![Hoja de <muestra>.](../../data/hoja.png)
    """

  private static let book = Book(
    title: "Manual", subtitle: "Corto.", language: .spanish,
    chapters: [BookChapter(name: "lista", markdown: first), BookChapter(name: "mapa", markdown: second)])

  @Test("chapters are read into blocks: the first heading is the title, lines are joined, links name chapters")
  func reading() {
    let chapters = Self.book.chapters
    #expect(chapters[0].title == "Ver la lista")
    #expect(
      chapters[0].blocks == [
        .paragraph([
          .text("Lo que "), .strong("toca"), .text(" está en "), .code("list due"), .text("; ver "),
          .link("el mapa", to: "mapa"), .text("."),
        ]),
        .heading("Con días", level: 2),
        .list([[.text("Uno de dos renglones.")], [.code("--days"), .text(", cuántos.")]]),
        .code("recorrido list due\n\nrecorrido list due --days 30", language: "sh"),
        .note([.text("Cuidado con <b>.")]),
      ])
    #expect(
      chapters[1].blocks == [
        .table(
          headings: [[.text("Capa")], [.text("Muestra")]], rows: [[[.code("coverage")], [.text("las unidades")]]]),
        .picture(file: "hoja.png", caption: "Hoja de <muestra>."),
      ])
  }

  @Test("marks that nothing closes are letters")
  func openMarks() {
    #expect(MarkdownReader.spans(["2 * 3 ** 4 [x] `y"]) == [.text("2 * 3 ** 4 [x] `y")])
    #expect(MarkdownReader.spans(["``"]) == [.text("``")])
  }

  @Test("for a terminal: sections numbered, lines broken at the width, what is typed left whole")
  func terminal() {
    #expect(
      Self.book.text(ofChapter: 0, width: 24) == """
        1. Ver la lista

        Lo que toca está en list
        due; ver el mapa (mapa).

        1.1 Con días

        - Uno de dos renglones.
        - --days, cuántos.

            recorrido list due

            recorrido list due --days 30

          Cuidado con <b>.
        """)
    #expect(Self.book.text().hasPrefix("Manual\nCorto.\n\nContenido\n\n  lista  1. Ver la lista\n  mapa   2. Mapa\n\n"))
    #expect(Self.book.text().contains("\n\ncoverage\n    las unidades\n\n[Hoja de <muestra>. (hoja.png)]"))
  }

  @Test("a page holds its pictures, and keeps the caption of one that is missing; text stays text")
  func page() {
    let page = Self.book.html { $0 == "hoja.png" ? [1, 2, 3] : nil }
    #expect(page.contains("src=\"data:image/png;base64,AQID\""))
    #expect(page.contains("<figcaption>Hoja de &lt;muestra&gt;.</figcaption>"))
    #expect(page.contains("Cuidado con &lt;b&gt;.") && !page.contains("<b>"))
    #expect(page.contains("<a href=\"#mapa\">el mapa</a>") && page.contains("<h2 id=\"mapa\">2. Mapa</h2>"))
    let bare = Self.book.html { _ in nil }
    #expect(!bare.contains("<img") && bare.contains("Hoja de &lt;muestra&gt;."))
  }

  @Test("as Markdown the chapters stand in one text, and links lead inside it")
  func markdown() {
    #expect(
      Self.book.markdown.hasSuffix(
        """
        > Cuidado con <b>.

        <a id="mapa"></a>

        ## 2. Mapa

        | Capa | Muestra |
        | --- | --- |
        | `coverage` | las unidades |

        *Hoja de <muestra>.* (hoja.png)

        """))
    #expect(Self.book.markdown.contains("ver [el mapa](#mapa)."))
  }

  @Test("the sheets are the same file each time, and do without a picture")
  func sheets() throws {
    let moment = Instant("2025-01-05T18:00:00Z")!
    let pdf = try Self.book.pdf(moment: moment) { _ in nil }
    #expect(pdf.starts(with: Array("%PDF".utf8)))
    #expect(try Self.book.pdf(moment: moment) { _ in nil } == pdf)
    // No PNG: as if it were missing.
    #expect(try Self.book.pdf(moment: moment) { _ in [1, 2, 3] } == pdf)
  }

  @Test("a chapter is found by number, name or beginning, without accents; never guessed among several")
  func finding() {
    let book = Self.book
    #expect(book.index(ofChapter: "2") == 1 && book.index(ofChapter: "MAPA") == 1 && book.index(ofChapter: "ver") == 0)
    #expect(book.index(ofChapter: "3") == nil && book.index(ofChapter: "") == nil && book.index(ofChapter: "x") == nil)
    #expect(
      Book(title: "", subtitle: "", language: .spanish, chapters: book.chapters + book.chapters)
        .index(ofChapter: "li") == nil)
  }
}
