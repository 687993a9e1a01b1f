// The star of an article: as a sign in a line, and as the button that puts it on and takes it off.
import { Star } from 'lucide-react'
import { useT } from '../strings/index.ts'
import { IconButton } from './button.tsx'
import './star.css'

export function StarSign() {
  const t = useT()
  return <Star className="star-sign" size={14} role="img" aria-label={t('star.is')} />
}

export function StarButton({ isOn, onChange }: { isOn: boolean; onChange: (isOn: boolean) => void }) {
  const t = useT()
  return (
    <IconButton
      label={t(isOn ? 'star.takeOff' : 'star.put')}
      command="article.star"
      isOn={isOn}
      onPress={() => onChange(!isOn)}
    >
      <Star className={isOn ? 'star-on' : undefined} size={16} />
    </IconButton>
  )
}
