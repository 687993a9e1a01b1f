// The head of a page in the list: its name, when it came, how it divides into articles, what no article claimed.
import { Ellipsis, Image, LayoutPanelLeft, Newspaper, TriangleAlert } from 'lucide-react'
import { Button, Toolbar } from 'react-aria-components'
import type { ListedPage } from '../../../electron/contract/search.ts'
import { endingOf, formatOfEnding } from '../../../electron/contract/source-file.ts'
import { editMetadata } from '../../state/metadata.ts'
import { showPicture } from '../../state/picture.ts'
import { ui } from '../../state/ui.ts'
import { encodingLabel, encodings } from '../../strings/encodings.ts'
import { useLanguage, useT } from '../../strings/index.ts'
import { day, number, when } from '../../strings/language.ts'
import { IconButton } from '../../ui/button.tsx'
import { Menu } from '../../ui/menu.tsx'
import { PageStrip } from '../../ui/signs.tsx'
import { reread } from './actions.ts'
import { plainName } from './rows.ts'

/** Only texts and web pages are written in an encoding that could have been mistaken. */
const hasEncoding = (name: string): boolean => {
  const format = formatOfEnding(endingOf(name))
  return format === null || format === 'text' || format === 'markdown' || format === 'html'
}

export function PageHeader({
  head: { page, articles },
  activeN,
  isAtHand,
  onUnassigned,
}: {
  head: ListedPage
  /** The article of this page under the cursor. */
  activeN: number | undefined
  /** Tab goes to the tools of one page, that of the article under the cursor; the pointer to all. */
  isAtHand: boolean
  onUnassigned: () => void
}) {
  const t = useT()
  const language = useLanguage()
  const name = plainName(page.sourceName)
  const { paper, date, pageNo, column } = page.meta
  // A chapter of a book has its place in the table of contents and no number of its own.
  const isCounted = page.n > 1 && formatOfEnding(endingOf(page.sourceName)) !== 'epub'
  const n =
    pageNo === '' ? (isCounted ? t('library.pageN', { n: page.n }) : '') : t('library.pageNo', { n: pageNo })
  const excluded = { excludeFromTabOrder: !isAtHand }
  const place = [n, column].filter(Boolean).join('　')
  return (
    <div className="page-head">
      <Toolbar className="page-line" aria-label={name}>
        <h2 className="clip" title={name}>
          {paper || name}
        </h2>
        {date === '' ? null : <span className="soft num">{day(date, language)}</span>}
        {place === '' ? null : <span className="soft">{place}</span>}
        {date === '' ? (
          <span className="muted num clip">
            {t('library.addedAt', { time: when(page.addedAt, language) })}
          </span>
        ) : null}
        {page.sample ? <span className="pill">{t('library.sample')}</span> : null}
        {page.unassignedCharacters > 0 ? (
          <Button {...excluded} className="pill bad page-loose" onPress={onUnassigned}>
            <TriangleAlert size={12} strokeWidth={2} aria-hidden />
            {t('library.unassigned', { n: number(page.unassignedCharacters) })}
          </Button>
        ) : null}
        <span className="sp" />
        {page.hasPicture ? (
          <IconButton {...excluded} label={t('picture.show')} onPress={() => showPicture(page.id)}>
            <Image size={16} />
          </IconButton>
        ) : null}
        <IconButton {...excluded} label={t('meta.edit')} onPress={() => editMetadata({ pageIds: [page.id] })}>
          <Newspaper size={16} />
        </IconButton>
        <IconButton {...excluded} label={t('page.openNamed', { name })} onPress={() => ui.openDesk(page.id)}>
          <LayoutPanelLeft size={16} />
        </IconButton>
        {hasEncoding(page.sourceName) && !page.hasPicture ? (
          <Menu
            label={t('library.encodingNow', { encoding: encodingLabel(page.encoding) })}
            trigger={
              <IconButton {...excluded} label={t('library.pageMenu', { name })}>
                <Ellipsis size={16} />
              </IconButton>
            }
            heading={t('library.encodingNow', { encoding: encodingLabel(page.encoding) })}
            items={Object.keys(encodings)
              .filter((encoding) => encoding !== page.encoding.toLowerCase())
              .map((encoding) => ({
                id: encoding,
                label: t('library.reread', { encoding: encodingLabel(encoding) }),
              }))}
            onAction={(encoding) => void reread(page.sourceId, name, encoding)}
          />
        ) : null}
      </Toolbar>
      <PageStrip articles={articles} unassigned={page.unassignedCharacters} activeN={activeN} />
    </div>
  )
}
