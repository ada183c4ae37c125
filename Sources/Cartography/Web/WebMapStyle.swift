/// How the page of a map looks: on a desk, on a telephone, in the dark, on paper.
enum WebMapStyle {
  /// - Parameter theme: gives the accent, the letters and their colour; its fonts are asked of the reader's machine.
  static func text(theme: Theme) -> String {
    let family = theme.font.filter { $0.isLetter || $0.isNumber || $0 == " " || $0 == "-" }
    return """
      :root {
        color-scheme: light dark;
        --accent: \(theme.accent.hexadecimal); --ink: \(theme.ink.hexadecimal); --paper: #ffffff; --line: #b9b9b9;
        --quiet: #55595b; --focus: #0b57d0; --band: #f3f3f1;
        font-family: "\(family)", system-ui, "Segoe UI", Roboto, "DejaVu Sans", sans-serif;
      }
      \(rules)
      """
  }

  /// Screens of a telephone, where the card stands under the map.
  static let narrow = "(max-width: 52rem)"

  private static let rules = """
    @media (prefers-color-scheme: dark) {
      :root {
        --accent: #d0d3d4; --ink: #eceeee; --paper: #1c1f20; --line: #5c6265; --quiet: #b9bec0; --focus: #8ab4f8;
        --band: #2a2e30;
      }
    }
    body { margin: 0; background: var(--paper); color: var(--ink); line-height: 1.45; }
    main { max-width: 90rem; margin: 0 auto; padding: 1rem; }
    .web-map-office {
      display: flex; flex-wrap: wrap; gap: 0.3rem 1rem; align-items: center; max-width: 90rem; margin: 0 auto;
      padding: 1rem 1rem 0; overflow-wrap: anywhere;
    }
    .web-map-office img { height: 3.2rem; max-width: 40%; object-fit: contain; }
    .web-map-office p { margin: 0; }
    .web-map-office p > * { display: block; }
    .web-map-office .times { margin-left: auto; text-align: right; font-size: 0.85rem; color: var(--quiet); }
    footer.web-map-office { padding: 0 1rem 1rem; font-size: 0.85rem; color: var(--quiet); }
    .web-map { overflow-wrap: anywhere; }
    .web-map *, .web-map *::before { box-sizing: border-box; }
    .web-map [hidden] { display: none; }
    .web-map :focus-visible, .web-map-skip:focus { outline: 3px solid var(--focus); outline-offset: 2px; }
    .web-map-skip { position: absolute; left: -100rem; padding: 0.8rem; background: var(--paper); color: var(--ink); }
    .web-map-skip:focus { left: 0.5rem; top: 0.5rem; z-index: 2000; }
    /* Over the map, which stays light in the dark and has every colour: a ring between two rims. */
    .web-map-buttons, .web-map-card { --focus: #0b57d0; }
    .web-map-buttons button:focus-visible, .web-map-card:focus-visible, .web-map-card button:focus-visible {
      box-shadow: 0 0 0 2px #fff, 0 0 0 7px #fff;
    }
    .web-map > header { border-bottom: 4px solid var(--accent); margin-bottom: 1rem; }
    .web-map h1, .web-map h2, .web-map h3 { line-height: 1.2; margin: 0 0 0.5rem; }
    .web-map h1 { font-size: clamp(1.3rem, 4vw, 2rem); }
    .web-map h2 { font-size: 1.15rem; }
    .web-map > header .long { display: block; max-height: 14rem; overflow: auto; }
    .web-map-subtitle { margin: 0 0 0.6rem; color: var(--quiet); }
    .web-map-body { display: grid; gap: 1rem; grid-template-columns: minmax(0, 1fr) minmax(15rem, 22rem); }
    .web-map-frame { position: relative; border: 1px solid var(--line); background: #fbfbf9; color: #1f2426; }
    .web-map-sheet { width: 100%; aspect-ratio: var(--map-shape, 1.4); min-height: min(18rem, 60vh); max-height: 78vh; background: #fbfbf9; }
    .web-map-sheet.printing { width: 18cm; height: auto; min-height: 0; max-height: 12.5cm; --type: 0.75; }
    /* Browsers print a canvas as a white sheet over what lies under it. */
    .web-map-sheet.printing canvas { display: none; }
    .web-map .leaflet-container { font: inherit; }
    /* Leaflet says «none» on the element itself. */
    .web-map .leaflet-container:focus-visible { outline: 3px solid var(--focus) !important; outline-offset: 2px; }
    .web-map-sheet > svg { display: block; width: 100%; height: 100%; }
    .web-map-sheet [data-feature] { cursor: pointer; }
    .web-map-sheet > svg > path { vector-effect: non-scaling-stroke; stroke-linejoin: round; }
    .web-map-line { fill: none; pointer-events: none; stroke-linecap: round; }
    .web-map path.chosen { stroke: #000; stroke-width: 4px; }
    .web-map use.chosen, .web-map .leaflet-marker-icon.chosen { filter: drop-shadow(0 0 3px #000) drop-shadow(0 0 2px #000); }
    .web-map .web-map-mark { display: grid; place-items: center; }
    .web-map-mark svg { width: var(--sign, 28px); height: var(--sign, 28px); }
    @media (pointer: fine) {
      .web-map .web-map-mark.leaflet-interactive { pointer-events: none; }
      .web-map .web-map-mark .ink { pointer-events: auto; }
    }
    .web-map-stop {
      border: 1px solid #000; border-radius: 50%; background: #fff; text-align: center; font-size: 11px; line-height: 16px;
    }
    .web-map-name {
      color: #1f2426; font-size: calc(\(MapNamesScript.size)px * var(--type, 1));
      line-height: calc(\(MapNamesScript.line)px * var(--type, 1)); text-align: center;
      text-shadow: 0 0 2px #fff, 0 0 2px #fff, 1px 1px 1px #fff, -1px -1px 1px #fff, 1px -1px 1px #fff, -1px 1px 1px #fff;
    }
    .web-map-names {
      font-size: \(decimal(DrawnNames.size * Double(DrawnFrame.pixel)))px; text-anchor: middle; fill: #1f2426; pointer-events: none;
      stroke: rgba(255, 255, 255, 0.85); stroke-width: 25px; stroke-linejoin: round; paint-order: stroke;
    }
    .web-map-bar { fill: #1f2426; pointer-events: none; }
    .web-map-bar path {
      fill: rgba(255, 255, 255, 0.8); stroke: #555; stroke-width: 2px; vector-effect: non-scaling-stroke;
    }
    .web-map-name bdi { display: block; white-space: nowrap; }
    .web-map-patterns { position: absolute; }
    .web-map-buttons { position: absolute; left: 0.5rem; top: 0.5rem; z-index: 900; display: flex; gap: 0.3rem; }
    .web-map button {
      min-width: 44px; min-height: 44px; font: inherit; color: inherit; background: #fff; border: 1px solid #6b6b6b;
      border-radius: 4px; cursor: pointer;
    }
    .web-map-buttons [aria-label] { font-size: 1.5rem; }
    .web-map-buttons button:hover, .web-map-card button:hover { background: #ececec; }
    .web-map-attribution {
      position: absolute; right: 0; bottom: 0; z-index: 800; margin: 0; padding: 0 0.4rem; font-size: 0.75rem;
      background: rgba(255, 255, 255, 0.85); max-width: calc(100% - 8.5rem); max-height: 4.5rem; overflow: auto;
    }
    .web-map-card {
      position: absolute; right: 0.5rem; top: 0.5rem; z-index: 1000; width: 20rem; max-width: calc(100% - 5rem);
      max-height: calc(100% - 1rem); overflow: auto; padding: 0.7rem; background: #fff; color: #1f2426;
      border: 2px solid #3a3a3a; border-radius: 6px; box-shadow: 0 2px 10px rgba(0, 0, 0, 0.35);
    }
    .web-map-card p { margin: 0 3rem 0.5rem 0; font-weight: bold; }
    .web-map-card button { position: absolute; right: 0.3rem; top: 0.3rem; border: 0; font-size: 1.4rem; }
    .web-map-card dl { margin: 0; display: grid; grid-template-columns: minmax(5rem, auto) 1fr; gap: 0.2rem 0.7rem; }
    .web-map-card dt { color: #55595b; }
    .web-map-card dd { margin: 0; }
    .web-map .leaflet-tooltip {
      white-space: normal; width: max-content; max-width: 16rem; max-height: 6rem; overflow: hidden; font-size: 0.85rem;
    }
    .web-map-note { margin: 0.4rem 0; color: var(--quiet); font-size: 0.85rem; }
    .web-map fieldset { margin: 0 0 0.8rem; padding: 0.2rem 0.7rem 0.5rem; border: 1px solid var(--line); min-width: 0; }
    .web-map legend { float: left; width: 100%; padding: 0.2rem 0; font-weight: bold; }
    .web-map legend + * { clear: both; }
    .web-map fieldset ul { list-style: none; margin: 0; padding: 0; max-height: 24rem; overflow: auto; }
    .web-map fieldset label { display: flex; align-items: center; gap: 0.5rem; min-height: 32px; cursor: pointer; }
    .web-map fieldset label span { flex: 1; display: flex; gap: 0.5rem; justify-content: space-between; }
    .web-map fieldset label .long { max-height: 6rem; overflow: auto; }
    .web-map fieldset b { font-variant-numeric: tabular-nums; white-space: nowrap; }
    .web-map input[type="checkbox"], .web-map input[type="radio"] { width: 1.2rem; height: 1.2rem; flex: none; margin: 0; }
    .web-map-swatch { flex: none; }
    .web-map .web-map-period { margin-top: 1rem; }
    .web-map .web-map-period > label { display: inline-flex; margin-right: 1rem; }
    .web-map-period legend + label { clear: none; }
    .web-map-period p { display: flex; flex-wrap: wrap; align-items: center; gap: 0.5rem; margin: 0; }
    .web-map-period input[type="range"] { flex: 1; min-width: 10rem; height: 44px; margin: 0; }
    .web-map-period output { min-width: 11rem; font-weight: bold; }
    .web-map[data-scriptless] input, .web-map[data-scriptless] .web-map-period,
    .web-map[data-scriptless] .web-map-buttons, .web-map[data-scriptless] .web-map-how,
    .web-map[data-scriptless] .web-map-sheet:empty, .web-map-scriptless { display: none; }
    .web-map[data-scriptless] .web-map-scriptless { display: block; }
    .web-map-search { display: inline-flex; flex-wrap: wrap; align-items: center; gap: 0.5rem; margin-bottom: 0.6rem; }
    .web-map-search input { font: inherit; min-height: 44px; max-width: 100%; padding: 0 0.5rem; }
    .web-map table { border-collapse: collapse; width: 100%; font-size: 0.9rem; }
    .web-map caption { text-align: left; font-weight: bold; padding: 0.4rem 0; }
    .web-map th, .web-map td { border: 1px solid var(--line); padding: 0.3rem 0.5rem; text-align: left; vertical-align: top; }
    .web-map thead th { background: var(--band); }
    .web-map tbody th { font-weight: normal; }
    .web-map-features .number { text-align: right; font-variant-numeric: tabular-nums; }
    .web-map-totals { overflow-wrap: break-word; }
    .web-map-totals tr > :not(:first-child) { text-align: right; }
    .web-map-totals td { font-variant-numeric: tabular-nums; white-space: nowrap; }
    .web-map-totals tfoot { font-weight: bold; }
    .web-map-features caption { position: absolute; width: 1px; height: 1px; padding: 0; overflow: hidden; white-space: nowrap; }
    .web-map summary { padding: 0.7rem 0; font-weight: bold; cursor: pointer; }
    .web-map-scroll { position: relative; overflow-x: auto; margin-bottom: 1.2rem; }
    .web-map time { white-space: nowrap; }
    .web-map-remarks .long { display: block; max-height: 8rem; overflow: auto; }
    .web-map-features { overflow-wrap: break-word; }
    .web-map-features tbody th { min-width: 9rem; }
    .web-map-features td:nth-child(2) bdi:not(.long) { white-space: nowrap; }
    .web-map-scroll .long { display: block; width: 20rem; max-height: 10rem; overflow: auto; overflow-wrap: anywhere; }
    .web-map-features button {
      width: 100%; text-align: left; background: none; border: 0; padding: 0; min-height: 28px; color: var(--focus);
      text-decoration: underline;
    }
    .web-map-remarks { margin-top: 1rem; font-size: 0.85rem; color: var(--quiet); }
    .web-map-tables { margin-top: 1.6rem; }
    .web-map-remarks p { margin: 0.4rem 0 0; }
    .web-map-remarks ul { margin: 0; padding-left: 1.2rem; }
    @media \(narrow) {
      main { padding: 0.6rem; }
      .web-map-body { grid-template-columns: minmax(0, 1fr); }
      .web-map-sheet { max-height: 65vh; }
      .web-map-names { display: none; }
      .web-map-card {
        position: relative; right: auto; top: auto; width: auto; max-width: none; max-height: none; border-width: 2px 0 0;
        border-radius: 0; box-shadow: none;
      }
      .web-map-card dl { grid-template-columns: minmax(5rem, 40%) 1fr; }
      .web-map-attribution { position: static; max-width: none; text-align: right; }
    }
    .web-map-fingers { display: none; }
    @media (pointer: coarse) {
      .web-map-fingers { display: inline; }
      .web-map-keys { display: none; }
    }
    @media \(narrow), (pointer: coarse) {
      .web-map fieldset label, .web-map-features button { min-height: 44px; }
    }
    /* Lying down: the legend beside the map, as on a screen, and tables of a dozen columns. */
    @page { size: letter landscape; margin: 12mm; }
    @media print {
      :root { --ink: #000; --paper: #fff; --quiet: #333; --band: #eee; --line: #888; color-scheme: light; }
      * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
      /* Paper is no whole number of pixels wide: a border at its very edge would be cut. */
      main { padding: 0 1px 0 0; }
      .web-map { font-size: 9pt; line-height: 1.25; }
      .web-map-skip, .web-map-buttons, .web-map-period, .web-map-card, .web-map-how, .web-map-search, .web-map input {
        display: none;
      }
      .web-map-body { display: block; }
      .web-map-view, .web-map-remarks { float: left; clear: left; width: calc(18cm + 2px); max-width: 100%; }
      .web-map-side { float: right; width: max(100% - 18cm - 5mm, 6cm); }
      .web-map-tables { clear: both; padding-top: 4mm; }
      .web-map-counter { margin: 0.4rem 0; }
      .web-map-frame { width: calc(18cm + 2px); max-width: 100%; break-inside: avoid; }
      .web-map-sheet { min-height: 0; max-height: 12.5cm; }
      .web-map-remarks { font-size: 7.5pt; margin-top: 0.4rem; columns: 2; column-gap: 6mm; }
      .web-map-remarks ul { break-inside: avoid; }
      .web-map :is(h1, h2, h3, h4, h5, h6), .web-map caption, .web-map summary, .web-map-remarks p:has(+ ul) {
        break-after: avoid;
      }
      .web-map fieldset, .web-map-totals, .web-map tr { break-inside: avoid; }
      .web-map fieldset label { min-height: 0; }
      .web-map fieldset ul, .web-map-scroll, .web-map bdi { max-height: none; overflow: visible; }
      .web-map thead { display: table-header-group; break-after: avoid; }
      .web-map table { font-size: 7.5pt; line-height: 1.2; }
      .web-map th, .web-map td { padding: 0.5mm 1mm; }
      /* A table with a text that fills a screen breaks words rather than leave the sheet. */
      .web-map-scroll .long { width: auto; }
      .web-map table:has(.long) { overflow-wrap: anywhere; }
      .web-map-features:has(.long) :is(th, td) { min-width: 12mm; }
      .web-map-totals:has(.long) td { white-space: normal; }
      .web-map-features { hyphens: auto; }
      .web-map-features tbody th { min-width: 0; width: 18%; }
      .web-map-features td:nth-child(2) bdi:not(.long) { white-space: normal; }
      .web-map-features .number { white-space: nowrap; hyphens: none; }
      .web-map-features thead .number { white-space: normal; hyphens: auto; }
      .web-map-features td:has(br) { width: 48%; }
      .web-map-features button { color: inherit; text-decoration: none; min-height: 0; }
    }

    """
}
