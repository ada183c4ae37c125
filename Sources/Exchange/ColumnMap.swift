import Territory

/// From which columns of a file our fields come: what `--map` and the files of `data/mappings` say.
///
/// A map is a list of rules: separated by commas where it is typed (`--map key=CVEUT,name=NOMUT`), one a line in a file
/// (UTF-8; `#` at the beginning of a line or after a blank begins a comment).
///
/// | rule | means |
/// |---|---|
/// | `key=CVEUT` | a field from a column |
/// | `fiscal_year==2018` | a constant; `status==` with nothing: the field is not taken from anywhere |
/// | `key=CVE_ENT+CVE_MUN` | cells joined; nothing where one of them is empty |
/// | `folio='PP-2018-'+id_ref` | text of one's own between single quotes (`''` is one quote) |
/// | `name=PROJECT??DESCRIPTION??'Sin nombre'` | the first that is not empty |
/// | `name=capture->items->0->name` | a path inside a cell of JSON: members by name, elements from 0 |
/// | `status.En proceso=en_ejecucion` | one value of the field becomes another |
/// | `budget_spent=MONTO\|thousands` | conversions of the result, from left to right |
///
/// A column is found by its exact name, else without regard to case, accents and blanks around it. One whose name holds
/// `+ , | = ?? ->` or a quote goes between double quotes: `name="Obra, nombre"`. Each alternative of `??` is converted
/// before it is judged empty, so that `name=NOMBRE??TIPO|skip:NINGUNO` falls back where the name is «NINGUNO».
///
/// | conversion | takes → gives |
/// |---|---|
/// | `fraction` | 0…1 → percent, exactly: `0.9927` → `99.27` |
/// | `percent` | `85 %` → `85` |
/// | `comma` | a decimal comma → a decimal point: `$ 1.234,50` → `$ 1234.50`; goes before the others: `\|comma\|pesos` |
/// | `km`, `m` | the unit the cell is in (its suffix may stand there); gives the unit of the field: `km` and `…_km` are kilometres, `…_m` metres |
/// | `pesos` | `$ 1,545.50` → `1545.50`; a lone `-` is 0 |
/// | `thousands` | thousands of pesos → pesos |
/// | `date:dd-MMM-yy` | → `yyyy-MM-dd`; `d dd M MM MMM yy yyyy`, months by Spanish or English names, `yy` below 70 is 20yy, a `*` at the end passes over what follows; several patterns with `;` |
/// | `digits:3` | zeros before a number: `6` → `006` |
/// | `trim:'` | without these leading characters |
/// | `upper` | in capitals |
/// | `values:Finiquitada=entregado;En proceso=en_ejecucion` | one value for another, without regard to case and accents; others stay |
/// | `skip:0;NINGUNO` | these texts count as empty |
///
/// Numbers have a decimal point, and commas only between their thousands; a row with another comma is refused, since
/// `1234,5` may be either: say `comma` where the file writes so. The characters of conversions stand for themselves; typed in `--map` they hold no comma. A field without a rule comes
/// from the column of its own name, or of a Spanish name for it (`clave`, `nombre`, `ejercicio` …) that no rule uses.
public struct ColumnMap: Sendable {
  var rules: [ColumnMapRule] = []
  /// `field.VALUE=result` by field.
  var replacements: [String: ValueTable] = [:]
  /// The fields with rules, in the order of the map.
  public private(set) var fields: [String] = []

  /// A map as it is typed: rules separated by commas.
  /// - Throws: `ColumnMapError` for a rule that cannot be read.
  public init(_ text: String) throws {
    for rule in Self.rulesBetweenCommas(text) { try add(rule, line: nil) }
  }

