/** How well each role suits each piece, seen with its neighbours and with the rest of the page. */
import { type Form, formOf } from './form.ts'
import { completeness, opening, openness, startsLike } from './joins.ts'
import type { Piece } from './pieces.ts'
import { type Topic, topicsOf } from './topics.ts'

/**
 * What the search gives to a piece. `more` goes on the piece before it (second line of a title, a byline, a caption),
 * `join` goes on a paragraph that broke off.
 */
export const labels = [
  'kicker',
  'title',
  'subtitle',
  'byline',
  'heading',
  'paragraph',
  'caption',
  'credit',
  'furniture',
] as const
export type Label = (typeof labels)[number]

/** A piece with all that is known of it before the search. */
export interface Seen {
  readonly piece: Piece
  readonly form: Form
  /** In nats, about; larger suits better. */
  readonly scores: Readonly<Record<Label, number>>
  readonly reasons: Readonly<Record<Label, string>>
  /** 0 complete … above 2 broke off in mid-sentence. */
  readonly openness: number
  /** Below 0: looks like the middle of a text. */
  readonly opening: number
  /** The pieces after it open a news item (byline, dateline, —— line). */
  readonly leads: number
  /** How many other lines of the page are built like it. */
  readonly alike: number
}

/** What is true of the page as a whole. */
interface Page {
  readonly seen: readonly { piece: Piece; form: Form }[]
  readonly alike: ReadonlyMap<string, number>
  readonly topics: readonly (Topic | null)[]
  readonly hashes: boolean
  /** It has bylines or datelines: a title is likely to have one too. */
  readonly signed: boolean
}

/** How much the look of a beginning counts for a new paragraph. */
export function openingWeight(score: number): number {
  return Math.max(-6, Math.min(1, score))
}

type Reasons = Record<Label, [weight: number, text: string][]>

/** Two phrases with a blank between them, as no running text has them. */
const inParts = /[\u4e00-\u9fff”’」》]\s+(?:[\u4e00-\u9fff“‘「《]|——)/u

const saying = /(?:说|表示|介绍|指出|提醒|认为|坦言|告诉记者|强调|透露|要求)[，,]/u

/** Does it begin a sentence that tells what somebody said? No headline does. */
function sentenceOpens(text: string): boolean {
  return saying.test(text.slice(0, 60))
}

/** May it be a line of its own: title, heading, kicker? */
export function isShort(form: Form): boolean {
  return form.length <= 45 && form.stops === 0
}

function mayBeAlike(form: Form): boolean {
  return isShort(form) && form.length >= 2 && form.byline.sure < 0.6 && !form.photoMark && !form.furniture
}

/**
 * Lines with the same punctuation and, give or take one character, the same length; itself included. Without
 * punctuation only lines of exactly one length are alike.
 */
function countAlike(alike: ReadonlyMap<string, number>, form: Form): number {
  const spread = form.skeleton.endsWith('|x') ? 0 : 1
  let count = 0
  for (let length = form.length - spread; length <= form.length + spread; length++)
    count += alike.get(`${form.skeleton}|${length}`) ?? 0
  return count
}

function bylineLike(form: Form): boolean {
  return form.byline.sure >= 0.45 && !form.byline.photo
}

/** Is the next piece one of several headings that are built alike? */
function nextAlike(page: Page, index: number): boolean {
  const next = page.seen[index + 1]
  return next !== undefined && mayBeAlike(next.form) && countAlike(page.alike, next.form) > 1
}

/** How strongly what follows says that a news item opens here. Looks over at most two more short lines. */
function leadsAfter(page: Page, index: number): number {
  let best = 0
  for (let step = 1; step <= 3; step++) {
    const next = page.seen[index + step]
    if (!next) break
    const weaker = step === 1 ? 1 : 0.75
    if (next.form.dash && isShort(next.form)) best = Math.max(best, 2.2 * weaker)
    if (bylineLike(next.form) && next.piece.gap > 0) best = Math.max(best, 3 * next.form.byline.sure * weaker)
    if (next.form.dateline) best = Math.max(best, 3.2 * weaker)
    if (next.form.dateline) break
    if (!isShort(next.form)) {
      // A lede between title and byline.
      const second = page.seen[index + step + 1]
      if (second && bylineLike(second.form) && second.piece.gap > 0) best = Math.max(best, 2 * weaker)
      break
    }
  }
  return best
}

