/// The small table of totals beside the legend.
struct TotalsTable {
  let table: MapTable

  var markup: HTML {
    var rows = table.rows
    let sum = table.isSummed ? rows.popLast() : nil
    return Self.template.filled([
      "title": .isolated(table.title),
      "head": .markup(table.headings.map { "<th scope=\"col\">\(.isolated($0))</th>" as HTML }.joined()),
      "rows": .list(rows.map { ["cells": .markup(Self.cells($0))] }),
      "sum": sum.map { .list([["cells": .markup(Self.cells($0))]]) } ?? .shown(false),
    ])
  }

  private static func cells(_ texts: [String]) -> HTML {
    texts.enumerated().map { index, text -> HTML in
      index == 0 ? "<th scope=\"row\">\(.isolated(text))</th>" : "<td>\(.isolated(text))</td>"
    }.joined()
  }

  private static let template = Template(
    """
    <div class="web-map-scroll"><table class="web-map-totals">
    <caption>{{{title}}}</caption>
    <thead><tr>{{{head}}}</tr></thead>
    <tbody>
    {{#rows}}<tr>{{{cells}}}</tr>
    {{/rows}}
    </tbody>
    {{#sum}}<tfoot><tr>{{{cells}}}</tr></tfoot>
    {{/sum}}
    </table></div>

    """)
}
