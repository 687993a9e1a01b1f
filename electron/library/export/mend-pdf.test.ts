import { deflateSync, inflateSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mendPdf } from './mend-pdf.ts'

const characters = (bfchar: string, bfrange: string) => `/CIDInit /ProcSet findresource begin
begincmap
${bfchar.split('\n').length} beginbfchar
${bfchar}
endbfchar
1 beginbfrange
${bfrange}
endbfrange
endcmap
`

/** A file built as Chromium builds them, of these objects. */
function build(objects: readonly (string | Buffer)[]): Buffer {
  const pieces = [Buffer.from('%PDF-1.4\n%\xd3\xeb\xe9\xe1\n', 'latin1')]
  const offsets: number[] = []
  let at = (pieces[0] as Buffer).length
  for (const [i, object] of objects.entries()) {
    const bytes = Buffer.concat([
      Buffer.from(`${i + 1} 0 obj\n`),
      Buffer.isBuffer(object) ? object : Buffer.from(object, 'latin1'),
      Buffer.from('\nendobj\n'),
    ])
    offsets.push(at)
    pieces.push(bytes)
    at += bytes.length
  }
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const size = objects.length + 1
  const end = `xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<</Size ${size}\n/Root 2 0 R\n/Info 1 0 R>>\nstartxref\n${at}\n%%EOF\n`
  return Buffer.concat([...pieces, Buffer.from(end)])
}

const stream = (text: string): Buffer => {
  const bytes = deflateSync(text)
  const head = Buffer.from(`<</Filter /FlateDecode\n/Length ${bytes.length}>> stream\n`)
  return Buffer.concat([head, bytes, Buffer.from('\nendstream')])
}

/** The objects of a file, by the table at its end, which must be right. */
function objectsOf(pdf: Uint8Array): Buffer[] {
  const source = Buffer.from(pdf)
  const text = source.toString('latin1')
  const tableAt = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(text)?.[1])
  expect(text.slice(tableAt, tableAt + 5)).toBe('xref\n')
  const offsets = [...text.slice(tableAt).matchAll(/^(\d{10}) 00000 n $/gm)].map(([, offset]) =>
    Number(offset),
  )
  return offsets.map((offset, i) => {
    expect(text.slice(offset)).toMatch(new RegExp(`^${i + 1} 0 obj\\n`))
    return source.subarray(offset, source.indexOf('\nendobj', offset))
  })
}

const streamOf = (object: Buffer): string => {
  const text = object.toString('latin1')
  const from = text.indexOf('stream\n') + 'stream\n'.length
  const length = Number(/\/Length (\d+)/.exec(text)?.[1])
  expect(text.slice(from + length)).toBe('\nendstream')
  return inflateSync(object.subarray(from, from + length)).toString('latin1')
}

const information = `<</Title <FEFF6C34>
/Creator (Mozilla/5.0 \\(X11; Linux\\) Chrome/1)
/Producer (Skia/PDF m1)
/CreationDate (D:20260101000000+00'00')
/ModDate (D:20260101000000+00'00')>>`

test('radicals become the characters that they stand for, and every object is found again', () => {
  // ⽔ ⻔ 中; a run ⽕⽖⽗ and one of Latin letters.
  const table = characters('<01> <2F54>\n<02> <2ED4>\n<03> <4E2D>', '<04> <06> <2F55>\n<20> <22> <0041>')
  const file = build([information, '<</Type /Catalog>>', stream(table), stream('q 1 0 0 1 0 0 cm ⽔ Q')])
  const [info, catalog, mended, content] = objectsOf(mendPdf(file)) as [Buffer, Buffer, Buffer, Buffer]
  expect(streamOf(mended)).toBe(
    characters('<01> <6C34>\n<02> <95E8>\n<03> <4E2D>', '<04> <06> [<706B> <722A> <7236>]\n<20> <22> <0041>'),
  )
  expect(catalog.toString()).toBe('2 0 obj\n<</Type /Catalog>>')
  expect(streamOf(content)).toBe(Buffer.from('q 1 0 0 1 0 0 cm ⽔ Q').toString('latin1'))
  expect(info.toString()).toContain('/Title <FEFF6C34>')
})

test('the same page gives the same bytes, whenever and wherever it was printed', () => {
  const elsewhere = information.replaceAll('20260101', '20310405').replace('Linux', 'Windows NT 10.0')
  const [one, other] = [information, elsewhere].map((info) => mendPdf(build([info, '<<>>'])))
  expect(one).toEqual(other)
  expect(Buffer.from(one as Uint8Array).toString('latin1')).not.toMatch(/Mozilla|CreationDate|ModDate/)
})

test('what is no such file stays as it is, and mended once is mended', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(mendPdf(bytes)).toBe(bytes)
    }),
    { numRuns: 100 },
  )
  const damaged = build([information]).subarray(0, -20)
  expect(mendPdf(damaged)).toBe(damaged)
  const table = characters('<01> <2F54>', '<04> <06> <2F55>')
  const once = mendPdf(build([information, stream(table)]))
  expect(Buffer.compare(mendPdf(once), once)).toBe(0)
})
