import CPangoCairo
import Territory
import Testing

@testable import Cartography

/// How names that people write come onto paper.
struct TextTests {
  /// The text that is laid out, and how many of its signs no font has.
  private static func laid(_ text: String, width: Double? = nil) -> (text: String, unknown: Int) {
    let canvas = Canvas.measuring(Size(200, 100))
    return canvas.withLayout(text, TextStyle(size: 8), width, 1) { layout in
      (String(cString: pango_layout_get_text(layout)), Int(pango_layout_get_unknown_glyphs_count(layout)))
    }
  }

  @Test(
    "no name comes out as boxes: what no font has becomes one sign, and the rest stays",
    arguments: ["Parque 🏗️🚧🏘️ del Sol", "Ñu\u{10FFFD}ez", "Plaza \u{1F9FF}", "北京\u{E000}路", "ok"])
  func unknown(name: String) {
    let laid = Self.laid(name)
    #expect(laid.unknown == 0)
    #expect(name != "ok" || laid.text == "ok")
    #expect(!name.hasPrefix("Parque") || laid.text.hasPrefix("Parque ") && laid.text.hasSuffix(" del Sol"))
    #expect(!name.hasPrefix("Ñu") || laid.text == "Ñu\(Canvas.unknownSign)ez")
  }

  @Test("what is written from right to left is laid out so, and what stands beside it is not turned")
  func directions() {
    let canvas = Canvas.measuring(Size(200, 100))
    func place(_ text: String, of byte: Int) -> Int {
      canvas.withLayout(text, TextStyle(size: 8), nil, nil) { layout in
        var box = PangoRectangle()
        pango_layout_index_to_pos(layout, Int32(byte), &box)
        return Int(box.x)
      }
    }
    #expect(place("שלום", of: 0) > place("שלום", of: 6))
    let arabic = "12 شارع 34"
    #expect(place(arabic, of: 3) > place(arabic, of: 9))
    // An override in a name would turn the number after it.
    let name = "a\u{202E}b\u{2066}c".oneLine()
    #expect(name == "abc")
    #expect(place(name + " 12", of: 4) < place(name + " 12", of: 5))
    #expect("e\u{301}\u{200D}x".oneLine().unicodeScalars.count >= 3)
  }

  @Test("a name of ten thousand characters ends in dots")
  func endless() {
    let name = String(repeating: "Ñ", count: 10_000).oneLine()
    #expect(name.count == 161 && name.hasSuffix("…"))
    let plan = LabelPlan(listed: [.init(subject: .area(0), number: 1, name: name)])
    let list = NumberedList.lists(plan, MapContent(title: "", cutOff: LocalDate("2024-12-31")!))[0]
    let setting = MapSheet().setting(MapContent(title: "", cutOff: LocalDate("2024-12-31")!), Size(200, 100))
    let cut = list.cut(setting, width: 50, limit: 100)
    #expect(cut?.rest == nil && cut!.block.height < 26)
  }
}
