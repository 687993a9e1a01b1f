// A page desk over the real steps of the engine: a page of two articles, a cut paragraph, a photo, a folio and a loose line.
import { correct } from '../../../../electron/compute/layout/correct.ts'
import { type Desk, type DeskStep, isByHand } from '../../../../electron/contract/desk.ts'
import { fail } from '../../../../electron/contract/errors.ts'
import { noMetadata } from '../../../../electron/contract/metadata.ts'
import type { Block, PageLayout, Range, Role } from '../../../../electron/contract/page.ts'
import type { Fake } from '../../../api/fake.ts'
import { fakeNow } from '../../../api/fake-data.ts'
import { fakeDesk } from '../../../api/fake-desk.ts'

export const pageText = [
  '# 春水到田头',
  '本报记者 林晓岚',
  '三月里，水库开闸放水，𠮷家湾的农民说',
  '',
  '短评：水要算着用',
  '水账算清了，人心就齐。👍🏽好水用在刀刃上。',
  '说：“这下不愁了。”',
  '灌区有渠道一百公里。',
  '图为新修的水渠。　周立摄',
  '第3版',
  '另有短讯',
].join('\n')

export const at = (text: string): number => {
  const place = pageText.indexOf(text)
  if (place < 0) throw new Error(`${text} is not on the page`)
  return place
}
const rangeOf = (text: string): Range => [at(text), at(text) + text.length]

const block = (role: Role, text: string, more: Partial<Block> = {}): Block => ({
  role,
  text,
  confidence: 0.97,
  reason: 'ends a sentence',
  ...more,
  ranges: more.ranges ?? [rangeOf(text)],
})

export const layout: PageLayout = {
  engine: 'test',
  articles: [
    {
      n: 1,
      title: '春水到田头',
      kicker: null,
      subtitle: null,
      byline: ['林晓岚'],
      bylineText: '本报记者 林晓岚',
      blocks: [
        block('title', '春水到田头', { ranges: [rangeOf('# 春水到田头')], marks: ['#'] }),
        block('byline', '本报记者 林晓岚'),
        block('paragraph', '三月里，水库开闸放水，𠮷家湾的农民说：“这下不愁了。”', {
          ranges: [rangeOf('三月里，水库开闸放水，𠮷家湾的农民说'), rangeOf('说：“这下不愁了。”')],
          dropped: '说',
          droppedAt: at('说：“'),
          confidence: 0.52,
          reason: 'broke off in mid-sentence, the halves fit',
        }),
        block('paragraph', '灌区有渠道一百公里。'),
      ],
    },
    {
      n: 2,
      title: '短评：水要算着用',
      kicker: null,
      subtitle: null,
      byline: [],
      bylineText: null,
      blocks: [
        block('title', '短评：水要算着用'),
        block('paragraph', '水账算清了，人心就齐。👍🏽好水用在刀刃上。'),
      ],
    },
  ],
  photos: [
    {
      caption: '图为新修的水渠。',
      credit: '周立摄',
      ranges: [rangeOf('图为新修的水渠。'), rangeOf('周立摄')],
    },
  ],
  furniture: [{ text: '第3版', ranges: [rangeOf('第3版')] }],
  unassigned: [{ text: '另有短讯', ranges: [rangeOf('另有短讯')] }],
}

/** The desk that these steps make of a page. */
export function deskOf(text: string, made: PageLayout, steps: readonly DeskStep[] = []): Desk {
  const { layout: after, fates } = correct({ text }, made, steps)
  const base = {
    id: 'p9',
    sourceId: 's9',
    sourceName: '春江日报-03版.txt',
    n: 1,
    addedAt: fakeNow,
    sample: false,
    encoding: 'UTF-8',
    characters: text.replace(/\s/g, '').length,
    unassignedCharacters: 0,
    hasPicture: false,
    meta: noMetadata,
  }
  const { photos, furniture, unassigned } = after
  // The fake's own desk knows articles by their text; here only its account is taken.
  const articles = after.articles.map(({ n, title, blocks }) => ({
    id: `p9-${n}`,
    n,
    title,
    blocks: blocks.map((one) => ({ ...one, byHand: isByHand(one) })),
  }))
  const { account } = fakeDesk(
    { ...base, text, photos, furniture, unassigned, articles: [] },
    articles.map(({ id, n, title, blocks }) => ({
      id,
      n,
      title,
      pageId: base.id,
      kicker: null,
      subtitle: null,
      byline: [],
      bylineText: null,
      characters: 0,
      progress: 0,
      openedAt: null,
      starred: false,
      marks: {},
      revision: 1,
      text: '',
      blocks: blocks.map((one) => ({ ...one, start: 0, end: 0 })),
      page: base,
      place: 0,
    })),
    0,
  )
  const idle = fates.filter((fate) => fate === 'idle').length
  return {
    page: base,
    text,
    articles,
    photos,
    furniture,
    unassigned,
    steps: steps.length - idle,
    idle,
    account,
  }
}

/** Answers the desk's methods, undo and redo with the real steps; `steps` are those in force. */
export function withDesk(fake: Fake, text = pageText, made = layout): { readonly steps: DeskStep[] } {
  const state = { steps: [] as DeskStep[], undone: [] as DeskStep[] }
  const desk = () => deskOf(text, made, state.steps)
  const labelOf = (steps: readonly DeskStep[]) => {
    const last = steps.at(-1)
    return last ? `history.desk.${last.kind}` : null
  }
  const history = () => ({
    undo: labelOf(state.steps),
    redo: labelOf(state.undone),
  })
  const changed = <T>(value: T): T => {
    queueMicrotask(() => {
      fake.emit('changed', { topics: ['articles'] })
      fake.emit('history', history())
    })
    return value
  }
  fake.answer('desk.get', desk)
  fake.answer('desk.apply', ({ step }) => {
    const { fates } = correct({ text }, made, [...state.steps, step])
    if (fates.at(-1) === 'idle') throw fail('invalid', 'nothing to hold on to', { reason: 'step' })
    if (fates.at(-1) === 'held') {
      state.steps.push(step)
      state.undone.length = 0
    }
    return changed(desk())
  })
  fake.answer('desk.reset', () => {
    state.steps.length = 0
    return changed(desk())
  })
  fake.answer('history.state', history)
  fake.answer('history.undo', () => {
    const step = state.steps.pop()
    if (step) state.undone.push(step)
    return changed(history())
  })
  fake.answer('history.redo', () => {
    const step = state.undone.pop()
    if (step) state.steps.push(step)
    return changed(history())
  })
  return state
}
