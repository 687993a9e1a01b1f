/** Pages and rows of desk steps for property tests, and the account of a layout's characters. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { DeskStep, looseKinds } from '../../../contract/desk.ts'
import { type PageLayout, type Range, roles } from '../../../contract/page.ts'

/** A page of two short articles, a photo with credit, a folio and a line that nobody claims. */
export const smallPage = [
  '春水到田头',
  '本报记者 林晓岚',
  '三月里，水库开闸放水，农民说',
  '说：“这下不愁了。”',
  '灌区有渠道一百公里。',
  '𠮷村修路',
  '路修到了家门口，老人也能出门。',
  '图为新修的路。',
  '周立摄',
  '第3版',
  '另有短讯',
].join('\n\n')

const seeds = join(import.meta.dirname, '../../../../../shared/seeds')
const pages: string[] = existsSync(seeds)
  ? readdirSync(seeds)
      .filter((name) => name.endsWith('.txt'))
      .map((name) => readFileSync(join(seeds, name), 'utf8'))
  : []
const words =
  '市医院 门诊 ，。、：；“”（）《》—— □ ■ ▶▼ ## # 本报记者 通讯员 本报讯（记者 张三） 李四摄 图为 下转第3版 2025年 责编：王五 一、 𠮷野 👩‍⚕️ שלום The clinic 久 久不息'.split(
    ' ',
  )
const randomPage = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...words) },
      { weight: 2, arbitrary: fc.constantFrom('\n', '\n\n', '\r\n', '\u3000', ' ', '\n\n\n') },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 3 }) },
    ),
    { minLength: 1, maxLength: 80 },
  )
  .map((parts) => parts.join(''))
export const anyPage = fc.oneof(randomPage, fc.constant(smallPage), ...pages.map((text) => fc.constant(text)))

/** Steps whose places are shares of the page, most of them turned to places where something stands. */
const share = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true })
export const rawStep = fc.record({
  kind: fc.constantFrom(
    ...DeskStep.options.map((option) => option.shape.kind.value).filter((kind) => kind !== 'text'),
  ),
  a: share,
  b: share,
  c: fc.option(share, { nil: null }),
  role: fc.constantFrom(...roles),
  as: fc.constantFrom(...looseKinds),
})
export type Raw = typeof rawStep extends fc.Arbitrary<infer R> ? R : never
export function stepsOn(text: string, raw: readonly Raw[]): DeskStep[] {
  const solid = [...text.matchAll(/\S/g)].map(({ index }) => index)
  const place = (part: number) => solid[Math.floor(part * solid.length)] ?? Math.floor(part * text.length)
  return raw.map(({ kind, a, b, c, role, as }) =>
    DeskStep.parse({
      kind,
      block: place(a),
      item: place(a),
      // A split holds only inside its block.
      at: Math.min(text.length, place(a) + Math.floor(b * 9)),
      to: place(b),
      article: kind === 'claim' && c === null ? null : place(kind === 'move' || kind === 'claim' ? b : a),
      into: place(b),
      before: c === null ? null : place(c),
      role,
      as,
    }),
  )
}

export const rangesOf = (of: PageLayout): Range[] => [
  ...of.articles.flatMap(({ blocks }) => blocks.flatMap(({ ranges }) => [...ranges])),
  ...[...of.photos, ...of.furniture, ...of.unassigned].flatMap(({ ranges }) => [...ranges]),
]

/** Every non-blank character in exactly one place; what the engine itself leaves out is none of the steps' doing. */
export function countsOf(text: string, of: PageLayout): string[] {
  const times = new Uint8Array(text.length)
  for (const [start, end] of rangesOf(of)) for (let i = start; i < end; i++) times[i] = (times[i] ?? 0) + 1
  return [...times].map((count, i) => (/\s/.test(text.charAt(i)) && count < 2 ? '' : `${count}`))
}
