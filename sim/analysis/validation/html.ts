/** Pieces of the report's HTML: text that cannot break out of its place, tables, figures, and the whole document without any request to elsewhere. */

/** Text as HTML shows it. */
export function escape(text: string | number): string {
  return String(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    // A percent sign or an interval never begins a line.
    .replace(/ (%|±|–)/g, '\u00a0$1')
}

/** A paragraph of plain text. */
export const paragraph = (text: string, kind = ''): string => `<p${kind === '' ? '' : ` class="${kind}"`}>${escape(text)}</p>`
/** A heading inside a chapter. */
export const heading = (text: string): string => `<h3>${escape(text)}</h3>`
/** A list of plain sentences. */
export const list = (items: readonly string[]): string => `<ul>${items.map((item) => `<li>${escape(item)}</li>`).join('')}</ul>`

/** A column: numbers stand to the right. */
export interface HtmlColumn {
  readonly title: string
  readonly numeric?: boolean
}

/** A table with a caption that says what it holds. Cells are plain text, except those given as `{ html }`. */
export function table(caption: string, columns: readonly HtmlColumn[], rows: readonly (readonly (string | { readonly html: string })[])[]): string {
  const kind = (k: number) => (columns[k]!.numeric ? ' class="n"' : '')
  const cell = (value: string | { readonly html: string }, k: number) =>
    k === 0 ? `<th scope="row">${typeof value === 'string' ? escape(value) : value.html}</th>` : `<td${kind(k)}>${typeof value === 'string' ? escape(value) : value.html}</td>`
  return (
    `<div class="scroll" tabindex="0" role="region" aria-label="${escape(caption)}"><table><caption>${escape(caption)}</caption>` +
    `<thead><tr>${columns.map(({ title }, k) => `<th scope="col"${kind(k)}>${escape(title)}</th>`).join('')}</tr></thead>` +
    `<tbody>${rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('')}</tbody></table></div>`
  )
}

/** A drawing with its caption. A wide one is pushed along on a narrow screen instead of being made too small to read. */
export function figure(svg: string, caption: string): string {
  const drawn = svg.startsWith('<svg class="wide"') ? `<div class="scroll" tabindex="0" role="region" aria-label="${escape(caption)}">${svg}</div>` : svg
  return `<figure>${drawn}<figcaption>${escape(caption)}</figcaption></figure>`
}

/** A verdict as a word in a box; the word says it, the colour repeats it. */
export const verdict = (word: string, kind: 'good' | 'bad' | 'unsure'): { readonly html: string } => ({ html: `<span class="verdict ${kind}">${escape(word)}</span>` })

/** The whole document. */
export function documentOf(of: { readonly language: string; readonly title: string; readonly subtitle: string; readonly front: string; readonly chapters: readonly { readonly id: string; readonly title: string; readonly html: string }[]; readonly contents: string; readonly foot: string }): string {
  const nav = of.chapters.map(({ id, title }) => `<li><a href="#${id}">${escape(title)}</a></li>`).join('')
  return `<!doctype html>
<html lang="${of.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escape(of.title)}</title>
<style>${style}</style>
</head>
<body>
<header><h1>${escape(of.title)}</h1><p class="lead">${escape(of.subtitle)}</p></header>
<main>
${of.front === '' ? '' : `<section class="front">${of.front}</section>`}
<nav aria-label="${escape(of.contents)}"><h2>${escape(of.contents)}</h2><ol>${nav}</ol></nav>
${of.chapters.map(({ id, title, html }, k) => `<section id="${id}"><h2>${k + 1}. ${escape(title)}</h2>${html}</section>`).join('\n')}
</main>
<footer>${of.foot}</footer>
</body>
</html>
`
}

const dark = '--paper:#16191c;--ink:#e9e7e2;--soft:#a9aaa6;--rule:#3a3f44;--model:#6fb3d9;--band:#6fb3d933;--seen:#f2efe8;--naive:#d9a86c;--line:#c28bd0;--flow:#7fc39a;--good:#7fc39a;--bad:#f0907e;--tile:#1f2327;'
const light = '--paper:#fdfcf9;--ink:#1c1f22;--soft:#5b6066;--rule:#d5d2ca;--model:#0d5c8c;--band:#0d5c8c2b;--seen:#111;--naive:#9a5b10;--line:#7b3b8c;--flow:#1f6b42;--good:#1f6b42;--bad:#a52a17;--tile:#f3f0e8;'

const style = `
:root{${light}color-scheme:light}
@media screen and (prefers-color-scheme:dark){:root{${dark}color-scheme:dark}}
*{box-sizing:border-box}
body{margin:0 auto;padding:1.5rem 1.25rem 3rem;max-width:62rem;background:var(--paper);color:var(--ink);font:1rem/1.55 "Source Sans 3","Segoe UI",system-ui,sans-serif;font-variant-numeric:lining-nums tabular-nums}
h1,h2,h3{font-family:Georgia,"Times New Roman",serif;line-height:1.2;text-wrap:balance}
h1{font-size:2rem;margin:0 0 .3rem}h2{font-size:1.4rem;margin:2.6rem 0 .6rem;padding-top:.7rem;border-top:2px solid var(--ink)}h3{font-size:1.08rem;margin:1.8rem 0 .4rem}
p,li{max-width:42rem}p.lead{font-size:1.1rem;color:var(--soft);margin:0 0 1.2rem}p.note,figcaption,caption,footer{color:var(--soft);font-size:.9rem}
.front{background:var(--tile);padding:1.1rem 1.2rem 1.3rem;border-left:4px solid var(--bad)}.front h2{border:0;padding:0;margin:1.4rem 0 .4rem}.front h2:first-child{margin-top:0}
nav ol{columns:2;padding-left:1.4rem}nav h2{border:0;font-size:1.1rem;margin-bottom:0}a{color:var(--model)}
.scroll{overflow-x:auto;margin:.8rem 0 1.2rem}table{border-collapse:collapse;font-size:.9rem;min-width:100%}caption{text-align:left;padding:.2rem 0 .4rem;max-width:min(42rem,calc(100vw - 2.5rem))}
th,td{text-align:left;padding:.3rem .7rem .3rem 0;border-bottom:1px solid var(--rule);vertical-align:top;font-weight:400}thead th{border-bottom:1px solid var(--ink);color:var(--soft);vertical-align:bottom}tbody th{min-width:8.5rem}.n{text-align:right}td.n{white-space:nowrap}
.verdict{display:inline-block;padding:0 .5em;border:1px solid;border-radius:.2em;white-space:nowrap}.good{color:var(--good)}.bad{color:var(--bad)}.unsure{color:var(--soft);border-style:dashed}
figure{margin:1rem 0 1.4rem}svg{display:block;width:100%;height:auto;overflow:visible}svg.small{max-width:30rem}svg.wide{min-width:38rem;max-width:46rem}svg text{fill:var(--ink);font-size:12px}svg .soft{fill:var(--soft)}svg .grid{stroke:var(--rule);stroke-width:1}svg .axis{stroke:var(--soft);stroke-width:1}
svg .model{stroke:var(--model);fill:none;stroke-width:2.2}svg .band{fill:var(--band)}svg .seen{fill:var(--seen)}svg .naive{stroke:var(--naive);fill:none;stroke-width:1.6;stroke-dasharray:6 3}svg .line{stroke:var(--line);fill:none;stroke-width:1.6;stroke-dasharray:2 3}svg .flow{stroke:var(--flow);fill:none;stroke-width:1.6;stroke-dasharray:9 3 2 3}
svg .dot-model{fill:var(--model)}svg .dot-naive{fill:var(--paper);stroke:var(--naive);stroke-width:2}svg .dot-line{fill:var(--paper);stroke:var(--line);stroke-width:2}svg .whisker{stroke:var(--model);stroke-width:2}svg .bar{fill:var(--model)}svg .tinted{fill:var(--band);stroke:var(--model)}svg .hatched{fill:url(#report-hatch);stroke:var(--model)}svg .hatching{stroke:var(--model);stroke-width:2.4}svg .zero{stroke:var(--ink);stroke-width:1}
.panels{display:grid;grid-template-columns:repeat(auto-fit,minmax(17rem,1fr));gap:.4rem 1.4rem}.panels figure{margin:.4rem 0}
.key{display:flex;flex-wrap:wrap;gap:.2rem 1.2rem;list-style:none;padding:0;margin:.4rem 0;font-size:.9rem;max-width:none}.key svg{display:inline-block;width:2.2rem;height:.9rem;vertical-align:-.1rem;margin-right:.35rem}
footer{margin-top:3rem;border-top:1px solid var(--rule);padding-top:.8rem;overflow-wrap:anywhere}
@media (max-width:40rem){body{padding:1rem .9rem 2rem}h1{font-size:1.6rem}nav ol{columns:1}.front{padding:.9rem}}
@media print{@page{size:A4;margin:16mm 15mm}html{font-size:9.5pt;--paper:#fff;--tile:#fff}body{max-width:none;padding:0}section:not(.front)>h2{break-after:avoid}svg.wide{min-width:0}h3,caption{break-after:avoid}figure,tr{break-inside:avoid}nav{display:none}.scroll{overflow:visible}table{font-size:8.2pt}a{color:inherit;text-decoration:none}.front{border-left-width:2pt;background:none;padding:0 0 0 4mm}.panels{grid-template-columns:repeat(3,1fr)}.front .panels{grid-template-columns:repeat(2,1fr)}tbody th{min-width:0}th,td{padding-right:.5rem}thead{display:table-header-group}}
`
