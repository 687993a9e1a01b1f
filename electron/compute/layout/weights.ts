/** The weights: how much each thing that can be seen of a piece speaks for or against each role, in nats. */
import { completeness, opening, openness, startsLike } from './joins.ts'
import type { Label } from './labels.ts'
import type { View } from './surroundings.ts'

/** Adds to the score of a role. `text` says why, for what speaks for it. */
export type Add = (label: Label, weight: number, text: string) => void

/** How much the look of a beginning counts for a new paragraph. */
export function openingWeight(score: number): number {
  return Math.max(-6, Math.min(1, score))
}

/** Two phrases with a blank between them, as no running text has them. */
const inParts = /[\u4e00-\u9fff”’」》]\s+(?:[\u4e00-\u9fff“‘「《]|——)/u

const saying = /(?:说|表示|介绍|指出|提醒|认为|坦言|告诉记者|强调|透露|要求)[，,]/u

/** Does it begin a sentence that tells what somebody said? No headline does. */
function sentenceOpens(text: string): boolean {
  return saying.test(text.slice(0, 60))
}

function weighText({ piece, form }: View, add: Add): void {
  const { length } = form
  const stop = form.ending === 'stop'
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
}

const standing = ['title', 'heading', 'kicker', 'subtitle'] as const

/** What all lines that stand by themselves have in common. */
function weighLine({ piece, form, before }: View, add: Add): void {
  const { length } = form
  const stop = form.ending === 'stop'
  const hard = /[。…]$/u.test(piece.text.slice(-1)) || (stop && form.stops > 0)
  for (const label of standing) {
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
  const underPhoto = before !== undefined && (before.form.photoMark || before.form.captionWord)
  if (underPhoto && piece.gap === 0 && before.form.ending === 'none' && piece.marks.length === 0)
    for (const label of ['title', 'heading', 'kicker', 'paragraph'] as const) add(label, -4, '')
}

/** A line that opens with a date or an hour is the beginning of a sentence. */
function digitsFirst(text: string): number {
  if (/^\d{1,4}[年月日时点][^，,]{0,12}[，,]/u.test(text)) return -1.5
  return /^\d/u.test(text) ? -0.3 : 0
}

function weighTitle({ piece, form, leads, alike, nextAlike, page }: View, add: Add): void {
  const { length } = form
  add(
    'title',
    (length >= 6 && length <= 40 ? 1.5 : length < 6 ? -1 : 0) + digitsFirst(piece.text),
    `${length} characters, no full stop`,
  )
  if (piece.hash > 0) add('title', 2, `markdown ${'#'.repeat(piece.hash)}`)
  else if (page.hashes) add('title', -0.8, '')
  if (inParts.test(piece.text)) add('title', 0.5, 'set in two parts')
  if (leads > 0) add('title', leads, 'what follows opens a news item')
  else if (page.signed) add('title', -0.6, '')
  if (alike > 0) add('title', -Math.min(2, 0.7 * alike), '')
  if (alike === 0 && nextAlike) add('title', 1, 'headings of one build begin below')
  if (form.enumerated) add('title', -2.5, '')
  if (form.dash) add('title', -5, '')
  if (form.column) add('title', 1.8, 'name of a column')
}

function weighHeading({ piece, form, leads, alike }: View, add: Add): void {
  const { length } = form
  add(
    'heading',
    (length <= 16 ? 1.8 : length <= 24 ? 1.2 : length <= 30 ? 0.4 : -0.4) + digitsFirst(piece.text),
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
}

/** Titles turn the subject, headings keep it. */
function weighTopic({ form, before, topic }: View, add: Add): void {
  // A box beside an article speaks of the same things and is one of its own.
  if (topic && !form.column && !before?.form.column) {
    const turn = Math.max(-1, Math.min(1.4, (0.045 - topic.across) * 25))
    const names = Math.max(-0.3, Math.min(1.5, (topic.below - topic.above - 0.25) * 2.5))
    add('title', turn + names, 'the subject changes here')
    add('heading', -0.5 * (turn + names), 'the subject stays')
  }
}

function weighSmallLine({ piece, form }: View, add: Add): void {
  const { length } = form
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
}

function weighPicture({ piece, form, before, after }: View, add: Add): void {
  const { length } = form
  const stop = form.ending === 'stop'
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
}

function weighFurniture({ piece, form }: View, add: Add): void {
  add('furniture', -5, '')
  if (form.furniture) add('furniture', 9, 'folio, date, editors or pointer')
  if (form.length <= 1 && !/[\p{L}]/u.test(piece.text)) add('furniture', 4, 'a lone sign')
}

/** Weighs one piece for every role. */
export function weigh(view: View, add: Add): void {
  weighText(view, add)
  weighLine(view, add)
  weighTitle(view, add)
  weighHeading(view, add)
  weighTopic(view, add)
  weighSmallLine(view, add)
  weighPicture(view, add)
  weighFurniture(view, add)
}
