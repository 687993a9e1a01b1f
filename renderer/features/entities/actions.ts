// What a person does with entities and names; each tells how it went and how to take it back.
import type { EntityRef, Word, WordImport } from '../../../electron/contract/entities.ts'
import type { EntityType } from '../../../electron/contract/tags.ts'
import { call } from '../../api/client.ts'
import { tellDone } from '../../api/done.ts'
import { tell } from '../../api/failure.ts'
import { saveText } from '../../api/save-text.ts'
import { ui } from '../../state/ui.ts'
import { t } from '../../strings/index.ts'
import { number } from '../../strings/language.ts'

/** Joins; answers with what stays, or null when the library refused. */
export async function join(
  into: string,
  ids: readonly string[],
  canonical: string,
): Promise<EntityRef | null> {
  try {
    const made = await call('entities.join', { into, ids: [...ids], canonical })
    tellDone(t('entities.joined', { name: made.canonical }))
    return made
  } catch (error) {
    tell(error)
    return null
  }
}

export async function split(
  id: string,
  what: { readonly names: readonly string[]; readonly mentionIds: readonly string[] },
  canonical: string | undefined,
): Promise<EntityRef | null> {
  try {
    const made = await call('entities.split', {
      id,
      names: [...what.names],
      mentionIds: [...what.mentionIds],
      ...(canonical === undefined ? {} : { canonical }),
    })
    tellDone(t('entities.splitDone', { name: made.canonical }))
    return made
  } catch (error) {
    tell(error)
    return null
  }
}

/** Whether the library took the name. */
export async function rename(id: string, canonical: string): Promise<boolean> {
  try {
    await call('entities.rename', { id, canonical })
    tellDone(t('entities.renamed', { name: canonical }))
    return true
  } catch (error) {
    tell(error)
    return false
  }
}

export async function setNote(id: string, note: string): Promise<void> {
  await call('entities.setNote', { id, note }).catch(tell)
}

/** `name` is what the other one is called. */
export async function setApart(id: string, otherId: string, apart: boolean, name: string): Promise<void> {
  try {
    await call('entities.setApart', { id, otherId, apart })
    tellDone(t(apart ? 'entities.keptApart' : 'entities.allowed', { name }))
  } catch (error) {
    tell(error)
  }
}

export async function addWord(name: string, type: EntityType, canonical: string): Promise<boolean> {
  try {
    const { found } = await call('words.add', { name, type, ...(canonical === '' ? {} : { canonical }) })
    tellDone(t('entities.wordAdded', { name, n: number(found) }))
    return true
  } catch (error) {
    tell(error)
    return false
  }
}

export async function removeWord(word: Word): Promise<void> {
  try {
    await call('words.remove', { ids: [word.id] })
    tellDone(t('entities.wordRemoved', { name: word.name }))
  } catch (error) {
    tell(error)
  }
}

/** Writes the word list to a file that the person chooses. */
export async function exportWords(): Promise<void> {
  try {
    // Without a byte order mark spreadsheets take Chinese for something else.
    await saveText(t('entities.wordsFile'), `\ufeff${(await call('words.exportTsv')).text}`)
  } catch (error) {
    tell(error)
  }
}

/** Reads a word list in; what became of its lines. @throws AppError as `words.importTsv`. */
export async function importWords(text: string): Promise<WordImport> {
  const report = await call('words.importTsv', { text })
  const n = report.added + report.changed
  if (n > 0) tellDone(t('entities.wordsImported', { n: number(n) }))
  return report
}

export async function copyWords(): Promise<void> {
  try {
    await call('app.copy', { text: (await call('words.exportTsv')).text })
    ui.toast({ text: t('entities.wordsCopied') })
  } catch (error) {
    tell(error)
  }
}
