/**
 * Mends what a printed PDF says of itself. Chromium names a glyph after the first character that the font draws with
 * it, and that of many Han characters is a radical of the same shape: 水 would be copied and searched as ⽔. And the file
 * would tell the time, the browser and the system it was made with; without them the same page gives the same bytes.
 */
import { deflateSync, inflateSync } from 'node:zlib'

/** Radicals that no normalisation turns into their characters, and those (Unicode's EquivalentUnifiedIdeograph). */
const radicals =
  '⺁⺂⺃⺄⺅⺆⺈⺉⺊⺋⺌⺍⺎⺏⺐⺒⺓⺔⺕⺖⺗⺘⺙⺛⺝⺞⺟⺠⺡⺢⺣⺤⺥⺦⺧⺨⺬⺭⺯⺰⺲⺶⺹⺺⺾⺿⻀⻁⻂⻃⻄⻅⻆⻈⻉⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻖⻗⻘⻙⻚⻛⻜⻝⻟⻠⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳'
const characters =
  '厂乛乚乙亻冂刀刂卜㔾小小兀尣尢巳幺彑彐忄㣺扌攵旡月歺母民氵氺灬爫爫丬牛犭示礻糹纟罒羊耂肀艹艹艹虎衤覀西见角讠贝车辶辶辶阝钅長镸长门阝雨青韦页风飞食飠饣马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟'
const characterOf = new Map(
  Array.from(radicals, (radical, i) => [radical, Array.from(characters)[i] as string]),
)

/** The character that a radical stands for; anything else as it is. */
const unified = (sign: string): string =>
  characterOf.get(sign) ?? (/[\u2f00-\u2fd5]/.test(sign) ? sign.normalize('NFKC') : sign)

/** The same document; as it was when it is not built as Chromium builds it. */
export function mendPdf(pdf: Uint8Array): Uint8Array {
  const source = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength)
  const file = tableOf(source)
  if (file === null) return pdf
  const { offsets, tableAt, trailer } = file
  const starts = [...offsets].sort(([, a], [, b]) => a - b)
  const pieces: Buffer[] = [source.subarray(0, starts[0]?.[1] ?? tableAt)]
  let at = (pieces[0] as Buffer).length
  const moved = new Map<number, number>()
  for (const [i, [number, from]] of starts.entries()) {
    const object = mendObject(source.subarray(from, starts[i + 1]?.[1] ?? tableAt))
    moved.set(number, at)
    at += object.length
    pieces.push(object)
  }
  const entry = (number: number): string =>
    moved.has(number) ? `${String(moved.get(number)).padStart(10, '0')} 00000 n \n` : '0000000000 65535 f \n'
  const size = Math.max(0, ...offsets.keys()) + 1
  const table = Array.from({ length: size }, (_, number) => entry(number)).join('')
  const end = `xref\n0 ${size}\n${table}${trailer}startxref\n${at}\n%%EOF\n`
  return Buffer.concat([...pieces, Buffer.from(end, 'latin1')])
}

/** Where each object begins, by its number; null when the file has no plain table of all of them. */
function tableOf(
  source: Buffer,
): { readonly offsets: Map<number, number>; readonly tableAt: number; readonly trailer: string } | null {
  const [, start] = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(source.subarray(-64).toString('latin1')) ?? []
  const tableAt = Number(start ?? Number.NaN)
  if (!(tableAt < source.length)) return null
  const text = source.subarray(tableAt).toString('latin1')
  const [, rows, trailer] =
    /^xref\n0 \d+\n((?:\d{10} \d{5} [nf] ?\r?\n)+)(trailer\n[\s\S]*?>>\s*)startxref/.exec(text) ?? []
  if (rows === undefined || trailer === undefined || trailer.includes('/Prev')) return null
  const offsets = new Map<number, number>()
  for (const [number, row] of rows.trim().split('\n').entries())
    if (row.trimEnd().endsWith('n')) offsets.set(number, Number(row.slice(0, 10)))
  return { offsets, tableAt, trailer }
}

/** A table of characters has its radicals replaced, the description of the file its time and its makers. */
function mendObject(object: Buffer): Buffer {
  const head = object.subarray(0, 4000).toString('latin1')
  if (head.includes('/CreationDate')) return Buffer.from(withoutMakers(object.toString('latin1')), 'latin1')
  const [opening, dictionary = ''] = /^\d+ 0 obj\s*<<([^>]*)>>\s*stream\r?\n/.exec(head) ?? []
  const length = Number(/\/Length (\d+)/.exec(dictionary)?.[1] ?? Number.NaN)
  // Only such a table is a stream of nothing but its length.
  if (opening === undefined || Number.isNaN(length) || /\/(?:Type|Subtype|Length1)\b/.test(dictionary))
    return object
  const isDeflated = dictionary.includes('/FlateDecode')
  const stored = object.subarray(opening.length, opening.length + length)
  let content: string
  try {
    content = (isDeflated ? inflateSync(stored) : stored).toString('latin1')
  } catch {
    return object
  }
  if (!content.includes('begincmap')) return object
  const mended = mendTable(content)
  if (mended === content) return object
  const bytes = isDeflated ? deflateSync(mended) : Buffer.from(mended, 'latin1')
  return Buffer.concat([
    Buffer.from(opening.replace(/\/Length \d+/, `/Length ${bytes.length}`), 'latin1'),
    bytes,
    object.subarray(opening.length + length),
  ])
}

const codeOf = (hex: string): string => {
  const mended = unified(String.fromCharCode(Number.parseInt(hex, 16)))
  return mended.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')
}

/** Single characters, and runs of them: a run with a radical in it is written out, as the next ones may not follow on. */
function mendTable(table: string): string {
  return table.replace(/begin(bfchar|bfrange)\n([\s\S]*?)endbf/g, (whole, kind: string, rows: string) => {
    const mended =
      kind === 'bfchar'
        ? rows.replace(
            /^(<[0-9A-F]+>) <([0-9A-F]{4})>$/gm,
            (_, glyph: string, code: string) => `${glyph} <${codeOf(code)}>`,
          )
        : rows.replace(
            /^<([0-9A-F]+)> <([0-9A-F]+)> <([0-9A-F]{4})>$/gm,
            (row, from: string, to: string, code: string) => {
              const count = Number.parseInt(to, 16) - Number.parseInt(from, 16) + 1
              const codes = Array.from({ length: count }, (_, i) =>
                (Number.parseInt(code, 16) + i).toString(16).toUpperCase().padStart(4, '0'),
              )
              const all = codes.map(codeOf)
              return all.join() === codes.join()
                ? row
                : `<${from}> <${to}> [${all.map((one) => `<${one}>`).join(' ')}]`
            },
          )
    return whole.replace(rows, () => mended)
  })
}

/** Strings in a PDF may have brackets in them, escaped. */
const entry = (name: string): RegExp => new RegExp(`/${name} ?\\((?:\\\\.|[^\\\\)])*\\)\\n?`, 's')

const withoutMakers = (object: string): string =>
  object
    .replace(entry('CreationDate'), '')
    .replace(entry('ModDate'), '')
    .replace(entry('Creator'), '/Creator (Jianbao)\n')
