/** How the app is packaged: `npm run package` for this platform. Found only with `-c`, hence the script. */
import { readFileSync } from 'node:fs'

const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
const electron = JSON.parse(
  readFileSync(new URL('../node_modules/electron/package.json', import.meta.url), 'utf8'),
)
const associations = [
  {
    ext: 'txt',
    name: 'Text',
    description: '文本',
    mimeType: 'text/plain',
    role: 'Viewer',
    rank: 'Alternate',
  },
  {
    ext: ['md', 'markdown'],
    name: 'Markdown',
    description: 'Markdown',
    mimeType: 'text/markdown',
    role: 'Viewer',
    rank: 'Alternate',
  },
]

/**
 * What goes into the archive. It starts with a positive pattern (negatives alone would pack the whole project), and
 * names the platform, because `${platform}` means the building computer's.
 */
const files = (os) => [
  'out/**',
  '!out/**/*.map',
  '!out/complete',
  'package.json',
  'LICENSE',
  '!**/node_modules/better-sqlite3/{deps,src,build}/**',
  '!**/node_modules/better-sqlite3/binding.gyp',
  `!**/node_modules/better-sqlite3/prebuilds/!(${os}-\${arch}).node`,
  '!**/node_modules/node-addon-api/**',
]

export default {
  appId: 'app.jianbao.reader',
  productName: manifest.productName,
  copyright: `© ${manifest.author}`,
  directories: { output: 'release', buildResources: 'build/icons' },
  electronVersion: electron.version,
  // A distribution that is here already; otherwise electron-builder downloads it.
  ...(process.env.JIANBAO_ELECTRON_DIST ? { electronDist: process.env.JIANBAO_ELECTRON_DIST } : {}),
  electronLanguages: ['en-US', 'zh-CN'],
  // The native module carries binaries for every platform; nothing is to be compiled.
  npmRebuild: false,
  asar: { smartUnpack: false },
  asarUnpack: ['**/*.node'],
  extraResources: [{ from: 'seeds', to: 'seeds' }],
  protocols: [{ name: 'Jianbao', schemes: ['jianbao'] }],
  fileAssociations: associations,
  electronFuses: {
    runAsNode: false,
    // No cookie is ever kept; encryption would only ask for the password of the system's key store.
    enableCookieEncryption: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    grantFileProtocolExtraPrivileges: false,
  },
  linux: {
    files: files('linux'),
    target: ['AppImage', 'deb'],
    icon: 'build/icons',
    category: 'Office',
    executableName: 'jianbao',
    maintainer: 'Jianbao <jianbao@users.noreply.github.com>',
    synopsis: '剪报: an offline reader for press articles',
    mimeTypes: ['x-scheme-handler/jianbao'],
    desktop: { entry: { Name: '剪报 Jianbao', Comment: '离线阅读、批注报章', StartupWMClass: 'Jianbao' } },
  },
  mac: {
    files: files('darwin'),
    target: ['dmg'],
    icon: 'build/icons/1024x1024.png',
    category: 'public.app-category.news',
    darkModeSupport: true,
  },
  win: {
    files: files('win32'),
    target: ['nsis'],
    icon: 'build/icons/1024x1024.png',
  },
  nsis: { oneClick: false, perMachine: false, allowToChangeInstallationDirectory: true },
}
