/** What tests of formats ask again and again: bytes under a name, read as a file. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import type { PageText } from '../../../contract/page.ts'
import { takeApart } from '../../layout/take-apart.ts'
import { openSource } from '../source.ts'

export async function read(name: string, bytes: Uint8Array | string, encoding?: string) {
  const folder = mkdtempSync(join(tmpdir(), 'jianbao-formats-'))
  const path = join(folder, name)
  writeFileSync(path, bytes)
  try {
    const source = await openSource({ path }, name, encoding)
    try {
      const pages = []
      for await (const page of source.pages()) pages.push(page)
      return { format: source.format, encoding: source.encoding, pages, doubts: source.doubts() }
    } finally {
      await source.close()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
export const only = async (name: string, bytes: Uint8Array | string, encoding?: string) =>
  (await read(name, bytes, encoding)).pages[0] as Awaited<ReturnType<typeof read>>['pages'][number]

/** Role and text of each block of the only article, and the rest. */
export function told(page: PageText) {
  const layout = takeApart(page)
  return {
    articles: layout.articles.map(({ blocks }) => blocks.map(({ role, text }) => `${role} ${text}`)),
    beside: [...layout.furniture, ...layout.unassigned].map(({ text }) => text),
  }
}

/** Every non-blank character of the page is in one place of its layout. */
export function expectWhole(page: PageText): void {
  const times = new Uint8Array(page.text.length)
  const { articles, photos, furniture, unassigned } = takeApart(page)
  const all = [...articles.flatMap(({ blocks }) => blocks), ...photos, ...furniture, ...unassigned]
  for (const { ranges } of all)
    for (const [start, end] of ranges) for (let i = start; i < end; i++) times[i] = (times[i] as number) + 1
  for (const [i, count] of times.entries()) if (page.text[i]?.trim() !== '') expect(count, `at ${i}`).toBe(1)
}

export const first =
  '立春以来，𠮷江两岸的村民陆续下田，农机都已检修完毕。各镇组织人员逐村逐户登记用水需求，先通渠、后放水。'
export const second =
  '老渠管理所的负责人说：“今年的水比往年早到半个月，村民心里踏实。”全县已完成春灌面积十二万亩，比去年同期多出一成。'
export const third =
  '县农业农村局表示，下一步将组织农技人员进村入户，指导农民科学施肥，确保春耕生产有序推进。'
