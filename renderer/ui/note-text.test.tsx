import { expect, test } from 'vitest'
import { render } from 'vitest-browser-react'
import { NoteText } from './note-text.tsx'

async function shown(note: string): Promise<HTMLElement> {
  const { container } = await render(<NoteText note={note} />)
  return container
}

test('emphasis beside Chinese punctuation is emphasis', async () => {
  const note = await shown('文章的**“主旨”**的说法，与~~《旧稿》~~不同，*（见上）*可疑。')
  expect(note.querySelector('strong')?.textContent).toBe('“主旨”')
  expect(note.querySelector('del')?.textContent).toBe('《旧稿》')
  expect(note.querySelector('em')?.textContent).toBe('（见上）')
  expect(note.textContent).not.toMatch(/[*~]/)
})

test('nothing in a note is run, fetched or followed', async () => {
  const note = await shown(
    '<script>alert(1)</script>\n\n![图](http://example.invalid/a.png) [去](javascript:alert(1))',
  )
  expect(note.querySelector('script, img, a')).toBeNull()
  expect(note.textContent).toContain('图')
})
