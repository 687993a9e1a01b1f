// A note as it reads: Markdown made safe. Links are shown and never followed: the window leaves for nowhere.
import { memo } from 'react'
import Markdown, { type Components } from 'react-markdown'
import rehypeSanitize from 'rehype-sanitize'
import remarkCjkFriendly from 'remark-cjk-friendly'
import remarkCjkFriendlyStrikethrough from 'remark-cjk-friendly-gfm-strikethrough'
import remarkGfm from 'remark-gfm'
import './note-text.css'

/** Without the two after GFM, emphasis beside full-width punctuation (`**“主旨”**的`) would stay literal. */
const plugins = [remarkGfm, remarkCjkFriendly, remarkCjkFriendlyStrikethrough]

const components: Components = {
  a: ({ href, children }) => (
    <span className="note-link" title={href}>
      {children}
    </span>
  ),
  // Nothing is fetched, so a picture is its description.
  img: ({ alt }) => <span>{alt}</span>,
}

export const NoteText = memo(function NoteText({ note }: { note: string }) {
  return (
    <div className="note-text">
      <Markdown remarkPlugins={plugins} rehypePlugins={[rehypeSanitize]} components={components}>
        {note}
      </Markdown>
    </div>
  )
})
