/** Says no: to every navigation, new window, permission, download, webview and to every request that is not our own page's. */
import { app, type Session } from 'electron'
import { mayRequest } from './origin.ts'

/** Before the app is ready: the switches that keep Chromium itself off the network. */
export function stayOffline(): void {
  app.enableSandbox()
  // No name resolves: whatever Chromium would like to fetch for itself ends here.
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')
  app.commandLine.appendSwitch('no-proxy-server')
  app.commandLine.appendSwitch('disable-background-networking')
  app.commandLine.appendSwitch('disable-component-update')
}

/** Refuses whatever a page could do besides showing itself. Covers every web contents that comes to be. */
export function refuseLeaving(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-frame-navigate', (details) => {
      // A frame of our own page with its content given in place loads nothing and stays under the page's policy.
      if (details.isMainFrame || details.url !== 'about:srcdoc') details.preventDefault()
    })
    contents.on('will-redirect', (details) => details.preventDefault())
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  })
}

const mayWindow = (url: string): boolean => mayRequest(url, !app.isPackaged)

/** No permission, no device, no download, no request but those that `may` allows: by default the window's own. */
export function closeSession(session: Session, may: (url: string) => boolean = mayWindow): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !may(details.url) }))
  session.on('will-download', (event) => event.preventDefault())
  // Its dictionaries would be fetched from a server.
  session.setSpellCheckerEnabled(false)
}
