/**
 * Stands for zod in the window's bundle. The contract's schemas are checked where a call enters main and the library,
 * never in the page, which takes only the contract's words and types: so their ninety kilobytes stay out of it. Whatever
 * is built of schemas is this one thing again; to check anything with it fails.
 */
const checks = new Set(['parse', 'safeParse', 'parseAsync', 'safeParseAsync'])

export const z: unknown = new Proxy(() => z, {
  get: (_, name) => {
    if (typeof name === 'string' && checks.has(name)) throw new Error('the window checks no schemas')
    return name === Symbol.toPrimitive ? () => '' : z
  },
  // Nothing is listed in it.
  ownKeys: () => [],
  getOwnPropertyDescriptor: () => undefined,
})
