// How much room there is, and what stands beside the text, over it or not at all.
import { type CSSProperties, type RefObject, useState } from 'react'
import { firstSettings, saveSettings, useSettings } from '../../api/settings.ts'
import { typeStyle } from './type.ts'
import { useMedia, useWidth } from './use-media.ts'

/** Air beside the column: the margin for the signs, twice. */
const margins = 120
/** The side list stands beside the text only where at least this share of the chosen line length is left. */
const leastMeasure = 0.9
/** Han characters a line under which Chinese is a chore to read. */
const shortestMeasure = 28
/** Pixels; as the contract has it. */
export const paneLeast = 320
const paneWidest = 720
/** What a pane of the width it comes with takes at most of the room that the text leaves, and of that room its share. */
const paneMore = { most: 144, share: 0.5 } as const

export interface Room {
  /** The pane covers the text as a sheet. */
  readonly isSheet: boolean
  readonly isSheetOpen: boolean
  readonly isPaneBeside: boolean
  readonly isPaneShown: boolean
  readonly isSideBeside: boolean
  /** The side list lies over the text, as there is no room beside it. */
  readonly isSideOver: boolean
  readonly paneWidth: number
  readonly paneMost: number
  readonly sideWidth: number
  readonly style: CSSProperties
  togglePane(): void
  toggleSide(): void
  closeSideOver(): void
  /** A width while it is dragged; kept by `keep`. */
  drag(width: { pane?: number; side?: number }): void
  keep(width: { paneWidth?: number; sideWidth?: number }): void
}

/** `frame` holds side list, text and pane. */
export function useRoom(frame: RefObject<HTMLElement | null>): Room {
  const settings = useSettings()
  const [isSideWanted, setSideWanted] = useState(false)
  const [isSheetOpen, setSheetOpen] = useState(false)
  const [drag, setDrag] = useState<{ pane?: number; side?: number }>({})
  const width = useWidth(frame)
  const isSheet = useMedia('(max-width: 859px)')
  const isFolded = useMedia('(max-width: 1099px)')

  // The pane gives way before the lines get too short to read.
  const paneMost = Math.max(paneLeast, width - settings.typeSize * shortestMeasure - margins)
  const sideWidth = drag.side ?? settings.sideWidth
  const whole = settings.measure * settings.typeSize + margins
  const spare = width - (settings.sideOpen ? sideWidth : 0) - whole - settings.paneWidth
  const more =
    settings.paneWidth === firstSettings.paneWidth
      ? Math.round(Math.min(paneMore.most, Math.max(0, spare) * paneMore.share))
      : 0
  const paneWidth = Math.min(
    drag.pane ?? settings.paneWidth + more,
    width === 0 ? settings.paneWidth : paneMost,
  )
  const isPaneBeside = settings.paneOpen && !isSheet
  const needed = settings.measure * settings.typeSize * leastMeasure + margins
  const isSideRoom = !isFolded && width - sideWidth - (isPaneBeside ? paneWidth : 0) >= needed
  return {
    isSheet,
    isSheetOpen,
    isPaneBeside,
    isPaneShown: isSheet ? isSheetOpen : settings.paneOpen,
    isSideBeside: settings.sideOpen && isSideRoom,
    isSideOver: isSideWanted && !(settings.sideOpen && isSideRoom),
    paneWidth,
    paneMost: Math.min(paneWidest, paneMost),
    sideWidth,
    style: {
      ...typeStyle(settings),
      '--pane-width': isPaneBeside ? `${paneWidth}px` : '0px',
      '--side-width': `${sideWidth}px`,
    } as CSSProperties,
    togglePane: () =>
      isSheet ? setSheetOpen(!isSheetOpen) : void saveSettings({ paneOpen: !settings.paneOpen }),
    toggleSide: () =>
      isSideRoom ? void saveSettings({ sideOpen: !settings.sideOpen }) : setSideWanted(!isSideWanted),
    closeSideOver: () => setSideWanted(false),
    drag: setDrag,
    keep: (kept) => {
      void saveSettings(kept)
      setDrag({})
    },
  }
}
