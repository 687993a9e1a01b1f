// Dropping files or text anywhere on the window, and pasting outside of fields.
import { FileUp } from 'lucide-react'
import { useEffect, useState } from 'react'
import { tell } from '../../api/failure.ts'
import { isWriting } from '../../keys.ts'
import { ui } from '../../state/ui.ts'
import { useT } from '../../strings/index.ts'
import './import.css'
import { take, textInput } from './paste.ts'
import { closeDialog, openDialog, startImport, useWork } from './work.ts'

const isForUs = (data: DataTransfer | null): data is DataTransfer =>
  data !== null && (data.types.includes('Files') || data.types.includes('text/plain'))

export function DropTarget() {
  const t = useT()
  const [isOver, setOver] = useState(false)
  useEffect(() => {
    // What is dragged within the page (a selection, say) is not an import.
    let isOwn = false
    const start = () => {
      isOwn = true
    }
    const end = () => {
      isOwn = false
    }
    const over = (event: DragEvent) => {
      if (isOwn || !isForUs(event.dataTransfer)) return
      if (isWriting(event.target) && !event.dataTransfer.types.includes('Files')) return
      event.preventDefault()
      event.dataTransfer.dropEffect = 'copy'
      setOver(true)
    }
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false)
    }
    const drop = (event: DragEvent) => {
      setOver(false)
      if (isOwn || !isForUs(event.dataTransfer)) return
      if (isWriting(event.target) && !event.dataTransfer.types.includes('Files')) return
      event.preventDefault()
      take(event.dataTransfer).then((found) => {
        if (found.isWordless) {
          ui.toast({ text: t('import.dropWordless') })
          return
        }
        closeDialog()
        return startImport({ paths: found.paths, texts: found.texts.map(textInput) })
      }, tell)
    }
    const paste = (event: ClipboardEvent) => {
      if (isWriting(event.target) || event.clipboardData === null) return
      event.preventDefault()
      const isEmpty = event.clipboardData.types.length === 0
      take(event.clipboardData).then(({ paths, texts, isWordless }) => {
        if (isWordless) ui.toast({ text: t(isEmpty ? 'import.pasteEmpty' : 'import.pasteWordless') })
        if (paths.length > 0) return startImport({ paths })
        // A pasted text is shown before it is taken in: a key pressed by mistake imports nothing.
        const [text] = texts
        if (text !== undefined) openDialog('paste', text.text, text.html)
        return undefined
      }, tell)
    }
    window.addEventListener('dragstart', start)
    window.addEventListener('dragend', end)
    window.addEventListener('dragover', over)
    window.addEventListener('dragleave', leave)
    window.addEventListener('drop', drop)
    window.addEventListener('paste', paste)
    return () => {
      window.removeEventListener('dragstart', start)
      window.removeEventListener('dragend', end)
      window.removeEventListener('dragover', over)
      window.removeEventListener('dragleave', leave)
      window.removeEventListener('drop', drop)
      window.removeEventListener('paste', paste)
    }
  }, [t])
  const dialog = useWork((work) => work.dialog)
  if (!isOver) return null
  return (
    <div className="imp-drop" data-dialog={dialog !== null || undefined}>
      <div>
        <FileUp size={32} strokeWidth={1.4} aria-hidden />
        <strong>{t('import.drop')}</strong>
        <span>{t('import.dropHint')}</span>
      </div>
    </div>
  )
}
