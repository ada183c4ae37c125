import Exchange
import FoundationEssentials
import Store
import Territory

extension FieldOffice {
  /// Imports a file as one entry: its good rows together, or nothing.
  ///
  /// - Parameter progress: called now and then with the rows read so far.
  /// - Throws: a `Refusal` where the file itself is unusable, no row is good, or one is refused and `--strict` was given;
  ///   then the office's file is as it was.
  public func importFile(
    _ request: ImportRequest, progress: (Int) -> Void = { _ in }
  ) throws -> FieldStore.Written<ImportReport> {
    try PersonalData.judge(request.reason)
    let source = try openRows(
      at: request.path,
      options: SourceOptions(coordinateSystem: request.coordinateSystem, encoding: request.encoding))
    let map = try request.map.map { try ColumnMap.load($0) } ?? ColumnMap("")
    let importer = request.kind.importer
    let bound = try map.bound(to: source.columns, known: importer.fields, required: importer.required)
    return try store.write(by: author, at: now) { door in
      let context = try ImportContext(door.reader, office: self, request: request, isSingle: false)
      let name = request.path.split(separator: "/").last.map(String.init) ?? request.path
      let facts: [String: FieldValue] = [
        "file": .text(name), "sha256": .text(try fileDigest(request.path).hexadecimal), "map": FieldValue(request.map),
        "reason": FieldValue(request.reason),
      ].filter { $0.value != .null }
      return try door.bulk("\(request.kind.rawValue).import", facts: { _ in facts }) { bulk in
        try read(source, through: bound, with: request.kind.makeImporter(context), context, into: bulk, progress)
      }
    }
  }

  private func read(
    _ source: any RowSource, through map: BoundMap, with importer: any RowImporter, _ context: ImportContext,
    into bulk: Bulk, _ progress: (Int) -> Void
  ) throws -> ImportReport {
    var (report, importer) = (ImportReport(), importer)
    var places: [RecordID: Int] = [:]
    while let row = try source.next() {
      report.read += 1
      let (values, faults) = map.values(of: row)
      let key = values[type(of: importer).required[0]]
      do {
        let notes = try usable(faults, in: row)
        let imported = ImportedRow(place: row.place, values: values, shape: row.shape)
        let records = try importer.records(for: imported)
        if let first = places.updateValue(row.place, forKey: records[0].id) {
          places[records[0].id] = first
          throw FieldworkRefusal.repeated(
            key: key ?? "", firstPlace: first, isLine: source.facts.format == .csv,
            isFolio: context.request.kind == .projects)
        }
        report.count(try assign(records, into: bulk))
        for rule in notes + context.takeWarnings() {
          report.warnings.append(ImportReport.RowNote(place: row.place, key: key, rule: rule))
        }
      } catch let whole as UnusableFile {
        throw whole.rule
      } catch let rule as any Refusal {
        _ = context.takeWarnings()
        report.refusals.append(ImportReport.RowNote(place: row.place, key: key, rule: rule))
      }
      if report.read % 256 == 0 { progress(report.read) }
    }
    report.facts = source.facts
    return try judged(report, isStrict: context.request.isStrict)
  }

  /// The row's first record tells what it was; a change of any other counts as a change.
  private func assign(_ records: [Assignment], into bulk: Bulk) throws -> Change {
    let changes = try bulk.assign(records)
    if changes[0] == .unchanged, changes.contains(where: { $0 != .unchanged }) { return .changed }
    return changes[0]
  }

  /// A cell of broken JSON leaves its fields empty and is told; any other fault refuses the row.
  private func usable(_ faults: [any Refusal], in row: SourceRow) throws -> [any Refusal] {
    if let fault = row.fault { throw fault }
    return try faults.map { fault in
      guard case ColumnMapError.brokenJSON = fault else { throw fault }
      return fault
    }
  }

  private func judged(_ report: ImportReport, isStrict: Bool) throws -> ImportReport {
    guard let first = report.refusals.first else { return report }
    if report.refused == report.read {
      if report.read == 1 { throw first.rule }
      throw FieldworkRefusal.nothingGood(rows: report.read, first: SaidRefusal(first.rule))
    }
    if isStrict { throw FieldworkRefusal.strict(refused: report.refused, first: SaidRefusal(first.rule)) }
    return report
  }
}

/// A fault of the file as a whole, found while a row was read.
struct UnusableFile: Error {
  var rule: any Refusal
}

/// SHA-256 of a file as it lies on the disk.
func fileDigest(_ path: String) throws -> Digest {
  Digest(of: try Data(contentsOf: URL(fileURLWithPath: path), options: .mappedIfSafe))
}
