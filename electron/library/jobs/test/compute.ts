/**
 * A compute thread whose behaviour tests decide by what a file says. Pages are parted by form feeds, articles by blank
 * lines, lines are blocks. A page with a line `#spin` never ends, `#die` ends the thread, `#memory` fills its memory;
 * one with `#wait` goes on only when it is told to stop, `#doubt` makes the file doubtful.
 */
import { readFileSync } from 'node:fs'
import type { ComputeCalls, FinishedPage } from '../../../compute/protocol.ts'
import { fail } from '../../../contract/errors.ts'
import type { PageArticle, Role } from '../../../contract/page.ts'
import type { TaggedEntity } from '../../../contract/tags.ts'
import { serve } from '../../../rpc/rpc.ts'
import { ownPort } from '../../../rpc/thread.ts'

function articleAt(text: string, at: number, n: number): PageArticle {
  let start = at
  const blocks = text.split('\n').map((line, i) => {
    const range = [start, start + line.length] as const
    start = range[1] + 1
    const role: Role = i === 0 ? 'title' : 'paragraph'
    return { role, text: line, ranges: [range], confidence: 1, reason: 'a line' }
  })
  const title = blocks[0]?.text ?? ''
  return { n, title, kicker: null, subtitle: null, byline: [], bylineText: null, blocks }
}

function names(text: string): TaggedEntity[] {
  return [...text.matchAll(/《([^》\n]+)》/g)].map((match) => ({
    type: 'DOCUMENT',
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
    canonical: match[1] as string,
    confidence: 0.9,
    by: 'test',
  }))
}

function pageOf(text: string, n: number): FinishedPage {
  const articles: PageArticle[] = []
  for (const match of text.matchAll(/[^\n]+(?:\n[^\n]+)*/g))
    articles.push(articleAt(match[0], match.index, articles.length + 1))
  return {
    n,
    text,
    layout: { articles, photos: [], furniture: [], unassigned: [], engine: 'test' },
    tags: articles.map((article) => ({
      entities: names(article.blocks.map((block) => block.text).join('\n')),
      figures: [],
      quotes: [],
      engine: 'test',
    })),
  }
}

function misbehave(page: string): void {
  if (page.includes('#spin')) for (;;);
  if (page.includes('#memory')) {
    const heap: object[] = []
    for (;;) heap.push({ page, number: heap.length })
  }
}

const stopped = new Set<string>()

const emit = serve(ownPort(), async (name, input) => {
  if (name === 'source.stop') {
    stopped.add((input as ComputeCalls['source.stop']['input']).task)
    return null
  }
  if (name === 'text.tag') return { entities: [], figures: [], quotes: [], engine: 'test' }
  if (name !== 'source.takeApart') throw fail('internal', `no call ${name}`)
  const {
    task,
    material,
    name: file,
    encoding,
    from = 1,
  } = input as ComputeCalls['source.takeApart']['input']
  const text =
    'text' in material
      ? material.text
      : new TextDecoder(encoding ?? 'utf-8', { fatal: false }).decode(readFileSync(material.path))
  if (text.trim() === '')
    throw fail('unreadable-file', `${file} is empty`, { reason: 'empty', params: { name: file } })
  const pages = text.split('\f')
  for (const [i, page] of pages.entries()) {
    if (i + 1 < from) continue
    if (stopped.has(task)) throw fail('cancelled', 'the work was cancelled')
    if (page.includes('#die')) {
      // What was posted before must have left the thread.
      await new Promise((resolve) => setTimeout(resolve, 50))
      process.exit(7)
    }
    misbehave(page)
    emit('page', { task, count: pages.length, page: pageOf(page, i + 1) })
    // Waits as long as it is not told to stop, and answers others meanwhile.
    while (page.includes('#wait') && !stopped.has(task))
      await new Promise((resolve) => setTimeout(resolve, 5))
    await new Promise((resolve) => setImmediate(resolve))
  }
  const doubts = text.includes('#doubt') ? [{ reason: 'parts-missing', params: { count: 1, of: 2 } }] : []
  return { format: 'text', encoding: encoding ?? 'utf-8', pages: pages.length - from + 1, doubts }
})
