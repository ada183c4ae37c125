import Territory
import Testing

@testable import Cartography

struct ThemeTests {
  @Test("a theme is read line by line, and what it does not say stays neutral")
  func reading() throws {
    let text = """
      # La alcaldía
      institution Alcaldía Iztacalco
      administration   2024–2027
      accent #621132
      sequential blues
      status terminado #123456
      signature Elaboró
      signature Autorizó
      neutral no
      """
    let theme = try Theme(reading: Array(text.utf8))
    #expect(theme.institution == "Alcaldía Iztacalco" && theme.administration == "2024–2027")
    #expect(theme.accent == Colour(0x621132) && theme.sequential == .blues)
    #expect(theme.look(of: .status(.finished)).fill.colour == Colour(0x123456))
    #expect(theme.signatures == ["Elaboró", "Autorizó"])
    #expect(theme.ink == Theme().ink && theme.look(of: .visited) == Theme().look(of: .visited))
    #expect(try Theme(reading: []) == Theme())
  }

  @Test(
    "letters that paper swallows, and statuses that look like others, are refused",
    arguments: [
      ("ink #FFFFFF", ThemeRefusal.tooPale("ink", tenths: 10)), ("ink #8A8A8A", .tooPale("ink", tenths: 34)),
      ("status terminado #E69F00", .tooAlike("status terminado", "status en_ejecucion", tenths: 0)),
    ])
  func tooPaleOrAlike(text: String, refusal: ThemeRefusal) {
    #expect(throws: refusal) { try Theme(reading: Array(text.utf8)) }
  }

  @Test("the usual colour of every status is taken")
  func usualStatuses() throws {
    for status in Project.Status.allCases {
      let text = "status \(status.rawValue) \(Theme.colour(of: status).hexadecimal)"
      #expect(try Theme(reading: Array(text.utf8)).statuses.count == 1)
    }
  }

  @Test("a font that the machine lacks is told; the usual one and general names are not")
  func missingFonts() {
    func missing(_ font: String, _ title: String? = nil) -> [String] {
      var theme = Theme()
      (theme.font, theme.titleFont) = (font, title)
      return MapSheet(theme: theme).missingFonts.map(\.font)
    }
    #expect(missing("DejaVu Sans").isEmpty && missing("serif").isEmpty && missing("Nadie Sans, DejaVu Sans").isEmpty)
    #expect(missing("Nadie Sans", "Tampoco Serif") == ["Nadie Sans", "Tampoco Serif"])
  }

  @Test("a page for browsers bears the office's names, logo and line, neutral in campaign weeks")
  func page() throws {
    var theme = Theme()
    (theme.institution, theme.area, theme.slogan) = ("Alcaldía <Iztacalco>", "Participación", "¡Juntos!")
    (theme.footer, theme.administration) = ("Av. Río Churubusco", "2024–2027")
    let page = WebMap(WebSamples.two(), theme: theme, leaflet: nil).page
    for text in ["Alcaldía &lt;Iztacalco&gt;", "Participación", "¡Juntos!", "Av. Río Churubusco", "2024–2027"] {
      #expect(page.contains(text), "\(text) is missing")
    }
    theme.isNeutral = true
    let neutral = WebMap(WebSamples.two(), theme: theme, leaflet: nil).page
    #expect(!neutral.contains("¡Juntos!") && neutral.contains("Participación"))
    #expect(!WebMap(WebSamples.two(), leaflet: nil).page.contains("class=\"web-map-office\""))
  }

  @Test(
    "a theme that cannot be taken is refused with its line",
    arguments: [
      ("\ninstitucion X", ThemeRefusal.unknownKey("institucion", line: 2)),
      ("area", .withoutValue("area", line: 1)), ("area A\r\narea B", .repeated("area", line: 2)),
      ("accent guinda", .notColour("guinda", line: 1)), ("accent #62113", .notColour("#62113", line: 1)),
      ("diverging Blues", .unknownPalette("Blues", known: ["PuOr", "RdBu"], line: 1)),
      ("status acabado #123456", .unknownStatus("acabado", line: 1)), ("status terminado", .notColour("", line: 1)),
      ("neutral quizá", .notYesOrNo("quizá", line: 1)),
      ("slogan " + String(repeating: "a", count: 201), .tooLong("slogan", limit: 200, line: 1)),
      ("signature a\nsignature b\nsignature c\nsignature d", .tooManySignatures(line: 4)),
      ("visited #7F9F50\nunvisited #A0905C", .tooAlike("visited", "unvisited", tenths: 83)),
      ("area \0", .notText), (String(repeating: "#\n", count: 40_000), .tooLarge),
    ])
  func refused(text: String, refusal: ThemeRefusal) {
    do throws(ThemeRefusal) {
      _ = try Theme(reading: Array(text.utf8))
      Issue.record("it was taken")
    } catch {
      if case .tooAlike(let one, let other, let tenths) = error {
        #expect(one == "visited" && other == "unvisited" && (1..<100).contains(tenths))
        guard case .tooAlike = refusal else {
          Issue.record("\(error)")
          return
        }
      } else {
        #expect(error == refusal)
      }
      for language in Language.allCases {
        let sentence = error.sentence(in: language)
        #expect(sentence.hasSuffix(".") && sentence.count < 260)
      }
    }
  }

  @Test("bytes that are no text are refused")
  func bytes() {
    #expect(throws: ThemeRefusal.notText) { try Theme(reading: [0x61, 0xC3, 0x28]) }
  }

  @Test("before an election slogan, logo and colours of its own are left out")
  func neutral() throws {
    let text = "institution I\nslogan ¡Vamos!\naccent #621132\nvisited #FF0000\nunvisited #FFFFFF\nneutral sí"
    let theme = try Theme(reading: Array(text.utf8)).drawn
    #expect(theme.slogan == nil && theme.institution == "I")
    #expect(theme.accent == Theme().accent && theme.visited == Theme().visited)
  }

  @Test("a logo is a PNG or is refused")
  func logo() throws {
    let png = try Drawing(format: .png(density: 30), size: Size(40, 20), title: "", moment: Instant(seconds: 0)).file {
      canvas, _ in canvas.rectangle(canvas.sheet, fill: Fill(Colour(0x621132)))
    }
    let logo = try Logo(png: png)
    #expect(abs(logo.width(atHeight: 10) - 20) < 0.5)
    #expect(throws: ThemeRefusal.logoNotRead) { try Logo(png: Array("GIF89a".utf8)) }
    #expect(throws: ThemeRefusal.logoNotRead) { try Logo(png: Array(png.prefix(png.count / 2))) }
    #expect(throws: ThemeRefusal.logoNotRead) { try Logo(png: []) }
  }
}
