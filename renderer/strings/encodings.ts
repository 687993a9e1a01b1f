// The encodings that Chinese press text comes in, by the name that people know.

/** WHATWG name → what it is called. The order is that of the menus: the likeliest first. */
export const encodings = {
  'utf-8': 'UTF-8',
  gb18030: 'GB18030 / GBK',
  big5: 'Big5',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
} as const
export type EncodingName = keyof typeof encodings

/** What an encoding is called; one without a better name by its own. */
export function encodingLabel(name: string): string {
  return (encodings as Readonly<Record<string, string>>)[name.toLowerCase()] ?? name.toUpperCase()
}
