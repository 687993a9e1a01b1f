/** Reads the trainer's own sentences. */
import { readFileSync } from 'node:fs'
import { type EntityType, entityTypes } from '../../../electron/contract/tags.ts'
import type { Sample, Span } from './corpora.ts'

const marks: Readonly<Record<string, EntityType>> = {
  PE: 'PERSON',
  PL: 'PLACE',
  OR: 'ORG',
  PR: 'PROGRAMME',
  DO: 'DOCUMENT',
  EV: 'EVENT',
  PO: 'POSITION',
  DA: 'DATE',
}

/** The sentences of phrases.txt; a line that opens or closes a mark it does not close or open is an error. */
export function readPhrases(): Sample[] {
  return readFileSync(new URL('./phrases.txt', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line && !line.startsWith('#'))
    .map((line, i) => {
      const entities: Span[] = []
      let text = ''
      for (const [, plain, mark, span] of line
        .replaceAll('\\n', '\n')
        .matchAll(/([^{}]+)|\{([A-Z]{2}):([^{}]+)\}/g)) {
        if (plain !== undefined) text += plain
        else {
          const type = marks[mark as string]
          if (type === undefined) throw new Error(`phrases.txt: no kind ${mark}`)
          entities.push({ type, start: text.length, end: text.length + (span as string).length })
          text += span
        }
      }
      if (/[{}]/.test(text)) throw new Error(`phrases.txt: a mark stands open in ${line}`)
      return { corpus: 'own', id: `phrase-${i}`, text, entities, kinds: new Set(entityTypes) }
    })
}
