/** Cuts a line into words by a list of common ones. */
import { type Wordbook, type Words, wordbook, wordKey } from './wordbook.ts'
import { commonWords } from './words.data.ts'

/** Word classes by number; 0 is a character of no word. */
const classes = [
  '',
  'v',
  'n',
  'ns',
  'a',
  'd',
  't',
  'c',
  'p',
  'r',
  'm',
  'q',
  'f',
  's',
  'u',
  'y',
  'k',
  'g',
  'l',
  'x',
]
const longest = 4

let known: Wordbook | null = null

function read(): Wordbook {
  const entries = commonWords
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [name, count, ...list] = line.split(' ') as [string, string, ...string[]]
      const kind = Math.max(0, classes.indexOf(name))
      return list.map((word) => ({ key: wordKey(word), kind, weight: 4 * Number(count) }))
    })
  return wordbook(entries, longest)
}

/** Cuts a text into words; their kinds are the numbers of their classes. O(n). */
export function segment(text: string): Words {
  known ??= read()
  return known(text)
}
