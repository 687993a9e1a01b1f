// A page to be printed as it will lie on paper: broken into pages by the engine that prints it.

/** Millimetres, as the print sheet says in `@page`: A4 with its margins; and the gap between two leaves on the screen. */
const leaf = { width: 210, height: 297, top: 24, side: 22, bottom: 22 }
const gap = 8
const inner = { width: leaf.width - 2 * leaf.side, height: leaf.height - leaf.top - leaf.bottom }
/** CSS pixels in a millimetre. */
const pixels = 96 / 25.4

/**
 * The print sheet in force, in the colours of day, and a column as high and wide as a page's content: columns break as
 * pages do. One stands below the other; white leaves lie under them.
 */
export const paperSheet = (css: string): string =>
  `${css.replaceAll('@media print', '@media all').replaceAll('(prefers-color-scheme:dark)', 'print')}
:root{color-scheme:light}
html{background:#d9d9d5;overflow-wrap:anywhere}
body{padding:24px 16px}
main{position:relative;box-sizing:border-box;width:${leaf.width}mm;max-width:none;margin:0 auto ${gap}mm;
padding:${leaf.top}mm ${leaf.side}mm ${leaf.bottom}mm;column-width:${inner.width}mm;column-height:${inner.height}mm;
column-wrap:wrap;column-fill:auto;row-gap:${leaf.top + leaf.bottom + gap}mm;
background:repeating-linear-gradient(#fff 0 ${leaf.height}mm,transparent ${leaf.height}mm ${leaf.height + gap}mm)}
.page-number{position:absolute;left:0;right:0;text-align:center;font:8pt/1.4 sans-serif;color:#62686e}
@media (prefers-color-scheme:dark){html{background:#2b2e30}}`

/** Numbers the leaves as the print will, and makes them as wide as there is room. Again when the room changes. */
export function layPaper(page: Document): () => void {
  const view = page.defaultView
  if (!view) return () => {}
  const mains = [...page.querySelectorAll('main')]
  const pagesOf = (main: Element): number =>
    Math.max(1, Math.round((main.getBoundingClientRect().height / pixels + gap) / (leaf.height + gap)))
  const scale = () => {
    const room = page.documentElement.clientWidth - 32
    const factor = Math.min(1, room / (leaf.width * pixels))
    page.body.style.setProperty('zoom', String(factor))
  }
  page.body.style.removeProperty('zoom')
  const counts = mains.map(pagesOf)
  const total = counts.reduce((sum, count) => sum + count, 0)
  let n = 0
  for (const [i, main] of mains.entries())
    for (let at = 0; at < (counts[i] as number); at++) {
      const number = page.createElement('div')
      number.className = 'page-number'
      number.textContent = `${++n} / ${total}`
      number.style.top = `${at * (leaf.height + gap) + leaf.height - leaf.bottom / 2 - 2}mm`
      main.append(number)
    }
  scale()
  view.addEventListener('resize', scale)
  return () => view.removeEventListener('resize', scale)
}
