/** Writes PDF files for tests: text at places, in a Chinese font that is not embedded (its codes need the tables). */

export interface PdfText {
  readonly text: string
  /** Points from the left and from the top of the sheet to the baseline. */
  readonly x: number
  readonly y: number
  readonly size?: number
  readonly font?: 'song' | 'hei'
  /** Set from top to bottom. */
  readonly vertical?: boolean
  /** Its characters are drawings in a font of this text's own, as some printers write what they cannot embed. */
  readonly drawn?: boolean
}

export interface PdfOptions {
  readonly width?: number
  readonly height?: number
  readonly encrypted?: boolean
  readonly labels?: readonly string[]
}

const utf16 = (text: string): string => {
  const bytes = Buffer.from(text, 'utf16le').swap16()
  return `<${bytes.toString('hex')}>`
}

/** A font whose characters are drawings, one for each of the text. */
function drawnFont(add: (body: string) => number, text: string): number {
  const hex = (code: number) => code.toString(16).padStart(2, '0')
  const signs = Array.from(text)
  const stream = (body: string) => add(`<< /Length ${body.length} >>\nstream\n${body}\nendstream`)
  const square = stream('1 0 0 0 1 1 d1 0 0 1 1 re f')
  const meanings = signs.map((sign, code) => `<${hex(code)}> ${utf16(sign)}`).join('\n')
  const meaning = stream(
    `/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <ff> endcodespacerange ` +
      `${signs.length} beginbfchar\n${meanings}\nendbfchar endcmap end`,
  )
  return add(
    `<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1 1] /FontMatrix [1 0 0 1 0 0] /CharProcs << ` +
      `${signs.map((_, code) => `/g${code} ${square} 0 R`).join(' ')} >> /Encoding << /Type /Encoding /Differences ` +
      `[0 ${signs.map((_, code) => `/g${code}`).join(' ')}] >> /FirstChar 0 /LastChar ${signs.length - 1} ` +
      `/Widths [${signs.map(() => 1).join(' ')}] /ToUnicode ${meaning} 0 R >>`,
  )
}

/** Each page a list of texts; a page without any is a picture as far as text goes. */
export function writePdf(pages: readonly (readonly PdfText[])[], options: PdfOptions = {}): Buffer {
  const { width = 600, height = 800 } = options
  const objects: string[] = []
  const add = (body: string): number => objects.push(body)
  const font = (base: string, cmap: string) => {
    const descendant = add(
      `<< /Type /Font /Subtype /CIDFontType0 /BaseFont /${base} /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /DW 1000 /FontDescriptor ${objects.length + 2} 0 R >>`,
    )
    add(
      `<< /Type /FontDescriptor /FontName /${base} /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>`,
    )
    return add(
      `<< /Type /Font /Subtype /Type0 /BaseFont /${base}-${cmap} /Encoding /${cmap} /DescendantFonts [${descendant} 0 R] >>`,
    )
  }
  const catalog = add('')
  const tree = add('')
  const song = font('STSong-Light', 'UniGB-UTF16-H')
  const hei = font('STHeiti-Regular', 'UniGB-UTF16-H')
  const down = font('STSong-Light', 'UniGB-UTF16-V')
  const kids = pages.map((texts) => {
    const own: string[] = []
    const lines = texts.map(({ text, x, y, size = 10, font: face = 'song', vertical, drawn }) => {
      if (drawn) {
        own.push(`/D${own.length} ${drawnFont(add, text)} 0 R`)
        const codes = Buffer.from(Array.from(text, (_, code) => code)).toString('hex')
        return `BT /D${own.length - 1} ${size} Tf 1 0 0 1 ${x} ${height - y} Tm <${codes}> Tj ET`
      }
      const name = vertical ? 'F3' : face === 'hei' ? 'F2' : 'F1'
      return `BT /${name} ${size} Tf 1 0 0 1 ${x} ${height - y} Tm ${utf16(text)} Tj ET`
    })
    const content = lines.length === 0 ? '0 0 100 100 re f' : lines.join('\n')
    const stream = add(`<< /Length ${content.length} >>\nstream\n${content}\nendstream`)
    return add(
      `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 ${width} ${height}] /Contents ${stream} 0 R /Resources << /Font << /F1 ${song} 0 R /F2 ${hei} 0 R /F3 ${down} 0 R ${own.join(' ')} >> >> >>`,
    )
  })
  const labels = options.labels
    ? ` /PageLabels << /Nums [${options.labels.map((label, i) => `${i} << /P (${label}) >>`).join(' ')}] >>`
    : ''
  objects[catalog - 1] = `<< /Type /Catalog /Pages ${tree} 0 R${labels} >>`
  objects[tree - 1] =
    `<< /Type /Pages /Count ${kids.length} /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] >>`
  const junk = 'ab'.repeat(32)
  const lock = options.encrypted
    ? add(`<< /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O <${junk}> /U <${junk}> >>`)
    : 0
  let file = '%PDF-1.7\n'
  const offsets = objects.map((body, i) => {
    const offset = Buffer.byteLength(file, 'latin1')
    file += `${i + 1} 0 obj\n${body}\nendobj\n`
    return offset
  })
  const start = Buffer.byteLength(file, 'latin1')
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`
  for (const offset of offsets) file += `${String(offset).padStart(10, '0')} 00000 n \n`
  const id = `/ID [<${'00'.repeat(16)}> <${'00'.repeat(16)}>]`
  file += `trailer\n<< /Size ${objects.length + 1} /Root ${catalog} 0 R ${id}${lock ? ` /Encrypt ${lock} 0 R` : ''} >>\nstartxref\n${start}\n%%EOF\n`
  return Buffer.from(file, 'latin1')
}

/** A text set in columns: lines of `measure` characters, `lines` to a column. */
export function setColumns(
  text: string,
  {
    x,
    y,
    measure,
    lines,
    size = 10,
    leading = 16,
    gutter = 14,
  }: {
    x: number
    y: number
    measure: number
    lines: number
    size?: number
    leading?: number
    gutter?: number
  },
): PdfText[] {
  const set: PdfText[] = []
  let n = 0
  for (const paragraph of text.split('\n')) {
    let rest = Array.from(paragraph)
    let indent = 2
    while (rest.length > 0) {
      const column = Math.floor(n / lines)
      const left = x + column * (measure * size + gutter)
      const line = rest.slice(0, measure - indent).join('')
      set.push({ text: line, x: left + indent * size, y: y + (n % lines) * leading, size })
      rest = rest.slice(measure - indent)
      indent = 0
      n++
    }
  }
  return set
}
