/// Who speaks: logo, names of the office, and a rule in its colour.
struct Header {
  let theme: Theme

  private var left: [String] { [theme.institution, theme.area].compactMap { $0?.oneLine() } }
  private var right: [String] { [theme.administration, theme.slogan].compactMap { $0?.oneLine() } }

  func block(_ setting: Setting, width: Double) -> Block {
    let canvas = setting.canvas
    let logoHeight = theme.logo == nil ? 0 : 13.0
    let logoWidth = theme.logo.map { min($0.width(atHeight: logoHeight), width * 0.3) + 3 } ?? 0
    let rightWidth = right.isEmpty ? 0 : width * 0.3
    let leftWidth = width - logoWidth - (rightWidth > 0 ? rightWidth + 4 : 0)
    let styles = [theme.text(10, .bold), theme.text(8)]
    var quiet = theme.text(7.5, .regular, theme.quietInk)
    quiet.alignment = .right
    let first = theme.institution == nil ? 1 : 0
    func height(_ texts: [String], _ style: (Int) -> TextStyle, _ width: Double) -> Double {
      texts.enumerated().reduce(0) { $0 + canvas.size(of: $1.element, style($1.offset), width: width, lines: 2).height }
    }
    let leftHeight = height(left, { styles[min(1, $0 + first)] }, leftWidth)
    let rightHeight = height(right, { _ in quiet }, rightWidth)
    let tall = max(logoHeight, leftHeight, rightHeight)
    return Block(part: .header, height: tall + (tall > 0 ? 1.6 : 0) + 0.9) { canvas, box in
      if let logo = theme.logo {
        canvas.picture(
          logo, in: Rectangle(left: box.left, top: box.top, width: logoWidth - 3, height: logoHeight),
          isGrey: theme.isGrey)
      }
      var top = box.top + (tall - leftHeight) / 2
      for (index, text) in left.enumerated() {
        let style = styles[min(1, index + first)]
        top += canvas.text(text, at: Point(box.left + logoWidth, top), style, width: leftWidth, lines: 2).height
      }
      top = box.top + (tall - rightHeight) / 2
      for text in right {
        top += canvas.text(text, at: Point(box.right - rightWidth, top), quiet, width: rightWidth, lines: 2).height
      }
      canvas.rectangle(
        Rectangle(left: box.left, top: box.bottom - 0.9, width: width, height: 0.9), fill: Fill(theme.accent))
    }
  }
}

/// The finding and what explains it.
struct TitleBlock {
  let title: String
  let subtitle: String?

  /// The title in two lines of the largest type that holds it, else three of the smallest, ending in «…».
  func block(_ setting: Setting, width: Double) -> Block {
    let canvas = setting.canvas
    let title = self.title.oneLine(600)
    let sizes = [15.0, 13, 11.5]
    let fitting = sizes.first { size in
      let style = setting.theme.heading(size)
      return canvas.size(of: title, style, width: width).height < 2.4 * setting.lineHeight(style)
    }
    let style = setting.theme.heading(fitting ?? sizes.last!)
    let lines = fitting == nil ? 3 : 2
    let height = canvas.size(of: title, style, width: width, lines: lines).height
    let titleWidth = fitting == nil ? width : balanced(title, style, width, height, canvas)
    let quiet = setting.theme.text(9, .regular, setting.theme.quietInk)
    let subtitle = self.subtitle.map { $0.oneLine(400) } ?? ""
    let below = subtitle.isEmpty ? 0 : canvas.size(of: subtitle, quiet, width: width, lines: 2).height + 0.6
    return Block(part: .title, height: height + below) { canvas, box in
      canvas.text(title, at: Point(box.left, box.top), style, width: titleWidth, lines: lines)
      if !subtitle.isEmpty {
        canvas.text(subtitle, at: Point(box.left, box.top + height + 0.6), quiet, width: width, lines: 2)
      }
    }
  }

  /// The least width that takes no more lines: two lines of like length, and no word alone.
  private func balanced(
    _ title: String, _ style: TextStyle, _ width: Double, _ height: Double, _ canvas: Canvas
  ) -> Double {
    var (narrow, wide) = (width * 0.4, width)
    for _ in 0..<7 {
      let middle = (narrow + wide) / 2
      if canvas.size(of: title, style, width: middle).height <= height + 0.01 { wide = middle } else { narrow = middle }
    }
    return wide
  }
}
