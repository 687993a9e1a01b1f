/** Other programs that open exported files in tests, where they are installed. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The first of these programs that runs here, or undefined. */
function installed(names: readonly string[], argument: string): string | undefined {
  return names.find((name) => {
    try {
      execFileSync(name, [argument], { stdio: 'ignore' })
      return true
    } catch {
      return false
    }
  })
}

export const office = installed(['soffice', 'libreoffice'], '--version')
export const pdfReader = installed(['pdftotext'], '-v')

/** For a test's name: why it does not run. */
export const unless = (program: string | undefined, name: string): string =>
  program === undefined ? ` (skipped: ${name} is not installed here)` : ''

/** A Word file as LibreOffice reads it: a flat OpenDocument text, which is XML. */
export function throughOffice(docx: Uint8Array): string {
  return inFolder((dir) => {
    writeFileSync(join(dir, 'a.docx'), docx)
    const profile = `-env:UserInstallation=file://${join(dir, 'profile')}`
    const to = ['--headless', '--convert-to', 'fodt', '--outdir', dir, join(dir, 'a.docx')]
    execFileSync(office as string, [profile, ...to], { stdio: 'ignore' })
    return readFileSync(join(dir, 'a.fodt'), 'utf8')
  })
}

/** The text of a PDF as poppler reads it. */
export function throughPdfReader(pdf: Uint8Array): string {
  return inFolder((dir) => {
    writeFileSync(join(dir, 'a.pdf'), pdf)
    return execFileSync(pdfReader as string, [join(dir, 'a.pdf'), '-'], { encoding: 'utf8' })
  })
}

function inFolder<T>(work: (dir: string) => T): T {
  const dir = mkdtempSync(join(tmpdir(), 'jianbao-opened-'))
  try {
    return work(dir)
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}
