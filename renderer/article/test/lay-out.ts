/**
 * Has every section laid out, seen or not. Frames of test files that run at the same time may keep this one off the
 * screen, and what is off the screen lies under no point.
 */
export function layOutAll(): void {
  const style = document.createElement('style')
  style.textContent = '.article-text > section { content-visibility: visible !important }'
  document.head.append(style)
}
