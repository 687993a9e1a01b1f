/** The window's own origin, and whether an address belongs to it. */
export const scheme = 'app'
export const home = 'app://reader/'

/** Is it an address of the app's own page? Everything else is foreign. */
export function isOwn(url: string): boolean {
  return url.startsWith(home)
}
