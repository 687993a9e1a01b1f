/** Other people and places in the same sentences. */
import { expect, test } from 'vitest'
import { allKinds, readMarked } from './marked.ts'
import { readPhrases } from './phrases.ts'
import { generator } from './random.ts'
import { vary } from './vary.ts'

const sample = (line: string) => {
  const { text, entities } = readMarked(line)
  return { corpus: 'own', id: 'one', text, entities, kinds: allKinds }
}
const names = ({ text, entities }: ReturnType<typeof sample>) =>
  entities.map(({ type, start, end }) => `${type} ${text.slice(start, end)}`)

test('what stands between the names stays, and every name keeps its kind', () => {
  const random = generator(3)
  for (const phrase of readPhrases()) {
    const varied = vary(phrase, random)
    expect(varied.entities.map(({ type }) => type)).toEqual(phrase.entities.map(({ type }) => type))
    let [at, before] = [0, 0]
    for (const [i, { start, end }] of varied.entities.entries()) {
      const old = phrase.entities[i] as { start: number; end: number }
      expect(varied.text.slice(at, start)).toBe(phrase.text.slice(before, old.start))
      expect(end).toBeGreaterThan(start)
      at = end
      before = old.end
    }
    expect(varied.text.slice(at)).toBe(phrase.text.slice(before))
  }
})

test('one name has one other everywhere, a body keeps what it is', () => {
  const random = generator(5)
  const line = '{PL:响水溪}边的{PE:孙长河}到了{OR:临水县中心血站}，{PE:孙长河}说{PL:响水溪}涨水。'
  const seen = new Set<string>()
  for (let i = 0; i < 40; i++) {
    const [water, person, body, again, sameWater] = names(vary(sample(line), random)) as [
      string,
      string,
      string,
      string,
      string,
    ]
    expect(again).toBe(person)
    expect(sameWater).toBe(water)
    expect(body).toMatch(/^ORG .+中心血站$/)
    seen.add(water)
  }
  expect(seen.size).toBeGreaterThan(20)
})
