// How a figure reads wherever it stands: its kind, its number, and promised beside reported on one scale.
import { Check, CircleHelp, Target } from 'lucide-react'
import type { CSSProperties } from 'react'
import type { DateText, FigureRow, PromiseRow } from '../../electron/contract/entities.ts'
import { language, useT } from '../strings/index.ts'
import { day } from '../strings/language.ts'
import './figures.css'
import { type Place, placeOnTrack } from './track.ts'

/** Promised, reported, or not said. */
export function FigureKind({ kind }: { kind: FigureRow['kind'] }) {
  const t = useT()
  if (kind === 'result')
    return (
      <span className="pill good">
        <Check size={12} aria-hidden />
        {t('figure.result')}
      </span>
    )
  if (kind === 'target')
    return (
      <span className="pill warn">
        <Target size={12} aria-hidden />
        {t('figure.target')}
      </span>
    )
  return (
    <span className="pill">
      <CircleHelp size={12} aria-hidden />
      {t('figure.neither')}
    </span>
  )
}

/** What a figure measures; in grey that nothing is named. */
export function Indicator({ of }: { of: string }) {
  const t = useT()
  return of === '' ? <span className="muted">{t('figures.noIndicator')}</span> : of
}

/** Chinese counts in 万 and 亿: what is whole in them to two places is written so, the largest first. */
const myriads = [
  [100_000_000, '亿'],
  [10_000, '万'],
] as const

/** A number as it stands in a table: in Chinese 8.6万, else gaps between thousands from five digits on; ranges with a dash. */
export function figureText(value: FigureRow['value'], tongue = language()): string {
  const one = (number: number) => {
    for (const [size, name] of tongue === 'zh-CN' ? myriads : []) {
      const hundredths = Math.round((number / size) * 100)
      const isWhole = Math.abs((hundredths / 100) * size - number) < 0.001
      if (Math.abs(number) >= size && isWhole) return `${figureText(hundredths / 100, 'en')}${name}`
    }
    const [whole = '', part] = String(number).split('.')
    const spaced = whole.replace('-', '').length < 5 ? whole : whole.replace(/\B(?=(\d{3})+$)/g, '\u2009')
    return part === undefined ? spaced : `${spaced}.${part}`
  }
  return typeof value === 'number' ? one(value) : value.map(one).join('–')
}

const saysYear = /\d{4}\s*[年.／/-]|[一二][〇○零一二三四五六七八九]{3}年/
const part = /(?<=年)[初中底末]$/

/** A date as a table says it: 今年 and 6月3日 with the year that is meant. */
export function dateText({ text, iso }: DateText, tongue = language()): string {
  if (iso === null || saysYear.test(text)) return text
  const ending =
    iso.includes('-') || tongue === 'en'
      ? ''
      : (part.exec(text)?.[0] ?? (/^年[初中底末]$/.test(text) ? text.slice(1) : ''))
  return `${day(iso, tongue)}${ending}`
}

/** The same, with the words of the page on it. */
export function DateSaid({ date }: { date: DateText }) {
  const t = useT()
  const shown = dateText(date)
  return (
    <time
      className="num"
      {...(date.iso === null ? {} : { dateTime: date.iso })}
      {...(shown === date.text ? {} : { title: t('figure.asPrinted', { text: date.text }) })}
    >
      {shown}
    </time>
  )
}

function Mark({
  place,
  isTarget,
  onGo,
}: {
  place: Place
  isTarget: boolean
  onGo: (row: FigureRow) => void
}) {
  const t = useT()
  const { figure, at, isNamed, counts } = place
  const text = `${figureText(figure.value)}${figure.unit}`
  return (
    <button
      type="button"
      className={isTarget ? 'track-mark target' : counts ? 'track-mark' : 'track-mark aside'}
      style={{ '--at': `${at * 100}%` } as CSSProperties}
      aria-label={`${t(isTarget ? 'figure.target' : 'figure.result')} ${text}: ${figure.title}`}
      title={figure.sentence}
      onClick={(event) => {
        event.stopPropagation()
        onGo(figure)
      }}
    >
      <i aria-hidden="true" />
      {isNamed && !isTarget ? <em className="num">{figureText(figure.value)}</em> : null}
    </button>
  )
}

/** From nothing to the promised value, with every report where it stands; each mark leads to its passage. */
export function PromiseTrack({ promise, onGo }: { promise: PromiseRow; onGo: (row: FigureRow) => void }) {
  const { target, reports, fill } = placeOnTrack(promise)
  return (
    <span className="track">
      <i className="track-fill" style={{ '--at': `${fill * 100}%` } as CSSProperties} />
      {reports.map((place) => (
        <Mark key={place.figure.id} place={place} isTarget={false} onGo={onGo} />
      ))}
      <Mark place={target} isTarget onGo={onGo} />
    </span>
  )
}

/** What became of a promise, in one word. */
export function PromiseState({ promise, isLate }: { promise: PromiseRow; isLate: boolean }) {
  const t = useT()
  if (promise.state === 'met') return <span className="pill good">{t('promise.met')}</span>
  if (isLate) return <span className="pill bad">{t('promise.late')}</span>
  return <span className="pill">{t(promise.state === 'none' ? 'promise.none' : 'promise.progress')}</span>
}
