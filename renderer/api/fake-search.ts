// What the library in memory finds and lists: plain, but of the real one's form. It never ships.
import type { MethodsOf, Output, Parsed } from '../../electron/contract/api.ts'
import type { EntityRef } from '../../electron/contract/entities.ts'
import type { Topic } from '../../electron/contract/events.ts'
import type {
  AnnotationInContext,
  Article,
  ArticleSummary,
  PageSummary,
  SearchHit,
  SearchPassage,
} from '../../electron/contract/model.ts'
import { colors } from '../../electron/contract/model.ts'
import { parseQuery, type QueryNode, sought } from '../../electron/contract/query.ts'
import type { FacetCount, ListingChoice, SavedSearch } from '../../electron/contract/search.ts'
import { type FakeData, fakeNow } from './fake-data.ts'

type Names = MethodsOf<'search'> | MethodsOf<'searches'> | MethodsOf<'listing'>
type Answers = { [M in Names]: (input: Parsed<M>) => Output<M> }

/** Characters around a hit. */
const around = 20
const fold = (text: string) => text.normalize('NFKC').toLowerCase()

function* placesIn(text: string, word: string): Generator<number> {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) yield at
}

/** The passage around a word that stands at `at`; `start` and `end` are where the hit leads. */
function passageOf(
  text: string,
  at: number,
  length: number,
  where: Pick<SearchPassage, 'in' | 'annotationId' | 'start' | 'end'>,
): SearchPassage {
  const from = Math.max(0, at - around)
  return {
    ...where,
    passage: text.slice(from, at + length + around).replaceAll('\n', ' '),
    hits: [[at - from, at - from + length]],
  }
}

const counted = (values: readonly string[]): FacetCount[] => {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count)
}
const paperOf = (page: PageSummary) => page.meta.paper || page.sourceName.replace(/\.[^.]+$/, '')
const yearOf = (page: PageSummary) =>
  page.meta.date.slice(0, 4) || String(new Date(page.addedAt).getUTCFullYear())

