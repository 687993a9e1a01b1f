/** Towns of China by name, and places of the dictionary that are no divisions: where they stand in a text. */
import { words } from './lexicon.ts'
import { ordinaryTownNames, placeNames, townNames } from './place-names.data.ts'

function read(lines: string): string[] {
  return lines
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [length, names = ''] = line.split(' ')
      const size = Number(length)
      return Array.from({ length: names.length / size }, (_, i) => names.slice(i * size, (i + 1) * size))
    })
}

const bare = read(townNames)
const towns = words([...bare, ...read(ordinaryTownNames)])
const telling = words(bare)

/** Places of the world, waters, mountains, streets and the like, by the dictionary. */
export const otherPlaces = words(read(placeNames))

const ending = /(?:街道|镇|[\u4e00-\u9fff]{0,3}族乡|乡|苏木)/y

/** Tells where towns stand: `town` with its ending, `bare-town` a name without one that is no common word. */
export function townsAt(text: string, tell: (kind: string, start: number, end: number) => void): void {
  for (let at = 0; at < text.length; at++) {
    const length = towns.longestAt(text, at)
    if (length === 0) continue
    ending.lastIndex = at + length
    if (ending.test(text)) {
      tell('town', at, ending.lastIndex)
      at = ending.lastIndex - 1
    } else if (telling.has(text.slice(at, at + length))) {
      tell('bare-town', at, at + length)
      at += length - 1
    }
  }
}

/** Short names of all towns. */
export const townList: readonly string[] = bare
