// 实体: everything the library names; all of it, or the page of one.
import { useUi } from '../../state/ui.ts'
import './entities.css'
import { Overview } from './Overview.tsx'
import { EntityPage } from './page/Page.tsx'

export function EntitiesScreen() {
  const entityId = useUi((ui) => ui.entityId)
  return entityId === null ? <Overview /> : <EntityPage key={entityId} id={entityId} />
}
