/**
 * Pages of what is rare elsewhere. Long articles made of sections: what stands over each looks like a title, in one line or
 * in two, but one head with one byline stands over or below them all. Columns that end after a few words of a paragraph.
 * Loose photos below which their photographers' names stand bare.
 */
import { generatePage } from './generate.ts'
import type { GoldPage } from './gold.ts'
import { type LoosePhoto, pick, type Rng, random, type Story } from './press.ts'

const labels =
  '抓源头 补短板 暖人心 促振兴 保平安 聚合力 提品质 惠乡邻 稳就业 护绿水 亮家底 拓新路 守初心 破难题 强队伍 优服务 抓落实 谋长远 增活力 兴产业'.split(
    ' ',
  )
const subtitles = [
  '全市民生工作综述',
  '沧河县乡村建设走笔',
  '江州城市更新一年间',
  '基层服务见闻',
  '年终盘点之二',
]

const plainBody = (story: Story): string[] =>
  story.body.filter((text) => !/^[#▲]/u.test(text) && text !== story.signed && !/[）)]$/u.test(text))

function specialOf(rng: Rng, stories: readonly Story[], head: Story): Story {
  const shape = Math.floor(rng() * 3)
  const pool = [...labels]
  const body = stories.flatMap((story) => {
    const label = pool.splice(Math.floor(rng() * pool.length), 1)[0] as string
    const line = story.title.join(' ')
    const heads =
      shape === 0 ? [`## ${label}`, `### ${line}`] : shape === 1 ? [`## ${line}`] : [`## ${label}`]
    return [...heads, ...plainBody(story).slice(0, 4)]
  })
  const intro = plainBody(head).slice(0, 1)
  return {
    title: head.title,
    ...(rng() < 0.5 ? { subtitle: pick(rng, subtitles) } : {}),
    names: head.names,
    place: head.place,
    ...(rng() < 0.5 ? { lede: intro } : {}),
    body: rng() < 0.5 ? body : [...intro, ...body],
    ...(head.captions ? { captions: head.captions } : {}),
  }
}

/** A page of such an article and up to three others, drawn by seed. */
export function drawSpecial(
  stories: readonly Story[],
  photos: readonly LoosePhoto[],
  seed: number,
): GoldPage & { readonly text: string } {
  const rng = random(seed * 6353)
  const pool = stories.filter(
    (story) => plainBody(story).length > 0 && /[\u4e00-\u9fff]/u.test(story.title.join('')),
  )
  const take = (count: number): Story[] =>
    Array.from({ length: count }, () => pool.splice(Math.floor(rng() * pool.length), 1)).flat()
  const heads = pool.filter(({ names, signed }) => names.length > 0 && signed === undefined)
  const head = pick(rng, heads)
  pool.splice(pool.indexOf(head), 1)
  const special = specialOf(rng, take(3 + Math.floor(rng() * 3)), head)
  const loose = photos.length > 0 && rng() < 0.3 ? [pick(rng, photos)] : []
  const { text, gold } = generatePage([special, ...take(Math.floor(rng() * 4))], seed, { photos: loose })
  return { ...gold, text }
}

/** A page whose columns often end after a few words, with a loose photo under which bare names stand, drawn by seed. */
export function drawCuts(
  stories: readonly Story[],
  photos: readonly LoosePhoto[],
  seed: number,
): GoldPage & { readonly text: string } {
  const rng = random(seed * 4409)
  const pool = [...stories]
  const chosen = Array.from({ length: 2 + Math.floor(rng() * 4) }, () =>
    pool.splice(Math.floor(rng() * pool.length), 1),
  ).flat()
  const names = chosen.flatMap((story) => story.names).slice(0, 1 + Math.floor(rng() * 2))
  const glyph = pick(rng, ['■ ', '□ ', ''])
  const loose =
    photos.length > 0 && names.length > 0
      ? [{ ...pick(rng, photos), credit: `${glyph}${names.join(' ')}` }]
      : []
  const { text, gold } = generatePage(chosen, seed, { photos: loose, early: 0.5 })
  return { ...gold, text }
}
