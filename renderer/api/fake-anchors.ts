// The re-anchor desk in the library in memory. It never ships.
import type { MethodsOf, Output, Parsed } from '../../electron/contract/api.ts'
import { fail } from '../../electron/contract/errors.ts'
import type { Topic } from '../../electron/contract/events.ts'
import type { AnnotationInContext, Article } from '../../electron/contract/model.ts'
import type { FakeData } from './fake-data.ts'

type Answers = { [M in MethodsOf<'anchors'>]: (input: Parsed<M>) => Output<M> }

export function fakeAnchors({
  data,
  article,
  step,
  changed,
}: {
  data: FakeData
  article(id: string): Article
  step(label: string): void
  changed(...topics: Topic[]): void
}): Answers {
  return {
    'anchors.list': ({ kept }) => {
      const rows = data.annotations.filter(
        (one) => (one.anchor === 'fuzzy' || one.anchor === 'lost') && one.kept === kept,
      )
      return { total: rows.length, rows }
    },
    // Likeness is the library's business: here each place of the first two characters is one.
    'anchors.candidates': ({ id }) => {
      const mark = data.annotations.find((one) => one.id === id)
      if (mark === undefined) throw fail('not-found', 'no such annotation', { reason: 'annotation' })
      const home = article(mark.articleId)
      const found: Output<'anchors.candidates'>[number][] = []
      const head = mark.quote.slice(0, 2)
      for (let at = home.text.indexOf(head); at >= 0; at = home.text.indexOf(head, at + 1)) {
        const end = Math.min(home.text.length, at + mark.quote.length)
        found.push({
          articleId: home.id,
          articleTitle: home.title,
          revision: home.revision,
          start: at,
          end,
          text: home.text.slice(at, end),
          before: home.text.slice(Math.max(0, at - 20), at),
          after: home.text.slice(end, end + 20),
          score: 0.9 - found.length / 10,
          context: 0.5,
          isHere: mark.anchor === 'fuzzy' && mark.start === at,
        })
      }
      return found.slice(0, 5)
    },
    'anchors.place': ({ id, articleId, start, end }) => {
      step('history.anchor.place')
      const home = article(articleId)
      data.annotations = data.annotations.map((one) =>
        one.id === id
          ? {
              ...one,
              articleId,
              start,
              end,
              revision: home.revision,
              quote: home.text.slice(start, end),
              anchor: 'exact',
              score: null,
              kept: false,
            }
          : one,
      )
      changed('annotations')
      return data.annotations.find((one) => one.id === id) as AnnotationInContext
    },
    'anchors.keep': ({ ids, kept }) => {
      step(kept ? 'history.anchor.keep' : 'history.anchor.takeUp')
      data.annotations = data.annotations.map((one) =>
        ids.includes(one.id) ? { ...one, anchor: 'lost', score: null, kept } : one,
      )
      changed('annotations')
      return null
    },
  }
}
