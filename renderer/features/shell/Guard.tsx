// Keeps one screen's crash to that screen: what was stored is safe, and the rest of the window goes on.
import { TriangleAlert } from 'lucide-react'
import { Component, type ReactNode } from 'react'
import { t } from '../../strings/index.ts'
import { Button } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'

export class Guard extends Component<{ children: ReactNode }, { error: Error | null }> {
  override state: { error: Error | null } = { error: null }

  static getDerivedStateFromError(error: Error) {
    return { error }
  }

  override render() {
    const { error } = this.state
    if (error === null) return this.props.children
    return (
      <Empty
        icon={<TriangleAlert size={28} />}
        title={t('crash.title')}
        action={
          <Button tone="primary" onPress={() => this.setState({ error: null })}>
            {t('crash.reload')}
          </Button>
        }
      >
        {t('crash.text')}
        <code className="crash">{error.message}</code>
      </Empty>
    )
  }
}
