// Spaced review in the library in memory: today's pile and what became of it, without a scheduler. It never ships.
import type { MethodsOf, Output, Parsed } from '../../electron/contract/api.ts'
import { fail } from '../../electron/contract/errors.ts'
import type { Topic } from '../../electron/contract/events.ts'
import type { AnnotationInContext } from '../../electron/contract/model.ts'
import type { Range } from '../../electron/contract/page.ts'
import { daysShown, type Rest, type RestScope, type ReviewCard } from '../../electron/contract/review.ts'
import { type FakeData, fakeNow } from './fake-data.ts'

type Answers = { [M in MethodsOf<'review'>]: (input: Parsed<M>) => Output<M> }
interface State {
  readonly clozes: ReadonlyMap<string, readonly Range[]>
  /** Ids of the annotations graded today, in order; those forgotten come again. */
  readonly graded: readonly string[]
  readonly forgotten: readonly string[]
  readonly rests: readonly Rest[]
}

export interface FakeReview {
  readonly answers: Answers
  /** What undo keeps and brings back. */
  save(): unknown
  restore(saved: unknown): void
}

const minute = 60_000
const day = 24 * 60 * minute
const dayName = (offset: number) => new Date(fakeNow + offset * day).toISOString().slice(0, 10)

/** `step` keeps the state for undo before a change. */
export function fakeReview(
  data: FakeData,
  changed: (...topics: Topic[]) => void,
  step: (label: string) => void,
): FakeReview {
  let state: State = { clozes: new Map(), graded: [], forgotten: [], rests: [] }
  const holds = ({ scope, target }: Pick<Rest, 'scope' | 'target'>, one: AnnotationInContext) =>
    scope === 'annotation'
      ? one.id === target
      : scope === 'article'
        ? one.articleId === target
        : one.tags.includes(target)
  const awake = () => data.annotations.filter((one) => !state.rests.some((rest) => holds(rest, one)))
  const find = (id: string) => {
    const found = data.annotations.find((one) => one.id === id)
    if (found === undefined) throw fail('not-found', 'no such annotation', { reason: 'annotation' })
    return found
  }
  const card = (one: AnnotationInContext): ReviewCard => {
    const text = data.articles.find((article) => article.id === one.articleId)?.text ?? ''
    const to = text.indexOf('\n', one.end)
    const isForgotten = state.forgotten.includes(one.id)
    return {
      ...one,
      before: text.slice(text.lastIndexOf('\n', one.start - 1) + 1, one.start),
      after: text.slice(one.end, to < 0 ? text.length : to),
      cloze: state.clozes.get(one.id) ?? [],
      state: isForgotten ? 'learning' : 'new',
      due: one.createdAt,
      reps: state.graded.filter((id) => id === one.id).length,
      lapses: 0,
      next: { again: minute, hard: 6 * minute, good: 10 * minute, easy: 8 * day },
    }
  }
  const pile = () => {
    const all = awake()
    return [
      ...all.filter((one) => !state.graded.includes(one.id)),
      ...all.filter((one) => state.forgotten.includes(one.id)),
    ]
  }
  const set = (label: string, change: Partial<State>) => {
    step(label)
    state = { ...state, ...change }
    changed('review')
  }
  const rest = (label: string, scope: RestScope, target: string, until: number | null): null => {
    const others = state.rests.filter((one) => one.scope !== scope || one.target !== target)
    const shown =
      scope === 'annotation'
        ? find(target).quote
        : (data.articles.find((one) => one.id === target)?.title ?? target)
    const count = data.annotations.filter((one) => holds({ scope, target }, one)).length
    set(label, { rests: [{ scope, target, until, createdAt: fakeNow, label: shown, count }, ...others] })
    return null
  }

  return {
    save: () => state,
    restore: (saved) => {
      state = saved as State
      changed('review')
    },
    answers: {
      'review.pile': () => {
        const cards = pile().map(card)
        const learning = cards.filter((one) => one.state === 'learning').length
        return {
          cards,
          counts: { new: cards.length - learning, learning, review: 0 },
          done: state.graded.length,
          left: { new: 0, review: 0 },
          nextDue: state.graded.length === 0 ? null : fakeNow + 8 * day,
        }
      },
      'review.due': () => ({ count: pile().length }),
      'review.grade': ({ id, grade }) => {
        const forgotten = state.forgotten.filter((one) => one !== id)
        set('history.review.grade', {
          graded: [...state.graded, id],
          forgotten: grade === 'again' ? [...forgotten, id] : forgotten,
        })
        return card(find(id))
      },
      'review.setCloze': ({ id, spans }) => {
        const ranges = spans.map(({ start, end }): Range => [start, end]).toSorted((a, b) => a[0] - b[0])
        set('history.review.cloze', { clozes: new Map(state.clozes).set(id, ranges) })
        return card(find(id))
      },
      'review.pause': ({ scope, target, days }) =>
        rest('history.review.pause', scope, target, fakeNow + days * day),
      'review.exclude': ({ scope, target }) => rest('history.review.exclude', scope, target, null),
      'review.resume': ({ scope, target }) => {
        set('history.review.resume', {
          rests: state.rests.filter((one) => one.scope !== scope || one.target !== target),
        })
        return null
      },
      'review.rests': () => state.rests,
      'review.stats': () => ({
        past: Array.from({ length: daysShown }, (_, i) => ({
          day: dayName(i - daysShown + 1),
          again: i % 7 === 3 ? 2 : 0,
          hard: i % 3,
          good: (i * 5) % 9,
          easy: i % 4 === 0 ? 1 : 0,
        })),
        coming: Array.from({ length: daysShown }, (_, i) => ({ day: dayName(i), count: (i * 7) % 6 })),
        retention: { share: 0.92, reviews: 118 },
        piles: {
          new: awake().length,
          learning: 0,
          young: 31,
          mature: 12,
          resting: data.annotations.length - awake().length,
        },
        reviews: 240,
      }),
    },
  }
}
