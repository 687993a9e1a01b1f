/** When a card comes again: FSRS by ts-fsrs with its published weights, without chance, so that undo and tests are exact. */
import { type CardInput, createEmptyCard, fsrs, type Grade as Rating, type RecordLogItem } from 'ts-fsrs'
import { type CardState, cardStates, type Grade, grades } from '../../contract/review.ts'
import type { RowOf } from '../db/tables.ts'

export type CardRow = RowOf<'review_card'>
export type LogRow = RowOf<'review_log'>

// Learning steps of 1 and 10 minutes, relearning of 10, nine of ten to be remembered: the library's own defaults.
const scheduler = fsrs({ enable_fuzz: false })

/** The scheduler numbers grades from 1. */
const ratingOf = (grade: Grade): Rating => (grades.indexOf(grade) + 1) as Rating

export const stateOf = (state: number): CardState => cardStates[state] ?? 'new'

/** The card of an annotation that was never graded; due since it was marked. */
export function newCard(annotationId: string, createdAt: number): CardRow {
  return rowOf(annotationId, '[]', createEmptyCard(createdAt))
}

function rowOf(annotationId: string, clozeJson: string, card: RecordLogItem['card']): CardRow {
  return {
    annotation_id: annotationId,
    cloze_json: clozeJson,
    state: card.state,
    due_at: card.due.getTime(),
    stability: card.stability,
    difficulty: card.difficulty,
    scheduled_days: card.scheduled_days,
    learning_steps: card.learning_steps,
    reps: card.reps,
    lapses: card.lapses,
    reviewed_at: card.last_review?.getTime() ?? null,
  }
}

const cardOf = (row: CardRow): CardInput => ({
  due: row.due_at,
  stability: row.stability,
  difficulty: row.difficulty,
  // Worked out anew from `last_review`; the field is on its way out.
  elapsed_days: 0,
  scheduled_days: row.scheduled_days,
  learning_steps: row.learning_steps,
  reps: row.reps,
  lapses: row.lapses,
  state: row.state,
  last_review: row.reviewed_at,
})

/** A clock that was set back must not make a review happen before the last one. */
const notBefore = (row: CardRow, now: number): Date => new Date(Math.max(now, row.reviewed_at ?? now))

/** Milliseconds from `now` until the card would come again, for each grade. */
export function nextIntervals(row: CardRow, now: number): Record<Grade, number> {
  const at = notBefore(row, now)
  const preview = scheduler.repeat(cardOf(row), at)
  const until = (grade: Grade) => preview[ratingOf(grade)].card.due.getTime() - at.getTime()
  return { again: until('again'), hard: until('hard'), good: until('good'), easy: until('easy') }
}

/** The card after a grade, and the line of the log (with what was known before it). */
export function graded(row: CardRow, grade: Grade, now: number): { card: CardRow; log: Omit<LogRow, 'id'> } {
  const at = notBefore(row, now)
  const { card } = scheduler.next(cardOf(row), at, ratingOf(grade))
  return {
    card: rowOf(row.annotation_id, row.cloze_json, card),
    log: {
      annotation_id: row.annotation_id,
      at: at.getTime(),
      grade: ratingOf(grade),
      state: row.state,
      stability: row.stability,
      difficulty: row.difficulty,
      scheduled_days: row.scheduled_days,
    },
  }
}
