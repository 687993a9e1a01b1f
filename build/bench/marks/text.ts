/** A long invented article and marks on it; the same at every run. */
import type { Article, Color, MarkStyle } from '../../../electron/contract/model.ts'
import { colors } from '../../../electron/contract/model.ts'

export interface Mark {
  readonly start: number
  readonly end: number
  readonly color: Color
  readonly style: MarkStyle
  readonly note: string
  readonly anchor: 'exact'
}

const paragraphLength = 234
const characters = '春江潮水连海平月共生滟随波千万里何处无明流宛转绕芳甸照花林皆似霰空飞霜不觉飞汀上白沙看见'

/** Numbers in [0, 1) from a seed: a linear congruential generator, since the figures must repeat. */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

/** About 100,000 characters in 428 paragraphs, or so many more, with a heading before every twentieth. */
export function longArticle(
  paragraphs = 428,
): Pick<Article, 'id' | 'revision' | 'text' | 'blocks' | 'title'> {
  const next = numbers(7)
  const texts: { role: 'title' | 'heading' | 'paragraph'; text: string }[] = [
    { role: 'title', text: '长文一篇' },
  ]
  for (let i = 0; i < paragraphs; i++) {
    if (i % 20 === 19) texts.push({ role: 'heading', text: '又一节' })
    const length = Math.round(paragraphLength * (0.4 + 1.2 * next()))
    let text = ''
    while (text.length < length) {
      const clause = 6 + Math.floor(next() * 18)
      for (let j = 0; j < clause; j++) text += characters.charAt(Math.floor(next() * characters.length))
      text += next() < 0.7 ? '，' : '。'
    }
    texts.push({ role: 'paragraph', text })
  }
  let at = 0
  const blocks = texts.map(({ role, text }) => {
    const start = at
    at += text.length + 1
    return { role, start, end: start + text.length, ranges: [], confidence: 1, reason: 'invented' }
  })
  return {
    id: 'long',
    revision: 1,
    title: '长文一篇',
    text: texts.map(({ text }) => text).join('\n'),
    blocks,
  }
}

/** `count` marks of 4 to 40 characters in five colours, anywhere in a text of `length` UTF-16 units, in the library's order. */
export function randomMarks(length: number, count: number): Mark[] {
  const next = numbers(11)
  const marks = Array.from({ length: count }, (_, i): Mark => {
    const start = Math.floor(next() * (length - 40))
    return {
      start,
      end: start + 4 + Math.floor(next() * 36),
      color: colors[i % colors.length] as Color,
      style: 'fill',
      note: '',
      anchor: 'exact',
    }
  })
  return marks.sort((a, b) => a.start - b.start || a.end - b.end)
}
