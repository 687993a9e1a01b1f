/** Reads the trainer's own sentences and passages. */
import { readFileSync } from 'node:fs'
import type { Sample } from './corpora.ts'
import { allKinds, readMarkedLines } from './marked.ts'

/** The texts of phrases.txt and passages-learn.txt, tagged as the own press text is. */
export function readPhrases(): Sample[] {
  return ['phrases', 'passages-learn'].flatMap((name) =>
    readMarkedLines(readFileSync(new URL(`./${name}.txt`, import.meta.url), 'utf8')).map(
      ({ text, entities }, i): Sample => ({
        corpus: 'own',
        id: `${name}-${i}`,
        text,
        entities,
        kinds: allKinds,
      }),
    ),
  )
}
