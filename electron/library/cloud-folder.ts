/** Whether a folder is kept in step with other computers by a cloud service, which a database does not bear. */
import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

/** Names of the folders that services make, as a part of a path. */
const services: readonly (readonly [service: string, part: RegExp])[] = [
  ['OneDrive', /^OneDrive(?:\s?[-–].*)?$/i],
  ['Dropbox', /^Dropbox(?:\s?\(.*\))?$/i],
  ['iCloud', /^(?:com~apple~CloudDocs|iCloud ?Drive|iCloud云盘)$/i],
  ['Google Drive', /^(?:Google ?Drive|GoogleDrive-.*|My Drive|我的云端硬盘)$/i],
  ['坚果云', /^(?:Nutstore(?: Files)?|我的坚果云|坚果云)$/i],
  ['百度网盘', /^(?:BaiduSyncdisk|BaiduNetdisk|百度网盘(?:同步空间)?)$/i],
  ['WPS 云盘', /^(?:WPS云盘|WPSDrive|WPS Cloud Files)$/i],
  ['Nextcloud', /^Nextcloud\d*$/i],
  ['ownCloud', /^ownCloud$/i],
  ['pCloud', /^pCloud(?: ?Drive)?$/i],
  ['Box', /^Box(?: Sync)?$/],
  ['MEGA', /^MEGA(?:sync)?$/],
]

/** Files by which a folder says so itself. */
const marks: readonly (readonly [service: string, name: string])[] = [
  ['Syncthing', '.stfolder'],
  ['Dropbox', '.dropbox'],
  ['Nextcloud', '.nextcloudsync.log'],
  ['Resilio Sync', '.sync/ID'],
]

/** The service that keeps a folder in step, or null. Looks at the names on the way to it and for a mark in each. */
export function cloudService(path: string): string | null {
  for (let at = resolve(path); ; at = dirname(at)) {
    const name = at.slice(dirname(at).length).replace(/^[\\/]+/, '')
    const service =
      services.find(([, part]) => part.test(name)) ?? marks.find(([, mark]) => existsSync(join(at, mark)))
    if (service) return service[0]
    if (dirname(at) === at) return null
  }
}
