/**
 * Ids of rows that the machine makes by the hundred: names, mentions, figures, quotations. They stand in each row, in its
 * indexes and in what refers to it, so that a UUID's 36 characters would be a fifth of the library.
 */

/** In the order of their codes, so that ids sort as they were made, and behind UUIDv7s. */
const digits = '-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz'

const spaceOfCount = 64 ** 6

function written(value: number, length: number): string {
  let text = ''
  let left = value
  for (let i = 0; i < length; i++) {
    text = digits.charAt(left % 64) + text
    left = Math.floor(left / 64)
  }
  return text
}

let last = 0
let count = 0
let time = ''

/** 13 characters: milliseconds since 1970 (until 2109), and a count from a random start. Later ids sort behind. */
export function rowId(now: number = Date.now()): string {
  count++
  if (now > last || count >= spaceOfCount) {
    last = Math.max(now, last + 1)
    time = written(last, 7)
    // From the lower half, so that a millisecond has room for thousands of millions.
    count = Math.floor((Math.random() * spaceOfCount) / 2)
  }
  return time + written(count, 6)
}
