/** Reads numbers as Chinese press writes them: 3.5万, 三十, 1300, 百亿, 半, 三分之一, 六成. */

const digits: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  '○': 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  俩: 2,
  仨: 3,
}
const small: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 }
const big: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8 }

/** A number in digits, with thousands separators (a comma or a blank) and decimals. */
export const arabic = String.raw`(?:\d{1,3}(?:[,， \u00a0\u2009\u202f]\d{3}){1,5}(?!\d)|\d{1,15}(?!\d))(?:\.\d{1,15})?`
/** A multiplier behind digits. */
export const multiplier = '(?:[十百千]?[万亿]+|[十百]|千(?![瓦克米伏]))'
/** A number in Chinese characters. */
export const han = '[零〇○一二两三四五六七八九十百千万亿]{1,16}'

/** Two decimals of a product like 3.52 × 1e12 are not exact in binary: cut at 12 significant digits. */
const exact = (value: number): number => Number(value.toPrecision(12))

/** 2亿3千万, 1万2000: each part with what multiplies it. */
function sumOfParts(text: string): number {
  let sum = 0
  for (const [, number, times] of text.matchAll(/(\d+)([十百千万亿]*)/g))
    sum += [...(times as string)].reduce(
      (value, unit) => value * (small[unit] ?? big[unit] ?? 1),
      Number(number),
    )
  return exact(sum)
}

/** Value of a numeral, or NaN. Mixed writings (3.5万, 2千) and bare multipliers (百亿) are read. */
export function readNumeral(numeral: string): number {
  const text = numeral.replace(/[,， \u00a0\u2009\u202f]/g, '')
  if (text === '半') return 0.5
  const mixed = /^(\d+(?:\.\d+)?)([十百千万亿]*)$/.exec(text)
  if (mixed) {
    let value = Number(mixed[1])
    for (const unit of mixed[2] ?? '') value *= small[unit] ?? big[unit] ?? 1
    return exact(value)
  }
  if (/^(?:\d+[十百千万亿]+)+\d*$/.test(text)) return sumOfParts(text)
  if (/^[零〇○一二三四五六七八九]{2,}$/.test(text))
    return Number([...text].map((character) => digits[character]).join(''))
  let total = 0
  let section = 0
  let digit = Number.NaN
  for (const character of text) {
    const value = digits[character]
    const lower = small[character]
    const higher = big[character]
    if (value !== undefined) digit = value
    else if (lower !== undefined) {
      section += (Number.isNaN(digit) ? 1 : digit) * lower
      digit = Number.NaN
    } else if (higher !== undefined) {
      const below = section + (Number.isNaN(digit) ? 0 : digit)
      total = total > 0 && higher === big.亿 ? (total + below) * higher : total + (below || 1) * higher
      section = 0
      digit = Number.NaN
    } else return Number.NaN
  }
  return exact(total + section + (Number.isNaN(digit) ? 0 : digit))
}
