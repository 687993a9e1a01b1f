// Importing, from anywhere in the window: the commands, the dialog, dropping, the report.
import { useEffect } from 'react'
import { call } from '../../api/client.ts'
import { tell } from '../../api/failure.ts'
import { useCommand } from '../../commands.ts'
import { DropTarget } from './DropTarget.tsx'
import { ImportDialog } from './ImportDialog.tsx'
import { Report } from './Report.tsx'
import { followJobs, openDialog, startImport } from './work.ts'

export function Import() {
  useEffect(followJobs, [])
  useCommand('file.import', () => openDialog('files'))
  useCommand('file.importFolder', () => {
    call('app.pickFolder').then((paths) => startImport({ paths: [...paths] }), tell)
  })
  useCommand('file.paste', () => openDialog('paste'))
  return (
    <>
      <DropTarget />
      <ImportDialog />
      <Report />
    </>
  )
}
