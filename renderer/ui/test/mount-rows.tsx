/** Puts a list of many rows into an element at once, for measurements outside a test. */
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { Rows } from '../rows.tsx'

const height = 60

/** A row as the library's list has them: number, title over a line of smaller text, length. */
function Row({ index }: { index: number }) {
  return (
    <>
      <span className="num">{index + 1}</span>
      <span className="line-text">
        <b className="clip">第{index + 1}篇：沧河沿岸十二村的夏粮收购点开到了田头</b>
        <small className="clip">农户不出村就能卖粮　本报记者 林晓岚</small>
      </span>
      <span className="n num">{1200 + (index % 700)}</span>
    </>
  )
}

/** Returns the function that renders: the app's list, which has only the rows in view, or all of them below one another. */
export function mountRows(element: HTMLElement, count: number, which: 'in view' | 'all'): () => void {
  const root = createRoot(element)
  const all = () => (
    <div className="rows tight scroll" role="listbox" aria-label="文章" tabIndex={0}>
      {Array.from({ length: count }, (_, index) => (
        <div
          key={String(index)}
          role="option"
          aria-selected={false}
          tabIndex={-1}
          className="row"
          style={{ height }}
        >
          <Row index={index} />
        </div>
      ))}
    </div>
  )
  const inView = () => (
    <Rows
      label="文章"
      count={count}
      height={() => height}
      render={(index) => <Row index={index} />}
      onOpen={() => undefined}
      state=""
    />
  )
  return () => flushSync(() => root.render(which === 'all' ? all() : inView()))
}
