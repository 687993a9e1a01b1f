/** Results of library commands as text for people. */
import type { ImportOutcome } from '../contract/jobs.ts'
import type {
  Annotation,
  AnnotationImport,
  AnnotationInContext,
  ArticleSummary,
  SearchResult,
  VerifyReport,
} from '../contract/model.ts'
import type { Console } from './console.ts'
import { cut, oneLine, table } from './table.ts'

export function imported(outcomes: readonly ImportOutcome[], { say }: Console): string {
  if (outcomes.length === 0) return ''
  const head = (['status', 'source', 'articles', 'encoding'] as const).map((name) => say(`column.${name}`))
  return table(
    head,
    outcomes.map(({ status, name, articles, encoding }) => [
      say(`import.${status}`),
      cut(name, 60),
      articles,
      encoding ?? '',
    ]),
  )
}

/** How many came to what, then those that a person should look at. */
export function importedMarks({ marks }: AnnotationImport, { say }: Console): string {
  const outcomes = ['placed', 'guessed', 'already-there', 'not-found'] as const
  const counts = outcomes.map(
    (name) => `${say(`mark.${name}`)} ${marks.filter((one) => one.outcome === name).length}`,
  )
  const doubtful = marks.filter(({ outcome }) => outcome === 'guessed' || outcome === 'not-found')
  const head = (['status', 'quote', 'article'] as const).map((name) => say(`column.${name}`))
  const rows = doubtful.map(({ outcome, quote, title }) => [
    say(`mark.${outcome}`),
    cut(oneLine(quote), 60),
    cut(title ?? '', 40),
  ])
  return `${counts.join('  ')}\n${rows.length === 0 ? '' : table(head, rows)}`
}

type Listed = ArticleSummary & { readonly source?: string }

export function articles(list: readonly Listed[], { say }: Console): string {
  if (list.length === 0) return `${say('list.none')}\n`
  const head = [
    'id',
    ...(['title', 'byline', 'source', 'characters', 'marks'] as const).map((name) => say(`column.${name}`)),
  ]
  return table(
    head,
    list.map(({ id, title, byline, source, characters, marks }) => [
      id,
      cut(title, 48),
      cut(byline.join(' '), 20),
      cut(source ?? '', 32),
      characters,
      Object.values(marks).reduce((sum, count) => sum + count, 0),
    ]),
  )
}

/** Hits stand in 【】. */
export function found(result: SearchResult, { say }: Console): string {
  if (result.hits.length === 0) return `${say('search.none')}\n`
  const parts = result.hits.map(({ articleId, title, sourceName, passages, count }) => {
    const more = count > passages.length ? say('search.more', { count }) : ''
    const lines = passages.map(({ passage, hits }) => {
      let told = ''
      let at = 0
      for (const [start, end] of hits) {
        told += `${passage.slice(at, start)}【${passage.slice(start, end)}】`
        at = end
      }
      return `  ${oneLine(told + passage.slice(at))}\n`
    })
    const head = [oneLine(title), oneLine(sourceName), articleId, more].filter((part) => part !== '')
    return `${head.join('  ')}\n${lines.join('')}`
  })
  return parts.join('\n')
}

export const annotation = ({ id, quote }: Annotation, { say }: Console): string =>
  `${id}\n${say('annotate.done', { quote: oneLine(quote) })}\n`

export function annotations(list: readonly AnnotationInContext[], { say }: Console): string {
  if (list.length === 0) return `${say('annotations.none')}\n`
  const head = [
    'id',
    ...(['color', 'quote', 'note', 'tags', 'article'] as const).map((name) => say(`column.${name}`)),
  ]
  return table(
    head,
    list.map(({ id, color, quote, note, tags, articleTitle }) => [
      id,
      color,
      cut(quote, 40),
      cut(note, 32),
      cut(tags.map((tag) => `#${tag}`).join(' '), 24),
      cut(articleTitle, 32),
    ]),
  )
}

export function verified(report: VerifyReport, { say }: Console): string {
  const { sources, pages, articles, annotations, characters, findings } = report
  const counts = say('verify.counts', { sources, pages, articles, annotations, characters })
  const verdict = report.sound ? say('verify.sound') : say('verify.unsound', { count: findings.length })
  const lines = findings.map(({ check, where, message }) => `  ${check}  ${where}: ${message}\n`)
  return `${counts}\n${verdict}\n${lines.join('')}`
}
