/** Reads texts with marked spans, as they are written by hand: `{PE:顾明渠}说：“<顾明渠|很好。>”`. */
import { type EntityType, entityTypes } from '../../../electron/contract/tags.ts'
import type { FigureSpan, Span } from './corpora.ts'

const kinds: Readonly<Record<string, EntityType>> = {
  PE: 'PERSON',
  PL: 'PLACE',
  OR: 'ORG',
  PR: 'PROGRAMME',
  DO: 'DOCUMENT',
  EV: 'EVENT',
  PO: 'POSITION',
  DA: 'DATE',
}
const figureKinds: Readonly<Record<string, FigureSpan['kind']>> = { t: 'target', r: 'result', n: null }

/** A text and what is marked in it, each list in the order in which the spans end. Offsets are UTF-16 units. */
export interface Marked {
  readonly text: string
  /** `{PE:…}` person, `{PL:…}` place, `{OR:…}` body, PR programme, DO document, EV event, PO post, DA date. */
  readonly entities: readonly Span[]
  /** `{t:…}` promised, `{r:…}` reported, `{n:…}` neither. */
  readonly figures: readonly Omit<FigureSpan, 'value' | 'unit'>[]
  /** `<speaker|…>`. */
  readonly quotes: readonly { readonly start: number; readonly end: number; readonly speaker: string }[]
}

/** Reads one line; `\n` in it is a line break. Throws where a mark is unknown or stands open. */
export function readMarked(line: string): Marked {
  const entities: Span[] = []
  const figures: Omit<FigureSpan, 'value' | 'unit'>[] = []
  const quotes: { start: number; end: number; speaker: string }[] = []
  const open: { start: number; mark: string; speaker: string }[] = []
  let text = ''
  const source = line.replaceAll('\\n', '\n')
  for (const [part, mark, speaker] of source.matchAll(/\{([A-Za-z]{1,2}):|<([^|<>]*)\||[}>]|[^{}<>]+|./g)) {
    if (mark !== undefined || speaker !== undefined)
      open.push({ start: text.length, mark: mark ?? '', speaker: speaker ?? '' })
    else if (part === '}' || (part === '>' && open.at(-1)?.mark === '')) {
      const last = open.pop()
      if (!last || (part === '>') !== (last.mark === ''))
        throw new Error(`a mark closes that is not open: ${line}`)
      const span = { start: last.start, end: text.length }
      if (part === '>') quotes.push({ ...span, speaker: last.speaker })
      else if (kinds[last.mark]) entities.push({ ...span, type: kinds[last.mark] as EntityType })
      else if (last.mark in figureKinds) figures.push({ ...span, kind: figureKinds[last.mark] ?? null })
      else throw new Error(`no kind ${last.mark}: ${line}`)
    } else text += part
  }
  if (open.length > 0) throw new Error(`a mark stands open: ${line}`)
  return { text, entities, figures, quotes }
}

/** The texts of a file, one a line; lines that begin with # are remarks. */
export function readMarkedLines(file: string): Marked[] {
  return file
    .split('\n')
    .filter((line) => line && !line.startsWith('#'))
    .map(readMarked)
}

/** The kinds that such texts tag: all. */
export const allKinds: ReadonlySet<EntityType> = new Set(entityTypes)
