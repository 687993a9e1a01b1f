/** The folders of pages by hand that the page engine learns from. */
export const handFolders = [
  'by-hand',
  'by-hand-2',
  'by-hand-3',
  'by-hand-4',
  'by-hand-5',
  'by-hand-6',
  'by-hand-7',
  'by-hand-8',
  'by-hand-9',
] as const
