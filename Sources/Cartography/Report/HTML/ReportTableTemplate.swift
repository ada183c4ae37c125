/// One table; the first cell of each row names the row.
let reportTableTemplate = """
  <div class="scroll" role="region" tabindex="0" aria-label="{{title}}"><table>
  <caption>{{title}}</caption>
  <thead><tr>{{#head}}<th scope="col"{{#isNumber}} class="n"{{/isNumber}}>{{text}}</th>{{/head}}</tr></thead>
  <tbody>
  {{#rows}}
  <tr>{{#cells}}{{#isFirst}}<th scope="row" dir="auto"{{#isNumber}} class="n"{{/isNumber}}>{{text}}</th>{{/isFirst}}\
  {{^isFirst}}<td{{#isNumber}} class="n"{{/isNumber}}{{^isNumber}} dir="auto"{{/isNumber}}>{{text}}</td>{{/isFirst}}{{/cells}}</tr>
  {{/rows}}
  </tbody>
  {{#total}}
  <tfoot><tr>{{#cells}}{{#isFirst}}<th scope="row">{{text}}</th>{{/isFirst}}\
  {{^isFirst}}<td{{#isNumber}} class="n"{{/isNumber}}>{{text}}</td>{{/isFirst}}{{/cells}}</tr></tfoot>
  {{/total}}
  </table>{{#note}}<p class="note">{{text}}</p>{{/note}}</div>

  """
