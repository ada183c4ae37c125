import Fieldwork
import Foundation
import Territory

/// What `--budget`, `--litres` and `--frontier` say.
enum BudgetArguments {
  /// An amount for the plan, or `PERIOD=AMOUNT`.
  static func parse(
    _ texts: [String], _ option: String, decimals: Int
  ) throws -> (plain: Int?, periods: [(period: Period, amount: Int)]) {
    var (plain, periods): (Int?, [(period: Period, amount: Int)]) = (nil, [])
    for text in texts {
      guard let pair = Pair(argument: text), text.contains("=") else {
        guard plain == nil else { throw BudgetRefusal.twice(option: option, period: nil) }
        plain = try amount(text, option, decimals: decimals)
        continue
      }
      let period = try Period(typed: pair.name)
      guard !periods.contains(where: { $0.period == period }) else {
        throw BudgetRefusal.twice(option: option, period: period)
      }
      periods.append((period, try amount(pair.value, option, decimals: decimals)))
    }
    return (plain, periods)
  }

  static func amount(_ text: String, _ option: String, decimals: Int) throws -> Int {
    guard let amount = scaledDecimal(text, decimals: decimals), amount >= 0 else {
      throw FieldworkRefusal.badNumber(field: option, text: text)
    }
    return amount
  }

  /// Budgets between semicolons, which may have commas between their thousands, or between commas.
  /// - Throws: `BudgetRefusal.ambiguous` for commas that may be of either kind.
  static func frontier(_ text: String) throws -> [Money] {
    let separator: Character = text.contains(";") ? ";" : ","
    let parts = parts(text)
    if separator == ",", mayHaveThousands(parts) { throw BudgetRefusal.ambiguous(text) }
    return try parts.map { Money(centavos: try amount($0, "--frontier", decimals: 2)) }
  }

  static func parts(_ text: String) -> [String] {
    text.split(separator: text.contains(";") ? ";" : ",", omittingEmptySubsequences: false).map {
      $0.trimmingCharacters(in: .whitespaces)
    }
  }

  /// Whether commas may stand between thousands: three digits follow one to three. Three budgets or more that rise, from
  /// ten pesos on and in whole ones, are a list.
  private static func mayHaveThousands(_ parts: [String]) -> Bool {
    func isHead(_ part: String) -> Bool { (1...3).contains(part.count) && part.allSatisfy(\.isNumber) }
    func isGroup(_ part: String) -> Bool {
      let whole = part.prefix { $0 != "." }
      return whole.count == 3 && whole.allSatisfy(\.isNumber)
    }
    let pairs = zip(parts, parts.dropFirst()).filter { isHead($0) && isGroup($1) }
    let amounts = parts.compactMap { scaledDecimal($0, decimals: 2) }
    let areRising = parts.count > 2 && zip(amounts, amounts.dropFirst()).allSatisfy { $0 < $1 }
    return pairs.contains { !areRising || $0.count == 1 || $1.contains(".") }
  }
}

/// Why budgets are not understood.
enum BudgetRefusal: BilingualRefusal {
  case ambiguous(String)
  case twice(option: String, period: Period?)

  var spanish: String {
    switch self {
    case .ambiguous(let text):
      "En --frontier «\(text)» no se sabe si las comas separan miles o presupuestos; separe los presupuestos con punto y coma, como «2,000;4,000», o escriba los miles sin coma."
    case .twice(let option, let period):
      "\(option) va dos veces\(period.map { " para \($0)" } ?? ""); deje uno, o diga el periodo de cada uno: \(option) 2024-05=CANTIDAD."
    }
  }

  var english: String {
    switch self {
    case .ambiguous(let text):
      "In --frontier “\(text)” commas may stand between thousands or between budgets; put semicolons between budgets, as in “2,000;4,000”, or write thousands without commas."
    case .twice(let option, let period):
      "\(option) is given twice\(period.map { " for \($0)" } ?? ""); leave one, or say the period of each: \(option) 2024-05=AMOUNT."
    }
  }
}
