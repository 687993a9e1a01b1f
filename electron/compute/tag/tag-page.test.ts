import { describe, expect, test } from 'vitest'
import type { Block, PageLayout, Range } from '../../contract/page.ts'
import { tagPage } from './tag-page.ts'

const block = (text: string, ...ranges: Range[]): Block => ({
  role: 'paragraph',
  text,
  ranges,
  confidence: 1,
  reason: 'test',
})

/** A layout of the page's lines: each entry the lines (by number) that make a block. */
function layoutOf(page: string, blocks: number[][], loose: number[] = []): PageLayout {
  const lines: Range[] = []
  let at = 0
  for (const line of page.split('\n')) {
    lines.push([at, at + line.length])
    at += line.length + 1
  }
  const of = (numbers: number[]): Block => {
    const ranges = numbers.map((n) => lines[n] as Range)
    return block(ranges.map(([start, end]) => page.slice(start, end).trim()).join(''), ...ranges)
  }
  return {
    articles: [
      { n: 1, title: '', kicker: null, subtitle: null, byline: [], bylineText: null, blocks: blocks.map(of) },
    ],
    photos: [{ caption: '', credit: null, ranges: [] }],
    furniture: loose.map((n) => of([n])),
    unassigned: [],
    engine: 'test',
  }
}

describe('a page', () => {
  const page =
    '全市推广“晨曦守  \n\n护”工程，印发《社区服\n务实施方案》，培训1.2万余\n人次。\n2025年11月20日 第3版'
  const tags = tagPage(page, layoutOf(page, [[0, 2, 3, 4]], [5]))

  test('spans run over mended breaks, their text is the slice without them', () => {
    const document = tags.entities.find((one) => one.type === 'DOCUMENT')
    expect(document?.text).toBe('《社区服务实施方案》')
    expect(page.slice(document?.start, document?.end)).toBe('《社区服\n务实施方案》')
    expect(tags.entities.find((one) => one.type === 'PROGRAMME')?.text).toBe('“晨曦守护”工程')
    expect(tags.figures.map((one) => one.text)).toContain('1.2万余人次')
  })
  test('loose text is tagged too, in page order', () => {
    expect(tags.entities.at(-1)).toMatchObject({ type: 'DATE', text: '2025年11月20日' })
    expect(tags.entities.map((one) => one.start)).toEqual(
      tags.entities.map((one) => one.start).sort((a, b) => a - b),
    )
  })
  test('a span with strange text between its characters on the page is left out', () => {
    const parted = '各地落实《社区服\n本市天气晴好，气温适宜，出门请带伞。\n务实施方案》印发'
    const layout = layoutOf(parted, [[0, 2], [1]])
    expect(tagPage(parted, layout).entities.filter((one) => one.type === 'DOCUMENT')).toEqual([])
  })
  test('a span whose characters stand in another order on the page is left out', () => {
    const turned = '实施方案》印发\n各地落实《社区服务'
    const layout = layoutOf(turned, [[1, 0]])
    expect(tagPage(turned, layout).entities.filter((one) => one.type === 'DOCUMENT')).toEqual([])
  })
})
