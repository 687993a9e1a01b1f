// The exported web page as it will look, in a frame that runs nothing and reaches nothing.
import { useEffect, useRef } from 'react'
import { layPaper, paperSheet } from './paper.ts'

interface Policy {
  createHTML(text: string): string
}
/** The page's content policy allows text to become markup only through a named policy. It goes into an inert document. */
const policy: Policy = (
  window as unknown as { trustedTypes?: { createPolicy(name: string, rules: Policy): Policy } }
).trustedTypes?.createPolicy('export-preview', { createHTML: (text) => text }) ?? {
  createHTML: (text) => text,
}

/** What has no place in a preview, though an export has none of it but styles and meta. */
const dropped = 'script, style, link, meta, base, iframe, object, embed, form, template'

/**
 * The content policy forbids style elements, even in a document that is only parsed. As a block of data the same text
 * passes, and the sheet made from it is handed over to the frame.
 */
function inert(html: string): string {
  return html.replace(/<(\/?)style\b[^>]*>/gi, (_, end: string) =>
    end === '' ? '<script type="text/css">' : '</script>',
  )
}

export function PageFrame({ html, title, isPaper }: { html: string; title: string; isPaper: boolean }) {
  const ref = useRef<HTMLIFrameElement>(null)
  useEffect(() => {
    const inner = ref.current?.contentDocument
    const view = inner?.defaultView
    if (!inner || !view) return
    const parsed = new DOMParser().parseFromString(policy.createHTML(inert(html)), 'text/html')
    const sheets = [...parsed.querySelectorAll('script[type="text/css"]')].map((style) => {
      const sheet = new (view as unknown as typeof globalThis).CSSStyleSheet()
      sheet.replaceSync(isPaper ? paperSheet(style.textContent) : style.textContent)
      return sheet
    })
    for (const element of parsed.querySelectorAll(dropped)) element.remove()
    for (const element of parsed.querySelectorAll('*'))
      for (const { name } of [...element.attributes])
        if (name === 'style' || name === 'src' || name.startsWith('on')) element.removeAttribute(name)
    inner.replaceChild(inner.importNode(parsed.documentElement, true), inner.documentElement)
    inner.adoptedStyleSheets = sheets
    // Links of the page (to its own notes, to the library) lead nowhere from a preview.
    const stay = (event: Event) => event.preventDefault()
    inner.addEventListener('click', stay)
    const leave = isPaper ? layPaper(inner) : () => {}
    return () => {
      leave()
      inner.removeEventListener('click', stay)
    }
  }, [html, isPaper])
  return <iframe ref={ref} className="exp-page" title={title} sandbox="allow-same-origin" />
}
