// Corrections in the library in memory: the stretch that differs is one correction.
import type { MethodsOf, Output, Parsed } from '../../electron/contract/api.ts'
import type { Correction, Corrections } from '../../electron/contract/corrections.ts'
import type { Topic } from '../../electron/contract/events.ts'
import type { Article } from '../../electron/contract/model.ts'
import { fakeNow } from './fake-data.ts'

interface Needs {
  article(id: string): Article
  replace(article: Article): void
  step(label: string): void
  changed(...topics: Topic[]): void
}

type Answers = { [M in MethodsOf<'corrections'>]: (input: Parsed<M>) => Output<M> }

/** Answers over articles whose text it changes. */
export function fakeCorrections({ article, replace, step, changed }: Needs): Answers {
  /** By article and revision, so that undo brings them back with the text. */
  const made = new Map<string, readonly Correction[]>()
  const keyOf = ({ id, revision }: Article) => `${id} ${revision}`
  let next = 1
  const list = (articleId: string): Corrections => {
    const one = article(articleId)
    return { revision: one.revision, corrections: made.get(keyOf(one)) ?? [], waiting: [] }
  }
  /** The article with `[start, end)` read as `text`, and these corrections before and behind that. */
  const rewrite = (one: Article, start: number, end: number, text: string, fixes: readonly Correction[]) => {
    const shift = text.length - (end - start)
    const now: Article = {
      ...one,
      revision: one.revision + 1,
      text: one.text.slice(0, start) + text + one.text.slice(end),
      blocks: one.blocks.map((block) => ({
        ...block,
        start: block.start > start ? block.start + shift : block.start,
        end: block.end >= end ? block.end + shift : block.end,
      })),
    }
    const moved = fixes.map((fix) =>
      fix.start >= end ? { ...fix, start: fix.start + shift, end: fix.end + shift } : fix,
    )
    replace(now)
    return { now, moved }
  }
  return {
    'corrections.list': ({ articleId }) => list(articleId),
    'corrections.add': ({ articleId, start, end, text }) => {
      step('history.correction.add')
      const one = article(articleId)
      const was = one.text.slice(start, end)
      let head = 0
      while (head < was.length && was[head] === text[head]) head++
      let tail = 0
      while (tail < Math.min(was.length, text.length) - head && was.at(-1 - tail) === text.at(-1 - tail))
        tail++
      const from = start + head
      const words = text.slice(head, text.length - tail)
      const { now, moved } = rewrite(one, from, end - tail, words, made.get(keyOf(one)) ?? [])
      const fix: Correction = {
        id: `fix-${next++}`,
        start: from,
        end: from + words.length,
        text: words,
        was: was.slice(head, was.length - tail),
        ranges: [[from, end - tail]],
        createdAt: fakeNow,
      }
      made.set(
        keyOf(now),
        [...moved, fix].sort((a, b) => a.start - b.start),
      )
      changed('articles')
      return list(articleId)
    },
    'corrections.remove': ({ articleId, ids }) => {
      step('history.correction.remove')
      for (const { id } of made.get(keyOf(article(articleId))) ?? []) {
        const one = article(articleId)
        const fixes = made.get(keyOf(one)) ?? []
        const fix = fixes.find((other) => other.id === id)
        if (!fix || (ids !== null && !ids.includes(id))) continue
        const left = fixes.filter((other) => other !== fix)
        const { now, moved } = rewrite(one, fix.start, fix.end, fix.was, left)
        made.set(keyOf(now), moved)
      }
      changed('articles')
      return list(articleId)
    },
  }
}
