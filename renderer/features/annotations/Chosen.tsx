// What can be done with all chosen marks at once; takes the place of the conditions while some are chosen.
import { Share, Square, SquareCheck, Tags, Trash2, X } from 'lucide-react'
import { useState } from 'react'
import { Dialog as AriaDialog, DialogTrigger, Popover } from 'react-aria-components'
import { colors, type MarkStyle, markStyles } from '../../../electron/contract/model.ts'
import { useColorNames } from '../../api/color-names.ts'
import { useCommand } from '../../commands.ts'
import { ui } from '../../state/ui.ts'
import { useT } from '../../strings/index.ts'
import { number } from '../../strings/language.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Confirm } from '../../ui/confirm.tsx'
import { Menu } from '../../ui/menu.tsx'
import { HighlightSign, StyleSign } from '../../ui/signs.tsx'
import { TagField } from '../../ui/tag-field.tsx'
import { changeMany, marksOf, removeMany } from './actions.ts'
import { countChosen, nothing, useFilter } from './filter.ts'

/** From this many on, deleting is asked first. */
const many = 20

export function ChosenBar({ total }: { total: number }) {
  const t = useT()
  const names = useColorNames()
  const chosen = useFilter((view) => view.chosen)
  const { set } = useFilter.getState()
  const [isSure, setSure] = useState(false)
  const count = countChosen(chosen, total)
  const change = (next: Parameters<typeof changeMany>[1]) => void changeMany(marksOf(chosen), next)
  const ask = () => (count < many ? void remove() : setSure(true))
  const remove = async () => {
    if (await removeMany(marksOf(chosen))) set({ chosen: nothing })
  }
  // Goes before that of the mark under the cursor for as long as some are chosen.
  useCommand('mark.remove', ask)
  return (
    <div className="mark-bar mark-chosen" role="toolbar" aria-label={t('annotations.chosenBar')}>
      <IconButton label={t('annotations.unchoose')} onPress={() => set({ chosen: nothing })}>
        <X size={16} />
      </IconButton>
      <b className="num" role="status">
        {t('annotations.chosen', { n: number(count) })}
      </b>
      {count < total ? (
        <Button tone="quiet" onPress={() => set({ chosen: { kind: 'all', except: new Set() } })}>
          {t('annotations.chooseAll', { n: number(total) })}
        </Button>
      ) : null}
      <span className="sp" />
      {colors.map((color) => (
        <IconButton key={color} label={names[color]} onPress={() => change({ color })}>
          <HighlightSign color={color} />
        </IconButton>
      ))}
      <Menu
        label={t('annotations.style')}
        items={markStyles.map((style) => ({
          id: style,
          label: t(`style.${style}`),
          icon: <StyleSign style={style} />,
        }))}
        onAction={(style) => change({ style: style as MarkStyle })}
        trigger={
          <IconButton label={t('annotations.style')}>
            <StyleSign style="underline" />
          </IconButton>
        }
      />
      <span className="vr" />
      <TagPopover
        onAdd={(tags) => change({ addTags: tags })}
        onRemove={(tags) => change({ removeTags: tags })}
      />
      <IconButton label={t('annotations.export')} onPress={() => ui.exportMarks(marksOf(chosen), count)}>
        <Share size={16} />
      </IconButton>
      <IconButton label={t('annotate.markDone')} onPress={() => change({ done: true })}>
        <SquareCheck size={16} />
      </IconButton>
      <IconButton label={t('annotate.markOpen')} onPress={() => change({ done: false })}>
        <Square size={16} />
      </IconButton>
      <IconButton label={t('annotations.removeChosen')} command="mark.remove" onPress={ask}>
        <Trash2 size={16} />
      </IconButton>
      <Confirm
        title={t('annotations.removeTitle', { n: number(count) })}
        deed={t('annotations.removeChosen')}
        isOpen={isSure}
        onClose={() => setSure(false)}
        onConfirm={() => void remove()}
      >
        {t('annotations.removeText')}
      </Confirm>
    </div>
  )
}

function TagPopover({
  onAdd,
  onRemove,
}: {
  onAdd: (tags: string[]) => void
  onRemove: (tags: string[]) => void
}) {
  const t = useT()
  const [isOpen, setOpen] = useState(false)
  const [tags, setTags] = useState<string[]>([])
  const close = () => {
    setOpen(false)
    setTags([])
  }
  const run = (act: (tags: string[]) => void) => {
    act(tags)
    close()
  }
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={(next) => (next ? setOpen(true) : close())}>
      <IconButton label={t('annotations.tagChosen')}>
        <Tags size={16} />
      </IconButton>
      <Popover className="ui-popover mark-tagging" offset={4}>
        <AriaDialog aria-label={t('annotations.tagChosen')}>
          <TagField tags={tags} wantsFocus onFocused={() => undefined} onChange={setTags} onLeave={close} />
          <div className="mark-tagging-foot">
            <Button isDisabled={tags.length === 0} onPress={() => run(onRemove)}>
              {t('annotations.untag')}
            </Button>
            <Button tone="primary" isDisabled={tags.length === 0} onPress={() => run(onAdd)}>
              {t('annotations.tagAll')}
            </Button>
          </div>
        </AriaDialog>
      </Popover>
    </DialogTrigger>
  )
}
