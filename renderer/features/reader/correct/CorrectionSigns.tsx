// What of corrections stands over the text: how many there are, and the words of the page over the corrected ones.
import { PencilLine } from 'lucide-react'
import { useLayoutEffect, useRef } from 'react'
import type { Article } from '../../../../electron/contract/model.ts'
import type { Surface } from '../../../article/surface.ts'
import { useT } from '../../../strings/index.ts'
import './correct.css'
import { Originals } from './Originals.tsx'
import { correcting, useCorrecting } from './store.ts'
import { useCorrections } from './use-corrections.ts'

export function CorrectionSigns({ article, surface }: { article: Article; surface: Surface }) {
  const t = useT()
  const { all, index } = useCorrections(article)
  const areOriginalsShown = useCorrecting((state) => state.areOriginalsShown)
  const sign = useRef<HTMLButtonElement>(null)
  const count = all.corrections.length
  const isSeen = count + all.waiting.length > 0
  useLayoutEffect(() => {
    const place = () => {
      const frame = surface.viewport.scroller.getBoundingClientRect()
      const column = surface.map.root.getBoundingClientRect()
      if (sign.current) sign.current.style.left = `${column.left - frame.left}px`
    }
    if (isSeen) place()
    return surface.subscribe(place)
  }, [surface, isSeen])
  return (
    <>
      {isSeen ? (
        <button
          ref={sign}
          type="button"
          className="correct-sign"
          onClick={() => correcting.set({ isList: true })}
        >
          <PencilLine size={14} aria-hidden />
          {t('correct.sign', { count })}
        </button>
      ) : null}
      <Originals surface={surface} index={index} areAll={areOriginalsShown} />
    </>
  )
}
