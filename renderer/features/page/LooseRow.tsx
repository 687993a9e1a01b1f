// Text of no article: what nobody claimed stands out and asks for a place; photos and furniture are quiet.
import { Ellipsis, TriangleAlert } from 'lucide-react'
import { useMemo } from 'react'
import { looseKinds } from '../../../electron/contract/desk.ts'
import { useT } from '../../strings/index.ts'
import { number } from '../../strings/language.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Menu } from '../../ui/menu.tsx'
import { ArticleLetter } from '../../ui/signs.tsx'
import { asLoose, take } from './actions.ts'
import { Grip } from './BlockRow.tsx'
import { roleName, useIsCurrent, useModel } from './context.ts'
import type { LooseEntry } from './entries.ts'
import { countText } from './items.ts'
import { claimInto } from './steps.ts'
import { usePageView } from './view.ts'

/** Characters of a loose text that a line can show. */
const shown = 160

export function LooseRow({ entry }: { entry: LooseEntry }) {
  const t = useT()
  const { item } = entry
  const { desk } = useModel()
  const pageId = desk.page.id
  const isCurrent = useIsCurrent(item)
  const isHovered = usePageView((view) => view.hovered === item.place)
  const count = useMemo(
    () => item.ranges.reduce((sum, range) => sum + countText(desk.text, range), 0),
    [item, desk.text],
  )
  const isUnassigned = item.kind === 'unassigned'
  const choices = [
    ...desk.articles.map(({ id, title }, index) => ({
      id,
      label: title,
      icon: <ArticleLetter n={index + 1} />,
    })),
    { id: 'own', label: t('page.do.claimOwn') },
    ...looseKinds
      .filter((kind) => kind !== item.kind)
      .map((kind) => ({ id: `as-${kind}`, label: t(`page.do.${kind}`) })),
  ]
  const run = (id: string) => {
    const kind = looseKinds.find((one) => id === `as-${one}`)
    if (kind !== undefined) void take(pageId, asLoose(kind, item.place))
    else
      void take(pageId, (now) =>
        claimInto(
          now.desk,
          now.itemAt(item.place),
          id === 'own' ? null : now.desk.articles.findIndex((one) => one.id === id),
        ),
      )
  }
  return (
    <div
      className="desk-loose"
      data-kind={item.kind}
      data-first={entry.isFirst || undefined}
      data-current={isCurrent || undefined}
      data-hovered={isHovered || undefined}
    >
      <Grip text={item.text.slice(0, 12)} />
      {isUnassigned ? (
        <span className="pill bad num">
          <TriangleAlert size={12} strokeWidth={2} aria-hidden />
          {t('page.unassignedCount', { n: number(count) })}
        </span>
      ) : (
        <span className="pill num">{t('page.looseCount', { kind: roleName(item), n: number(count) })}</span>
      )}
      <span className={isCurrent ? 'desk-text whole' : 'desk-text clip'}>{item.text.slice(0, shown)}</span>
      <span className="desk-hint">{t('page.dropLoose')}</span>
      {isUnassigned ? (
        <Button onPress={() => void take(pageId, asLoose('furniture', item.place))}>
          {t('page.do.toFurniture')}
        </Button>
      ) : null}
      <Menu
        label={t('page.itemMenu', { text: item.text.slice(0, 12) })}
        heading={t('page.chooseArticle')}
        items={choices}
        onAction={run}
        trigger={
          isUnassigned ? (
            <Button>{t('page.do.claim')}</Button>
          ) : (
            <IconButton label={t('page.itemMenu', { text: item.text.slice(0, 12) })}>
              <Ellipsis size={16} />
            </IconButton>
          )
        }
      />
    </div>
  )
}
