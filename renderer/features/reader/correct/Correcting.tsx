// Correcting on the reading screen: its commands, the light marks in the text, the editor and the list.
import { useEffect, useLayoutEffect } from 'react'
import type { Article } from '../../../../electron/contract/model.ts'
import { inLayer } from '../../../article/layers.ts'
import type { Span } from '../../../article/span-index.ts'
import type { Surface } from '../../../article/surface.ts'
import { useCommand } from '../../../commands.ts'
import { startCorrecting } from './actions.ts'
import { CorrectDialog } from './CorrectDialog.tsx'
import { CorrectionList } from './CorrectionList.tsx'
import { correcting, useCorrecting } from './store.ts'
import { useCorrections } from './use-corrections.ts'

/** Stands outside the screen's tabs, which build their children twice: a dialog in them would open twice. */
export function Correcting({
  article,
  surface,
  passage,
}: {
  article: Article
  surface: Surface
  /** What is selected, or the mark at hand. */
  passage: Span | null
}) {
  const { all, index } = useCorrections(article)
  const { open, isList } = useCorrecting()
  useLayoutEffect(() => surface.paint('fixes', index, inLayer('fix')), [surface, index])
  useCommand('text.correct', () => passage && startCorrecting(article, passage), passage !== null)
  useCommand('text.corrections', () => correcting.set({ isList: true }))
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is open is of the article it was opened on
  useEffect(() => () => correcting.set({ open: null, isList: false }), [article.id])

  const close = () => {
    correcting.set({ open: null, isList: false })
    surface.map.root.focus({ preventScroll: true })
  }
  return (
    <>
      {open ? (
        <CorrectDialog article={article} block={open.block} selected={open.selected} onClose={close} />
      ) : null}
      {isList ? (
        <CorrectionList
          article={article}
          all={all}
          onGo={({ start, end }) => {
            close()
            void surface.goTo({ start, end: Math.max(end, start + 1) })
          }}
          onClose={close}
        />
      ) : null}
    </>
  )
}
