/** Which paragraphs of two versions of a text belong together: equal ones first, then those that share 4-grams. */

/** A line of a text; `start` is its offset in UTF-16 units. */
export interface Paragraph {
  readonly start: number
  readonly text: string
}

export function paragraphs(text: string): Paragraph[] {
  let start = 0
  return text.split('\n').map((line) => {
    const paragraph = { start, text: line }
    start += line.length + 1
    return paragraph
  })
}

/** Of its grams, what the smaller of two paragraphs must find in the larger (0..1). */
const likeness = 0.4
/** Paragraphs shorter than this have too few 4-grams for one edit; pairs of characters are counted instead. */
const short = 12

/**
 * For each old paragraph that lives on its new ones, in text order: one as a rule, several when it was cut up.
 * Several old ones may share a new one (joined paragraphs). Order does not matter: a paragraph may have moved.
 */
export function partners(
  before: readonly Paragraph[],
  after: readonly Paragraph[],
): Map<Paragraph, Paragraph[]> {
  const pairs = equal(before, after)
  const taken = new Set(pairs.values())
  const found = new Map<Paragraph, Paragraph[]>([...pairs].map(([old, now]) => [old, [now]]))
  const left = before.filter((old) => !pairs.has(old) && old.text !== '')
  const right = after.filter((now) => !taken.has(now) && now.text !== '')
  for (const [old, now] of similar(left, right)) {
    const list = found.get(old)
    if (list) list.push(now)
    else found.set(old, [now])
  }
  for (const list of found.values()) list.sort((a, b) => a.start - b.start)
  return found
}

/** Pairs of equal paragraphs: those that occur once, then neighbours of pairs, then what is left, in order. */
function equal(before: readonly Paragraph[], after: readonly Paragraph[]): Map<Paragraph, Paragraph> {
  const pairs = new Map<Paragraph, Paragraph>()
  const taken = new Set<Paragraph>()
  const free = (now: Paragraph | undefined, text: string): now is Paragraph =>
    now !== undefined && now.text === text && !taken.has(now)
  const pair = (old: Paragraph, now: Paragraph) => {
    pairs.set(old, now)
    taken.add(now)
  }
  const olds = Map.groupBy(before, (paragraph) => paragraph.text)
  const news = Map.groupBy(after, (paragraph) => paragraph.text)
  for (const [text, [old, ...more]] of olds) {
    const [now, ...others] = news.get(text) ?? []
    if (old && now && more.length === 0 && others.length === 0) pair(old, now)
  }
  const place = new Map(after.map((now, i) => [now, i]))
  const neighbours = (step: 1 | -1) => {
    const order = step === 1 ? before : before.toReversed()
    let next: Paragraph | undefined
    for (const old of order) {
      if (!pairs.has(old) && free(next, old.text)) pair(old, next)
      const now = pairs.get(old)
      next = now && after[(place.get(now) as number) + step]
    }
  }
  neighbours(1)
  neighbours(-1)
  for (const old of before) {
    if (pairs.has(old)) continue
    const now = news.get(old.text)?.find((candidate) => free(candidate, old.text))
    if (now) pair(old, now)
  }
  return pairs
}

/** Pairs of paragraphs that share text, most alike first; no paragraph takes on more text than it has. */
function similar(before: readonly Paragraph[], after: readonly Paragraph[]): [Paragraph, Paragraph][] {
  const scored = [...shared(before, after, 4), ...shared(before.filter(isShort), after.filter(isShort), 2)]
  scored.sort((a, b) => b.score - a.score)
  const room = new Map([...before, ...after].map((paragraph) => [paragraph, paragraph.text.length]))
  const pairs: [Paragraph, Paragraph][] = []
  const met = new Map<Paragraph, Set<Paragraph>>()
  for (const { old, now } of scored) {
    const size = Math.min(old.text.length, now.text.length)
    const roomOld = room.get(old) as number
    const roomNow = room.get(now) as number
    // Room for most of it is enough: a piece may have grown while it was edited.
    if (Math.min(roomOld, roomNow) < size * 0.6 || met.get(old)?.has(now)) continue
    room.set(old, roomOld - size)
    room.set(now, roomNow - size)
    met.set(old, (met.get(old) ?? new Set()).add(now))
    pairs.push([old, now])
  }
  return pairs
}

const isShort = (paragraph: Paragraph): boolean => paragraph.text.length < 2 * short

function* shared(before: readonly Paragraph[], after: readonly Paragraph[], size: number) {
  const index = new Map<string, Paragraph[]>()
  const grams = new Map<Paragraph, number>()
  for (const now of after) {
    const all = gramsOf(now.text, size)
    grams.set(now, all.size)
    for (const gram of all) {
      const list = index.get(gram)
      if (list) list.push(now)
      else index.set(gram, [now])
    }
  }
  for (const old of before) {
    const all = gramsOf(old.text, size)
    const counts = new Map<Paragraph, number>()
    for (const gram of all)
      for (const now of index.get(gram) ?? []) counts.set(now, (counts.get(now) ?? 0) + 1)
    for (const [now, count] of counts) {
      const other = grams.get(now) as number
      if (count < likeness * Math.min(all.size, other)) continue
      yield { old, now, score: (2 * count) / (all.size + other) }
    }
  }
}

function gramsOf(text: string, size: number): Set<string> {
  const grams = new Set<string>()
  for (let i = 0; i + size <= text.length; i++) grams.add(text.slice(i, i + size))
  return grams
}
