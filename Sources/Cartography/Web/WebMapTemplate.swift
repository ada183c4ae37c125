/// The pieces of a map's section.
enum WebMapTemplate {
  static let section = Template(
    """
    <section class="web-map" id="{{{id}}}" lang="{{{language}}}" aria-labelledby="{{{id}}}-title" data-scriptless>
    <header>
    <h{{{level}}} id="{{{id}}}-title">{{{title}}}</h{{{level}}}>
    {{#subtitle}}<p class="web-map-subtitle">{{{subtitle}}}</p>
    {{/subtitle}}
    </header>
    <svg class="web-map-patterns" width="0" height="0" aria-hidden="true" focusable="false">\
    <defs>{{{patterns}}}</defs></svg>
    <div class="web-map-body">
    <div class="web-map-view">
    {{{frame}}}
    {{#period}}{{{period}}}{{/period}}
    {{#counter}}<p class="web-map-counter" role="status"></p>
    {{/counter}}
    {{{hints}}}
    </div>
    {{#hasLegend}}
    <div class="web-map-side">
    <h{{{sublevel}}}>{{{legend}}}</h{{{sublevel}}}>
    {{#groups}}
    <fieldset>
    <legend>{{{title}}}</legend>
    <ul>
    {{#layers}}
    <li><label><input type="checkbox" data-layer="{{{key}}}" checked autocomplete="off">{{{swatch}}}\
    <span>{{{label}}}{{#count}} <b>{{{count}}}</b>{{/count}}</span></label></li>
    {{/layers}}
    </ul>
    </fieldset>
    {{/groups}}
    {{{totals}}}
    </div>
    {{/hasLegend}}
    </div>
    <div class="web-map-remarks">
    {{{remarks}}}
    </div>
    <div class="web-map-tables" id="{{{id}}}-tables" tabindex="-1">
    <h{{{sublevel}}}>{{{tablesTitle}}}</h{{{sublevel}}}>
    {{{tables}}}
    </div>
    <script type="application/json">{{{data}}}</script>
    </section>

    """)

  static let frame = Template(
    """
    <div class="web-map-frame">
    {{#movable}}<div class="web-map-sheet" role="region" aria-label="{{{label}}}" \
    aria-describedby="{{{id}}}-how"></div>
    <noscript><div class="web-map-sheet" role="img" aria-label="{{{label}}}">{{{drawn}}}</div></noscript>
    <div class="web-map-buttons">
    <button type="button" data-zoom="1" aria-label="{{{zoomIn}}}" title="{{{zoomIn}}}">+</button>
    <button type="button" data-zoom="-1" aria-label="{{{zoomOut}}}" title="{{{zoomOut}}}">−</button>
    <button type="button" data-zoom="0">{{{seeAll}}}</button>
    </div>
    {{/movable}}
    {{#still}}<div class="web-map-sheet" role="img" aria-label="{{{label}}}">{{{drawn}}}</div>
    {{/still}}
    {{#attribution}}<p class="web-map-attribution">{{{attribution}}}</p>
    {{/attribution}}
    <div class="web-map-card" role="dialog" aria-labelledby="{{{id}}}-card" tabindex="-1" hidden></div>
    </div>
    """)

  /// What to know of it, under the map and the period.
  static let hints = Template(
    """
    {{#movable}}<p class="web-map-note web-map-scriptless">{{{needsScript}}}</p>
    <p class="web-map-note web-map-how" id="{{{id}}}-how"><span class="web-map-fingers">{{{byFingers}}} </span>\
    <span class="web-map-keys">{{{byKeys}}} </span>{{{byNames}}}</p>
    {{/movable}}
    {{#still}}<p class="web-map-note">{{{isStill}}}</p>
    {{/still}}
    """)

  static let period = Template(
    """
    <fieldset class="web-map-period">
    <legend>{{{period}}}</legend>
    <label><input type="radio" name="{{{id}}}-reach" value="until" checked autocomplete="off">{{{until}}}</label>
    <label><input type="radio" name="{{{id}}}-reach" value="within" autocomplete="off">{{{within}}}</label>
    <p><label for="{{{id}}}-month">{{{month}}}</label>
    <input type="range" id="{{{id}}}-month" min="{{{first}}}" max="{{{last}}}" value="{{{last}}}" step="1" \
    autocomplete="off">
    <output for="{{{id}}}-month"></output></p>
    <p class="web-map-note">{{{moves}}}</p>
    </fieldset>

    """)
}
