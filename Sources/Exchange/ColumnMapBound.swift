import Territory

/// A map whose columns were found in a file: makes fields of its rows.
public struct BoundMap: Sendable {
  enum Piece: Sendable {
    case text(String)
    case cell(Int, path: [String])
  }

  struct Binding: Sendable {
    var field: String
    var alternatives: [[Piece]]
    var conversions: [ColumnMapConversion]
    var replacements: ValueTable?
  }

  let columns: [String]
  let bindings: [Binding]

  /// The fields that come from this file, rules first.
  public var fields: [String] { bindings.map(\.field) }

  /// The fields of a row, as text without outer blanks; an empty one is absent.
  /// - Returns: the values, and what of the row could not be read: a fault a field, and one a cell of broken JSON.
  public func values(of row: SourceRow) -> (values: [String: String], faults: [any Refusal]) {
    var (values, faults) = ([String: String](), [any Refusal]())
    var cells = RowCells(row: row, columns: columns)
    for binding in bindings {
      do {
        if let value = try binding.value(in: &cells) { values[binding.field] = value }
      } catch {
        faults.append(error)
      }
    }
    return (values, cells.faults + faults)
  }
}

/// The cells of one row, JSON read once.
private struct RowCells {
  let row: SourceRow
  let columns: [String]
  private var read: [Int: JSONValue?] = [:]
  private(set) var faults: [ColumnMapError] = []

  init(row: SourceRow, columns: [String]) { (self.row, self.columns) = (row, columns) }

  /// The text of a piece; empty where there is none.
  mutating func text(of piece: BoundMap.Piece) throws(ColumnMapError) -> String {
    switch piece {
    case .text(let text): return text
    case .cell(let index, let path):
      let cell = index < row.cells.count ? row.cells[index]?.withoutOuterSpace ?? "" : ""
      if path.isEmpty || cell.isEmpty { return cell }
      guard let found = json(index, cell).flatMap({ value(in: $0, at: path[...]) }) else { return "" }
      switch found {
      case .array, .object: throw ColumnMapError.notACell(column: columns[index], path: path)
      default: return found.cell?.withoutOuterSpace ?? ""
      }
    }
  }

  private mutating func json(_ index: Int, _ cell: String) -> JSONValue? {
    if let known = read[index] { return known }
    var value: JSONValue?
    do {
      value = try JSONValue.parse(cell)
    } catch {
      faults.append(.brokenJSON(column: columns[index], offset: (error as? JSONTextError)?.offset ?? 0))
    }
    read[index] = .some(value)
    return value
  }

  private func value(in json: JSONValue, at path: ArraySlice<String>) -> JSONValue? {
    guard let step = path.first else { return json }
    let inner: JSONValue?
    if case .array(let elements) = json {
      inner = Int(step).flatMap { elements.indices.contains($0) ? elements[$0] : nil }
    } else {
      inner = json[step]
    }
    return inner.flatMap { value(in: $0, at: path.dropFirst()) }
  }
}

extension BoundMap.Binding {
  fileprivate func value(in cells: inout RowCells) throws(ColumnMapError) -> String? {
    for pieces in alternatives {
      var joined = ""
      var isWhole = true
      for piece in pieces {
        let text = try cells.text(of: piece)
        // Half a key is worse than none.
        if text.isEmpty { isWhole = false }
        joined += text
      }
      guard isWhole, !joined.isEmpty else { continue }
      let value = try converted(joined)
      if !value.isEmpty { return replacements?.result(for: value) ?? value }
    }
    return nil
  }

  private func converted(_ text: String) throws(ColumnMapError) -> String {
    var text = text
    for conversion in conversions {
      do {
        text = try conversion.applied(to: text).withoutOuterSpace
      } catch {
        throw ColumnMapError.notConvertible(field: field, error)
      }
      if text.isEmpty { return "" }
    }
    return text
  }
}
