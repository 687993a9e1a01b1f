/** The weights: how much each thing that can be seen of a piece speaks for or against each role, in nats. */

import { type Formed, isShort } from './form.ts'
import { isHalf } from './heads.ts'
import { completeness, opening, openness, opensItem, startsLike } from './joins.ts'
import type { Label } from './labels.ts'
import type { View } from './surroundings.ts'
import { tuned as w } from './tuned.ts'
import { weighSetting } from './weigh-setting.ts'

/** Adds to the score of a role. `text` says why, for what speaks for it. */
export type Add = (label: Label, weight: number, text: string) => void

/** How much the look of a beginning counts for a new paragraph. */
export function openingWeight(score: number): number {
  return Math.max(-6, Math.min(1, score))
}

const saying = /(?:说|表示|介绍|指出|提醒|认为|坦言|告诉记者|强调|透露|要求)[，,]/u

/** Does it begin a sentence that tells what somebody said? No headline does. */
function sentenceOpens(text: string): boolean {
  return saying.test(text.slice(0, 60))
}

/** A short numbered sentence above the text that it sums up, one of several: 2.扩大有效投资。 */
function isNumberedLine({ form, before, after, alike }: View): boolean {
  if (!form.enumerated || !isShort(form) || form.length > 24 || alike === 0 || after === undefined)
    return false
  return !isShort(after.form) && !after.form.enumerated && before?.form.enumerated !== true
}

function weighText(view: View, add: Add): void {
  const { piece, form, after, signature } = view
  const { length } = form
  const overText = isNumberedLine(view)
  const stop = form.ending === 'stop'
  add(
    'paragraph',
    length >= 60 ? w.textLong : length >= 30 ? w.textMiddling : length >= 18 ? w.textShort : w.textTiny,
    `${length} characters`,
  )
  // A column seldom ends after so few characters of a paragraph.
  if (length < 12 && form.stops === 0) add('paragraph', w.textVeryTiny, '')
  if (stop) add('paragraph', w.textStop, 'ends a sentence')
  if (form.stops > 0) add('paragraph', w.textSentences, 'holds sentences')
  else if (form.inParts) add('paragraph', w.textInParts, '')
  if (!stop && length < 30) add('paragraph', form.stops > 0 ? w.textCutAfterSentence : w.textNoStop, '')
  if (piece.hash > 0) add('paragraph', w.textHash, '')
  if (piece.bold) add('paragraph', length < 40 && !stop ? w.textBoldShort : -0.5, '')
  const item = piece.glyph && !form.photoMark && form.stops > 0 && length > 25
  if (item) add('paragraph', w.textItem, 'an item of a list')
  else if (piece.glyph) add('paragraph', length < 60 ? -2.5 : -1, '')
  if (form.spoken) add('paragraph', w.textSpoken, 'question or answer')
  if (form.remark && form.byline.sure < 0.5 && !form.creditLine) add('paragraph', 4.5, 'a remark in brackets')
  if (form.salutation) add('paragraph', 5, 'one of several particulars')
  if (form.row) add('paragraph', 5, 'row of a table')
  if (form.labelled) add('paragraph', 3.5, 'one of several particulars')
  if (signature !== 'none') add('paragraph', 6, 'signature of a notice')
  if (form.ending === 'colon' && after !== undefined && opensItem(after.form))
    add('paragraph', 6, 'items follow')
  const isItem = form.enumerated && !overText && (form.ending === 'pause' || /[。；]$/u.test(piece.plain))
  const bullet = /^[-•▪·]\s/u.test(piece.plain)
  if (isItem || bullet) add('paragraph', (bullet ? 5 : 2.5) * w.textItem, 'an item of a list')
  if (piece.indented && length > 20) add('paragraph', w.textIndented, 'indented')
  if (form.dateline) add('paragraph', w.textDateline, 'opens with a dateline')
  add('paragraph', openingWeight(opening(piece, form)), 'opens like a text')
}

const standing = ['title', 'heading', 'kicker', 'subtitle'] as const