  /// A map from a file: a rule a line.
  /// - Throws: `ColumnMapError` with the line of a rule that cannot be read; `TablesError` for an unreadable file.
  public init(contentsOf path: String) throws {
    let bytes = try ByteSource.contents(of: path, limit: 1 << 20)
    let mark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    guard let text = TextEncoding.utf8.decode(bytes[mark...]) else { throw ColumnMapError.notUTF8(path) }
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      try add(Self.withoutComment(line), line: index + 1)
    }
  }

  /// What `--map` takes: the file of that name where there is one, else rules.
  public static func load(_ argument: String) throws -> ColumnMap {
    // A rule always has `=`, and no mapping file is named so.
    argument.contains("=") ? try ColumnMap(argument) : try ColumnMap(contentsOf: argument)
  }

  private mutating func add(_ text: String, line: Int?) throws {
    guard !text.withoutOuterSpace.isEmpty else { return }
    switch try ColumnMapParser.rule(text, line: line) {
    case .field(let rule):
      guard !rules.contains(where: { $0.field == rule.field }) else {
        throw ColumnMapError.badRule(text.withoutOuterSpace, line: line, .repeatedField(rule.field))
      }
      rules.append(rule)
      note(rule.field)
    case .value(let field, let value, let result):
      replacements[field, default: ValueTable()].add(value, result)
      note(field)
    }
  }

  private mutating func note(_ field: String) {
    if !fields.contains(field) { fields.append(field) }
  }

  /// Cut at commas outside quotes; quotes of conversions are letters (`trim:'`).
  private static func rulesBetweenCommas(_ text: String) -> [String] {
    var (rules, quote, isInConversion) = ([""], Character?.none, false)
    for letter in text {
      if letter == ",", quote == nil {
        rules.append("")
        isInConversion = false
        continue
      }
      rules[rules.count - 1].append(letter)
      if isInConversion { continue }
      if quote == nil {
        isInConversion = letter == "|"
        if letter == "'" || letter == "\"" { quote = letter }
      } else if letter == quote {
        quote = nil
      }
    }
    return rules
  }

  private static func withoutComment(_ line: Substring) -> String {
    var (kept, quote, isInConversion) = ("", Character?.none, false)
    for letter in line {
      if letter == "#", quote == nil, kept.last?.isWhitespace ?? true { break }
      kept.append(letter)
      if isInConversion { continue }
      if quote == nil {
        isInConversion = letter == "|"
        if letter == "'" || letter == "\"" { quote = letter }
      } else if letter == quote {
        quote = nil
      }
    }
    return kept
  }
}

extension ColumnMap {
  /// The map with its columns found in a file.
  /// - Parameters:
  ///   - columns: the file's columns.
  ///   - known: the fields the importer takes; those without a rule come from the column of their own name or of a
  ///     Spanish name for it.
  ///   - required: the fields it cannot do without.
  /// - Throws: `ColumnMapError.unknownField`, or `.missingColumns` with all of them at once.
  public func bound(to columns: [String], known: [String], required: [String]) throws -> BoundMap {
    if let stranger = fields.first(where: { !known.contains($0) }) {
      throw ColumnMapError.unknownField(stranger, known: known)
    }
    let names = ColumnNames(columns)
    var (bindings, missing, used) = ([BoundMap.Binding](), [String](), Set<Int>())
    for rule in rules {
      let alternatives = rule.alternatives.map { pieces in
        pieces.compactMap { piece -> BoundMap.Piece? in
          switch piece {
          case .text(let text): return .text(text)
          case .column(let name, let path):
            if let index = names.index(of: name) {
              used.insert(index)
              return .cell(index, path: path)
            }
            if !missing.contains(name) { missing.append(name) }
            return nil
          }
        }
      }
      bindings.append(
        BoundMap.Binding(
          field: rule.field, alternatives: alternatives, conversions: rule.conversions,
          replacements: replacements[rule.field]))
    }
    let ruled = Set(rules.map(\.field))
    for field in known where !ruled.contains(field) {
      if let index = names.index(ofField: field, among: known, used: used) {
        bindings.append(
          BoundMap.Binding(
            field: field, alternatives: [[.cell(index, path: [])]], conversions: [],
            replacements: replacements[field]))
      } else if required.contains(field) {
        missing.append(field)
      }
    }
    guard missing.isEmpty else { throw ColumnMapError.missingColumns(missing, present: columns) }
    return BoundMap(columns: columns, bindings: bindings)
  }
}
