// An invented library for component tests and pictures: two newspaper pages with seven articles.
import { canonicalText } from '../../electron/contract/canonical.ts'
import { noMetadata } from '../../electron/contract/metadata.ts'
import type {
  AnnotationInContext,
  Article,
  ArticleBlock,
  ArticleTags,
  Page,
  PageSummary,
} from '../../electron/contract/model.ts'
import type { Role } from '../../electron/contract/page.ts'
import type { EntityType } from '../../electron/contract/tags.ts'

export interface FakeData {
  pages: Page[]
  articles: Article[]
  annotations: AnnotationInContext[]
  tags: Record<string, ArticleTags>
}

/** 1 January 2026, 08:00 in China. */
export const fakeNow = Date.UTC(2026, 0, 1)

type Piece = readonly [role: Role, text: string]

interface ArticleSketch {
  readonly pieces: readonly Piece[]
  readonly byline: readonly string[]
  readonly progress?: number
}

/** Builds a page and its articles from pieces, with true offsets. */
export function sketchPage(
  id: string,
  sourceName: string,
  sketches: readonly ArticleSketch[],
  more: Partial<PageSummary> & { unassignedText?: string } = {},
): { page: Page; articles: Article[] } {
  const { unassignedText = '', ...summary } = more
  let text = ''
  const bounds: [number, number][] = []
  for (const { pieces } of sketches) {
    const start = text.length
    text += `${pieces.map((piece) => piece[1]).join('\n')}\n\n`
    bounds.push([start, text.length - 2])
  }
  const looseStart = text.length
  text += unassignedText
  const base: PageSummary = {
    id,
    sourceId: `source-${id}`,
    sourceName,
    n: 1,
    addedAt: fakeNow,
    sample: false,
    encoding: 'UTF-8',
    characters: text.replace(/\s/g, '').length,
    unassignedCharacters: unassignedText.replace(/\s/g, '').length,
    hasPicture: false,
    meta: noMetadata,
    ...summary,
  }
  const articles = sketches.map((sketch, index): Article => {
    const n = index + 1
    const { text: body, spans } = canonicalText(sketch.pieces.map(([, piece]) => ({ text: piece })))
    const from = bounds[index]?.[0] ?? 0
    const find = (role: Role) => sketch.pieces.find((piece) => piece[0] === role)?.[1] ?? null
    return {
      id: `${id}-${n}`,
      pageId: id,
      n,
      title: find('title') ?? '',
      kicker: find('kicker'),
      subtitle: find('subtitle'),
      byline: sketch.byline,
      bylineText: find('byline'),
      characters: body.replace(/\s/g, '').length,
      progress: sketch.progress ?? 0,
      openedAt: sketch.progress === undefined ? null : fakeNow,
      starred: false,
      marks: {},
      revision: 1,
      text: body,
      blocks: sketch.pieces.map(
        ([role], at): ArticleBlock => ({
          role,
          ...(role === 'heading' ? { level: 1 } : {}),
          start: spans[at]?.[0] ?? 0,
          end: spans[at]?.[1] ?? 0,
          ranges: [[from + (spans[at]?.[0] ?? 0), from + (spans[at]?.[1] ?? 0)]],
          confidence: 1,
          reason: 'sketched',
        }),
      ),
      page: base,
      place: 0,
    }
  })
  const page: Page = {
    ...base,
    text,
    photos: [],
    furniture: [],
    unassigned: unassignedText === '' ? [] : [{ text: unassignedText, ranges: [[looseStart, text.length]] }],
    articles: articles.map((article, index) => ({
      id: article.id,
      n: article.n,
      title: article.title,
      ranges: [bounds[index] ?? [0, 0]],
    })),
  }
  return { page, articles }
}

/** An annotation on the first place where `quote` stands. */
export function sketchAnnotation(
  article: Article,
  id: string,
  quote: string,
  more: Partial<AnnotationInContext> = {},
): AnnotationInContext {
  const start = article.text.indexOf(quote)
  if (start < 0) throw new Error(`no such quote: ${quote}`)
  const end = start + quote.length
  return {
    id,
    articleId: article.id,
    revision: article.revision,
    start,
    end,
    quote,
    prefix: article.text.slice(Math.max(0, start - 32), start),
    suffix: article.text.slice(end, end + 32),
    color: 'key',
    style: 'fill',
    note: '',
    tags: [],
    anchor: 'exact',
    score: null,
    kept: false,
    done: false,
    createdAt: fakeNow,
    modifiedAt: fakeNow,
    articleTitle: article.title,
    sourceName: article.page.sourceName,
    ...more,
  }
}

function tagsOf(article: Article, names: readonly (readonly [EntityType, string, boolean])[]): ArticleTags {
  const mentions = names.flatMap(([type, name, confirmed]) => {
    const start = article.text.indexOf(name)
    if (start < 0) return []
    return [
      {
        id: `mention-${article.id}-${name}`,
        articleId: article.id,
        entityId: `entity-${name}`,
        type,
        start,
        end: start + name.length,
        text: name,
        canonical: name,
        confidence: 0.9,
        by: 'rule:sketch',
        state: confirmed ? ('confirmed' as const) : ('suggested' as const),
      },
    ]
  })
  return { mentions, figures: [], quotes: [] }
}

