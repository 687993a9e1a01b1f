// A library in memory behind the same bridge as the real one, for component tests and pictures. It never ships.
import { api, type MethodName, type Output, type Parsed } from '../../electron/contract/api.ts'
import { type Failure, fail, toFailure } from '../../electron/contract/errors.ts'
import type { EventName, Events, Topic } from '../../electron/contract/events.ts'
import type {
  AnnotationInContext,
  Article,
  ArticleSummary,
  Color,
  PageSummary,
} from '../../electron/contract/model.ts'
import { Settings } from '../../electron/contract/settings.ts'
import type { Bridge } from './bridge.ts'
import { fakeAnchors } from './fake-anchors.ts'
import { fakeCorrections } from './fake-corrections.ts'
import { type FakeData, fakeNow, sampleData } from './fake-data.ts'
import { fakeDesk } from './fake-desk.ts'
import { fakeEntities } from './fake-entities.ts'
import { fakeExport } from './fake-export.ts'
import { fakeFiles } from './fake-files.ts'
import { fakeMarks } from './fake-marks.ts'
import { fakeReview } from './fake-review.ts'
import { fakeSearch } from './fake-search.ts'

type Answers = { [M in MethodName]: (input: Parsed<M>) => Output<M> | Promise<Output<M>> }

export interface Fake {
  readonly bridge: Bridge
  /** What is in it; change it before the call that should see it. */
  readonly data: FakeData
  /** Every call, in order. */
  readonly calls: readonly { readonly name: string; readonly input: unknown }[]
  /** Announces, as the library or main would. */
  emit<E extends EventName>(name: E, payload: Events[E]): void
  /** Answers a method otherwise from now on. */
  answer<M extends MethodName>(name: M, answer: (input: Parsed<M>) => Output<M> | Promise<Output<M>>): void
  /** Fails a method from now on. */
  fail(name: MethodName, failure: Failure): void
  settings(): Settings
}

const summaryOf = (article: Article, marks: AnnotationInContext[]): ArticleSummary => {
  const counts: Partial<Record<Color, number>> = {}
  for (const mark of marks)
    if (mark.articleId === article.id) counts[mark.color] = (counts[mark.color] ?? 0) + 1
  const { revision: _r, text: _t, blocks: _b, page: _p, place: _l, ...rest } = article
  return { ...rest, marks: counts }
}