/** Answers from `data` as it is at each call; `summaries` are the lines of its articles. */
export function fakeSearch(
  data: FakeData,
  summaries: () => readonly ArticleSummary[],
  changed: (...topics: Topic[]) => void,
  step: (label: string) => void,
): Answers {
  let saved: Omit<SavedSearch, 'articles'>[] = []
  const notesOn = (article: Article): AnnotationInContext[] =>
    data.annotations.filter((note) => note.articleId === article.id)
  const mentionsIn = (article: Article) => data.tags[article.id]?.mentions ?? []

  const fits = (article: Article, node: QueryNode): boolean => {
    if (node.kind === 'and') return node.parts.every((part) => fits(article, part))
    if (node.kind === 'or') return node.parts.some((part) => fits(article, part))
    if (node.kind === 'not') return !fits(article, node.part)
    const notes = notesOn(article)
    if (node.kind === 'words')
      return [article.text, ...notes.map(({ note }) => note)].some((text) => text.includes(node.text))
    if (node.kind === 'colour') return notes.some(({ color }) => color === node.color)
    if (node.kind === 'date') return (node.field === 'before') === yearOf(article.page) < node.iso
    if (node.kind === 'is' && node.what === 'starred') return article.starred
    if (node.kind === 'is') return node.what === 'unread' ? article.openedAt === null : notes.length > 0
    if (node.kind === 'has') return notes.some(({ note }) => node.what !== 'note' || note !== '')
    if (node.field === 'title') return article.title.includes(node.text)
    if (node.field === 'author') return (article.bylineText ?? '').includes(node.text)
    if (node.field === 'paper') return paperOf(article.page).includes(node.text)
    if (node.field === 'note') return notes.some(({ note }) => note.includes(node.text))
    if (node.field === 'tag') return notes.some(({ tags }) => tags.includes(node.text))
    return mentionsIn(article).some(({ canonical }) => canonical.includes(node.text))
  }
  const found = (query: string) => {
    const { root } = parseQuery(query)
    return root === null ? [] : data.articles.filter((article) => fits(article, root))
  }

  const hitOf = (
    article: Article,
    words: readonly string[],
    input: Parsed<'search.query'>,
  ): SearchHit | null => {
    const passages: SearchPassage[] = []
    for (const word of words) {
      if (input.in !== 'note')
        for (const at of placesIn(article.text, word))
          passages.push(
            passageOf(article.text, at, word.length, {
              in: 'text',
              annotationId: null,
              start: at,
              end: at + word.length,
            }),
          )
      if (input.in !== 'text')
        for (const { id, note, start, end } of notesOn(article))
          for (const at of placesIn(note, word))
            passages.push(passageOf(note, at, word.length, { in: 'note', annotationId: id, start, end }))
    }
    if (words.length > 0 && passages.length === 0) return null
    const { id, title, page } = article
    const titleHits = words.flatMap((word) =>
      [...placesIn(title, word)].map((at) => [at, at + word.length] as const),
    )
    return {
      articleId: id,
      title,
      titleHits,
      sourceName: page.sourceName,
      paper: page.meta.paper,
      date: page.meta.date || null,
      count: passages.length,
      passages: passages.slice(0, input.limitPerArticle),
    }
  }

  const inList = (choice: ListingChoice) => {
    const words = fold(choice.text).split(/\s+/).filter(Boolean)
    const wanted = choice.query.trim() === '' ? null : new Set(found(choice.query).map(({ id }) => id))
    const pages = new Map(data.pages.map((page) => [page.id, page as PageSummary]))
    return summaries().filter((one) => {
      const page = pages.get(one.pageId) as PageSummary
      const marks = colors.reduce((sum, color) => sum + (one.marks[color] ?? 0), 0)
      const head = fold(
        [one.title, one.kicker, one.subtitle, one.bylineText, ...one.byline, page.sourceName].join('\n'),
      )
      return (
        (choice.kind !== 'unread' || (one.openedAt === null && one.progress === 0)) &&
        (choice.kind !== 'marked' || marks > 0) &&
        (choice.kind !== 'starred' || one.starred) &&
        (choice.color === null || (one.marks[choice.color] ?? 0) > 0) &&
        (choice.paper === null || page.meta.paper === choice.paper) &&
        (choice.sourceId === null || page.sourceId === choice.sourceId) &&
        (choice.pageId === null || page.id === choice.pageId) &&
        (choice.year === null || yearOf(page) === choice.year) &&
        (wanted === null || wanted.has(one.id)) &&
        words.every((word) => head.includes(word))
      )
    })
  }
  const ordered = (choice: ListingChoice) => {
    const all = inList(choice)
    const isWhole = all.length === data.articles.length
    const isFlat = choice.sort === 'marks' || choice.sort === 'length' || choice.sort === 'opened'
    const way = choice.reverse ? -1 : 1
    if (isFlat) {
      const marks = (one: ArticleSummary) => colors.reduce((sum, color) => sum + (one.marks[color] ?? 0), 0)
      const value = (one: ArticleSummary) =>
        choice.sort === 'marks' ? marks(one) : choice.sort === 'length' ? one.characters : (one.openedAt ?? 0)
      return { rows: all.toSorted((a, b) => way * (value(b) - value(a))), pageIds: [], counts: [] }
    }
    const dayOf = (page: PageSummary) => page.meta.date || new Date(page.addedAt).toISOString().slice(0, 10)
    const before = (a: PageSummary, b: PageSummary) =>
      choice.sort === 'paper'
        ? paperOf(a).localeCompare(paperOf(b))
        : choice.sort === 'date'
          ? dayOf(b).localeCompare(dayOf(a)) || b.addedAt - a.addedAt
          : b.addedAt - a.addedAt || (a.sourceId === b.sourceId ? a.n - b.n : 0)
    const pages = data.pages.toSorted((a, b) => way * before(a, b))
    const lists = pages
      .map((page) => ({ id: page.id, rows: all.filter((one) => one.pageId === page.id) }))
      .filter(({ rows }) => isWhole || rows.length > 0)
    return {
      rows: lists.flatMap(({ rows }) => rows),
      pageIds: lists.map(({ id }) => id),
      counts: lists.map(({ rows }) => rows.length),
    }
  }

  return {
    'search.query': (input) => {
      const { root, problems } = parseQuery(input.query)
      const words = [...sought(root)].flatMap((node) => (node.kind === 'words' ? [node.text] : []))
      const hits = found(input.query).flatMap((article) => hitOf(article, words, input) ?? [])
      if (input.order === 'best') hits.sort((a, b) => b.titleHits.length - a.titleHits.length)
      return {
        query: input.query,
        hits: hits.slice(0, input.limit),
        articles: hits.length,
        isExact: true,
        problems,
        meant: [],
      }
    },
    'search.facets': ({ query, limit }) => {
      const all = found(query)
      const names = new Map<string, EntityRef & { count: number }>()
      for (const article of all)
        for (const { entityId: id, type, canonical } of mentionsIn(article))
          names.set(id, { id, type, canonical, count: (names.get(id)?.count ?? 0) + 1 })
      return {
        articles: all.length,
        counted: all.length,
        papers: counted(all.flatMap(({ page }) => page.meta.paper || [])).slice(0, limit),
        years: counted(all.map(({ page }) => yearOf(page))).slice(0, limit),
        entities: [...names.values()].filter(({ type }) => type !== 'DATE').slice(0, limit),
        tags: counted(all.flatMap((article) => notesOn(article).flatMap(({ tags }) => [...tags]))).slice(
          0,
          limit,
        ),
      }
    },
    'search.suggest': ({ text, limit }) => {
      const words = fold(text).split(/\s+/).filter(Boolean)
      const all = new Map(
        Object.values(data.tags).flatMap(({ mentions }) => mentions.map((one) => [one.entityId, one])),
      )
      const fitting =
        words.length === 0 ? [] : [...all.values()].filter((one) => one.canonical.includes(text.trim()))
      const articles =
        words.length === 0
          ? data.articles.filter((one) => one.openedAt !== null)
          : data.articles.filter((one) =>
              words.every((word) => fold(`${one.title}\n${one.bylineText ?? ''}`).includes(word)),
            )
      return {
        entities: fitting.slice(0, limit).map(({ entityId: id, type, canonical, text: name }) => ({
          id,
          type,
          canonical,
          name,
          by: 'name' as const,
          articles: 1,
        })),
        articles: articles.slice(0, limit).map(({ id, title, bylineText, page }) => ({
          id,
          title,
          byline: bylineText ?? '',
          sourceName: page.sourceName,
        })),
      }
    },
    'searches.list': () => saved.map((one) => ({ ...one, articles: found(one.query).length })),
    'searches.save': ({ id = `saved-${saved.length + 1}`, name, query }) => {
      step('history.search.save')
      saved = [...saved.filter((one) => one.id !== id), { id, name, query, createdAt: fakeNow }]
      changed('searches')
      return { id }
    },
    'searches.remove': ({ id }) => {
      step('history.search.remove')
      saved = saved.filter((one) => one.id !== id)
      changed('searches')
      return null
    },
    'listing.outline': (choice) => {
      const { rows, pageIds, counts } = ordered(choice)
      return { total: rows.length, pageIds, counts }
    },
    'listing.rows': ({ limit, offset, ...choice }) => {
      const { rows } = ordered(choice)
      return { total: rows.length, rows: rows.slice(offset, offset + limit) }
    },
    'listing.ids': ({ limit, offset, ...choice }) =>
      ordered(choice)
        .rows.slice(offset, offset + limit)
        .map(({ id }) => id),
    'listing.find': ({ id, ...choice }) => {
      const at = ordered(choice).rows.findIndex((one) => one.id === id)
      return at < 0 ? null : at
    },
    'listing.pages': ({ ids }) =>
      data.pages
        .filter(({ id }) => ids.includes(id))
        .map(({ text: _t, photos: _p, furniture: _f, unassigned: _u, articles: _a, ...page }) => ({
          page,
          articles: data.articles
            .filter((one) => one.pageId === page.id)
            .map(({ n, characters }) => ({ n, characters })),
        })),
    'listing.counts': () => {
      const all = summaries()
      const unnamed = data.pages.filter((page) => page.meta.paper === '')
      return {
        all: all.length,
        pages: data.pages.length,
        unread: all.filter((one) => one.openedAt === null && one.progress === 0).length,
        starred: all.filter(({ starred }) => starred).length,
        marked: all.filter((one) => Object.keys(one.marks).length > 0).length,
        colors: Object.fromEntries(
          colors.map((color) => [color, all.filter((one) => (one.marks[color] ?? 0) > 0).length]),
        ),
        papers: counted(data.articles.flatMap(({ page }) => page.meta.paper || [])),
        sources: [...new Map(unnamed.map((page) => [page.sourceId, page.sourceName]))].map(([id, name]) => ({
          id,
          name,
          count: data.articles.filter(({ page }) => page.sourceId === id).length,
        })),
        years: counted(data.articles.map(({ page }) => yearOf(page))).sort((a, b) =>
          b.value.localeCompare(a.value),
        ),
        samples: data.pages.some((page) => page.sample),
      }
    },
  }
}
