/// What a page of an atlas is about.
enum AtlasSubject: Hashable {
  /// In `PreparedMap.areas`.
  case area(Int)
  /// In `content.marks`.
  case mark(Int)

  /// A line of the index.
  struct Row {
    var key: String
    var name: String
    /// nil: nobody knows where it lies, and it has no page.
    var subject: AtlasSubject?
  }

  /// In the content's order: the units where the map is of units, else its works, events or places, else the units that
  /// are its ground.
  static func rows(of map: PreparedMap) -> [Row] {
    let content = map.content
    let (isOfMarks, words) = (content.areaLegend == nil && map.drawnMarks > 0, SheetWords(language: content.language))
    func row(_ key: String, _ name: String, _ subject: AtlasSubject?) -> Row {
      Row(
        key: key.oneLine(24), name: name.oneLine() + (subject == nil ? " " + words.withoutPlace : ""), subject: subject)
    }
    if isOfMarks {
      return content.marks.indices.map { mark in
        row(
          content.marks[mark].code, content.marks[mark].name, map.isDrawn(mark: mark) ? .mark(mark) : nil)
      }
    }
    let drawn = Dictionary(uniqueKeysWithValues: map.areas.enumerated().map { ($0.element.index, $0.offset) })
    return content.areas.indices.map { area in
      row(content.areas[area].id, content.areas[area].name, drawn[area].map { .area($0) })
    }
  }

  func page(of map: PreparedMap, _ common: PageSubject.Common) -> PageSubject {
    switch self {
    case .area(let area): PageSubject(map, area: area, common)
    case .mark(let mark): PageSubject(map, mark: mark, common)
    }
  }
}

extension PreparedMap {
  func isDrawn(mark: Int) -> Bool { marks[mark].x < 1e9 }

  var drawnMarks: Int { marks.count { $0.x < 1e9 } }
}

extension MapMark {
  /// What people know it by: `PP-2024-0650-1` of `obra/PP-2024-0650-1`.
  var code: String { id.split(separator: "/", maxSplits: 1).last.map(String.init) ?? "" }
}
