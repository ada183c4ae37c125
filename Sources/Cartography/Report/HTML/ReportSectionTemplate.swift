/// One section or annex: its heading and what stands under it. Of each block one of the parts is there.
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
  <figure><figcaption>{{title}}</figcaption><img class="{{kind}}" alt="{{description}}" src="{{source}}"></figure>
  {{/picture}}
  {{#table}}
  {{> table}}
  {{/table}}
  {{/blocks}}
  </section>

  """
