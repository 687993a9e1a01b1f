/** Reads the trainer's own sentences. */
import { readFileSync } from 'node:fs'
import type { Sample } from './corpora.ts'
import { allKinds, readMarkedLines } from './marked.ts'

/** The sentences of phrases.txt, tagged as the own press text is. */
export function readPhrases(): Sample[] {
  const file = readFileSync(new URL('./phrases.txt', import.meta.url), 'utf8')
  return readMarkedLines(file).map(({ text, entities }, i) => ({
    corpus: 'own',
    id: `phrase-${i}`,
    text,
    entities,
    kinds: allKinds,
  }))
}
