// The one line over both sides: what is shown, how much was changed, and what can be done at the caret.
import { Check, Ellipsis, FilePlus, Link2, Redo2, Scissors, Undo2 } from 'lucide-react'
import { useLibrary } from '../../api/query.ts'
import { runCommand } from '../../commands.ts'
import { useKeyLabel } from '../../keys.ts'
import { editMetadata } from '../../state/metadata.ts'
import { showPicture } from '../../state/picture.ts'
import { ui, useUi } from '../../state/ui.ts'
import { useT } from '../../strings/index.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Segmented } from '../../ui/choice.tsx'
import { Menu, type MenuEntry } from '../../ui/menu.tsx'
import { Tooltip } from '../../ui/tooltip.tsx'
import { asLoose, type Plan, plans, take } from './actions.ts'
import { useModel } from './context.ts'
import { usePageView } from './view.ts'

const more = {
  up: plans.up,
  down: plans.down,
  joinArticle: plans.joinArticle,
  unassigned: asLoose('unassigned'),
  furniture: asLoose('furniture'),
  photo: asLoose('photo'),
} as const satisfies Record<string, Plan>
type MoreId = keyof typeof more
const moreIds = Object.keys(more) as MoreId[]

/** Back to where the person came from. */
function leave(): void {
  const { back, goBack } = useUi.getState()
  if (back.length > 0) goBack()
  else ui.go('library')
}

export function Toolbar({ onReset }: { onReset: () => void }) {
  const t = useT()
  const keyLabel = useKeyLabel()
  const model = useModel()
  const { desk } = model
  const pageId = desk.page.id
  const caret = usePageView((view) => view.caret)
  const side = usePageView((view) => view.side)
  const closed = usePageView((view) => view.closed)
  const { showSide, close } = usePageView.getState()
  const { data: history } = useLibrary('history.state')
  const can = (plan: Plan) => plan(model, caret) !== null
  const hasSteps = desk.steps + desk.idle > 0
  const isFolded = closed.size >= desk.articles.length && desk.articles.length > 0

  const act = (name: 'split' | 'join' | 'begin', icon: React.ReactNode, label: string) => (
    <Button
      tone="quiet"
      icon={icon}
      isDisabled={!can(plans[name])}
      onPress={() => void take(pageId, plans[name])}
    >
      {label}
      {keyLabel(`desk.${name}`) === null ? null : <kbd>{keyLabel(`desk.${name}`)}</kbd>}
    </Button>
  )
  const items: MenuEntry[] = [
    ...moreIds.map((id) => ({
      id,
      label: t(`page.do.${id}`),
      keys: keyLabel(`desk.${id}`),
      isDisabled: !can(more[id]),
    })),
    ...(desk.page.hasPicture ? [{ id: 'picture', label: t('picture.show') }] : []),
    { id: 'metadata', label: t('meta.edit') },
    { id: 'fold', label: t(isFolded ? 'page.do.unfold' : 'page.do.fold') },
    { id: 'reset', label: t('page.do.reset'), isDanger: hasSteps, isDisabled: !hasSteps },
  ]
  const run = (id: string) => {
    if (id === 'reset') onReset()
    else if (id === 'picture') showPicture(pageId)
    else if (id === 'metadata') editMetadata({ pageIds: [pageId] })
    else if (id === 'fold') close(isFolded ? [] : desk.articles.map((article) => article.id))
    else void take(pageId, more[id as MoreId])
  }

  return (
    <div className="bar desk-bar">
      <span className="desk-hints soft">
        <span>{t('page.rawHint')}</span>
        <span className="vr" />
        <span>{t('page.articlesHint', { count: desk.articles.length })}</span>
      </span>
      <span className="desk-sides">
        <Segmented
          label={t('page.sides')}
          value={side}
          options={[
            { value: 'raw', label: t('page.raw') },
            { value: 'articles', label: t('page.articles') },
          ]}
          onChange={showSide}
        />
      </span>
      {desk.steps > 0 ? <span className="pill num">{t('page.steps', { count: desk.steps })}</span> : null}
      <span className="sp" />
      <IconButton
        label={t('command.edit.undo')}
        command="edit.undo"
        isDisabled={history === undefined || history.undo === null}
        onPress={() => runCommand('edit.undo')}
      >
        <Undo2 size={16} />
      </IconButton>
      <IconButton
        label={t('command.edit.redo')}
        command="edit.redo"
        isDisabled={history === undefined || history.redo === null}
        onPress={() => runCommand('edit.redo')}
      >
        <Redo2 size={16} />
      </IconButton>
      <span className="vr" />
      <span className="desk-acts">
        {act('split', <Scissors size={16} aria-hidden />, t('page.do.split'))}
        {act('join', <Link2 size={16} aria-hidden />, t('page.do.join'))}
        {act('begin', <FilePlus size={16} aria-hidden />, t('page.do.new'))}
      </span>
      <Menu
        label={t('page.do.more')}
        items={items}
        onAction={run}
        trigger={
          <IconButton label={t('page.do.more')}>
            <Ellipsis size={16} />
          </IconButton>
        }
      />
      <Tooltip text={t('page.doneHint')}>
        <Button tone="primary" icon={<Check size={16} aria-hidden />} onPress={leave}>
          {t('page.do.done')}
        </Button>
      </Tooltip>
    </div>
  )
}
