// Entities and figures of the library in memory: what is tagged in its articles, joined by name. It never ships.
import type { MethodsOf, Output, Parsed } from '../../electron/contract/api.ts'
import type { EntitySummary, FigureRow } from '../../electron/contract/entities.ts'
import { fail } from '../../electron/contract/errors.ts'
import type { Topic } from '../../electron/contract/events.ts'
import type { Mention } from '../../electron/contract/model.ts'
import type { FakeData } from './fake-data.ts'

type Names = MethodsOf<'entities'> | MethodsOf<'words'> | MethodsOf<'figures'>
type Answers = { [M in Names]: (input: Parsed<M>) => Output<M> }

/** Answers from `data.tags` as it is at each call; changes are announced and leave it as it is. */
export function fakeEntities(data: FakeData, changed: (...topics: Topic[]) => void): Answers {
  const spot = (one: { articleId: string; start: number; end: number }) => {
    const home = data.articles.find((article) => article.id === one.articleId)
    if (home === undefined) throw fail('not-found', 'no such article', { reason: 'article' })
    return {
      articleId: home.id,
      title: home.title,
      sourceName: home.page.sourceName,
      paper: '',
      pageNo: '',
      articleDate: null,
      start: one.start,
      end: one.end,
    }
  }
  const textOf = (id: string) => data.articles.find((article) => article.id === id)?.text ?? ''
  const sentenceAt = (articleId: string, at: number) => {
    const text = textOf(articleId)
    const from = Math.max(text.lastIndexOf('。', at - 1), text.lastIndexOf('\n', at - 1)) + 1
    const ends = [text.indexOf('。', at) + 1, text.indexOf('\n', at)].filter((end) => end > 0)
    return text.slice(from, Math.min(text.length, ...ends))
  }
  const mentions = () => Object.values(data.tags).flatMap((tags) => tags.mentions)
  const shown = (id: string): Mention[] => {
    const found = mentions().filter((one) => one.entityId === id && one.state !== 'rejected')
    if (found.length === 0) throw fail('not-found', 'no such entity', { reason: 'entity' })
    return found
  }
  const summary = (found: readonly Mention[]): EntitySummary => {
    const { entityId: id, type, canonical } = found[0] as Mention
    return {
      id,
      type,
      canonical,
      names: [...new Set(found.map(({ text }) => text))].filter((text) => text !== canonical),
      mentions: found.length,
      articles: new Set(found.map(({ articleId }) => articleId)).size,
      first: null,
      last: null,
    }
  }
  const all = () => {
    const groups = new Map<string, Mention[]>()
    for (const one of mentions()) groups.set(one.entityId, [...(groups.get(one.entityId) ?? []), one])
    return [...groups.values()].map(summary).sort((a, b) => b.mentions - a.mentions)
  }
  const counts = (found: readonly Mention[]) => {
    const texts = new Map<string, number>()
    for (const { text } of found) texts.set(text, (texts.get(text) ?? 0) + 1)
    return [...texts].map(([text, count]) => ({ text, count }))
  }
  const figures = (): FigureRow[] =>
    Object.values(data.tags)
      .flatMap((tags) => tags.figures)
      .map(({ by: _b, confidence: _c, ...figure }) => ({
        ...figure,
        ...spot(figure),
        who: [],
        date: null,
        sentence: sentenceAt(figure.articleId, figure.start),
      }))
  const paged = <Row>(rows: readonly Row[], { limit, offset }: { limit: number; offset: number }) => ({
    total: rows.length,
    rows: rows.slice(offset, offset + limit),
  })
  const said = () => {
    changed('tags')
    return null
  }
  const side = (found: readonly Mention[], canonical?: string) => {
    const { type, ...one } = summary(found)
    const name = canonical ?? one.canonical
    return { canonical: name, type, names: counts(found), mentions: one.mentions, articles: one.articles }
  }
  const splitOff = ({ id, names, mentionIds }: Parsed<'entities.split'>) =>
    shown(id).filter((one) => names.includes(one.text) || mentionIds.includes(one.id))
  const line = (one: Mention) => ({
    ...spot(one),
    mentionId: one.id,
    left: textOf(one.articleId).slice(Math.max(0, one.start - 30), one.start),
    text: one.text,
    right: textOf(one.articleId).slice(one.end, one.end + 30),
    state: one.state,
    colors: [],
  })
  const refOf = ({ id, type, canonical }: EntitySummary) => ({ id, type, canonical })

  return {
    'entities.list': (input) =>
      paged(
        all().filter(
          (one) =>
            (input.kinds ? input.kinds.includes(one.type) : one.type !== 'DATE') &&
            [one.canonical, ...one.names].some((name) => name.includes(input.text)),
        ),
        input,
      ),
    'entities.get': ({ id }) => ({
      ...summary(shown(id)),
      spellings: counts(shown(id)),
      note: '',
      apart: [],
      maybe: [],
      company: { total: 0, rows: [] },
      figures: { total: 0, rows: [] },
      timeline: { total: 0, rows: [] },
      runBy: [],
      described: [],
    }),
    'entities.concordance': (input) =>
      paged(
        shown(input.id)
          .filter(({ text }) => input.name === undefined || text === input.name)
          .map(line),
        input,
      ),
    'entities.graph': ({ limit }) => ({ nodes: all().slice(0, limit), edges: [], total: all().length }),
    'entities.rename': said,
    'entities.setNote': said,
    'entities.setApart': said,
    'entities.previewJoin': ({ into, ids, canonical }) => ({
      result: side([...shown(into), ...ids.flatMap(shown)], canonical),
      apart: [],
      retyped: 0,
      passages: ids.flatMap(shown).slice(0, 3).map(line),
    }),
    'entities.join': ({ into }) => {
      said()
      return refOf(summary(shown(into)))
    },
    'entities.previewSplit': (input) => {
      const made = splitOff(input)
      return {
        kept: side(shown(input.id).filter((one) => !made.includes(one))),
        made: side(made, input.canonical),
        existing: false,
        passages: made.slice(0, 3).map(line),
      }
    },
    'entities.split': (input) => {
      said()
      return refOf(summary(splitOff(input)))
    },
    'words.list': () => ({ total: 0, rows: [] }),
    'words.add': ({ name, type, canonical }) => {
      said()
      const word = {
        id: `word-${name}`,
        name,
        type,
        canonical: canonical ?? name,
        entityId: null,
        state: 'taught' as const,
      }
      return { word: { ...word, found: 0 }, found: 0 }
    },
    'words.remove': said,
    'words.importTsv': () => ({ added: 0, changed: 0, same: 0, found: 0, errors: [] }),
    'words.exportTsv': () => ({ text: 'name\tkind\tcanonical\tstate\r\n' }),
    'figures.list': (input) => ({
      ...paged(
        figures().filter(({ indicator, text }) => `${indicator} ${text}`.includes(input.text)),
        input,
      ),
      groups: [],
    }),
    'figures.csv': () => ({ text: '\ufeffindicator,value,unit\r\n' }),
    'figures.series': () => [],
    'figures.bodies': () => [],
    'entities.dossier': () => ({ name: '档案.md', text: '# 档案\n' }),
    'figures.promises': () => ({ total: 0, rows: [], counts: { none: 0, progress: 0, met: 0 } }),
  }
}