function weigh(
  page: Page,
  index: number,
): { scores: Record<Label, number>; reasons: Reasons; leads: number; alike: number } {
  const { piece, form } = page.seen[index] as { piece: Piece; form: Form }
  const before = page.seen[index - 1]
  const after = page.seen[index + 1]
  const scores = Object.fromEntries(labels.map((label) => [label, 0])) as Record<Label, number>
  const reasons = Object.fromEntries(labels.map((label) => [label, []])) as unknown as Reasons
  const add = (label: Label, weight: number, text: string): void => {
    scores[label] += weight
    if (weight > 0) reasons[label].push([weight, text])
  }
  const { length } = form
  const stop = form.ending === 'stop'
  const hard = /[。…]$/u.test(piece.text.slice(-1)) || (stop && form.stops > 0)
  const leads = isShort(form) ? leadsAfter(page, index) : 0
  const alike = mayBeAlike(form) ? countAlike(page.alike, form) - 1 : 0

  add('paragraph', length >= 60 ? 3 : length >= 30 ? 1.5 : length >= 18 ? 0 : -1, `${length} characters`)
  // A column seldom ends after so few characters of a paragraph.
  if (length < 12 && form.stops === 0) add('paragraph', -2, '')
  if (stop) add('paragraph', 2, 'ends a sentence')
  if (form.stops > 0) add('paragraph', 1.5, 'holds sentences')
  else if (inParts.test(piece.text) && length < 45) add('paragraph', -1.2, '')
  if (!stop && length < 30) add('paragraph', form.stops > 0 ? -1 : -2.2, '')
  if (piece.hash > 0) add('paragraph', -2.5, '')
  const item = piece.marks.length > 0 && piece.hash === 0 && !form.photoMark && form.stops > 0 && length > 25
  if (item) add('paragraph', 1, 'an item of a list')
  else if (piece.marks.length > 0 && piece.hash === 0) add('paragraph', length < 60 ? -2.5 : -1, '')
  if (form.spoken) add('paragraph', 3, 'question or answer')
  if (piece.indented && length > 20) add('paragraph', 1.5, 'indented')
  if (form.dateline) add('paragraph', 4, 'opens with a dateline')
  add('paragraph', openingWeight(opening(piece, form)), 'opens like a text')

  for (const label of ['title', 'heading', 'kicker', 'subtitle'] as const) {
    if (hard) add(label, -3.5, '')
    else if (stop) add(label, -0.6, '')
    if (form.ending === 'pause' || form.badStart) add(label, -3, '')
    if (form.ending === 'colon') add(label, -1.5, '')
    if (form.stops > 0) add(label, -2.5 * Math.min(3, form.stops), '')
    if (piece.text.slice(0, 200).slice(0, -1).includes('。')) add(label, -3, '')
    if (sentenceOpens(piece.text)) add(label, -3, '')
    add(label, -0.6 * Math.max(0, startsLike(piece.text) - 0.9), '')
    if (form.pauses > 1 && piece.hash === 0) add(label, -0.6 * Math.min(3, form.pauses - 1), '')
    if (form.open > 0) add(label, -2.5, '')
    if (form.stray > 0) add(label, -2, '')
    if (form.ending === 'none')
      add(label, Math.max(-1.5, Math.min(0.5, 0.5 * completeness(piece))), 'ends like a phrase')
    if (length > 45) add(label, -0.15 * Math.min(60, length - 45) - 2, '')
    if (form.dateline) add(label, -5, '')
    if (form.photoMark || form.captionWord) add(label, -3, '')
    if (form.creditLine) add(label, -2, '')
    if (form.spoken) add(label, -3, '')
    if (form.furniture) add(label, -3, '')
    if (label !== 'kicker' && form.byline.sure > 0.6) add(label, -4 * form.byline.sure, '')
  }

  // A line that opens with a date or an hour is the beginning of a sentence.
  const digits = /^\d{1,4}[年月日时点][^，,]{0,12}[，,]/u.test(piece.text)
    ? -1.5
    : /^\d/u.test(piece.text)
      ? -0.3
      : 0
  add(
    'title',
    (length >= 6 && length <= 40 ? 1.5 : length < 6 ? -1 : 0) + digits,
    `${length} characters, no full stop`,
  )
  if (piece.hash > 0) add('title', 2, `markdown ${'#'.repeat(piece.hash)}`)
  else if (page.hashes) add('title', -0.8, '')
  if (inParts.test(piece.text)) add('title', 0.5, 'set in two parts')
  if (leads > 0) add('title', leads, 'what follows opens a news item')
  else if (page.signed) add('title', -0.6, '')
  if (alike > 0) add('title', -Math.min(2, 0.7 * alike), '')
  if (alike === 0 && nextAlike(page, index)) add('title', 1, 'headings of one build begin below')
  if (form.enumerated) add('title', -2.5, '')
  if (form.dash) add('title', -5, '')
  if (form.column) add('title', 1.8, 'name of a column')

  add(
    'heading',
    (length <= 16 ? 1.8 : length <= 24 ? 1.2 : length <= 30 ? 0.4 : -0.4) + digits,
    `short line of ${length} characters`,
  )
  if (piece.hash > 0) add('heading', 1.4, `markdown ${'#'.repeat(piece.hash)}`)
  if (alike === 0 && piece.hash === 0 && !form.enumerated) add('heading', -1, '')
  if (alike > 0) add('heading', Math.min(2.2, 0.9 * alike), `built like ${alike} other lines`)
  if (form.enumerated) add('heading', 2.5, 'numbered')
  if (leads > 0) add('heading', -0.8 * leads, '')
  if (form.dash) add('heading', -4, '')
  else if (/.——./u.test(piece.text)) add('heading', 0.8, 'set in two parts with a dash')
  if (form.column) add('heading', -1.5, '')
  if (/[？?]$/u.test(piece.text)) add('heading', 0.5, 'a question')

  add('kicker', length <= 14 ? -0.5 : -3, 'short line above a title')
  if (form.column) add('kicker', 5, 'name of a column')
  if (/^[A-Z][A-Z &’'-]{3,24}$/.test(piece.text)) add('kicker', length <= 14 ? 2 : 4, 'set in capitals')
  if (form.pauses > 0) add('kicker', -1, '')

  add('subtitle', length >= 6 && length <= 50 ? 0 : -1.5, 'line below a title')
  if (form.dash) add('subtitle', 5, 'opens with ——')
  if (form.enumerated) add('subtitle', -2, '')
  if (/(?:纪实|侧记|综述|扫描|纪略|走笔|.篇|之[一二三四五六七八九十])$/u.test(piece.text))
    add('subtitle', 1.2, 'worded like a subtitle')

  add(
    'byline',
    form.byline.sure * 7 - 3,
    form.byline.names.length > 0 ? `names: ${form.byline.names.join(' ')}` : 'byline words',
  )
  if (form.byline.photo) add('byline', -2, '')
  if (form.photoMark) add('byline', -3, '')

  const underPhoto = before !== undefined && (before.form.photoMark || before.form.captionWord)
  if (underPhoto && piece.gap === 0 && before.form.ending === 'none' && piece.marks.length === 0)
    for (const label of ['title', 'heading', 'kicker', 'paragraph'] as const) add(label, -4, '')

  const topic = page.topics[index]
  // A box beside an article speaks of the same things and is one of its own.
  if (topic && !form.column && !before?.form.column) {
    const turn = Math.max(-1, Math.min(1.4, (0.045 - topic.across) * 25))
    const names = Math.max(-0.3, Math.min(1.5, (topic.below - topic.above - 0.25) * 2.5))
    add('title', turn + names, 'the subject changes here')
    add('heading', -0.5 * (turn + names), 'the subject stays')
  }

  const lone = (piece.gap >= 2 ? 0.8 : 0) + ((after?.piece.gap ?? 2) >= 2 ? 0.6 : 0)
  add('caption', -1.8 + lone, 'stands apart')
  if (form.photoMark) add('caption', 6.5, `photo mark ${piece.marks.join('')}`)
  if (form.captionWord) add('caption', 5.5, 'opens like a caption')
  if (form.ownCredit && length < 200) add('caption', 4.5, "ends with a photographer's name")
  const credited = after !== undefined && after.piece.gap <= 1 && after.form.creditLine
  if (credited && length >= 6 && length < 200) add('caption', 3, "a photographer's line follows")
  // A text set apart with names tight below it is a photo with its credit.
  if (after?.piece.gap === 0 && after.form.byline.sure > 0.5 && length >= 15 && length < 220 && stop)
    add('caption', piece.gap >= 2 ? 8 : 4.5, 'names stand directly below')
  if (piece.hash > 0) add('caption', -3, '')
  if (length > 220) add('caption', -2 - (length - 220) / 60, '')
  if (!stop && length >= 8 && length <= 40 && form.stops === 0 && piece.hash === 0) {
    const cut =
      before !== undefined && openness(before.form) > 2 && before.form.length + 12 * before.form.stops > 30
    if (cut) add('caption', lone > 0 ? 3.8 : 2.6, 'stands inside a paragraph that broke off')
    if (
      /(?:正在|现场|进行|为[\u4e00-\u9fff]{2,8}(?:进行|讲解|检查|诊|测)|在.{2,20}[为给向与参开进接体]|外景|一角|合影|全景|鸟瞰|资料图)/u.test(
        piece.text,
      )
    )
      add('caption', 1.8, 'worded like a caption')
  }

  add('credit', -4, '')
  if (form.creditLine) add('credit', 6, "photographer's line")
  if (form.byline.photo) add('credit', 3.5 * form.byline.sure, 'names a photographer')
  if (!form.creditLine && form.byline.sure > 0.5) add('credit', 3, 'names below a caption')

  add('furniture', -5, '')
  if (form.furniture) add('furniture', 9, 'folio, date, editors or pointer')
  if (length <= 1 && !/[\p{L}]/u.test(piece.text)) add('furniture', 4, 'a lone sign')
  return { scores, reasons, leads, alike }
}

/** Scores every piece. Linear in the length of the page. */
export function lookAt(pieces: readonly Piece[]): Seen[] {
  const formed = pieces.map((piece) => ({ piece, form: formOf(piece) }))
  const builds = new Map<string, number>()
  for (const { form } of formed)
    if (mayBeAlike(form)) {
      const key = `${form.skeleton}|${form.length}`
      builds.set(key, (builds.get(key) ?? 0) + 1)
    }
  const page: Page = {
    seen: formed,
    alike: builds,
    topics: topicsOf(pieces, (at) => isShort((formed[at] as (typeof formed)[number]).form)),
    hashes: pieces.some((piece) => piece.hash > 0),
    signed: formed.some(({ form }) => form.dateline || bylineLike(form)),
  }
  return formed.map(({ piece, form }, index) => {
    const { scores, reasons, leads, alike } = weigh(page, index)
    const told = Object.fromEntries(
      labels.map((label) => [
        label,
        reasons[label]
          .toSorted((a, b) => b[0] - a[0])
          .slice(0, 2)
          .map(([, text]) => text)
          .join('; '),
      ]),
    ) as Record<Label, string>
    return {
      piece,
      form,
      scores,
      reasons: told,
      openness: openness(form),
      opening: opening(piece, form),
      leads,
      alike,
    }
  })
}
