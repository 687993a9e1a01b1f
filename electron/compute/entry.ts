/** The compute thread: answers the calls of `protocol.ts`. It owns nothing and can be ended at any moment. */
import { fail } from '../contract/errors.ts'
import { serve } from '../rpc/rpc.ts'
import { ownPort } from '../rpc/thread.ts'
import { corrector, tagArticle } from './correct-page.ts'
import { engine, takeApart } from './layout/take-apart.ts'
import type { ComputeCalls, ComputeEvents } from './protocol.ts'
import { readSource } from './read/source.ts'
import { tagText } from './tag/tag.ts'
import { tagPage } from './tag/tag-page.ts'

type Answers = {
  [Name in keyof ComputeCalls]: (
    input: ComputeCalls[Name]['input'],
  ) => ComputeCalls[Name]['output'] | Promise<ComputeCalls[Name]['output']>
}

const answers: Answers = {
  async 'source.takeApart'({ task, material, name, encoding }) {
    const source = await readSource(material, name, encoding)
    for (const [index, page] of source.pages.entries()) {
      const layout = takeApart(page)
      const tags = layout.articles.map((article) => tagArticle(article, page.text))
      const finished: ComputeEvents['page'] = { task, page: { n: index + 1, text: page.text, layout, tags } }
      emit('page', finished)
    }
    return { encoding: source.encoding, pages: source.pages.length }
  },
  async 'source.tag'({ material, name, encoding }) {
    const source = await readSource(material, name, encoding)
    const pages = source.pages.map((page) => ({ text: page.text, tags: tagPage(page.text, takeApart(page)) }))
    return { encoding: source.encoding, pages }
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
