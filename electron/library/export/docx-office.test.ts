import { parseHTML } from 'linkedom'
import { expect, test } from 'vitest'
import { docx } from './docx.ts'
import { buildNotes } from './test/build-notes.ts'
import { office, throughOffice, unless } from './test/programs.ts'

const notes = buildNotes({
  title: '渠水清了<一>',
  blocks: [
    ['title', '渠水清了<一>'],
    ['paragraph', '天还没亮，放水员老贺沿着渠走了一遍，把十七道闸门看了个遍。'],
    ['paragraph', '她说，地里的活不等人😀𠮷。'],
  ],
  marks: [
    { quote: '放水员老贺沿着渠', note: '是**“老贺”**吗？', tags: ['人物/水利'] },
    { quote: '老贺沿着渠走了一遍', color: 'ask', style: 'underline', note: '叠在一起' },
    { quote: '走了一遍', color: 'view', style: 'dashed' },
    { quote: '看了个遍。\n她说', color: 'data', note: '跨段', done: true },
    { quote: '活不等人😀𠮷', color: 'todo', note: '末尾' },
    { quote: '不见了的话', start: 0, color: 'view', anchor: 'lost', note: '原处已改' },
  ],
  entities: [['PERSON', '老贺']],
})

interface Node {
  readonly nodeType: number
  readonly tagName?: string
  readonly textContent: string
  readonly childNodes: Iterable<Node>
  getAttribute(name: string): string | null
}

/** What LibreOffice made of it: the text, the words under each comment, each footnote behind the text before it. */
function read(xml: string) {
  const body = /<office:text\b[\s\S]*<\/office:text>/.exec(xml)?.[0] as string
  // Indentation goes, it is not the text's; elements without content get an end, which HTML wants.
  const whole = body.replace(/>\n\s*</g, '><').replace(/<([\w:-]+)([^<>]*)\/>/g, '<$1$2></$1>')
  const { document } = parseHTML(`<html><body>${whole}</body></html>`)
  let text = ''
  const open = new Map<string, { from: number; said: string }>()
  const comments: { on: string; said: string }[] = []
  const footnotes: { at: number; said: string }[] = []
  const walk = (node: Node): void => {
    const tag = node.tagName?.toLowerCase()
    if (tag === 'office:annotation') {
      const lines = [...node.childNodes].filter((child) => /^text:(p|list)$/i.test(child.tagName ?? ''))
      const said = lines.map((line) => line.textContent).join('\n')
      open.set(node.getAttribute('office:name') as string, { from: text.length, said })
    } else if (tag === 'office:annotation-end') {
      const found = open.get(node.getAttribute('office:name') as string)
      if (found) comments.push({ on: text.slice(found.from), said: found.said })
    } else if (tag === 'text:note') {
      footnotes.push({ at: text.length, said: node.textContent })
    } else if (node.nodeType === 3) text += node.textContent
    else {
      for (const child of node.childNodes) walk(child)
      if (tag === 'text:p' || tag === 'text:h') text += '\n'
    }
  }
  walk(document.body as unknown as Node)
  return { text, comments, footnotes }
}

test.skipIf(office === undefined)(
  `LibreOffice finds the text, the comments on their words and each footnote at its mark${unless(office, 'LibreOffice')}`,
  { timeout: 180_000 },
  async () => {
    const { text, comments, footnotes } = read(throughOffice(await docx([notes], { fullText: true })))
    for (const line of notes.article.text.split('\n')) expect(text).toContain(line)
    expect(comments).toEqual([
      { on: '放水员老贺沿着渠', said: '是“老贺”吗？\n#人物/水利' },
      { on: '老贺沿着渠走了一遍', said: '叠在一起' },
      { on: '看了个遍。\n她说', said: '跨段\n已办' },
      { on: '活不等人😀𠮷', said: '末尾' },
      { on: '不见了的话', said: '原处已改' },
    ])
    // Which footnote is which is read off the XML in another test: LibreOffice 7.4 mixes them up beside comments.
    const ends = notes.annotations.flatMap(({ quote, anchor }) =>
      anchor === 'lost' ? [] : [text.indexOf(quote) + quote.length],
    )
    const after = text.indexOf('不见了的话') + '不见了的话'.length
    expect(footnotes.map(({ at }) => at)).toEqual([...ends.toSorted((one, next) => one - next), after])
    expect(footnotes.some(({ said }) => said.includes('渠水清了<一>[N]. 晨报.txt(2): 第 1 段'))).toBe(true)
  },
)
