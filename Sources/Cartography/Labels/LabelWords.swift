import Territory

extension SheetWords {
  /// Where the names are that a map has no room for; empty: it says all.
  func nameless(_ plan: LabelPlan) -> [String] {
    guard plan.nameless > 0 else { return [] }
    let units = grouped(plan.nameless, decimals: 0)
    return [
      language == .spanish
        ? "Los nombres de \(units) unidades no caben a esta escala: los dan el atlas, con una página por unidad, y la página web."
        : "The names of \(units) units do not fit at this scale: the atlas, with a page for each unit, and the web page give them."
    ]
  }
}
