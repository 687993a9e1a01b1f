/** Reads a file of annotations, whatever program wrote it. */
import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import { AppError, fail } from '../../contract/errors.ts'
import type { AnnotationFormat } from '../../contract/model.ts'
import type { ForeignMark } from './foreign-mark.ts'
import { readTable } from './tables.ts'
import { readAnnotations } from './web-annotation.ts'
import { readZotero } from './zotero.ts'

/** Bytes of the largest file: a hundred thousand annotations are a tenth of it. */
const largestImport = 64 * 1024 * 1024

/**
 * The text of a file. Refused by its size before a byte of it is read.
 * @throws AppError `unreadable-file`, reasons `missing`, `folder`, `special`, `permission`, `too-large`, `empty`,
 * `encoding`, `read`.
 */
export async function readText(path: string): Promise<string> {
  const name = basename(path)
  try {
    const file = await open(path)
    try {
      const about = await file.stat()
      if (about.isDirectory())
        throw fail('unreadable-file', `${name} is a folder`, { reason: 'folder', params: { name } })
      if (!about.isFile())
        throw fail('unreadable-file', `${name} is no file`, { reason: 'special', params: { name } })
      if (about.size > largestImport) {
        const megabytes = Math.ceil(about.size / 1024 / 1024)
        const params = { name, megabytes, limit: largestImport / 1024 / 1024 }
        throw fail('unreadable-file', `${name} is too large`, { reason: 'too-large', params })
      }
      const text = new TextDecoder('utf-8', { fatal: true }).decode(await file.readFile())
      if (text.trim() === '')
        throw fail('unreadable-file', `${name} is empty`, { reason: 'empty', params: { name } })
      return text
    } finally {
      await file.close()
    }
  } catch (error) {
    throw unreadable(error, name)
  }
}

function unreadable(error: unknown, name: string): AppError {
  if (error instanceof AppError) return error
  const { code } = error as NodeJS.ErrnoException
  const more = { params: { name }, cause: error }
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return fail('unreadable-file', `there is no file ${name}`, { reason: 'missing', ...more })
  if (code === 'EACCES' || code === 'EPERM')
    return fail('unreadable-file', `no permission to read ${name}`, { reason: 'permission', ...more })
  if (code === 'EISDIR') return fail('unreadable-file', `${name} is a folder`, { reason: 'folder', ...more })
  if (error instanceof TypeError)
    return fail('unreadable-file', `${name} is not UTF-8`, { reason: 'encoding', ...more })
  return fail('unreadable-file', `${name} could not be read`, { reason: 'read', ...more })
}

/**
 * The marks in a text, and what kind of file it is.
 * @throws AppError `invalid`, reasons `annotations-none` (it holds none that can be read), `annotations-broken`
 * (it breaks off or is damaged).
 */
export function readMarks(
  text: string,
  name: string,
): { readonly format: AnnotationFormat; readonly marks: readonly ForeignMark[] } {
  const whole = text.replace(/^\ufeff/, '')
  const begin = whole.trimStart()
  if (begin.startsWith('{') || begin.startsWith('[')) {
    // A Markdown file may begin with a link; what is broken JSON then has none of JSON's signs.
    if (!begin.startsWith('[') || /^\[\s*[\]{]/.test(begin)) return inJson(begin, 'json', name)
  }
  if (begin.startsWith('<')) {
    const [, data] =
      /<script\s[^>]*type=["']?application\/ld\+json["']?[^>]*>([\s\S]*?)<\/script>/i.exec(begin) ?? []
    if (data !== undefined) return inJson(data, 'html', name)
    if (/<script\s[^>]*application\/ld\+json/i.test(begin)) throw broken(name)
  }
  const zotero = readZotero(whole)
  if (zotero !== null && zotero.length > 0) return { format: 'zotero', marks: zotero }
  try {
    const table = readTable(whole)
    if (table !== null) return table
  } catch (error) {
    throw broken(name, error)
  }
  throw none(name)
}

function inJson(text: string, format: 'json' | 'html', name: string) {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    throw broken(name, error)
  }
  const marks = readAnnotations(json)
  if (marks === null) throw none(name)
  return { format, marks }
}

const none = (name: string): AppError =>
  fail('invalid', `${name} holds no annotations`, { reason: 'annotations-none', params: { name } })
const broken = (name: string, cause?: unknown): AppError =>
  fail('invalid', `${name} is damaged or breaks off`, {
    reason: 'annotations-broken',
    params: { name },
    cause,
  })
