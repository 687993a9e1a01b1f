// The article under the cursor: title, the start of its text, its notes and the names in it.
import { CornerDownLeft, Share } from 'lucide-react'
import { bylineOf } from '../../../electron/contract/citation.ts'
import type { Article, Mention } from '../../../electron/contract/model.ts'
import { useLibrary } from '../../api/query.ts'
import { putStar } from '../../api/star.ts'
import { ui } from '../../state/ui.ts'
import { useT } from '../../strings/index.ts'
import { number } from '../../strings/language.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { entityName } from '../../ui/entity-name.ts'
import { plainNote } from '../../ui/plain-note.ts'
import { ArticleLetter, EntitySeal, HighlightSign } from '../../ui/signs.tsx'
import { StarButton } from '../../ui/star.tsx'

const marksShown = 6
const entitiesShown = 14
const paragraphsShown = 3

/** The names of an article, each once, most mentioned first. */
export function namesOf(mentions: readonly Mention[]): readonly { mention: Mention; count: number }[] {
  const byEntity = new Map<string, { mention: Mention; count: number }>()
  for (const mention of mentions) {
    const seen = byEntity.get(mention.entityId)
    if (seen === undefined) byEntity.set(mention.entityId, { mention, count: 1 })
    else {
      seen.count++
      if (mention.state === 'confirmed') seen.mention = mention
    }
  }
  return [...byEntity.values()].sort((a, b) => b.count - a.count)
}

function Beginning({ article }: { article: Article }) {
  const blocks = article.blocks.filter((block) => block.role === 'lede' || block.role === 'paragraph')
  const shown = blocks.length > 0 ? blocks : article.blocks.filter((block) => block.role === 'caption')
  return (
    <div className="cn">
      {shown.slice(0, paragraphsShown).map((block) => (
        <p key={block.start}>{article.text.slice(block.start, block.end)}</p>
      ))}
    </div>
  )
}

function Marks({ articleId }: { articleId: string }) {
  const t = useT()
  const { data } = useLibrary('annotations.list', { articleId })
  if (data === undefined || data.length === 0) return null
  const inOrder = [...data].sort((a, b) => a.start - b.start)
  return (
    <section>
      <h3>
        <span>{t('library.previewMarks')}</span>
        <span className="num">{number(data.length)}</span>
      </h3>
      {inOrder.slice(0, marksShown).map((mark) => (
        <button
          type="button"
          className="pv-mark tight"
          key={mark.id}
          onClick={() =>
            ui.openArticle(articleId, { start: mark.start, end: mark.end, annotationId: mark.id })
          }
        >
          <HighlightSign color={mark.color} />
          <span className="pv-quote" data-hl={mark.color}>
            <mark>{mark.quote}</mark>
          </span>
          {mark.note === '' ? null : <span className="pv-note">{plainNote(mark.note)}</span>}
        </button>
      ))}
      {data.length > marksShown ? (
        <p className="muted pv-more">{t('library.previewMore', { n: data.length - marksShown })}</p>
      ) : null}
    </section>
  )
}

function Names({ articleId }: { articleId: string }) {
  const t = useT()
  const { data } = useLibrary('tags.get', { articleId })
  const names = namesOf(data?.mentions ?? []).filter(({ mention }) => mention.type !== 'DATE')
  if (names.length === 0) return null
  return (
    <section>
      <h3>
        <span>{t('library.previewEntities')}</span>
        <span className="num">{number(names.length)}</span>
      </h3>
      <ul className="pv-names">
        {names.slice(0, entitiesShown).map(({ mention }) => (
          <li key={mention.entityId}>
            <EntitySeal type={mention.type} isConfirmed={mention.state === 'confirmed'} />
            <span className="clip">{entityName(mention)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

export function Preview({ articleId }: { articleId: string | null }) {
  const t = useT()
  const { data: article } = useLibrary(
    'articles.get',
    { id: articleId ?? '-' },
    { enabled: articleId !== null, keep: true },
  )
  return (
    <aside className="pre" aria-label={t('library.preview')}>
      {articleId === null || article === undefined ? (
        <p className="pv-none muted">{t('library.previewNone')}</p>
      ) : (
        <>
          <div className="bar">
            <ArticleLetter n={article.n} />
            <span className="soft clip">{t('library.nth', { n: article.n })}</span>
            <span className="sp" />
            <StarButton isOn={article.starred} onChange={(isOn) => void putStar([articleId], isOn)} />
            <IconButton
              label={t('library.export')}
              command="file.export"
              onPress={() => {
                ui.choose([articleId])
                ui.go('export')
              }}
            >
              <Share size={16} />
            </IconButton>
            <Button tone="primary" onPress={() => ui.openArticle(articleId)}>
              {t('do.open')}
              <CornerDownLeft size={14} aria-hidden />
            </Button>
          </div>
          <div className="pv-in scroll" key={article.id}>
            {article.kicker === null ? null : <p className="pv-kick">{article.kicker}</p>}
            <h1>{article.title}</h1>
            {article.subtitle === null ? null : <p className="pv-sub">{article.subtitle}</p>}
            <p className="pv-by">{bylineOf(article)}</p>
            <Beginning article={article} />
            <Marks articleId={article.id} />
            <Names articleId={article.id} />
          </div>
        </>
      )}
    </aside>
  )
}
