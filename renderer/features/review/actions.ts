// What is done to a card: grade, cloze, pause, leave out; and what takes it back.
import type { Range } from '../../../electron/contract/page.ts'
import type { Grade, RestScope, ReviewCard } from '../../../electron/contract/review.ts'
import { call } from '../../api/client.ts'
import { tellDone } from '../../api/done.ts'
import { tell } from '../../api/failure.ts'
import { keyOf, queryClient } from '../../api/query.ts'
import { runCommand } from '../../commands.ts'
import { ui } from '../../state/ui.ts'
import { t } from '../../strings/index.ts'

/** Time passes without a change in the library: what is due is asked anew. */
export function lookAgain(): void {
  void queryClient.invalidateQueries({
    predicate: ({ queryKey }) => String(queryKey[0]).startsWith('review.'),
  })
}

/** Resolves when the pile without the card is there, or the failure was told. */
export async function gradeCard(id: string, grade: Grade): Promise<void> {
  try {
    await call('review.grade', { id, grade })
    await queryClient.invalidateQueries({ queryKey: keyOf('review.pile') })
  } catch (error) {
    tell(error)
  }
}

/** Takes the last step back if it belongs to review; Ctrl+Z takes back whatever came last. */
export async function takeBack(): Promise<void> {
  try {
    const { undo } = await call('history.state')
    if (undo?.startsWith('history.review.')) runCommand('edit.undo')
    else ui.toast({ text: t('review.nothingToUndo') })
  } catch (error) {
    tell(error)
  }
}

/** The card shows what became of it; U takes it back. */
export async function setCloze({ id, quote }: ReviewCard, next: readonly Range[]): Promise<void> {
  try {
    await call('review.setCloze', { id, quote, spans: next.map(([start, end]) => ({ start, end })) })
  } catch (error) {
    tell(error)
  }
}

export async function pause(scope: RestScope, target: string, days: number): Promise<void> {
  try {
    await call('review.pause', { scope, target, days })
    tellDone(t('review.paused', { count: days }))
  } catch (error) {
    tell(error)
  }
}

/** `what` names it in the toast. */
export async function exclude(scope: RestScope, target: string, what: string): Promise<void> {
  try {
    await call('review.exclude', { scope, target })
    tellDone(t('review.excluded', { what }))
  } catch (error) {
    tell(error)
  }
}

export async function resume(scope: RestScope, target: string): Promise<void> {
  try {
    await call('review.resume', { scope, target })
    tellDone(t('review.resumed'))
  } catch (error) {
    tell(error)
  }
}

export function openInArticle({ id, articleId, start, end, anchor }: ReviewCard): void {
  // A mark that lost its text has no place to land on.
  ui.openArticle(articleId, anchor === 'lost' ? undefined : { start, end, annotationId: id })
}