/** What all lines that stand by themselves have in common. */
function weighLine({ piece, form, before, bridge, page }: View, add: Add): void {
  const { length } = form
  const goesOn = w.lineGoesOn * Math.max(0, bridge - w.lineGoesZero)
  const bare = piece.hash === 0 && !piece.bold
  const stop = form.ending === 'stop'
  const hard =
    /[。…]$/u.test(piece.plain.slice(-1)) ||
    (stop && (form.stops > 0 || /[a-z][.]$/u.test(piece.plain.slice(-2))))
  for (const label of standing) {
    if (hard) add(label, w.lineHardStop, '')
    else if (stop) add(label, w.lineStop, '')
    if (goesOn !== 0) add(label, bare ? goesOn : goesOn / 3, '')
    if (bare && label !== 'subtitle') add(label, w.lineBareAmongMarked * page.marked, '')
    if (form.ending === 'pause' || form.badStart) add(label, w.lineBadEdge, '')
    if (form.ending === 'colon') add(label, w.lineColon, '')
    if (form.stops > 0) add(label, w.lineSentences * Math.min(3, form.stops), '')
    if (piece.plain.slice(0, 200).slice(0, -1).includes('。')) add(label, -3, '')
    if (sentenceOpens(piece.plain)) add(label, -3, '')
    add(label, w.lineStartsText * Math.max(0, startsLike(piece.plain) - 0.9), '')
    if (form.pauses > 1 && piece.hash === 0) add(label, w.linePauses * Math.min(3, form.pauses - 1), '')
    if (form.open > 0) add(label, w.lineOpen, '')
    if (form.stray > 0) add(label, w.lineStray, '')
    if (form.ending === 'none')
      add(label, Math.max(-1.5, Math.min(0.5, w.lineComplete * completeness(piece))), 'ends like a phrase')
    if (length > 45) add(label, -0.15 * Math.min(60, length - 45) - 2, '')
    if (form.dateline) add(label, -5, '')
    if (form.photoMark || form.captionWord) add(label, -3, '')
    if (form.creditLine) add(label, -2, '')
    if (form.spoken || form.labelled || form.row || form.remark || form.salutation) add(label, -3, '')
    if (form.furniture) add(label, -3, '')
    if (label !== 'kicker' && form.byline.sure > 0.6) add(label, -4 * form.byline.sure, '')
  }
  const underPhoto = before !== undefined && (before.form.photoMark || before.form.captionWord)
  if (underPhoto && piece.gap === 0 && before.form.ending === 'none' && !piece.glyph && piece.hash === 0)
    for (const label of ['title', 'heading', 'kicker', 'paragraph'] as const) add(label, -4, '')
}

/** A line that opens with a date or an hour is the beginning of a sentence. */
function digitsFirst(text: string): number {
  if (/^\d{1,4}[年月日时点][^，,]{0,12}[，,]/u.test(text)) return -1.5
  return /^\d/u.test(text) ? -0.3 : 0
}

/** Is it text, or the item of a list, rather than a line that stands by itself? */
function isText({ piece, form }: Formed): boolean {
  return !isShort(form) || opensItem(form) || (form.ending === 'stop' && !/[？?]”?$/u.test(piece.plain))
}

/** Longest label above a title, in characters. */
const longestLabel = 6

/** A few characters above a longer line that a byline or dateline follows, or with a mark above a line without one. */
function isLabel({ piece, form, after, leads }: View): boolean {
  const overLine =
    after !== undefined && isShort(after.form) && !opensItem(after.form) && after.piece.gap <= 1
  if (form.length > longestLabel || !overLine) return false
  if (after.form.length < 1.5 * form.length || after.form.byline.sure > 0.5 || after.form.dash) return false
  return (
    form.ending === 'none' &&
    !form.inParts &&
    !form.section &&
    !isHalf(piece.plain) &&
    (leads > 0 || (piece.hash > 0 && after.piece.hash === 0))
  )
}

function weighTitle(view: View, add: Add): void {
  const { piece, form, after, leads, alike, nextAlike, first, setOff, page } = view
  const { length } = form
  add(
    'title',
    (length >= 6 && length <= 40 ? w.titleLength : length < 6 ? w.titleTiny : 0) + digitsFirst(piece.plain),
    `${length} characters, no full stop`,
  )
  if (piece.hash > 0) add('title', w.titleHash, `markdown ${'#'.repeat(piece.hash)}`)
  else if (piece.bold) add('title', w.titleBold, 'set in bold type')
  else if (page.hashes) add('title', w.titleBare, '')
  if (form.inParts) add('title', w.titleInParts, 'set in two parts')
  const label = isLabel(view)
  if (label) add('title', w.titleLabel, '')
  else if (leads > 0) add('title', w.titleLeads * leads, 'what follows opens a news item')
  else if (!form.notice && !form.column) add('title', w.titleUnsigned * page.signed, '')
  if (alike > 0 && !setOff) add('title', -Math.min(2, w.titleAlike * alike), '')
  if (alike === 0 && nextAlike) add('title', w.titleNextAlike, 'headings of one build begin below')
  if (form.enumerated) add('title', w.titleNumbered, '')
  if (form.columnTitle) add('title', w.titleColumn, 'name of a column')
  if (form.dash) add('title', -5, '')
  const overLine = after !== undefined && !isText(after) && after.piece.gap < 2
  if (form.column && !overLine) add('title', 2 * w.titleColumn, 'name of a column')
  if (form.saysThat && overLine) add('title', -w.kickerSays, '')
  if (form.columnLike && overLine) add('title', -w.kickerLike / 2, '')
  if (form.notice && !label) add('title', w.titleNotice, 'head of a notice')
  if (first) add('title', w.titleFirst, 'the first line of the page')
  if (page.setOff) add('title', setOff ? w.titleSetOff : -1.5 * w.titleSetOff, 'a blank line stands above it')
}

