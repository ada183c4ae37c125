/// How the page looks on a screen, a phone and carta paper; nothing is fetched.
let reportStyle = """
  :root{color-scheme:light;--ink:#1f2933;--quiet:#52606d;--accent:#1f4e5f;--rule:#bcc5ce;--tint:#eef2f4}
  *{box-sizing:border-box}
  body{margin:0 auto;max-width:60rem;padding:1.5rem 1rem 3rem;color:var(--ink);background:#fff;
  font:1rem/1.55 system-ui,"Segoe UI",Roboto,"Noto Sans","DejaVu Sans",sans-serif;overflow-wrap:anywhere}
  .skip{position:absolute;left:-999rem}.skip:focus{left:1rem;top:.5rem;background:#fff;padding:.3rem .6rem}
  .web-map-office{display:flex;flex-wrap:wrap;gap:.3rem 1rem;align-items:center;margin-bottom:1rem}
  .web-map-office img{height:3.2rem;max-width:40%;object-fit:contain}
  .web-map-office p{margin:0}.web-map-office p>*{display:block}
  .web-map-office .times{margin-left:auto;text-align:right;font-size:.85rem;color:var(--quiet)}
  footer.web-map-office{font-size:.85rem;color:var(--quiet);margin-top:1.5rem}
  header{border-bottom:3px solid var(--accent);padding-bottom:.8rem;margin-bottom:1.2rem}
  h1{font-size:1.9rem;line-height:1.2;margin:0;color:var(--accent)}
  .place{font-size:1.2rem;font-weight:600;margin:.2rem 0 .6rem}
  h2{font-size:1.3rem;line-height:1.3;color:var(--accent);margin:2.2rem 0 .6rem}
  .dates{display:flex;flex-wrap:wrap;gap:.2rem 2rem;margin:0;color:var(--quiet)}
  .dates div{display:flex;gap:.4rem}.dates dd{margin:0;font-weight:600;color:var(--ink)}
  .summary{background:var(--tint);border-left:4px solid var(--accent);padding:.3rem 1rem}
  .summary h2,nav h2{margin:.5rem 0 .2rem;font-size:1.05rem}.summary ul,nav ul{margin:.2rem 0 .6rem;padding-left:1.2rem}
  nav a,nav a:visited{color:var(--accent)}
  a:focus-visible,.scroll:focus-visible,.sheet:focus-visible{outline:3px solid #d9822b;outline-offset:2px}
  .figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(10.5rem,1fr));gap:.7rem;margin:1rem 0}
  .figures div{border:1px solid var(--rule);border-top:3px solid var(--accent);padding:.5rem .7rem;display:flex;
  flex-direction:column-reverse;justify-content:flex-end}
  .figures dd{margin:0;font-size:1.35rem;font-weight:700;overflow-wrap:normal;font-variant-numeric:tabular-nums}
  .figures .long{font-size:.95rem;line-height:2.2}
  .figures dt{color:var(--quiet);font-size:.88rem;line-height:1.3}
  .caution{border-left:4px solid #b7791f;background:#fdf6e7;padding:.5rem .8rem}
  figure{margin:1.2rem 0}figcaption,caption{font-weight:600;text-align:left;padding:.2rem 0 .4rem}
  img{max-width:100%;height:auto}img.bars{width:40rem}img.shares{width:26rem}img.map{width:60rem}
  .map .sheet{overflow-x:auto}.map .sheet img{display:block;width:100%;min-width:28rem;max-width:none}
  .patterns{position:absolute}.legend,.names{margin:.8rem 0}.map p{margin:0 0 .2rem;font-weight:600;font-size:.95rem}
  .legend ul,.names ul{list-style:none;margin:0;padding:0;font-size:.95rem;line-height:1.35}
  .legend ul{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,17rem),1fr));gap:.1rem 1.5rem}
  .legend li{display:flex;align-items:center;gap:.5rem}.legend svg{flex:none}.legend b{margin-left:auto}
  .legend b,.names b{font-variant-numeric:tabular-nums}
  .names ul{columns:15rem;column-gap:1.5rem}.names li{display:flex;gap:.5rem;break-inside:avoid}
  .names b{flex:none;min-width:1.6rem;text-align:right}
  .scroll{overflow-x:auto;margin:1.2rem 0}
  table{border-collapse:collapse;width:100%;font-size:.9rem;line-height:1.35}
  th,td{padding:.3rem .5rem;text-align:left;vertical-align:top;border-bottom:1px solid var(--rule);min-width:3.5rem}
  thead th{border-bottom:2px solid var(--accent);vertical-align:bottom;overflow-wrap:normal;hyphens:auto}
  tbody th{font-weight:400}tbody th:not(.k,.n),td:not(.k,.n){min-width:9rem;hyphens:auto}.n{text-align:right;font-variant-numeric:tabular-nums}.n,.k{white-space:nowrap}
  thead .n{white-space:normal}tfoot th,tfoot td{font-weight:700;border-top:2px solid var(--accent);border-bottom:0}
  .note{color:var(--quiet);font-size:.88rem;margin:.3rem 0}
  body>footer{border-top:1px solid var(--rule);margin-top:2.5rem;font-size:.9rem}
  blockquote{margin:1.2rem 0;padding:.4rem 1rem;border:1px solid var(--rule);text-align:center}
  blockquote footer{color:var(--quiet)}
  @page{size:letter;margin:16mm 15mm}
  @media print{body{max-width:none;padding:0;font-size:9.5pt}nav,.skip{display:none}.scroll{overflow:visible}
  h2,figcaption,caption{break-after:avoid}tr,figure,.figures div,.caution{break-inside:avoid}
  thead{display:table-header-group}tfoot{display:table-row-group}section.annex{break-before:page}
  table{font-size:8pt}img.shares{width:80mm}img.bars{width:130mm}
  *{print-color-adjust:exact;-webkit-print-color-adjust:exact}.map .sheet{overflow:visible}
  .map .sheet img{min-width:0;max-height:190mm;width:150mm;max-width:100%}.names ul,.legend ul{font-size:7.5pt;line-height:1.25}figure.map{break-inside:auto}
  .map .sheet,.legend,.names p{break-inside:avoid}.map figcaption,.names p{break-after:avoid}}
  """

extension ReportLook {
  /// The theme's colours, and its letters before those of the reader's machine.
  var style: String {
    guard self != ReportLook() else { return "" }
    // A family's name may hold what ends a style.
    func families(_ list: String) -> String {
      list.split(separator: ",").map { name in
        let name = name.filter { $0.isLetter || $0.isNumber || $0 == " " || $0 == "-" }
        let words = name.split(separator: " ").joined(separator: " ")
        return words == "sans-serif" ? words : "\"\(words)\""
      }.joined(separator: ",")
    }
    return """
      \n:root{--ink:\(ink.hexadecimal);--accent:\(accent.hexadecimal)}
      body{font-family:\(families(font))}h1,h2{font-family:\(families(titleFont))}
      """
  }
}
