/** What can be seen of a piece and its neighbours, as a list of hashed features for the learned weights. */
import { affinity } from './bigrams.ts'
import { bucket } from './bucket.ts'
import { type Formed, isShort } from './form.ts'
import { isHalf } from './heads.ts'
import { completeness, startsLike } from './joins.ts'
import type { View } from './surroundings.ts'

/** Size of the table of weights: each feature is hashed into one of so many rows. */
export const rows = 1 << 16

/** FNV-1a over UTF-16 units. */
function hashed(name: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193)
  hash ^= hash >>> 15
  return (hash >>> 0) & (rows - 1)
}

const lengths = [1, 2, 3, 4, 6, 8, 11, 15, 20, 26, 34, 46, 80, 160]
/** A few letters for what a piece is by its form: the strongest sign first. */
function shapeOf(formed: Formed | undefined): string {
  if (!formed) return 'edge'
  const { piece, form } = formed
  const own = form.furniture
    ? 'F'
    : form.date
      ? 'D'
      : form.row
        ? 'R'
        : form.labelled
          ? 'L'
          : form.creditLine
            ? 'C'
            : form.captionWord || form.photoMark
              ? 'X'
              : form.byline.sure > 0.6
                ? 'B'
                : form.dateline
                  ? 'N'
                  : form.byline.sure > 0.3
                    ? 'b'
                    : form.spoken
                      ? 'Q'
                      : form.remark
                        ? 'M'
                        : form.salutation
                          ? 'A'
                          : form.column || form.section
                            ? 'K'
                            : ''
  const size = form.length > 60 ? 4 : !isShort(form) ? 3 : form.length > 20 ? 2 : form.length > 7 ? 1 : 0
  return `${own}${form.enumerated ? 'e' : ''}${form.dash ? '—' : ''}${size}${form.ending.charAt(0)}${piece.hash > 0 ? '#' : piece.bold ? '*' : ''}`
}

/** Characters by their class. */
const classed = (text: string): string =>
  text
    .replace(/\d/gu, '0')
    .replace(/[A-Za-z]/gu, 'a')
    .replace(/[\s　]+/gu, ' ')

const folded = (text: string): string => classed(text).replace(/[一二三四五六七八九十〇○零]/gu, '一')

/** The whole of a line with everything but a few telling characters folded together. */
const skeleton = (text: string): string =>
  classed(text.slice(0, 40))
    .replace(/[0]+/gu, '0')
    .replace(/[a]+/gu, 'a')
    .replace(/[\u3400-\u9fff]+/gu, (run) =>
      run.length < 4 ? '字'.repeat(run.length) : run.length < 9 ? '词' : '句',
    )

/** So many characters on either side are looked at for characters that recur. */
const around = 300

function recurs(own: string, texts: readonly string[]): number {
  const pairs = new Set<string>()
  for (let i = 0; i + 1 < own.length; i++) {
    const pair = own.slice(i, i + 2)
    if (/^[\u3400-\u9fff]{2}$/u.test(pair)) pairs.add(pair)
  }
  if (pairs.size === 0) return -1
  const text = texts.join('\n')
  let found = 0
  for (const pair of pairs) if (text.includes(pair)) found++
  return found / pairs.size
}

/** The texts of the pieces from `at` on in one direction, as far as they are looked at. */
function textsFrom(views: readonly View[], at: number, by: 1 | -1): string[] {
  const texts: string[] = []
  let left = around
  for (let i = at + by; left > 0 && views[i]; i += by) {
    const { plain } = (views[i] as View).piece
    texts.push(by > 0 ? plain.slice(0, left) : plain.slice(-left))
    left -= plain.length
  }
  return texts
}

const shares = [0, 0.2, 0.4, 0.6]

/** May an article be told by it: a byline of its own, or a dateline? */
const signs = ({ form }: Formed): boolean => form.dateline || (form.byline.sure >= 0.45 && !form.byline.photo)

/** A line by itself that is neither names nor the end of a sentence. */
const stands = ({ form }: Formed): boolean =>
  isShort(form) && form.ending !== 'stop' && !form.furniture && !form.photoMark && form.byline.sure < 0.45

/** So many pieces are looked at for the next byline. */
const farthest = 24

/** How many lines and how many texts stand between a piece and the next byline or dateline in one direction. */
function signDistance(views: readonly View[], at: number, by: 1 | -1): string {
  let [lines, texts] = [0, 0]
  for (let i = at + by, seen = 0; seen < farthest; i += by, seen++) {
    const other = views[i]
    if (!other) return 'none'
    if (signs(other)) return `${Math.min(3, lines)} ${bucket(texts, [0, 1, 3, 6])}`
    if (stands(other)) lines++
    else if (!isShort(other.form)) texts++
  }
  return 'far'
}

