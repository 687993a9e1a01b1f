// What an entity is called on the screen.
import type { Mention } from '../../electron/contract/model.ts'
import { language } from '../strings/index.ts'
import { day } from '../strings/language.ts'

const isIso = /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/

/** Its name; a date that the tagger worked out (`2026-03-10`) in words, as a page would print it. */
export function entityName(
  { type, canonical }: Pick<Mention, 'type' | 'canonical'>,
  tongue = language(),
): string {
  return type === 'DATE' && isIso.test(canonical) ? day(canonical, tongue) : canonical
}
