/** Serves `out/renderer` as app://reader/ and nothing else, under a strict content policy. */
import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { home, scheme } from './origin.ts'

/**
 * The page may load its own files and nothing more: no inline script, no eval, no frame, no form, no foreign address.
 * `'self'` only, never the scheme by name, so that it means the same on every host.
 */
const contentPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ')

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  // Tables by which Chinese PDFs are drawn, and the fonts they need not bring along.
  '.bcmap': 'application/octet-stream',
  '.pfb': 'application/octet-stream',
  '.ttf': 'font/ttf',
}

/** What `protocol.registerSchemesAsPrivileged` needs to hear before the app is ready. */
export const privileges = {
  scheme,
  privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
}

/** The file an address stands for, or null when it lies outside `folder` or is no address of ours. */
export function fileOf(url: string, folder: string): string | null {
  if (!url.startsWith(home)) return null
  let path: string
  try {
    path = decodeURIComponent(new URL(url).pathname)
  } catch {
    return null
  }
  if (path.includes('\0') || path.includes('\\')) return null
  const file = normalize(join(folder, path === '/' ? 'index.html' : path))
  return file.startsWith(folder + sep) ? file : null
}

/** Answers the page's requests from `folder`: GET only, known kinds of file only. */
export function serveFiles(folder: string): (request: Request) => Promise<Response> {
  const refuse = (status: number) => new Response(null, { status })
  return async (request) => {
    if (request.method !== 'GET') return refuse(405)
    const file = fileOf(request.url, folder)
    const type = file && types[extname(file)]
    if (!file || !type) return refuse(404)
    try {
      return new Response(new Uint8Array(await readFile(file)), {
        headers: {
          'content-type': type,
          'content-security-policy': contentPolicy,
          'x-content-type-options': 'nosniff',
          'cross-origin-opener-policy': 'same-origin',
          'cache-control': 'no-store',
        },
      })
    } catch {
      return refuse(404)
    }
  }
}
