/** PERSON and POSITION of a byline: a line, or brackets, that hold nothing but names and words like 记者. */
import { bylinePosts } from '../lexicon/posts.ts'
import { doubleSurnames, surnames } from '../lexicon/surnames.ts'
import type { Candidate } from '../rule.ts'

const posts = bylinePosts.filter((one) => one !== '本报记者').sort((a, b) => b.length - a.length)
/** A line, or what stands in a pair of brackets, up to where a byline would be too long. */
const places = /(?<=^|\n|（)[^（）\n]{2,80}(?=\n|）|$)/g
const postAt = new RegExp(`(?:本报|本刊|本网)?(${posts.join('|')})`, 'y')
const nameAt =
  /[\u4e00-\u9fff]{2,4}(?![\u4e00-\u9fff])|[\u4e00-\u9fff][ \u3000][\u4e00-\u9fff](?![\u4e00-\u9fff])/y
const notName =
  /^(?:[\u4e00-\u9fff]{0,3}报道|摄影|供稿|整理|供图|通讯|记者|文图|图文|综合|编辑|版式|校对|责编|美编|大图|小图)$/
/** What somebody did for the page: 文/图, 摄. */
const workAt = /^(?:文[/／、]?图?|图|摄影|摄)(?![\u4e00-\u9fff])/
/** A line of two or more names in full and nothing else: a byline whose mark was taken off. */
const plainLine = /^[\u4e00-\u9fff]{3}(?:[ \u3000、]+[\u4e00-\u9fff]{3}){1,5}$/
/**
 * The names of bylines. A line counts if it has a word like 记者, begins with □ or ■ or is nothing but full names; a name that follows another may be a
 * given name alone. They are as sure as a rule can be, for a byline holds nothing else.
 */
export function findBylines(text: string): Candidate[] {
  const found: Candidate[] = []
  for (const match of text.matchAll(places)) {
    const line = match[0]
    const plain = plainLine.test(line) && line.split(/[ \u3000、]+/).every(isFullName)
    if (!plain && !/^\s*[□■]/.test(line) && !posts.some((one) => line.includes(one))) continue
    const spans = readLine(text, match.index, match.index + line.length)
    if (spans) found.push(...spans)
  }
  return found
}

const isFullName = (name: string): boolean =>
  (surnames.includes(name.charAt(0)) || doubleSurnames.includes(name.slice(0, 2))) && !notName.test(name)

function readLine(text: string, from: number, to: number): Candidate[] | null {
  const spans: Candidate[] = []
  let at = from
  let first = true
  while (at < to) {
    if (/[ \u3000\t、，：/／□■◎●◆▲]/.test(text.charAt(at))) {
      at++
      continue
    }
    const work = workAt.exec(text.slice(at, Math.min(to, at + 4)))
    if (work) {
      at += work[0].length
      continue
    }
    postAt.lastIndex = at
    const post = postAt.exec(text)
    if (post) {
      const start = at + post[0].length - (post[1] as string).length
      spans.push({ type: 'POSITION', start, end: at + post[0].length, confidence: sure, by: 'rule:byline' })
      at += post[0].length
      first = false
      continue
    }
    nameAt.lastIndex = at
    const name = nameAt.exec(text)
    if (!name || at + name[0].length > to) return null
    if (notName.test(name[0])) {
      at += name[0].length
      continue
    }
    const plain = name[0].replace(/(?<=..)(?:摄影|摄|文|图)$/, '')
    const double = doubleSurnames.includes(plain.slice(0, 2))
    const known = double || surnames.includes(plain.charAt(0))
    const touches = spans.at(-1)?.end === at
    if (plain.length > (double ? 4 : 3) || ((first || touches) && !known)) return null
    spans.push({ type: 'PERSON', start: at, end: at + plain.length, confidence: sure, by: 'rule:byline' })
    at += name[0].length
    first = false
  }
  return spans.some((one) => one.type === 'PERSON') ? spans : null
}

const sure = 0.98
