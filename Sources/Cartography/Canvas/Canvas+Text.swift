import CPangoCairo

extension Canvas {
  /// Writes `text` with the upper left corner of its box at `place`.
  /// - Parameters:
  ///   - width: millimetres to break lines at; nil = one line, whose alignment then counts from `place`: centred on
  ///     it, or ending there.
  ///   - lines: how many at most; the last one ends in «…» where more would come.
  ///   - turn: degrees counter-clockwise around `place`.
  /// - Returns: the size of what was written.
  @discardableResult
  public func text(
    _ text: String, at place: Point, _ style: TextStyle, width: Double? = nil, lines: Int? = nil, turn: Double = 0
  ) -> Size {
    withLayout(text, style, width, lines) { layout in
      let size = extent(of: layout, style)
      let scale = style.size / Self.setting
      var shift = 0.0
      if width == nil, style.alignment != .left { shift = style.alignment == .centre ? -size.width / 2 : -size.width }
      cairo_save(context)
      defer { cairo_restore(context) }
      cairo_translate(context, place.x * Self.scale, place.y * Self.scale)
      if turn != 0 { cairo_rotate(context, -turn * .pi / 180) }
      cairo_scale(context, scale, scale)
      let start = shift * Self.scale / scale
      cairo_move_to(context, start, 0)
      if let halo = style.halo {
        pango_cairo_layout_path(context, layout)
        set(halo)
        cairo_set_line_width(context, Self.setting * 0.28)
        cairo_set_dash(context, [], 0, 0)
        cairo_stroke(context)
        cairo_move_to(context, start, 0)
      }
      set(style.colour)
      pango_cairo_show_layout(context, layout)
      cairo_new_path(context)
      return size
    }
  }

  /// The size that `text` would take.
  public func size(of text: String, _ style: TextStyle, width: Double? = nil, lines: Int? = nil) -> Size {
    let key = MeasuredTexts.Key(text: text, style: style, width: width, lines: lines)
    if let size = measured[key] { return size }
    let size = withLayout(text, style, width, lines) { extent(of: $0, style) }
    measured[key] = size
    return size
  }

  /// Points: letters of every size are laid out at this one and drawn to scale, so that the machine's fonts are looked
  /// through once and not once a size. Letters are not hinted, so they are the same.
  private static let setting = 10.0

  /// What `body` makes of the text's layout, which is of the size `setting`.
  func withLayout<T>(
    _ text: String, _ style: TextStyle, _ width: Double?, _ lines: Int?, _ body: (OpaquePointer) -> T
  ) -> T {
    let layout: OpaquePointer = pango_layout_new(pango)
    defer { g_object_unref(gpointer(layout)) }
    let font = Self.font(style)
    pango_layout_set_font_description(layout, font)
    pango_font_description_free(font)
    Self.set(text, layout)
    if let width {
      let width = width * Self.scale * Self.setting / style.size
      pango_layout_set_width(layout, Int32(width * Double(PANGO_SCALE)))
      pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
      switch style.alignment {
      case .left: pango_layout_set_alignment(layout, PANGO_ALIGN_LEFT)
      case .centre: pango_layout_set_alignment(layout, PANGO_ALIGN_CENTER)
      case .right: pango_layout_set_alignment(layout, PANGO_ALIGN_RIGHT)
      }
    }
    if let lines {
      // Negative: so many lines a paragraph.
      pango_layout_set_height(layout, -Int32(lines))
      pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_END)
    }
    if pango_layout_get_unknown_glyphs_count(layout) > 0 { Self.set(drawable(text, style), layout) }
    return body(layout)
  }

  private static func set(_ text: String, _ layout: OpaquePointer) {
    let bytes = Array(text.utf8)
    bytes.withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) { pango_layout_set_text(layout, $0.baseAddress, Int32($0.count)) }
    }
  }

  /// A sign for what no font of the machine has letters for: that something stands there must be seen.
  static let unknownSign: Character = "▪"

  /// The text with one sign for each run of characters that no font has.
  private func drawable(_ text: String, _ style: TextStyle) -> String {
    var known: [Character: Bool] = [:]
    var out = ""
    for character in text {
      let isKnown = known[character] ?? isDrawable(character, style)
      known[character] = isKnown
      if isKnown {
        out.append(character)
      } else if out.last != Self.unknownSign {
        out.append(Self.unknownSign)
      }
    }
    return out
  }

  private func isDrawable(_ character: Character, _ style: TextStyle) -> Bool {
    let layout: OpaquePointer = pango_layout_new(pango)
    defer { g_object_unref(gpointer(layout)) }
    let font = Self.font(style)
    pango_layout_set_font_description(layout, font)
    pango_font_description_free(font)
    Self.set(String(character), layout)
    return pango_layout_get_unknown_glyphs_count(layout) == 0
  }

  private static func font(_ style: TextStyle) -> OpaquePointer {
    let font: OpaquePointer = pango_font_description_new()
    pango_font_description_set_family(font, style.family)
    pango_font_description_set_size(font, Int32(setting * Double(PANGO_SCALE)))
    pango_font_description_set_weight(font, style.weight == .bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL)
    pango_font_description_set_style(font, style.isItalic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL)
    return font
  }

  private func extent(of layout: OpaquePointer, _ style: TextStyle) -> Size {
    var (width, height): (Int32, Int32) = (0, 0)
    pango_layout_get_size(layout, &width, &height)
    let unit = Double(PANGO_SCALE) * Self.scale * Self.setting / style.size
    return Size(Double(width) / unit, Double(height) / unit)
  }
}
