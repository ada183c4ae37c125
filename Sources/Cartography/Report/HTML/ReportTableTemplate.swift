/// One table; the first cell of each row names the row.
let reportTableTemplate = """
  <div class="scroll" role="region" tabindex="0" aria-label="{{title}}"><table>
  <caption>{{title}}</caption>
  <thead><tr>{{#head}}<th scope="col"{{#set}} class="{{set}}"{{/set}}>{{text}}</th>{{/head}}</tr></thead>
  <tbody>
  {{#rows}}
  <tr>{{#cells}}{{#isFirst}}<th scope="row" dir="auto"{{#set}} class="{{set}}"{{/set}}>{{text}}</th>{{/isFirst}}\
  {{^isFirst}}<td{{#set}} class="{{set}}"{{/set}} dir="auto">{{text}}</td>{{/isFirst}}{{/cells}}</tr>
  {{/rows}}
  </tbody>
  {{#total}}
  <tfoot><tr>{{#cells}}{{#isFirst}}<th scope="row">{{text}}</th>{{/isFirst}}\
  {{^isFirst}}<td{{#set}} class="{{set}}"{{/set}}>{{text}}</td>{{/isFirst}}{{/cells}}</tr></tfoot>
  {{/total}}
  </table>{{#note}}<p class="note">{{text}}</p>{{/note}}</div>

  """
