// Words of the view of a page as it was printed.
import type { Strings } from './types.ts'

export const picture = {
  'picture.title': ['原版', 'The page as printed'],
  'picture.show': ['看原版', 'Look at the page as printed'],
  'picture.canvas': ['{{name}} 第 {{n}} 页', '{{name}}, page {{n}}'],
  'picture.larger': ['放大', 'Larger'],
  'picture.smaller': ['缩小', 'Smaller'],
  'picture.fit': ['适合宽度', 'Fit the width'],
  'picture.drawing': ['正在画出这一页', 'Drawing the page'],
  'picture.failed': ['画不出这一页；文字不受影响。', 'This page cannot be drawn; its text is not affected.'],
} as const satisfies Strings
