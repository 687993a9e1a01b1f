/** Whom a sentence that names no body goes on about: who is named last before it in its paragraph, else whom the article is about. */

/** A body, place or programme named in a text. */
export interface Named {
  readonly no: number
  readonly type: string
  readonly start: number
  readonly text: string
}

/** Who prints and reports is not who is told of: 江州日报讯, 本报记者. */
const press = /(?:日报|晚报|早报|晨报|时报|商报|周报|通讯社|新华社|电视台|广播电台|新闻网|融媒体中心)$/
/** Times an article must name whom it is about. */
const least = 2
/** Sentences that go on about a subject; a paragraph that goes on longer has come to something else. */
const goesOn = 4
/** Says that all of a place count, which is not told of a part of it. */
const whole = /[全我]([国省市州县区镇乡])/
/** How much being named at the beginning counts, in mentions. */
const opening = 1

/** The subject of a sentence: bodies before places, and those that stand first. */
function subjectOf(named: readonly Named[]): Named | undefined {
  const told = named.filter(({ type, text }) => type !== 'PROGRAMME' && !press.test(text))
  return told.find(({ type }) => type === 'ORG') ?? told[0]
}

/** Whom the article is about: who is named most, or alone and at once, bodies before places and earlier ones first where that is equal. */
function mainOf(named: readonly Named[], firstParagraphs: number): Named | undefined {
  const scores = new Map<Named, number>()
  const first = new Map<number, Named>()
  for (const one of named) {
    if (one.type === 'PROGRAMME' || press.test(one.text)) continue
    const known = first.get(one.no) ?? one
    first.set(one.no, known)
    scores.set(known, (scores.get(known) ?? 0) + 1)
  }
  const ofType = new Map<string, number>()
  for (const { type } of scores.keys()) ofType.set(type, (ofType.get(type) ?? 0) + 1)
  let best: Named | undefined
  let most = 0
  for (const [one, times] of scores) {
    const weight = times + (one.start < firstParagraphs ? opening : 0) + (one.type === 'ORG' ? 0.5 : 0)
    // The only body that is named, at the beginning, is meant all along; so is a place that stands alone.
    const isAlone =
      ofType.get(one.type) === 1 && (one.type === 'ORG' || scores.size === 1) && one.start < firstParagraphs
    if ((times < least && !isAlone) || weight <= most) continue
    best = one
    most = weight
  }
  return best
}

/**
 * `[entity, sentence, figures]` for each sentence with figures that names nobody. `starts` are the offsets where sentences
 * begin, ascending; `named` the bodies and places of the text in any order; `figures` the sentence of each figure. A sentence
 * goes on about the last subject of its paragraph; where it has none, about whom the article is about, if that is plain and it
 * names no programme.
 */
export function toldOf(
  text: string,
  starts: readonly number[],
  named: readonly Named[],
  figures: readonly number[],
): [no: number, sentence: number, figures: number][] {
  const inOrder = named.toSorted((a, b) => a.start - b.start)
  const counts = new Map<number, number>()
  for (const sentence of figures) counts.set(sentence, (counts.get(sentence) ?? 0) + 1)
  const title = text.indexOf('\n')
  const lead = title < 0 ? text.length : text.indexOf('\n', title + 1)
  const main = mainOf(inOrder, lead < 0 ? text.length : lead)
  const found: [number, number, number][] = []
  let next = 0
  let subject: Named | undefined
  let left = 0
  for (const [i, start] of starts.entries()) {
    const sentence = text.slice(start, starts[i + 1] ?? text.length)
    const end = start + sentence.length
    left--
    if (i === 0 || text.slice(starts[i - 1], start).includes('\n')) {
      left = 0
      subject = undefined
    }
    const own: Named[] = []
    for (let one = inOrder[next]; one !== undefined && one.start < end; one = inOrder[++next]) own.push(one)
    const mine = subjectOf(own)
    const count = counts.get(start)
    // What is said of a programme alone is its own.
    const about = own.some(({ type }) => type === 'PROGRAMME') ? undefined : main
    // A paragraph that has left its subject is not about that one for being all the article's.
    const of = left > 0 ? subject : about?.no === subject?.no ? undefined : about
    const level = whole.exec(sentence)?.[1]
    const isOf = of !== undefined && (level === undefined || of.text.includes(level))
    if (mine === undefined && count !== undefined && isOf) found.push([of.no, start, count])
    if (mine === undefined) continue
    subject = mine
    left = goesOn + 1
  }
  return found
}
