// What no article of a page claimed, word for word.

import { sayError } from '../../api/failure.ts'
import { useLibrary } from '../../api/query.ts'
import { useT } from '../../strings/index.ts'
import { Dialog } from '../../ui/dialog.tsx'

export function Unassigned({ pageId, onClose }: { pageId: string | null; onClose: () => void }) {
  const t = useT()
  const { data: page, error } = useLibrary('pages.get', { id: pageId ?? '-' }, { enabled: pageId !== null })
  return (
    <Dialog title={t('library.unassignedTitle')} isOpen={pageId !== null} onClose={onClose} width={640}>
      <p className="soft">{t('library.unassignedHint')}</p>
      {error === null ? null : <p role="alert">{sayError(error)}</p>}
      {page?.unassigned.map((piece) => (
        <blockquote className="loose cn" key={piece.ranges[0]?.[0] ?? piece.text}>
          {piece.text}
        </blockquote>
      ))}
    </Dialog>
  )
}
