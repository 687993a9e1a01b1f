// What the library does with articles and sources; each tells how it went.
import { call } from '../../api/client.ts'
import { tellDone } from '../../api/done.ts'
import { tell } from '../../api/failure.ts'
import { ui } from '../../state/ui.ts'
import { encodingLabel } from '../../strings/encodings.ts'
import { t } from '../../strings/index.ts'

/** Removes articles at once; the toast takes it back. */
export async function removeArticles(ids: readonly string[]): Promise<void> {
  try {
    await call('articles.remove', { ids: [...ids] })
    tellDone(t('library.removed', { count: ids.length }))
  } catch (error) {
    tell(error)
  }
}

/** Removes the sample pages. */
export async function removeSamples(): Promise<void> {
  try {
    await call('library.removeSamples')
    tellDone(t('library.samplesRemoved'))
  } catch (error) {
    tell(error)
  }
}

/** Reads a source's bytes again in another encoding. */
export async function reread(sourceId: string, name: string, encoding: string): Promise<void> {
  try {
    await call('sources.reread', { id: sourceId, encoding })
    ui.toast({ text: t('library.rereadDone', { encoding: encodingLabel(encoding), name }) })
  } catch (error) {
    tell(error)
  }
}