/** The invented library; a fresh copy at every call. */
export function sampleData(): FakeData {
  const morning = sketchPage(
    'p1',
    '临江日报-02版.txt',
    [
      {
        byline: ['苏一苇', '陈望舒'],
        progress: 0.6,
        pieces: [
          ['kicker', '修闸清淤、还滩于水，两年治理交出账本'],
          ['title', '一条老渠，重新流过晒谷场'],
          ['subtitle', '——临江县灌渠修复见闻'],
          ['byline', '本报记者 苏一苇 通讯员 陈望舒'],
          [
            'paragraph',
            '立春那天，杉坪村的老渠通了水。七十岁的罗守田蹲在渠边，看第一股水绕过晒谷场，“三年没听见这个响了。”他说。',
          ],
          [
            'paragraph',
            '变化来自临江县实施的“百渠复流”工程。截至2025年底，全县累计修复渠道412公里，恢复灌溉面积3.6万亩，比原计划多出一成。',
          ],
          ['heading', '先把水账算清'],
          [
            'paragraph',
            '修渠容易，分水难。县水利局给每道闸口装上水尺，哪块田放了几回水、用了多少方，村里的公示栏上写得明明白白。“量得清，才分得匀。”县水利局总工程师何既明说。',
          ],
          ['paragraph', '今年，临江县计划再修复渠道80公里，并把水尺装到每一个村民小组。'],
        ],
      },
      {
        byline: ['石问樵'],
        pieces: [
          ['title', '短评：水尺量的是信任'],
          ['byline', '石问樵'],
          ['paragraph', '一把水尺不贵，贵的是天天有人看、月月有人核。数字上了墙，吵架的人就少了。'],
        ],
      },
      {
        byline: ['许知行'],
        pieces: [
          ['title', '“一张图”上线一年：人找事，变事找人'],
          ['subtitle', '巡渠上报平均用时由两天缩到四小时'],
          ['byline', '许知行'],
          [
            'paragraph',
            '打开手机，全县一百三十六条渠道都在一张图上。𠮷家湾的巡渠员点一下，积淤的位置就到了县里。',
          ],
        ],
      },
      {
        byline: ['江一帆'],
        pieces: [
          ['title', '湿地迎来首批候鸟'],
          ['caption', '两只白鹭掠过新修的河滩。江一帆摄'],
        ],
      },
    ],
    { addedAt: fakeNow - 3_600_000, unassignedText: '责任编辑 校对 版式 电话：略' },
  )
  const evening = sketchPage(
    'p2',
    '江城晚报-A05.txt',
    [
      {
        byline: ['苏木'],
        pieces: [
          ['title', '公交“微循环”再添十二条线路'],
          ['subtitle', '最后一公里，今年打算怎么接'],
          ['byline', '苏木'],
          ['paragraph', '从本月起，江城市新开十二条社区公交，票价一元，六十五岁以上老人免费。'],
          ['paragraph', '市交通局说，线路是居民投票选出来的，试行三个月后再调整。'],
        ],
      },
      {
        byline: ['林疏影'],
        progress: 1,
        pieces: [
          ['title', '城市书房，二十四小时亮着灯'],
          ['subtitle', '夜里十一点以后，谁还在读书'],
          ['byline', '林疏影'],
          ['paragraph', '夜里十一点，江城市图书馆的城市书房还坐着九个人。有备考的学生，也有刚下夜班的护士。'],
        ],
      },
      {
        byline: ['方既白'],
        pieces: [
          ['title', '窗口“一次办”清单扩至二百一十六项'],
          ['byline', '方既白'],
          ['paragraph', '全市政务大厅年底前统一受理，材料只交一回。'],
        ],
      },
    ],
    { addedAt: fakeNow - 90_000_000, sample: true, encoding: 'GB18030' },
  )
  const articles = [...morning.articles, ...evening.articles]
  const [canal, , map] = morning.articles as [Article, Article, Article]
  const bus = evening.articles[0] as Article
  const annotations = [
    sketchAnnotation(canal, 'a1', '全县累计修复渠道412公里，恢复灌溉面积3.6万亩', {
      color: 'data',
      note: '两项结果同出一句，口径都是“累计”。与县里的年报核对。',
      tags: ['水账', '待核'],
      modifiedAt: fakeNow - 60_000,
    }),
    sketchAnnotation(canal, 'a2', '量得清，才分得匀。', {
      color: 'view',
      note: '全文的题眼。',
      tags: ['金句'],
    }),
    sketchAnnotation(canal, 'a3', '比原计划多出一成', { color: 'ask', modifiedAt: fakeNow - 7_200_000 }),
    sketchAnnotation(map, 'a4', '全县一百三十六条渠道都在一张图上', { color: 'data' }),
    sketchAnnotation(bus, 'a5', '线路是居民投票选出来的', {
      color: 'todo',
      style: 'underline',
      note: '去查投票的办法。',
      tags: ['待核'],
      modifiedAt: fakeNow - 86_400_000,
    }),
  ]
  return {
    pages: [morning.page, evening.page],
    articles,
    annotations,
    tags: {
      [canal.id]: tagsOf(canal, [
        ['PROGRAMME', '“百渠复流”工程', true],
        ['ORG', '县水利局', true],
        ['PERSON', '罗守田', true],
        ['PERSON', '何既明', false],
        ['PLACE', '杉坪村', false],
        ['PLACE', '临江县', true],
        ['POSITION', '总工程师', false],
        ['DATE', '2025年底', false],
      ]),
    },
  }
}