function weighHeading(view: View, add: Add): void {
  const { piece, form, leads, alike, setOff, page } = view
  const { length } = form
  add(
    'heading',
    (length <= 16 ? w.headingShort : length <= 24 ? w.headingMiddling : length <= 30 ? w.headingLong : -0.4) +
      digitsFirst(piece.plain),
    `short line of ${length} characters`,
  )
  if (piece.hash > 0) add('heading', w.headingHash, `markdown ${'#'.repeat(piece.hash)}`)
  else if (piece.bold) add('heading', w.headingBold, 'set in bold type')
  if (alike === 0 && piece.hash === 0 && !piece.bold && !form.enumerated) add('heading', w.headingAlone, '')
  if (alike > 0) add('heading', Math.min(2.2, w.headingAlike * alike), `built like ${alike} other lines`)
  if (isNumberedLine(view) && form.ending === 'stop') add('heading', -w.lineHardStop, 'numbered')
  if (form.enumerated && form.ending !== 'pause') add('heading', w.headingNumbered, 'numbered')
  if (leads > 0) add('heading', w.headingLeads * leads, '')
  if (form.dash) add('heading', -4, '')
  else if (/.——./u.test(piece.plain)) add('heading', w.headingDash, 'set in two parts with a dash')
  if (form.column || form.notice) add('heading', -1.5, '')
  if (setOff && page.setOff) add('heading', -w.titleSetOff, '')
  if (/[？?]$/u.test(piece.plain)) add('heading', w.headingQuestion, 'a question')
}

/** Titles turn the subject, headings keep it. */
function weighTopic({ form, before, topic }: View, add: Add): void {
  // A box beside an article speaks of the same things and is one of its own.
  if (topic && !form.column && !before?.form.column) {
    const turn = Math.max(-1, Math.min(1.4, (w.topicZero - topic.across) * w.topicScale))
    const names = Math.max(-0.3, Math.min(1.5, (topic.below - topic.above - w.topicNamesZero) * w.topicNames))
    const told = topic.weight * (turn + names)
    add('title', told, 'the subject changes here')
    add('heading', w.headingTopic * told, 'the subject stays')
  }
}

