// Annotations and the trash of the library in memory. It never ships.
import type { MethodsOf, Output, Parsed } from '../../electron/contract/api.ts'
import { fail } from '../../electron/contract/errors.ts'
import type { Topic } from '../../electron/contract/events.ts'
import { anchors, type TrashItem, trashDays } from '../../electron/contract/marks.ts'
import { type AnnotationInContext, type Article, colors } from '../../electron/contract/model.ts'
import { type FakeData, fakeNow } from './fake-data.ts'

type Answers = { [M in MethodsOf<'annotations'> | MethodsOf<'trash'>]: (input: Parsed<M>) => Output<M> }
type Filter = Parsed<'annotations.counts'>
type Choice = Parsed<'annotations.change'>['marks']
interface Resting {
  readonly item: TrashItem
  readonly article: Article | null
  readonly marks: readonly AnnotationInContext[]
}

export interface FakeMarks {
  readonly answers: Answers
  /** Puts into the trash what is about to be deleted. */
  throwAway(articles: readonly Article[], marks: readonly AnnotationInContext[]): void
  /** What undo keeps and brings back. */
  save(): readonly unknown[]
  restore(saved: readonly unknown[]): void
}

const isWithin = (tag: string, within: string) => tag === within || tag.startsWith(`${within}/`)

function passes(data: FakeData, filter: Filter, one: AnnotationInContext): boolean {
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean)
  const text = `${one.quote}\n${one.note}`.toLowerCase()
  const mentions = data.tags[one.articleId]?.mentions ?? []
  return (
    words.every((word) => text.includes(word)) &&
    (filter.colors.length === 0 || filter.colors.includes(one.color)) &&
    filter.tags.every((tag) => one.tags.some((own) => isWithin(own, tag))) &&
    (!filter.untagged || one.tags.length === 0) &&
    (filter.done === null || filter.done === one.done) &&
    (filter.anchors.length === 0 || filter.anchors.includes(one.anchor)) &&
    (filter.noted === null || filter.noted === (one.note !== '')) &&
    (filter.from === null || one.createdAt >= filter.from) &&
    (filter.to === null || one.createdAt < filter.to) &&
    (filter.articleId === null || filter.articleId === one.articleId) &&
    (filter.entityId === null ||
      mentions.some((m) => m.entityId === filter.entityId && m.start < one.end && m.end > one.start))
  )
}

