/** The compute thread: answers the calls of `protocol.ts`. It owns nothing and can be ended at any moment. */
import { setImmediate } from 'node:timers/promises'
import { fail } from '../contract/errors.ts'
import { joinMetadata, metadataOfFurniture, metadataOfName } from '../contract/metadata.ts'
import type { PageLayout } from '../contract/page.ts'
import { serve } from '../rpc/rpc.ts'
import { ownPort } from '../rpc/thread.ts'
import { corrector, tagArticle } from './correct-page.ts'
import { issueReader } from './issue.ts'
import { engine, takeApart } from './layout/take-apart.ts'
import type { ComputeCalls, ComputeEvents } from './protocol.ts'
import type { ReadPage } from './read/html.ts'
import { openSource } from './read/source.ts'
import { tagText } from './tag/tag.ts'
import { tagPage } from './tag/tag-page.ts'

type Answers = {
  [Name in keyof ComputeCalls]: (
    input: ComputeCalls[Name]['input'],
  ) => ComputeCalls[Name]['output'] | Promise<ComputeCalls[Name]['output']>
}

/** Tasks that are to end after the page they are at. */
const stopped = new Set<string>()

/** The date of a page, as far as it is known: what its file says, what it prints, what its file is called. */
const dateOf = ({ known }: ReadPage, layout: PageLayout, name: string): string | undefined =>
  joinMetadata(
    ['file', known],
    ['text', metadataOfFurniture(layout.furniture.map(({ text }) => text))],
    ['name', metadataOfName(name)],
  ).date || undefined

const answers: Answers = {
  async 'source.takeApart'({ task, material, name, encoding, from = 1, before }) {
    const source = await openSource(material, name, encoding)
    const ofIssue = source.format === 'pdf' ? issueReader(before) : null
    let pages = 0
    try {
      for await (const { n, ...read } of source.pages(from)) {
        if (stopped.has(task)) throw fail('cancelled', 'the work was cancelled')
        const { page } = read
        const layout = takeApart(page)
        const known =
          ofIssue?.(
            read.known,
            layout.furniture.map(({ text }) => text),
          ) ?? read.known
        const date = dateOf({ page, known }, layout, name)
        const tags = layout.articles.map((article) => tagArticle(article, page.text, date))
        const finished: ComputeEvents['page'] = {
          task,
          count: source.count,
          page: { ...page, n, known, layout, tags },
        }
        emit('page', finished)
        pages++
        // Other calls are answered between two pages.
        await setImmediate()
      }
      return { format: source.format, encoding: source.encoding, pages, doubts: source.doubts() }
    } finally {
      stopped.delete(task)
      await source.close()
    }
  },
  'source.stop': ({ task }) => {
    stopped.add(task)
    return null
  },
  async 'source.tag'({ material, name, encoding }) {
    const source = await openSource(material, name, encoding)
    try {
      const pages: { n: number; text: string; tags: ReturnType<typeof tagPage> }[] = []
      for await (const read of source.pages()) {
        const layout = takeApart(read.page)
        pages.push({
          n: read.n,
          text: read.page.text,
          tags: tagPage(read.page.text, layout, dateOf(read, layout, name)),
        })
      }
      return { encoding: source.encoding, pages }
    } finally {
      await source.close()
    }
  },
  'page.takeApart': takeApart,
  'page.correct': corrector(),
  'page.engine': () => engine,
  'text.tag': ({ text }) => tagText(text),
}

const emit = serve(ownPort(), (name, input) => {
  if (!Object.hasOwn(answers, name)) throw fail('internal', `the compute thread has no call ${name}`)
  return (answers[name as keyof ComputeCalls] as (input: unknown) => unknown)(input)
})
