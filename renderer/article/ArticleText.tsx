/** The text of an article as real DOM text, set like a newspaper's. No mark ever changes what is rendered here. */
import { memo, type ReactNode, type Ref, useLayoutEffect, useRef } from 'react'
import type { Article, ArticleBlock } from '../../electron/contract/model.ts'
import './article.css'
import './highlight-rules.ts'
import { TextMap } from './offsets.ts'
import { estimateLines, type Section, sectionsOf } from './sections.ts'

export interface ArticleTextProps {
  readonly article: Pick<Article, 'id' | 'revision' | 'text' | 'blocks' | 'title'>
  /** Length and reading time; drawn beside the byline, no part of the text. */
  readonly meta: string
  /** Set under the head, no part of the text either: where the article comes from. */
  readonly origin?: ReactNode
  /** Han characters a line, to guess the height of what was not laid out yet. */
  readonly charactersPerLine: number
  readonly ref?: Ref<HTMLElement>
  /** Told when the text stands in the DOM: once for each revision. */
  onText(map: TextMap): void
}

const tagOf = (block: ArticleBlock) => {
  if (block.role === 'title') return 'h1'
  if (block.role === 'heading') return block.level === 2 ? 'h3' : 'h2'
  return 'p'
}

/** Characters of a phrase that a line of the narrowest column holds in the title's size. */
const longestPhrase = 10

/** A title of short phrases breaks between them alone: 把医院搬到村口， / 慢病老人少跑腿. */
function isPhrased({ text }: ArticleTextProps['article'], { start, end }: ArticleBlock): boolean {
  const phrases = text.slice(start, end).split(/(?<=[，、：；！？])|[\s\u3000]+/)
  return phrases.length > 1 && phrases.every((phrase) => phrase.length <= longestPhrase)
}

/** Blocks of one section. Each element holds its text and nothing else. */
const Blocks = memo(
  function Blocks({ article, section }: { article: ArticleTextProps['article']; section: Section }) {
    return article.blocks.slice(section.first, section.last).map((block, index) => {
      const Tag = tagOf(block)
      return (
        <Tag
          key={block.start}
          data-b={section.first + index}
          data-role={block.role}
          data-phrased={(block.role === 'title' && isPhrased(article, block)) || undefined}
        >
          {article.text.slice(block.start, block.end)}
        </Tag>
      )
    })
  },
  (before, after) =>
    before.article.id === after.article.id && before.article.revision === after.article.revision,
)

export function ArticleText({ article, meta, origin, charactersPerLine, ref, onText }: ArticleTextProps) {
  const root = useRef<HTMLElement>(null)
  const { head, body } = sectionsOf(article.blocks)

  // biome-ignore lint/correctness/useExhaustiveDependencies: the DOM's text changes with the revision alone
  useLayoutEffect(() => {
    if (!root.current) return
    const map = new TextMap(root.current, article)
    if (import.meta.env.DEV && map.domText() !== article.text)
      throw new Error('the text on the screen is not the canonical text')
    onText(map)
  }, [article.id, article.revision])

  return (
    <article
      ref={(element) => {
        root.current = element
        if (typeof ref === 'function') ref(element)
        else if (ref) ref.current = element
      }}
      className="article-text"
      lang="zh-CN"
      aria-label={article.title}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the text takes the caret, to be read and selected by keyboard
      tabIndex={0}
    >
      <header data-meta={meta}>
        <Blocks article={article} section={head} />
        {origin}
      </header>
      {body.map((section) => (
        <section
          key={section.first}
          style={
            { '--lines': estimateLines(article.blocks, section, charactersPerLine) } as React.CSSProperties
          }
        >
          <Blocks article={article} section={section} />
        </section>
      ))}
    </article>
  )
}
