/** A small book (EPUB): an empty cover, two chapters with a table of contents, and a chapter that is missing. */
import { first, second } from './read-bytes.ts'
import { writeZip } from './write-zip.ts'

/** The bytes of the book. `more`: files by their paths that stand beside its own or in their place. */
export const book = (more: Readonly<Record<string, string | Uint8Array>> = {}) =>
  writeZip([
    { name: 'mimetype', data: 'application/epub+zip', stored: true },
    ...Object.entries({
      'META-INF/container.xml':
        '<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OEBPS/a.opf"/></rootfiles></container>',
      'OEBPS/a.opf': `<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>春江志</dc:title><dc:creator>周立</dc:creator><dc:date>2025-06-01</dc:date></metadata><manifest>
<item id="n" href="toc.ncx" media-type="application/x-dtbncx+xml"/><item id="c" href="text/0.xhtml" media-type="application/xhtml+xml"/><item id="a" href="text/%E4%B8%80.xhtml" media-type="application/xhtml+xml"/><item id="b" href="text/2.xhtml" media-type="application/xhtml+xml"/><item id="m" href="text/gone.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="c"/><itemref idref="a"/><itemref idref="b"/><itemref idref="m"/></spine></package>`,
      'OEBPS/toc.ncx':
        '<?xml version="1.0"?><ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap><navPoint><navLabel><text>上编</text></navLabel><content src="text/0.xhtml"/><navPoint><navLabel><text>第一章 春耕</text></navLabel><content src="text/%E4%B8%80.xhtml#top"/></navPoint></navPoint><navPoint><navLabel><text>第二章 夏收</text></navLabel><content src="text/2.xhtml"/></navPoint></navMap></ncx>',
      'OEBPS/text/0.xhtml':
        '<html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body></body></html>',
      'OEBPS/text/一.xhtml': `<html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body><h2>第一章　春耕</h2><p>${first}</p></body></html>`,
      'OEBPS/text/2.xhtml': `<html xmlns="http://www.w3.org/1999/xhtml"><body><p>${second}</p><script>坏</script></body></html>`,
      ...more,
    }).map(([name, data]) => ({ name, data })),
  ])
