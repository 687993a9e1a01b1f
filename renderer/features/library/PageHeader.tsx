// The head of a page in the list: its name, when it came, how it divides into articles, what no article claimed.
import { Ellipsis, LayoutPanelLeft, TriangleAlert } from 'lucide-react'
import { Button } from 'react-aria-components'
import { ui } from '../../state/ui.ts'
import { encodingLabel, encodings } from '../../strings/encodings.ts'
import { useLanguage, useT } from '../../strings/index.ts'
import { number, when } from '../../strings/language.ts'
import { IconButton } from '../../ui/button.tsx'
import { Menu } from '../../ui/menu.tsx'
import { PageStrip } from '../../ui/signs.tsx'
import { reread } from './actions.ts'
import { type PageRow, plainName } from './rows.ts'

export function PageHeader({
  row: { page, articles },
  activeN,
  onUnassigned,
}: {
  row: PageRow
  /** The article of this page under the cursor. */
  activeN: number | undefined
  onUnassigned: () => void
}) {
  const t = useT()
  const language = useLanguage()
  const name = plainName(page.sourceName)
  return (
    <div className="page-head">
      <div className="page-line">
        <h2 className="clip">{name}</h2>
        {page.n > 1 ? <span className="soft">{t('library.pageN', { n: page.n })}</span> : null}
        <span className="muted num">{t('library.addedAt', { time: when(page.addedAt, language) })}</span>
        {page.sample ? <span className="pill">{t('library.sample')}</span> : null}
        {page.unassignedCharacters > 0 ? (
          <Button className="pill bad page-loose" onPress={onUnassigned}>
            <TriangleAlert size={12} strokeWidth={2} aria-hidden />
            {t('library.unassigned', { n: number(page.unassignedCharacters) })}
          </Button>
        ) : null}
        <span className="sp" />
        <IconButton label={t('page.openNamed', { name })} onPress={() => ui.openDesk(page.id)}>
          <LayoutPanelLeft size={16} />
        </IconButton>
        <Menu
          label={t('library.encodingNow', { encoding: encodingLabel(page.encoding) })}
          trigger={
            <IconButton label={t('library.pageMenu', { name })}>
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
      </div>
      <PageStrip articles={articles} unassigned={page.unassignedCharacters} activeN={activeN} />
    </div>
  )
}
