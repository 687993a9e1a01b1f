/** A page whose file states what its parts are → its articles, as stated; nothing is guessed. */
import type {
  Block,
  LooseText,
  PageArticle,
  PageLayout,
  PageText,
  Range,
  StatedBlock,
} from '../../contract/page.ts'
import { articleOf } from './articles.ts'
import { withCredit } from './credits.ts'

const reason = 'stated by the file'

/** The stretches of a text that no range covers, without the blanks at their ends. */
function uncovered(text: string, stated: readonly StatedBlock[]): LooseText[] {
  const loose: LooseText[] = []
  let at = 0
  const add = (from: number, to: number) => {
    const raw = text.slice(from, to)
    const own = raw.trim()
    if (own === '') return
    const start = from + raw.indexOf(own)
    loose.push({ text: own, ranges: [[start, start + own.length]] })
  }
  for (const { start, end } of stated) {
    add(at, start)
    at = Math.max(at, end)
  }
  add(at, text.length)
  return loose
}

const looseOf = (text: string, { start, end }: StatedBlock): LooseText => ({
  text: text.slice(start, end),
  ranges: [[start, end]],
})

function blockOf(text: string, { start, end, role, level }: StatedBlock & { role: Block['role'] }): Block {
  const ranges: Range[] = [[start, end]]
  // A block is one line of an article's text; what parts its lines on the page becomes a blank.
  const own = text.slice(start, end).replace(/\s*[\r\n]+\s*/g, ' ')
  return { role, text: own, ranges, confidence: 1, reason, ...(level === undefined ? {} : { level }) }
}

/**
 * The layout of a page with stated blocks, as made by `engine`. Where only furniture is stated, `takeRest` takes the rest
 * of the page apart.
 */
export function takeStated(
  { stated: given, ...page }: PageText & { readonly stated: readonly StatedBlock[] },
  engine: string,
  takeRest: (page: PageText) => PageLayout,
): PageLayout {
  const { text } = page
  const stated = given.toSorted((a, b) => a.start - b.start)
  const furniture = stated.filter(({ role }) => role === 'furniture')
  if (furniture.length === stated.length) {
    let rest = text
    for (const { start, end } of furniture)
      rest = rest.slice(0, start) + '\n'.repeat(end - start) + rest.slice(end)
    const layout = takeRest({ ...page, text: rest })
    return { ...layout, furniture: [...furniture.map((block) => looseOf(text, block)), ...layout.furniture] }
  }
  const groups: StatedBlock[][] = []
  for (const block of stated) {
    if (block.role === 'furniture') continue
    const last = groups.at(-1)
    if (!last || (block.role === 'title' && last.some(({ role }) => role !== 'kicker'))) groups.push([block])
    else last.push(block)
  }
  const articles = groups.map((group, i): PageArticle => {
    const blocks = group.flatMap((block) =>
      withCredit(text, blockOf(text, block as StatedBlock & { role: Block['role'] })),
    )
    const article = articleOf(i + 1, blocks)
    const names = group.flatMap((block) => block.names ?? [])
    return names.length === 0 ? article : { ...article, byline: names }
  })
  return {
    articles,
    photos: [],
    furniture: furniture.map((block) => looseOf(text, block)),
    unassigned: uncovered(text, stated),
    engine,
  }
}