/** What stands above the next text, by lengths: heads built alike have the same. */
function headShape(views: readonly View[], at: number): string {
  const sizes: string[] = []
  for (let i = at; i < at + 4; i++) {
    const other = views[i]
    if (!other || !stands(other)) break
    sizes.push(`${bucket(other.form.length, [4, 8, 16])}${other.piece.hash}`)
  }
  return sizes.join('/')
}

/** How often each head shape stands on a page, below something else than a line. */
const shapesOf = new WeakMap<readonly View[], Map<string, number>>()
function shapes(views: readonly View[]): Map<string, number> {
  const known = shapesOf.get(views)
  if (known) return known
  const found = new Map<string, number>()
  for (const [at, view] of views.entries()) {
    const above = views[at - 1]
    if (!stands(view) || (above && stands(above))) continue
    const shape = headShape(views, at)
    found.set(shape, (found.get(shape) ?? 0) + 1)
  }
  shapesOf.set(views, found)
  return found
}

/** The rows of the features of one piece of a page, in no order; a row may come twice. Linear in its length. */
export function evidenceOf(views: readonly View[], at: number): number[] {
  const view = views[at] as View
  const { piece, form, before, after } = view
  const text = piece.plain
  const found: number[] = []
  const see = (name: string): void => {
    found.push(hashed(name))
  }
  const short = isShort(form)
  const own = shapeOf(view)
  const [b1, b2] = [shapeOf(views[at - 1]), shapeOf(views[at - 2])]
  const [a1, a2] = [shapeOf(views[at + 1]), shapeOf(views[at + 2])]
  const gapAbove = Math.min(2, piece.gap)
  const gapBelow = Math.min(2, after?.piece.gap ?? 3)
  see('bias')
  see(`own ${own}`)
  see(`b1 ${b1}`)
  see(`a1 ${a1}`)
  see(`b2 ${b2}`)
  see(`a2 ${a2}`)
  see(`b1o ${b1} ${own}`)
  see(`oa1 ${own} ${a1}`)
  see(`b1oa1 ${b1} ${own} ${a1}`)
  see(`oa12 ${own} ${a1} ${a2}`)
  see(`b12o ${b2} ${b1} ${own}`)
  see(`gap ${gapAbove} ${gapBelow}`)
  see(`gapo ${gapAbove} ${gapBelow} ${own}`)
  see(`gapb ${gapAbove} ${b1} ${own}`)
  see(`gapa ${gapBelow} ${a1} ${own}`)
  const size = bucket(form.length, lengths)
  see(`len ${size}`)
  see(`len ${size} ${form.ending} ${Math.min(2, form.stops)}`)
  see(`len ${size} ${bucket(before?.form.length ?? 0, lengths)}`)
  see(`len ${size} a${bucket(after?.form.length ?? 0, lengths)}`)
  see(`pauses ${Math.min(3, form.pauses)} ${short}`)
  const yes = (name: string, holds: boolean): void => {
    if (holds) {
      see(name)
      see(`${name} ${short} ${gapAbove}`)
    }
  }
  yes('bad', form.badStart)
  yes('open', form.open > 0)
  yes('stray', form.stray > 0)
  yes('stops', form.stops > 0)
  yes('dash', form.dash)
  yes('folio', form.folio)
  yes('meta', form.webMeta)
  yes('section', form.section)
  yes('notice', form.notice)
  yes('says', form.saysThat)
  yes('latin', form.latin)
  yes('column', form.column)
  yes('columnTitle', form.columnTitle)
  yes('columnLike', form.columnLike)
  yes('lede', form.ledeWord)
  yes('parts', form.inParts)
  yes('credit', form.ownCredit)
  yes('glyph', piece.glyph)
  yes('captionWord', form.captionWord)
  yes('photoMark', form.photoMark)
  yes('creditLine', form.creditLine)
  yes('indented', piece.indented)
  yes('flush', piece.flush)
  yes('ragged', piece.ragged)
  yes('first', view.first)
  yes('margin', view.margin)
  yes('nextAlike', view.nextAlike)
  yes('setOff', view.setOff)
  see(`sign ${view.signature}`)
  see(`hash ${piece.hash} ${view.page.hashes}`)
  see(`bold ${piece.bold} ${short}`)
  see(`tight ${piece.tight} ${gapAbove} ${short}`)
  see(`marked ${bucket(view.page.marked, [0, 0.3, 0.7])} ${piece.hash > 0} ${short}`)
  see(`leads ${bucket(view.leads, [0, 1, 2, 2.8])} ${short}`)
  see(`alike ${Math.min(4, view.alike)} ${short}`)
  see(`bysure ${bucket(form.byline.sure, [0, 0.2, 0.4, 0.6, 0.8])} ${form.byline.names.length > 0}`)
  const fromEnd = views.length - 1 - at
  see(`top ${bucket(at, [0, 1, 3, 6, 12])} ${short}`)
  see(`end ${bucket(fromEnd, [0, 1, 3, 6])} ${short}`)
  if (view.topic && short)
    see(
      `topic ${bucket(view.topic.across, [0, 0.02, 0.05, 0.1])} ${bucket(view.topic.below - view.topic.above, [-0.1, 0, 0.1])}`,
    )
  see(`starts ${bucket(startsLike(text), [-2, -1, 0, 1, 2])} ${short}`)
  if (form.ending === 'none') see(`complete ${bucket(completeness(piece), [-2, -1, 0, 1])} ${short}`)
  if (before)
    see(
      `join ${bucket(affinity(before.piece.plain.slice(-1), text.slice(0, 1)), [-2, 0, 1, 2, 3])} ${before.form.ending} ${short}`,
    )
  if (after)
    see(
      `joina ${bucket(affinity(text.slice(-1), after.piece.plain.slice(0, 1)), [-2, 0, 1, 2, 3])} ${form.ending} ${short}`,
    )
  if (before && short && isShort(before.form)) {
    const apart = Math.abs(before.form.length - form.length)
    const both = bucket(before.form.length + form.length, [12, 20, 30, 40, 50])
    see(`even ${bucket(apart, [0, 1, 2, 4, 8])} ${both} ${gapAbove}`)
    see(
      `even ${bucket(apart, [0, 1, 2, 4, 8])} ${before.piece.hash} ${piece.hash} ${piece.gap === before.piece.gap}`,
    )
    see(
      `half ${bucket(completeness(before.piece), [-2, -1, 0, 1])} ${isHalf(before.piece.plain)} ${gapAbove}`,
    )
  }
  see(`bridge ${bucket(view.bridge, [0, 2, 4])}`)
  const [first, last] = [folded(text.slice(0, 3)), folded(text.slice(-3))]
  for (const n of [1, 2, 3]) {
    see(`f${n} ${first.slice(0, n)} ${short}`)
    see(`l${n} ${last.slice(-n)} ${short}`)
  }
  const [up, down] = [signDistance(views, at, -1), signDistance(views, at, 1)]
  see(`signs ${up} ${short}`)
  see(`signa ${down} ${short}`)
  see(`signs ${up} ${down} ${short}`)
  if (!short) return found
  see(`signo ${own} ${down}`)
  see(`signo ${b1} ${own} ${down.charAt(0)}`)
  const isTop = !views[at - 1] || !stands(views[at - 1] as View)
  let top = at
  while (top > 0 && stands(views[top - 1] as View) && at - top < 4) top--
  const same = bucket(shapes(views).get(headShape(views, top)) ?? 0, [1, 2, 3, 5])
  see(`same ${same} ${isTop} ${at - top}`)
  see(`same ${same} ${down.charAt(0)} ${isTop}`)
  see(`same ${same} ${headShape(views, top)} ${at - top}`)
  see(`skeleton ${skeleton(text)}`)
  see(
    `recur ${bucket(recurs(text, textsFrom(views, at, 1)), shares)} ${bucket(recurs(text, textsFrom(views, at, -1)), shares)}`,
  )
  see(`recura ${bucket(recurs(text, textsFrom(views, at, 1)), shares)} ${size}`)
  const per = (pattern: RegExp): number =>
    bucket((text.match(pattern)?.length ?? 0) / Math.max(1, text.length), [0, 0.1, 0.25, 0.5])
  see(`digits ${per(/\d/gu)} ${size}`)
  see(`latins ${per(/[A-Za-z]/gu)}`)
  see(`blanks ${per(/[\s　]/gu)} ${size}`)
  see(`colons ${per(/[:：|｜/／·]/gu)}`)
  const whole = folded(text.slice(0, 45))
  for (let i = 0; i + 1 < whole.length; i++) see(`p ${whole.slice(i, i + 2)}`)
  return found
}
