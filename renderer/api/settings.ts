// What is kept over a restart: read at once, written at once, shown before the library has answered.
import type { AppError } from '../../electron/contract/errors.ts'
import type { Settings } from '../../electron/contract/settings.ts'
import { call } from './client.ts'
import { tell } from './failure.ts'
import { keyOf, queryClient, useLibrary } from './query.ts'

/** The contract's defaults in plain data, so that the window need not carry the schema; a test compares the two. */
export const firstSettings: Settings = {
  theme: 'system',
  language: 'system',
  typeFace: 'song',
  typeSize: 19,
  lineHeight: 1.842,
  measure: 36,
  paneWidth: 436,
  sideWidth: 224,
  deskShare: 0.47,
  paneOpen: true,
  sideOpen: true,
  paneTab: 'beside',
  hiddenKinds: [],
  newPerDay: 10,
  reviewsPerDay: 100,
  reviewBadge: true,
  lastScreen: 'library',
  colorNames: { key: '', ask: '', data: '', view: '', todo: '' },
  exportTemplate: '',
  watchFolder: '',
  warnedCloud: '',
  keys: {},
  lastArticleId: null,
  bounds: null,
}

/** The settings in force. */
export function useSettings(): Settings {
  return useLibrary('settings.get').data ?? firstSettings
}

/** The settings in force, outside components. */
export function settings(): Settings {
  return queryClient.getQueryData<Settings>(keyOf('settings.get')) ?? firstSettings
}

/** Changes some settings: seen at once, kept by the library; a failure is told and taken back. */
export async function saveSettings(change: Partial<Settings>): Promise<void> {
  const key = keyOf('settings.get')
  const before = queryClient.getQueryData<Settings>(key)
  queryClient.setQueryData<Settings>(key, { ...(before ?? firstSettings), ...change })
  try {
    await call('settings.set', change)
  } catch (error) {
    queryClient.setQueryData(key, before)
    tell(error as AppError)
  }
}
