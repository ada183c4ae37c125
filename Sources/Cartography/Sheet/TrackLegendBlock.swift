/// The rounds on the map, each with its line.
struct TrackLegendBlock {
  let names: [String]

  func block(_ setting: Setting, width: Double, limit: Double) -> Block? {
    let title = setting.lineHeight(setting.heading) + 1.2
    let row = setting.lineHeight(setting.body) + 0.8
    let more = setting.lineHeight(setting.small)
    var shown = names.count
    while shown > 0, title + Double(shown) * row + (shown < names.count ? more : 0) > limit { shown -= 1 }
    guard shown > 0 else { return nil }
    let hidden = names.count - shown
    let height = title + Double(shown) * row + (hidden > 0 ? more : 0)
    return Block(part: .trackLegend, height: height) { canvas, box in
      canvas.text(setting.words.rounds, at: Point(box.left, box.top), setting.heading, width: width, lines: 1)
      for (index, name) in names.prefix(shown).enumerated() {
        let top = box.top + title + Double(index) * row
        let middle = top + (row - 0.8) / 2
        canvas.line(
          [Point(box.left + 0.4, middle), Point(box.left + 7, middle)], MapPicture.stroke(ofTrack: index, setting.theme)
        )
        canvas.text(name.oneLine(), at: Point(box.left + 8.5, top), setting.body, width: width - 8.5, lines: 1)
      }
      if hidden > 0 {
        canvas.text(setting.words.more(hidden), at: Point(box.left, box.bottom - more), setting.small)
      }
    }
  }
}
