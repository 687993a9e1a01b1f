/** Runs of neighbours that show together what none shows alone: lists behind glyphs, tables, links to other texts. */
import { type Formed, isShort } from './form.ts'
import { isGlyph } from './lines.ts'

/** So many neighbours with one glyph and whole sentences are the items of a list, whatever the glyph points at elsewhere. */
const leastItems = 3

function withLists(formed: readonly Formed[]): Formed[] {
  const glyphOf = ({ piece, form }: Formed): string | undefined =>
    form.photoMark && form.ending === 'stop' && !form.ownCredit && !form.captionWord
      ? piece.marks.find(isGlyph)
      : undefined
  const found = [...formed]
  for (let from = 0; from < found.length; ) {
    const glyph = glyphOf(found[from] as Formed)
    let to = from + 1
    while (glyph !== undefined && to < found.length && glyphOf(found[to] as Formed) === glyph) to++
    if (to - from >= leastItems)
      for (let i = from; i < to; i++) {
        const own = found[i] as Formed
        found[i] = { ...own, form: { ...own.form, photoMark: false } }
      }
    from = to
  }
  return found
}

/** What the columns of a table are called stands above its rows; a row is no line of contents. */
function withTables(formed: readonly Formed[]): Formed[] {
  return formed.map((own, i) => {
    const { piece, form } = own
    const isHead =
      !form.row &&
      formed[i + 1]?.form.row === true &&
      form.length < 30 &&
      form.ending === 'none' &&
      /[\s　]/u.test(piece.plain)
    if (!isHead && !(form.row && form.furniture && /[\p{L}]/u.test(piece.plain))) return own
    return { ...own, form: { ...form, row: true, furniture: false } }
  })
}

const bullet = /^[-•▪·]\s/u
const linksName = /^(?:相关|推荐|更多|延伸|热门)(?:链接|新闻|阅读|报道|推荐|内容)[：:]?$/u

/** Headlines of other texts that a web page lists: two or more behind bullets below a name for them. */
function withLinks(formed: readonly Formed[]): Formed[] {
  const isLink = (i: number): boolean => {
    const own = formed[i]
    return (
      own !== undefined && bullet.test(own.piece.plain) && own.form.ending === 'none' && isShort(own.form)
    )
  }
  const found = [...formed]
  for (const [i, { piece }] of formed.entries()) {
    if (!linksName.test(piece.plain) || !isLink(i + 1) || !isLink(i + 2)) continue
    let to = i + 1
    while (isLink(to)) to++
    for (let k = i; k < to; k++) {
      const own = formed[k] as Formed
      found[k] = { ...own, form: { ...own.form, furniture: true } }
    }
  }
  return found
}

/** The pieces with what their runs say of them. Linear in their number. */
export function withRuns(formed: readonly Formed[]): Formed[] {
  return withLinks(withTables(withLists(formed)))
}
