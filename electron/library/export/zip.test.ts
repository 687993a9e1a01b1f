import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readZip as readElsewhere } from './test/read-zip.ts'
import { deflated, readZip, writeZip } from './zip.ts'

test('what is written is read again, here and by another reader, with every checksum', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(
        fc.tuple(
          fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
          fc.string({ unit: 'grapheme' }),
        ),
        {
          selector: ([name]) => name,
          maxLength: 6,
        },
      ),
      (files) => {
        const zip = writeZip(files.map(([name, content]) => deflated(name, content)))
        expect([...readElsewhere(zip)]).toEqual(files)
        expect([...readZip(zip)].map(([name, content]) => [name, content.toString()])).toEqual(files)
      },
    ),
    { numRuns: 60 },
  )
})

test('the same content is the same bytes, and a damaged archive is refused', () => {
  const make = () =>
    writeZip([deflated('甲/乙.xml', '<一/>'.repeat(100)), deflated('丙', new Uint8Array([1, 2]))])
  expect(Buffer.compare(make(), make())).toBe(0)
  const broken = Buffer.from(make())
  const inData = 30 + Buffer.byteLength('甲/乙.xml') + 4
  broken[inData] = (broken[inData] as number) ^ 0xff
  expect(() => readZip(broken)).toThrow()
  expect(() => readZip(broken.subarray(0, -1))).toThrow(/not a ZIP/)
})
