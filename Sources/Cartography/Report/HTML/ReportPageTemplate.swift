/// The page: head, first lines, contents, sections, annexes, legend.
let reportPageTemplate = """
  <!DOCTYPE html>
  <html lang="{{language}}">
  <head>
  <meta charset="utf-8">
  <meta http-equiv="Content-Security-Policy" content="{{policy}}">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="generator" content="Recorrido">
  <title>{{title}} · {{subtitle}}</title>
  <style>{{{style}}}</style>
  </head>
  <body>
  <a class="skip" href="#content">{{skip}}</a>
  {{{office}}}
  <header>
  <h1>{{title}}</h1>
  <p class="place" dir="auto">{{subtitle}}</p>
  <dl class="dates">
  {{#dates}}
  <div><dt>{{label}}</dt><dd>{{date}}</dd></div>
  {{/dates}}
  </dl>
  </header>
  {{#findings}}
  <section class="summary" aria-labelledby="summary"><h2 id="summary">{{heading}}</h2>
  <ul>
  {{#lines}}
  <li dir="auto">{{.}}</li>
  {{/lines}}
  </ul></section>
  {{/findings}}
  <nav aria-label="{{contents}}"><h2>{{contents}}</h2>
  <ul>
  {{#sections}}
  <li><a href="#{{id}}">{{heading}}</a></li>
  {{/sections}}
  </ul></nav>
  <main id="content">
  {{#sections}}
  {{> section}}
  {{/sections}}
  </main>
  <footer>
  {{#sources}}
  <h2>{{heading}}</h2>
  <ul>
  {{#lines}}
  <li dir="auto">{{.}}</li>
  {{/lines}}
  </ul>
  {{/sources}}
  {{#legend}}
  <blockquote><p>{{text}}</p>{{#source}}<footer>{{source}}</footer>{{/source}}</blockquote>
  {{/legend}}
  </footer>
  {{{officeFoot}}}
  </body>
  </html>

  """
