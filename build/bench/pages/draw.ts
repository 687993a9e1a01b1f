/** Which stories stand on the page of a seed. */
import { generatePage } from './generate.ts'
import type { GoldPage } from './gold.ts'
import { type LoosePhoto, pick, random, type Story, type Style } from './press.ts'

/** One to five different stories, and now and then a loose photo, drawn by seed. */
export function drawPage(
  stories: readonly Story[],
  photos: readonly LoosePhoto[],
  seed: number,
): GoldPage & { readonly text: string; readonly style: Style } {
  const rng = random(seed * 7919)
  const pool = [...stories]
  const chosen = Array.from({ length: 1 + Math.floor(rng() * 5) }, () =>
    pool.splice(Math.floor(rng() * pool.length), 1),
  ).flat()
  const loose = chosen.length > 1 && photos.length > 0 && rng() < 0.15 ? [pick(rng, photos)] : []
  const { text, gold, style } = generatePage(chosen, seed, { photos: loose })
  return { ...gold, text, style }
}
