/** A day-by-day corpus of segmented newspaper text → stories for damaged pages. The text stays where it lies. */
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import type { Corpus } from './corpus.ts'
import type { Story } from './press.ts'

/** Days from here on are in no weight and no character pair of the engine. */
const firstDay = 26

const line = /^199801(\d\d)-(\d\d-\d\d\d)-(\d\d\d)\/m\s+(.*)$/u

const narrow = (text: string): string =>
  text.replace(/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff05\uff0e]/gu, (c) =>
    String.fromCharCode(c.charCodeAt(0) - 0xfee0),
  )

const clean = (words: string): string =>
  narrow(
    words
      .replace(/[[\]]\w*/gu, ' ')
      .replace(/\/\w+/gu, '')
      .replace(/\s+/gu, ''),
  )

/** 江/nr 泽民/nr → 江泽民 */
const namesOf = (words: string): string[] =>
  [...words.matchAll(/(\S+)\/nr\s+(\S+)\/nr/gu)].map(([, family, given]) => `${family}${given}`)

/** 据新华社南昌1月25日电（张飞云、俞俭）, 本报北京1月25日讯 记者… 报道： */
const opens =
  /^据?(?:本报|新华社)[^，。：]{0,14}[讯电](?:（[^）]{2,30}）|(?:新华社|本报)?(?:记者|通讯员)[^，。：]{2,30}?报道：)?/u

function storyOf(paragraphs: readonly string[]): Story | null {
  const texts = paragraphs.map(clean)
  const title = texts[0] as string
  if (title.length < 6 || title.length > 26 || /[。！？…：（]|图片/u.test(title)) return null
  let at = 1
  let names: string[] = []
  let signed: string | undefined
  const second = texts[1] ?? ''
  if (second.length < 24 && /^(?:本报|新华社)?(?:特约)?记者/u.test(second)) {
    names = namesOf(paragraphs[1] as string)
    if (names.length === 0) return null
    at++
  }
  const opening = opens.exec(texts[at] as string)?.[0]
  if (opening !== undefined && /[（(]|记者|通讯员/u.test(opening)) {
    if (names.length > 0) return null
    names = namesOf((paragraphs[at] as string).slice(0, 200)).filter((name) => opening.includes(name))
    if (names.length === 0) return null
    signed = opening
  }
  const body = texts.slice(at)
  if (body.length < 2 || body.some((text) => text.length < 24 || !/[。！？”）]$/u.test(text))) return null
  if (body.some((text) => /[（(][^）)]{2,20}[）)]$/u.test(text))) return null
  return {
    title: [title],
    names: [...new Set(names)],
    place: '北京',
    body: body.slice(0, 8),
    ...(signed === undefined ? {} : { signed }),
  }
}

/** Reads the gzipped file of word-segmented lines. */
export function readSegmented(file: string): Corpus {
  const articles = new Map<string, string[]>()
  for (const raw of gunzipSync(readFileSync(file)).toString('utf8').split('\n')) {
    const found = line.exec(raw)
    if (!found || Number(found[1]) < firstDay) continue
    const key = `${found[1]}-${found[2]}`
    articles.set(key, [...(articles.get(key) ?? []), found[4] as string])
  }
  const stories = [...articles.values()].map(storyOf).filter((story) => story !== null)
  return { stories, photos: [] }
}
