// What a person does to the text: a paragraph reads otherwise, or as the page has it again.
import type { Article } from '../../../../electron/contract/model.ts'
import { call } from '../../../api/client.ts'
import { tellDone } from '../../../api/done.ts'
import { tell } from '../../../api/failure.ts'
import type { Span } from '../../../article/span-index.ts'
import { t } from '../../../strings/index.ts'
import { correcting } from './store.ts'

const done = (text: string) => tellDone(text, 'correction')

/** Opens the paragraph that holds the passage; a passage over several opens its first. */
export function startCorrecting(article: Article, passage: Span): void {
  const block = article.blocks.find(({ end }) => end > passage.start) ?? article.blocks.at(-1)
  if (!block) return
  const start = Math.max(passage.start, block.start)
  const selected = { start, end: Math.min(Math.max(passage.end, start), block.end) }
  correcting.set({ open: { block: { start: block.start, end: block.end }, selected } })
}

/** The paragraph reads as `text` from now on. False when the library refused, which was told. */
export async function correct(article: Article, block: Span, text: string): Promise<boolean> {
  try {
    await call('corrections.add', {
      articleId: article.id,
      revision: article.revision,
      start: block.start,
      end: block.end,
      text,
    })
    done(t('correct.done'))
    return true
  } catch (error) {
    tell(error)
    return false
  }
}

/** Takes corrections back; null: all of the article's. */
export async function takeBack(articleId: string, ids: readonly string[] | null): Promise<void> {
  try {
    await call('corrections.remove', { articleId, ids: ids === null ? null : [...ids] })
    done(t('correct.takenBack'))
  } catch (error) {
    tell(error)
  }
}
