/** Before the end-to-end tests: the app as it stands now is bundled. */
import { bundle } from '../bundle.ts'

export default async function setup(): Promise<void> {
  await bundle()
}
