/** Reads which modules the project's source files import, by parsing them. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { parseSync } from 'vite'

/** One import of one file. `to` is a path from the root with `/`, or a package's name. */
export interface Import {
  readonly from: string
  readonly to: string
  readonly typeOnly: boolean
}

const posix = (path: string): string => path.split(sep).join('/')

/** Every `.ts`/`.tsx` file below `folder`, as paths from `root` with `/`, in a fixed order. */
export function sourceFiles(root: string, folder: string): string[] {
  const found: string[] = []
  for (const name of readdirSync(join(root, folder)).sort()) {
    const path = `${folder}/${name}`
    if (statSync(join(root, path)).isDirectory()) found.push(...sourceFiles(root, path))
    else if (/\.tsx?$/.test(name)) found.push(path)
  }
  return found
}

/** Is it a test, or does it only serve tests? */
export const isTest = (path: string): boolean => /\.(test|spec)\.tsx?$|\/(test|e2e)\//.test(path)

function target(root: string, file: string, request: string): string {
  if (request.startsWith('.')) return posix(relative(root, join(root, dirname(file), request)))
  const parts = request.split('/')
  return request.startsWith('node:') || !request.startsWith('@')
    ? (parts[0] as string)
    : parts.slice(0, 2).join('/')
}

/** Static, re-exporting and dynamic imports of one file. */
export function importsOf(root: string, file: string): Import[] {
  const source = readFileSync(join(root, file), 'utf8')
  const { module } = parseSync(file, source)
  const found: Import[] = []
  const add = (request: string, typeOnly: boolean) =>
    found.push({ from: file, to: target(root, file, request), typeOnly })
  for (const { moduleRequest, entries } of module.staticImports)
    add(moduleRequest.value, entries.length > 0 && entries.every((entry) => entry.isType))
  for (const { entries } of module.staticExports)
    for (const { moduleRequest, isType } of entries) if (moduleRequest) add(moduleRequest.value, isType)
  for (const { moduleRequest } of module.dynamicImports) {
    const literal = /^['"](.+)['"]$/.exec(source.slice(moduleRequest.start, moduleRequest.end))
    if (literal?.[1]) add(literal[1], false)
  }
  return found
}
