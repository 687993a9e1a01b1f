/** Captions whose last words name who took the picture → caption and credit, on pages that tell captions by more than words. */
import { traceBlock } from '../../contract/canonical.ts'
import type { Block } from '../../contract/page.ts'
import { cut } from './block-text.ts'
import { readByline } from './byline.ts'
import { creditLine } from './form.ts'

/** Letters of a caption that are left when its credit is gone. */
const least = 4
/** How sure words behind a mere blank must name a photographer. */
const surely = 0.6

function isCredit(tail: string, behindSentence: boolean): boolean {
  if (!creditLine.test(tail)) return false
  if (behindSentence) return true
  const { names, sure, photo } = readByline(tail, false)
  return photo && names.length > 0 && sure >= surely
}

/**
 * Where the credit of a caption begins: 村民在田间检修水泵。本报记者 林晓岚 摄, 义诊现场　冷杉摄; null without one. It stands behind
 * the last sentence, in brackets at the end, or behind a blank where nothing but a photographer is named.
 */
export function creditIn(caption: string): number | null {
  const sentence = /[。！？…”](?=\s*[^。！？…”]+$)/u.exec(caption)
  const bracket = caption.search(/[（(][^（()）]+[）)]\s*$/u)
  const behind = [sentence ? sentence.index + 1 : -1, bracket].filter((at) => at >= least)
  for (const at of behind) if (isCredit(caption.slice(at).trim(), true)) return skipBlanks(caption, at)
  for (const { index } of caption.matchAll(/(?<=\S)(?<!记者|通讯员|摄影|社|报)\s+(?=\S)/gu))
    if (index >= least && isCredit(caption.slice(index).trim(), false)) return skipBlanks(caption, index)
  return null
}

const skipBlanks = (text: string, at: number): number => at + text.slice(at).search(/\S/)

/** A block by itself, or a caption and its credit; `page`: the text that its ranges are of. */
export function withCredit(page: string, block: Block): Block[] {
  const at = block.role === 'caption' ? creditIn(block.text) : null
  const place = at === null ? undefined : traceBlock(page, block)[at]
  const parts = place === undefined ? null : cut(page, block.ranges, place)
  if (at === null || parts === null) return [block]
  return [
    { ...block, text: block.text.slice(0, at).trimEnd(), ranges: parts[0] },
    {
      role: 'credit',
      text: block.text.slice(at),
      ranges: parts[1],
      confidence: block.confidence,
      reason: "ends with a photographer's name",
    },
  ]
}
