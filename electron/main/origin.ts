/** The window's own origin: which addresses belong to it, and which may be asked for at all. */
export const scheme = 'app'
export const home = 'app://reader/'

/** Is it an address of the app's own page? Everything else is foreign. */
export function isOwn(url: string): boolean {
  return url.startsWith(home)
}

/** May this request be made? Our own files, data in place, and the tools of a developer. */
export function mayRequest(url: string, developer: boolean): boolean {
  return (
    isOwn(url) ||
    url.startsWith('data:') ||
    url.startsWith('blob:app://reader/') ||
    (developer && (url.startsWith('devtools://') || url.startsWith('chrome-extension://')))
  )
}
