/// One section or annex: its heading and what stands under it. Of each block one of the parts is there. A picture's
/// source is an `InlinePicture`'s address.
let reportSectionTemplate = """
  <section aria-labelledby="{{id}}" class="{{kind}}"><h2 id="{{id}}">{{heading}}</h2>
  {{#blocks}}
  {{#paragraph}}
  <p dir="auto">{{text}}</p>
  {{/paragraph}}
  {{#caution}}
  <p class="caution" role="note" dir="auto">{{text}}</p>
  {{/caution}}
  {{#figures}}
  <dl class="figures">
  {{#items}}
  <div><dt>{{label}}</dt><dd{{#isLong}} class="long"{{/isLong}}>{{value}}</dd></div>
  {{/items}}
  </dl>
  {{/figures}}
  {{#picture}}
  <figure><figcaption>{{title}}</figcaption><img class="{{kind}}" alt="{{description}}" src="{{{source}}}"></figure>
  {{/picture}}
  {{#map}}
  <figure class="map"><figcaption>{{title}}</figcaption>
  <div class="sheet" role="region" tabindex="0" aria-label="{{title}}"><img alt="{{description}}" src="{{{source}}}"></div>
  <svg class="patterns" width="0" height="0" aria-hidden="true" focusable="false"><defs>{{{patterns}}}</defs></svg>
  {{#legends}}
  <div class="legend"><p>{{title}}</p><ul>{{#rows}}<li>{{{swatch}}}<span dir="auto">{{label}}</span>\
  {{#count}}<b>{{text}}</b>{{/count}}</li>{{/rows}}</ul></div>
  {{/legends}}
  {{#lists}}
  <div class="names"><p>{{title}}</p><ul>{{#rows}}<li><b>{{number}}</b><span dir="auto">{{name}}</span></li>{{/rows}}</ul></div>
  {{/lists}}
  {{#note}}<p class="note">{{text}}</p>{{/note}}
  </figure>
  {{/map}}
  {{#table}}
  {{> table}}
  {{/table}}
  {{/blocks}}
  </section>

  """