/** `step` keeps the state for undo before a change. */
export function fakeMarks(
  data: FakeData,
  changed: (...topics: Topic[]) => void,
  step: (label: string) => void,
): FakeMarks {
  let made = 0
  let resting: readonly Resting[] = []
  const article = (id: string): Article => {
    const found = data.articles.find((one) => one.id === id)
    if (found === undefined) throw fail('not-found', 'no such article', { reason: 'article' })
    return found
  }
  const find = (id: string) => {
    const found = data.annotations.find((one) => one.id === id)
    if (found === undefined) throw fail('not-found', 'no such annotation', { reason: 'annotation' })
    return found
  }
  const make = (
    home: Article,
    start: number,
    end: number,
    look: Pick<AnnotationInContext, 'color' | 'style' | 'note' | 'tags'>,
  ): AnnotationInContext => ({
    id: `new-${++made}`,
    articleId: home.id,
    revision: home.revision,
    start,
    end,
    quote: home.text.slice(start, end),
    prefix: home.text.slice(Math.max(0, start - 32), start),
    suffix: home.text.slice(end, end + 32),
    ...look,
    anchor: 'exact',
    score: null,
    kept: false,
    done: false,
    createdAt: fakeNow,
    modifiedAt: fakeNow,
    articleTitle: home.title,
    sourceName: home.page.sourceName,
  })
  const annotate = (input: Parsed<'annotations.create'>) => {
    const annotation = make(article(input.articleId), input.start, input.end, input)
    const { color, style, note, tags } = input
    step('history.annotation.create')
    data.annotations = [...data.annotations, { ...annotation, color, style, note, tags }]
    changed('annotations')
    return annotation
  }
  const chosen = (choice: Choice) =>
    data.annotations.filter((one) =>
      'ids' in choice
        ? choice.ids.includes(one.id)
        : !choice.except.includes(one.id) && passes(data, choice.filter, one),
    )
  /** Changes marks in one step; returns how many. */
  const change = (
    label: string,
    marks: readonly AnnotationInContext[],
    next: (one: AnnotationInContext) => AnnotationInContext,
  ) => {
    step(label)
    const ids = new Set(marks.map(({ id }) => id))
    data.annotations = data.annotations.map((one) => (ids.has(one.id) ? next(one) : one))
    changed('annotations', 'review')
    return ids.size
  }
  const remove = (marks: readonly AnnotationInContext[]) => {
    step('history.annotation.remove')
    throwAway([], marks)
    data.annotations = data.annotations.filter((one) => !marks.includes(one))
    changed('annotations', 'trash')
    return marks.length
  }
  const item = (more: Omit<TrashItem, 'removedAt' | 'goesAt'>): TrashItem => ({
    ...more,
    removedAt: fakeNow,
    goesAt: fakeNow + trashDays * 86_400_000,
  })
  function throwAway(articles: readonly Article[], marks: readonly AnnotationInContext[]): void {
    const gone = articles.map((one): Resting => {
      const own = data.annotations.filter((mark) => mark.articleId === one.id)
      const { id, title, text } = one
      const told = { id, title, excerpt: text.slice(title.length).trim().slice(0, 160), color: null }
      const place = one.page.sourceName
      return { item: item({ ...told, kind: 'article', place, marks: own.length }), article: one, marks: own }
    })
    const single = marks.map((one): Resting => {
      const told = {
        id: one.id,
        title: one.quote,
        excerpt: one.note,
        place: one.articleTitle,
        color: one.color,
      }
      return { item: item({ ...told, kind: 'annotation', marks: 0 }), article: null, marks: [one] }
    })
    resting = [...gone, ...single, ...resting]
  }
  const tagged = (tag: string) => data.annotations.filter((one) => one.tags.some((own) => isWithin(own, tag)))
  const names = () => {
    const all = new Set<string>()
    for (const tag of data.annotations.flatMap((one) => one.tags))
      for (let at = tag.indexOf('/'); ; at = tag.indexOf('/', at + 1)) {
        all.add(at < 0 ? tag : tag.slice(0, at))
        if (at < 0) break
      }
    return [...all].sort()
  }
  const places = (mark: AnnotationInContext, home: Article) => {
    const found: number[] = []
    for (let at = home.text.indexOf(mark.quote); at >= 0; at = home.text.indexOf(mark.quote, at + 1))
      if (!data.annotations.some((one) => one.articleId === home.id && one.start === at)) found.push(at)
    return found
  }

  const answers: Answers = {
    'annotations.list': ({ articleId }) =>
      data.annotations.filter((one) => articleId === undefined || one.articleId === articleId),
    'annotations.create': annotate,
    'annotations.createByQuote': ({ quote, prefix: _p, suffix: _s, ...rest }) => {
      const home = article(rest.articleId)
      const start = home.text.indexOf(quote)
      if (start < 0) throw fail('not-found', 'the quote is not in the article', { reason: 'quote' })
      return annotate({ ...rest, revision: home.revision, start, end: start + quote.length })
    },
    'annotations.update': ({ id, range, ...given }) => {
      const before = find(id)
      const known = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
      const ends =
        range === undefined
          ? {}
          : {
              start: range.start,
              end: range.end,
              quote: article(before.articleId).text.slice(range.start, range.end),
            }
      const after: AnnotationInContext = { ...before, ...known, ...ends, modifiedAt: fakeNow }
      step('history.annotation.update')
      data.annotations = data.annotations.map((one) => (one.id === id ? after : one))
      changed('annotations')
      return after
    },
    'annotations.remove': ({ ids }) => {
      remove(data.annotations.filter((one) => ids.includes(one.id)))
      return null
    },
    'annotations.find': ({ sort, reverse, limit, offset, ...filter }) => {
      const place = (one: AnnotationInContext) => data.articles.findIndex(({ id }) => id === one.articleId)
      const all = data.annotations
        .filter((one) => passes(data, filter, one))
        .sort((a, b) => {
          if (sort === 'article') return place(a) - place(b) || a.start - b.start
          if (sort === 'created') return b.createdAt - a.createdAt
          const byColor = sort === 'color' ? colors.indexOf(a.color) - colors.indexOf(b.color) : 0
          return byColor || b.modifiedAt - a.modifiedAt
        })
      if (reverse) all.reverse()
      const rows = all.slice(offset, offset + limit).map((one) => {
        const text = data.articles.find(({ id }) => id === one.articleId)?.text ?? ''
        const from =
          Math.max(text.lastIndexOf('\n', one.start - 1), text.lastIndexOf('。', one.start - 1)) + 1
        const to = text.slice(one.end).search(/[。\n]/)
        return {
          ...one,
          before: text.slice(from, one.start),
          after: text.slice(one.end, to < 0 ? undefined : one.end + to + 1),
        }
      })
      return { total: all.length, rows }
    },
    'annotations.counts': (filter) => {
      const among = (left: Partial<Filter>) =>
        data.annotations.filter((one) => passes(data, { ...filter, ...left }, one))
      const by = <K extends string>(
        keys: readonly K[],
        of: (one: AnnotationInContext) => K,
        left: Partial<Filter>,
      ) =>
        Object.fromEntries(
          keys.map((key) => [key, among(left).filter((one) => of(one) === key).length]),
        ) as Record<K, number>
      const done = among({ done: null }).filter((one) => one.done).length
      return {
        all: data.annotations.length,
        colors: by(colors, (one) => one.color, { colors: [] }),
        anchors: by(anchors, (one) => one.anchor, { anchors: [] }),
        done: { open: among({ done: null }).length - done, done },
        noted: among({ noted: null }).filter((one) => one.note !== '').length,
        untagged: among({ untagged: false, tags: [] }).filter((one) => one.tags.length === 0).length,
      }
    },
    'annotations.change': ({ marks, change: { addTags, removeTags, color, style, done } }) => ({
      changed: change('history.annotation.change', chosen(marks), (one) => ({
        ...one,
        color: color ?? one.color,
        style: style ?? one.style,
        done: done ?? one.done,
        tags: [
          ...new Set([
            ...one.tags.filter((tag) => !removeTags.some((gone) => isWithin(tag, gone))),
            ...addTags,
          ]),
        ],
      })),
    }),
    'annotations.removeAll': ({ marks }) => ({ removed: remove(chosen(marks)) }),
    'annotations.tags': () =>
      names().map((name) => ({
        name,
        count: data.annotations.filter((one) => one.tags.includes(name)).length,
        total: tagged(name).length,
      })),
    'annotations.previewTag': ({ name, to }) => ({
      marks: tagged(name).length,
      nested: names().filter((one) => one.startsWith(`${name}/`)).length,
      joined: to === undefined || isWithin(to, name) ? 0 : tagged(to).length,
      rests: 0,
    }),
    'annotations.renameTag': ({ name, to }) => ({
      changed: change('history.tag.rename', tagged(name), (one) => ({
        ...one,
        tags: [...new Set(one.tags.map((tag) => (isWithin(tag, name) ? to + tag.slice(name.length) : tag)))],
      })),
    }),
    'annotations.removeTag': ({ name }) => ({
      changed: change('history.tag.remove', tagged(name), (one) => ({
        ...one,
        tags: one.tags.filter((tag) => !isWithin(tag, name)),
      })),
    }),
    'annotations.equal': ({ id }) => {
      const mark = find(id)
      const counts = data.articles.map((home) => [home.id, places(mark, home).length] as const)
      return {
        article: counts.find(([home]) => home === mark.articleId)?.[1] ?? 0,
        library: counts.reduce((sum, [, count]) => sum + count, 0),
        articles: counts.filter(([, count]) => count > 0).length,
      }
    },
    'annotations.createEqual': ({ id, reach }) => {
      const mark = find(id)
      const homes = reach === 'library' ? data.articles : [article(mark.articleId)]
      const added = homes.flatMap((home) =>
        places(mark, home).map((at) => make(home, at, at + mark.quote.length, { ...mark, note: '' })),
      )
      step('history.annotation.equal')
      data.annotations = [...data.annotations, ...added]
      changed('annotations')
      return { created: added.length }
    },
    'trash.list': ({ kind, limit, offset }) => {
      const all = resting.filter(
        ({ item }) => kind === 'all' || (item.kind === 'annotation') === (kind === 'annotation'),
      )
      const annotations = resting.filter(({ item }) => item.kind === 'annotation').length
      return {
        total: all.length,
        rows: all.slice(offset, offset + limit).map(({ item }) => item),
        articles: resting.length - annotations,
        annotations,
      }
    },
    'trash.get': ({ id }) => {
      const found = resting.find(({ item }) => item.id === id)
      if (found === undefined) throw fail('not-found', 'not in the trash', { reason: 'trash' })
      return { text: found.article?.text ?? '', marks: found.marks }
    },
    'trash.restore': ({ ids }) => {
      const back = resting.filter(({ item }) => ids.includes(item.id))
      step('history.trash.restore')
      data.articles = [...data.articles, ...back.flatMap(({ article }) => article ?? [])]
      data.annotations = [...data.annotations, ...back.flatMap(({ marks }) => marks)]
      resting = resting.filter((one) => !back.includes(one))
      changed('articles', 'annotations', 'trash')
      return { restored: back.length, moved: 0 }
    },
    'trash.remove': ({ ids }) => {
      step('history.trash.remove')
      resting = resting.filter(({ item }) => !ids.includes(item.id))
      changed('trash')
      return null
    },
    'trash.empty': () => {
      step('history.trash.empty')
      const removed = resting.length
      resting = []
      changed('trash')
      return { removed }
    },
  }
  return {
    answers,
    throwAway,
    save: () => resting,
    restore: (saved) => {
      resting = saved as readonly Resting[]
    },
  }
}
