/// The rounds on the map, each with its line.
struct TrackLegendBlock: FlowingPiece {
  let names: [String]
  /// Of `names`, the first that is still to be shown.
  private var first = 0
  var part: SheetPart { .trackLegend }

  init(names: [String]) { self.names = names }

  func cut(_ setting: Setting, width: Double, limit: Double) -> Cut? {
    let title = setting.heading(setting.words.rounds, isContinued: first > 0)
    let titleHeight = setting.lineHeight(setting.heading) + 1.2
    let row = setting.lineHeight(setting.body) + 0.8
    guard let fit = RowFit(names.count - first, under: titleHeight, limit: limit, row: { _ in row }) else { return nil }
    var rest = self
    rest.first += fit.heights.count
    let shown = first..<rest.first
    let block = Block(part: part, height: fit.height, rows: fit.heights.count) { [names] canvas, box in
      canvas.text(title, at: Point(box.left, box.top), setting.heading, width: width, lines: 1)
      for index in shown {
        let top = box.top + titleHeight + Double(index - shown.lowerBound) * row
        let middle = top + (row - 0.8) / 2
        canvas.line(
          [Point(box.left + 0.4, middle), Point(box.left + 7, middle)], MapPicture.stroke(ofTrack: index, setting.theme)
        )
        canvas.text(names[index].oneLine(), at: Point(box.left + 8.5, top), setting.body, width: width - 8.5, lines: 1)
      }
    }
    return Cut(block: block, rest: fit.isWhole ? nil : rest)
  }
}
