/** Every reason that the engine gives is one that the page desk can say in Chinese. */
import { expect, test } from 'vitest'
import { takeApart } from '../../../electron/compute/layout/take-apart.ts'
import { inChinese } from '../../../renderer/features/page/reason-words.ts'
import { pagesByHand } from './by-hand.ts'
import { drawPage } from './draw.ts'
import { stories } from './stories.ts'

/** Words of the engine. Names and signs of the page are the same in both languages. */
const english = /^[a-z]{2,}/

test('the page desk says every reason in Chinese', { timeout: 120_000 }, () => {
  const texts = [
    ...Array.from({ length: 12 }, (_, seed) => drawPage(stories, [], seed).text),
    ...pagesByHand().map(({ text }) => text),
  ]
  const unsaid = new Set<string>()
  for (const text of texts)
    for (const { blocks } of takeApart({ text }).articles)
      for (const { reason } of blocks) {
        const said = inChinese(reason)
        for (const one of said.split(/[；，]/u)) if (english.test(one)) unsaid.add(one)
      }
  expect([...unsaid]).toEqual([])
})