/** A fake library; `window.jianbao` is set to its bridge unless there is no window. */
export function installFake(data: FakeData = sampleData(), info: Partial<Output<'app.info'>> = {}): Fake {
  const listeners = new Map<string, Set<(payload: unknown) => void>>()
  const calls: { name: string; input: unknown }[] = []
  let settings: Settings = Settings.parse({})
  let made = 0
  const undo: {
    label: string
    annotations: AnnotationInContext[]
    articles: Article[]
    review: unknown
    trash: readonly unknown[]
  }[] = []
  const redo: typeof undo = []

  const emit: Fake['emit'] = (name, payload) => {
    for (const listener of listeners.get(name) ?? []) listener(payload)
  }
  const changed = (...topics: Topic[]) => emit('changed', { topics })
  const state = () => ({ undo: undo.at(-1)?.label ?? null, redo: redo.at(-1)?.label ?? null })
  const snapshot = (label: string) => ({
    label,
    annotations: [...data.annotations],
    articles: [...data.articles],
    review: review.save(),
    trash: marks.save(),
  })
  const step = (label: string) => {
    undo.push(snapshot(label))
    redo.length = 0
    queueMicrotask(() => emit('history', state()))
  }
  const travel = (from: typeof undo, to: typeof undo) => {
    const back = from.pop()
    if (back !== undefined) {
      to.push(snapshot(back.label))
      data.annotations = back.annotations
      data.articles = back.articles
      review.restore(back.review)
      marks.restore(back.trash)
      changed('articles', 'annotations', 'trash')
      emit('history', state())
    }
    return state()
  }
  const article = (id: string): Article => {
    const found = data.articles.find((one) => one.id === id)
    if (found === undefined) throw fail('not-found', 'no such article', { reason: 'article' })
    return found
  }
  const corrections = fakeCorrections({
    article,
    replace: (now) => {
      data.articles = data.articles.map((one) => (one.id === now.id ? now : one))
    },
    step,
    changed,
  })
  const pageSummary = (page: FakeData['pages'][number]): PageSummary => {
    const { text: _t, photos: _p, furniture: _f, unassigned: _u, articles: _a, ...rest } = page
    return rest
  }
  const steps = new Map<string, number>()
  const desk = (id: string) => {
    const page = data.pages.find((one) => one.id === id)
    if (page === undefined) throw fail('not-found', 'no such page', { reason: 'page' })
    return fakeDesk(
      page,
      data.articles.filter((one) => one.pageId === id),
      steps.get(id) ?? 0,
    )
  }
  const status = (): Output<'library.status'> => ({
    path: '/home/reader/剪报/书库',
    schema: 1,
    sources: data.pages.length,
    pages: data.pages.length,
    articles: data.articles.length,
    annotations: data.annotations.length,
    hasSamples: data.pages.some((page) => page.sample),
    readOnly: false,
    cloud: null,
  })
  const chosen = (ids: readonly string[] | null) =>
    data.articles.filter((one) => ids === null || ids.includes(one.id))

  const review = fakeReview(data, changed, step)
  const marks = fakeMarks(data, changed, step)
  const answers: Answers = {
    ...review.answers,
    ...marks.answers,
    ...fakeAnchors({ data, article, step, changed }),
    ...corrections,
    ...fakeFiles(data, changed, step),
    'versions.of': () => [],
    'versions.groups': () => ({ total: 0, rows: [] }),
    'versions.find': () => null,
    'library.status': status,
    'library.verify': () => ({
      sound: true,
      sources: data.pages.length,
      pages: data.pages.length,
      articles: data.articles.length,
      annotations: data.annotations.length,
      characters: data.pages.reduce((sum, page) => sum + page.characters, 0),
      findings: [],
    }),
    'library.removeSamples': () => {
      const samples = data.pages.filter((page) => page.sample).map((page) => page.id)
      data.pages = data.pages.filter((page) => !page.sample)
      data.articles = data.articles.filter((one) => !samples.includes(one.pageId))
      const left = new Set(data.articles.map((one) => one.id))
      data.annotations = data.annotations.filter((one) => left.has(one.articleId))
      changed('library')
      return { removed: samples.length }
    },
    'pages.list': () => data.pages.map(pageSummary),
    'pages.get': ({ id }) => {
      const page = data.pages.find((one) => one.id === id)
      if (page === undefined) throw fail('not-found', 'no such page', { reason: 'page' })
      return page
    },
    'pages.picture': () => ({ name: '', n: 1, bytes: new Uint8Array(), sheet: null, areas: [] }),
    'sources.reread': ({ id, encoding }) => {
      data.pages = data.pages.map((page) => (page.sourceId === id ? { ...page, encoding } : page))
      changed('articles', 'library')
      return { pageIds: data.pages.filter((page) => page.sourceId === id).map((page) => page.id) }
    },
    'desk.get': ({ pageId }) => desk(pageId),
    'desk.apply': ({ pageId, step: { kind } }) => {
      step(`history.desk.${kind}`)
      steps.set(pageId, (steps.get(pageId) ?? 0) + 1)
      changed('articles')
      return desk(pageId)
    },
    'desk.reset': ({ pageId }) => {
      step('history.desk.reset')
      steps.delete(pageId)
      changed('articles')
      return desk(pageId)
    },
    'articles.list': () => data.articles.map((one) => summaryOf(one, data.annotations)),
    'articles.get': ({ id }) => ({ ...article(id), ...summaryOf(article(id), data.annotations) }),
    'articles.setPlace': ({ id, place, progress }) => {
      data.articles = data.articles.map((one) =>
        one.id === id
          ? { ...one, place, progress: Math.max(progress, one.progress), openedAt: fakeNow }
          : one,
      )
      return null
    },
    'articles.star': ({ ids, starred }) => {
      step('history.article.star')
      data.articles = data.articles.map((one) => (ids.includes(one.id) ? { ...one, starred } : one))
      changed('articles')
      return null
    },
    'articles.remove': ({ ids }) => {
      step('history.article.remove')
      marks.throwAway(
        data.articles.filter((one) => ids.includes(one.id)),
        [],
      )
      data.articles = data.articles.filter((one) => !ids.includes(one.id))
      data.annotations = data.annotations.filter((one) => !ids.includes(one.articleId))
      changed('articles', 'annotations', 'trash')
      return null
    },
    'tags.get': ({ articleId }) => data.tags[articleId] ?? { mentions: [], figures: [], quotes: [] },
    'tags.add': (input) => {
      const text = article(input.articleId).text.slice(input.start, input.end)
      const mention = {
        id: `mention-new-${++made}`,
        articleId: input.articleId,
        entityId: `entity-${text}`,
        type: input.type,
        start: input.start,
        end: input.end,
        text,
        canonical: input.canonical ?? text,
        confidence: 1,
        by: 'person',
        state: 'confirmed' as const,
      }
      const before = data.tags[input.articleId] ?? { mentions: [], figures: [], quotes: [] }
      data.tags[input.articleId] = { ...before, mentions: [...before.mentions, mention] }
      changed('tags')
      return mention
    },
    'tags.decide': ({ mentionId, decision }) => {
      const before = JSON.stringify(data.tags)
      for (const [id, tags] of Object.entries(data.tags))
        data.tags[id] = {
          ...tags,
          mentions: tags.mentions.flatMap((one) =>
            one.id !== mentionId
              ? [one]
              : decision === 'reject'
                ? []
                : [
                    {
                      ...one,
                      state: decision === 'confirm' ? ('confirmed' as const) : ('suggested' as const),
                    },
                  ],
          ),
        }
      if (JSON.stringify(data.tags) !== before) step('history.mention.decide')
      changed('tags')
      return null
    },
    'tags.retype': ({ mentionId, type }) => {
      const before = JSON.stringify(data.tags)
      for (const [id, tags] of Object.entries(data.tags))
        data.tags[id] = {
          ...tags,
          mentions: tags.mentions.map((one) => (one.id === mentionId ? { ...one, type } : one)),
        }
      if (JSON.stringify(data.tags) !== before) step('history.mention.retype')
      changed('tags')
      return null
    },
    'tags.decideFigure': () => {
      changed('tags')
      return null
    },
    'tags.extend': ({ mentionId, start, end }) => {
      const found = Object.values(data.tags)
        .flatMap((tags) => tags.mentions)
        .find((one) => one.id === mentionId)
      if (found === undefined) throw fail('not-found', 'no such tag', { reason: 'mention' })
      const text = article(found.articleId).text.slice(start, end)
      changed('tags')
      return { ...found, start, end, text, state: 'confirmed' as const, by: 'person' }
    },
    ...fakeEntities(data, changed),
    ...fakeSearch(data, () => data.articles.map((one) => summaryOf(one, data.annotations)), changed, step),
    ...fakeExport(() => data.annotations, chosen),
    'history.undo': () => travel(undo, redo),
    'history.redo': () => travel(redo, undo),
    'history.state': state,
    'settings.get': () => settings,
    'settings.set': (change) => {
      const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
      settings = { ...settings, ...given }
      changed('settings')
      return settings
    },
    'app.pickFiles': () => [],
    'app.pickFolder': () => [],
    'app.pickSave': ({ name }) => `/home/reader/${name}`,
    'app.cancelPrint': () => null,
    'app.reveal': () => null,
    'app.copy': () => null,
    'app.info': () => ({
      version: '0.1.0',
      host: 'electron',
      locale: 'zh-CN',
      platform: 'linux',
      notice: null,
      ...info,
    }),
    'app.openAgain': () => null,
    'app.quit': () => null,
  }

  const bridge: Bridge = {
    async call(name, input) {
      calls.push({ name, input })
      try {
        const method = name as MethodName
        const parsed = api[method].input.parse(input)
        const answer = answers[method] as (input: unknown) => unknown
        // A copy, as over a real border: nobody may share objects with the library.
        return { ok: true, value: structuredClone(await answer(parsed)) }
      } catch (error) {
        return { ok: false, error: toFailure(error) }
      }
    },
    on(name, listener) {
      const set = listeners.get(name) ?? new Set()
      listeners.set(name, set.add(listener))
      return () => set.delete(listener)
    },
    pathOf: (file) => `/home/reader/${file.name}`,
  }
  window.jianbao = bridge
  return {
    bridge,
    data,
    calls,
    emit,
    answer(name, answer) {
      answers[name] = answer as Answers[typeof name]
    },
    fail(name, failure) {
      const refuse = () => {
        throw fail(failure.code, failure.message, failure)
      }
      Object.assign(answers, { [name]: refuse })
    },
    settings: () => settings,
  }
}
