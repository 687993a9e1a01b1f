// What can be done with a mark wherever it is shown: done or open, and every other place of its words.
import { CheckCheck, FileText, Square, SquareCheck, TextSearch } from 'lucide-react'
import { useState } from 'react'
import { call } from '../api/client.ts'
import { tellDone } from '../api/done.ts'
import { tell } from '../api/failure.ts'
import { useLibrary } from '../api/query.ts'
import { t as say, useT } from '../strings/index.ts'
import { number } from '../strings/language.ts'
import { IconButton } from './button.tsx'
import { Menu } from './menu.tsx'

export function DoneToggle({ isDone, onChange }: { isDone: boolean; onChange: (done: boolean) => void }) {
  const t = useT()
  return (
    <IconButton
      command="mark.done"
      label={isDone ? t('annotate.markOpen') : t('annotate.markDone')}
      onPress={() => onChange(!isDone)}
    >
      {isDone ? <SquareCheck size={14} /> : <Square size={14} />}
    </IconButton>
  )
}

async function markEqual(id: string, reach: 'article' | 'library'): Promise<void> {
  try {
    const { created } = await call('annotations.createEqual', { id, reach })
    tellDone(say('annotate.equalMade', { count: created }))
  } catch (error) {
    tell(error)
  }
}

/** Marks the same words elsewhere; how many there are is counted when it opens. */
export function EqualMenu({ id }: { id: string }) {
  const t = useT()
  const [isOpen, setOpen] = useState(false)
  const { data } = useLibrary('annotations.equal', { id }, { enabled: isOpen })
  const items =
    data === undefined
      ? [{ id: 'wait', label: t('annotate.equalCounting'), isDisabled: true }]
      : data.library === 0
        ? [{ id: 'none', label: t('annotate.equalNone'), isDisabled: true }]
        : [
            ...(data.article === 0
              ? []
              : [
                  {
                    id: 'article',
                    label: t('annotate.equalArticle', { count: data.article }),
                    icon: <FileText size={16} />,
                  },
                ]),
            ...(data.library === data.article
              ? []
              : [
                  {
                    id: 'library',
                    label: t('annotate.equalLibrary', {
                      n: number(data.library),
                      articles: number(data.articles),
                    }),
                    icon: <CheckCheck size={16} />,
                  },
                ]),
          ]
  return (
    <Menu
      label={t('annotate.equal')}
      heading={t('annotate.equal')}
      items={items}
      onOpenChange={setOpen}
      onAction={(reach) => void markEqual(id, reach as 'article' | 'library')}
      trigger={
        <IconButton label={t('annotate.equal')}>
          <TextSearch size={14} />
        </IconButton>
      }
    />
  )
}
