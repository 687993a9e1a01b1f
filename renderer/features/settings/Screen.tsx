// Settings: every change is in force and kept at once; there is nothing to save.
import { useT } from '../../strings/index.ts'
import { About } from './About.tsx'
import { ColorNames } from './ColorNames.tsx'
import { Keys } from './Keys.tsx'
import { Library } from './Library.tsx'
import { Look } from './Look.tsx'
import { Reading } from './Reading.tsx'
import { Review } from './Review.tsx'
import './settings.css'

export function SettingsScreen() {
  const t = useT()
  return (
    <div className="set screen scroll">
      <div className="set-column">
        <h1>{t('settings.title')}</h1>
        <Look />
        <Reading />
        <ColorNames />
        <Review />
        <Keys />
        <Library />
        <About />
      </div>
    </div>
  )
}