function weighSmallLine(view: View, add: Add): void {
  const { piece, form, before, after } = view
  const { length } = form
  add('kicker', length <= 14 ? w.kicker : form.saysThat ? -1 : -3, 'short line above a title')
  const over = after !== undefined && isShort(after.form) ? after.piece : null
  if (over && over.hash > 0 && piece.hash > over.hash)
    add('kicker', w.kickerDeeper, 'a lesser line above a title')
  if (form.saysThat && after !== undefined && isShort(after.form))
    add('kicker', w.kickerSays, 'says who said what the title says')
  const overText = after !== undefined && isText(after)
  if (form.column) add('kicker', overText ? 1.5 : 5, 'name of a column')
  else if (form.columnLike && !overText) add('kicker', w.kickerLike, 'name of a column')
  if (/^[A-Z][A-Z &’'-]{3,24}$/.test(piece.plain)) add('kicker', overText ? 1 : 3.5, 'set in capitals')
  if (isLabel(view)) add('kicker', w.kickerLabel, 'short line above a title')
  if (form.pauses > 0) add('kicker', -1, '')

  add('subtitle', length >= 6 && length <= 50 ? w.subtitle : -1.5, 'line below a title')
  if (form.dash) add('subtitle', 5, 'opens with ——')
  if (form.enumerated) add('subtitle', -2, '')
  if (form.inParts && /(?:讲话|主持|出席|致辞|参加|作报告)$/u.test(piece.plain)) {
    add('subtitle', 2.5, 'says who spoke')
    add('title', -2.5, '')
  }
  if (/(?:纪实|侧记|综述|扫描|纪略|走笔|.篇|之[一二三四五六七八九十])$/u.test(piece.plain))
    add('subtitle', 1.2, 'worded like a subtitle')

  add(
    'byline',
    form.byline.sure * w.bylineSure - w.bylineNone,
    form.byline.names.length > 0 ? `names: ${form.byline.names.join(' ')}` : 'byline words',
  )
  const isBetween =
    before !== undefined &&
    isShort(before.form) &&
    !before.form.furniture &&
    after !== undefined &&
    !isShort(after.form)
  if (isBetween && form.byline.sure > 0.3 && form.byline.sure < 0.6 && form.byline.names.length > 0)
    add('byline', length === 2 ? w.bylineBetween / 2 : w.bylineBetween, 'a name between title and text')
  // A name with a lesser mark than the headline above it.
  if (isBetween && form.byline.names.length > 0 && piece.hash > 0 && piece.hash > before.piece.hash)
    add('byline', w.bylineBetween, 'a name between title and text')
  if (form.byline.photo) add('byline', -2, '')
  if (form.photoMark) add('byline', -3, '')
}

function weighPicture({ piece, form, before, after, bridge }: View, add: Add): void {
  const { length } = form
  const stop = form.ending === 'stop'
  const lone = (piece.gap >= 2 ? 0.8 : 0) + ((after?.piece.gap ?? 2) >= 2 ? 0.6 : 0)
  add('caption', w.caption + lone, 'stands apart')
  if (form.photoMark) add('caption', w.captionMark, `photo mark ${piece.marks.join('')}`)
  if (form.captionWord) add('caption', 5.5, 'opens like a caption')
  if (form.ownCredit && length < 200) add('caption', w.captionOwnCredit, "ends with a photographer's name")
  const credited = after !== undefined && after.piece.gap <= 1 && after.form.creditLine
  if (credited && length >= 6 && length < 200)
    add('caption', w.captionCredited + (after.piece.gap === 0 ? 1.5 : 0), "a photographer's line follows")
  // A text set apart with names tight below it is a photo with its credit.
  if (after?.piece.gap === 0 && after.form.byline.sure > 0.5 && length >= 15 && length < 220 && stop)
    add('caption', piece.gap >= 2 ? 8 : 4.5, 'names stand directly below')
  if (piece.hash > 0) add('caption', -3, '')
  if (!form.photoMark && !form.captionWord)
    add('caption', w.captionGoesOn * Math.max(0, bridge - w.lineGoesZero), '')
  if (length > 220) add('caption', -2 - (length - 220) / 60, '')
  if (!stop && length >= 8 && length <= 40 && form.stops === 0 && piece.hash === 0) {
    const cut =
      before !== undefined &&
      openness(before.form, before.piece.ragged) > 2 &&
      before.form.length + 12 * before.form.stops > 30
    if (cut)
      add(
        'caption',
        lone > 0 ? w.captionBoxedApart : w.captionBoxed,
        'stands inside a paragraph that broke off',
      )
    if (
      /(?:正在|现场|进行|为[\u4e00-\u9fff]{2,8}(?:进行|讲解|检查|诊|测)|在.{2,20}[为给向与参开进接体]|外景|一角|合影|全景|鸟瞰|资料图)/u.test(
        piece.plain,
      )
    )
      add('caption', w.captionWording, 'worded like a caption')
  }

  add('credit', -4, '')
  if (form.creditLine) add('credit', 6, "photographer's line")
  if (form.byline.photo) add('credit', 3.5 * form.byline.sure, 'names a photographer')
  if (!form.creditLine && form.byline.sure > 0.5) add('credit', 3, 'names below a caption')
}

function weighFurniture({ piece, form, after, margin, signature }: View, add: Add): void {
  add('furniture', -5, '')
  if (margin && form.byline.sure < 0.6) add('furniture', w.furnitureMargin, 'stands at the edge of the page')
  if (form.column && after?.form.photoMark) add('furniture', 9, 'name of a column')
  if (form.furniture && signature !== 'date') add('furniture', 9, 'folio, date, editors or pointer')
  if (form.length <= 1 && !/[\p{L}]/u.test(piece.plain)) add('furniture', 4, 'a lone sign')
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
  weighSetting(view, add)
}
