/** The page is shut in: it cannot leave, open, fetch, or reach Node, and nobody but it is listened to. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Driver } from './driver.ts'
import { onEachHost } from './hosts.ts'

/** Foreign addresses end in .invalid, which no name server answers, should a refusal ever fail. */
const foreign = 'https://stranger.invalid/'

/** What the policy reported of what `act` did in the page: waits for one report, fails when none comes. */
async function violations(app: Driver, act: string): Promise<string[]> {
  return app.page.evaluate(async (source) => {
    const seen: string[] = []
    const heard = new Promise<void>((resolve) => {
      const hear = (event: SecurityPolicyViolationEvent) => {
        seen.push(event.effectiveDirective)
        // What the same act reported besides is dispatched before the next task.
        setTimeout(() => {
          document.removeEventListener('securitypolicyviolation', hear)
          resolve()
        })
      }
      document.addEventListener('securitypolicyviolation', hear)
    })
    const run = Object.getPrototypeOf(async () => {}).constructor as new (body: string) => () => Promise<void>
    await new run(source)().catch(() => {})
    await heard
    return seen
  }, act)
}

onEachHost('security', (bench) => {
  test('the page has no Node and a frozen bridge of three functions', async () => {
    const app = await bench().start()
    const world = await app.page.evaluate(() => ({
      node: [typeof Reflect.get(globalThis, 'require'), typeof Reflect.get(globalThis, 'process')],
      bridge: Object.keys(Reflect.get(window, 'jianbao') as object).sort(),
      frozen: Object.isFrozen(Reflect.get(window, 'jianbao')),
    }))
    expect(world).toEqual({
      node: ['undefined', 'undefined'],
      bridge: ['call', 'on', 'pathOf'],
      frozen: true,
    })
  })

  test('it cannot navigate or open a window', async () => {
    const app = await bench().start()
    const before = app.page.url()
    await app.page.evaluate((url) => {
      const link = document.createElement('a')
      link.href = url
      link.target = '_blank'
      document.body.append(link)
      link.click()
      link.remove()
      window.open(url)
      window.location.href = url
    }, foreign)
    // A call that comes back proves that the page, its preload and its origin are still the same.
    expect(await app.call('app.info')).toMatchObject({ version: expect.any(String) })
    expect(app.page.url()).toBe(before)
    await expect.poll(() => app.page.context().pages().length).toBe(1)
  })

  test('the policy refuses foreign addresses, inline script, inline style, frames and forms', async () => {
    const app = await bench().start()
    expect(await violations(app, `await fetch('${foreign}')`)).toEqual(['connect-src'])
    expect(await violations(app, `new WebSocket('wss://stranger.invalid/')`)).toEqual(['connect-src'])
    expect(await violations(app, `new Image().src = '${foreign}a.png'`)).toEqual(['img-src'])
    expect(
      await violations(
        app,
        `const s = document.createElement('script'); s.src = '${foreign}a.js'; document.head.append(s)`,
      ),
    ).toContain('require-trusted-types-for')
    expect(
      await violations(
        app,
        `const s = document.createElement('style'); s.textContent = 'b{}'; document.head.append(s)`,
      ),
    ).toEqual(['style-src-elem'])
    expect(
      await violations(
        app,
        `const f = document.createElement('iframe'); f.src = '${foreign}'; document.body.append(f)`,
      ),
    ).toEqual(['frame-src'])
    expect(
      await violations(
        app,
        `const f = document.createElement('form'); f.action = '${foreign}'; document.body.append(f); f.submit()`,
      ),
    ).toEqual(['form-action'])
    const scripted = await violations(
      app,
      `document.body.insertAdjacentHTML('beforeend', '<img src=x onerror="window.bad = 1">')`,
    )
    expect(scripted).toContain('require-trusted-types-for')
    expect(await app.page.evaluate(() => Reflect.get(window, 'bad'))).toBeUndefined()
  })

  test('the protocol serves the page’s own files and nothing above them', async () => {
    const app = await bench().start()
    const statuses = await app.page.evaluate(() =>
      Promise.all(
        [
          'index.html',
          '..%2fmain.js',
          '%2e%2e/main.js',
          '..%5cmain.js',
          '%2fetc%2fpasswd',
          'no-such.js',
          'index.html%00.js',
        ].map(async (path) => (await fetch(path)).status),
      ),
    )
    expect(statuses).toEqual([200, 404, 404, 404, 404, 404, 404])
  })

  test('permissions are refused', async () => {
    const app = await bench().start()
    const answers = await app.page.evaluate(async () => {
      const refused = (promise: Promise<unknown>) =>
        promise.then(
          () => 'granted',
          () => 'refused',
        )
      return {
        notifications: (await Notification.requestPermission()) === 'granted' ? 'granted' : 'refused',
        camera: await refused(navigator.mediaDevices.getUserMedia({ video: true })),
        clipboard: await refused(navigator.clipboard.readText()),
        place: await new Promise((resolve) =>
          navigator.geolocation.getCurrentPosition(
            () => resolve('granted'),
            () => resolve('refused'),
          ),
        ),
      }
    })
    expect(answers).toEqual({
      notifications: 'refused',
      camera: 'refused',
      clipboard: 'refused',
      place: 'refused',
    })
  })

  test('a call that the contract does not know, or with a wrong input, is refused as data', async () => {
    const app = await bench().start()
    const call = (name: unknown, input: unknown) =>
      app.page.evaluate(
        ([method, given]) =>
          (Reflect.get(window, 'jianbao') as { call(n: unknown, i: unknown): unknown }).call(method, given),
        [name, input] as const,
      )
    for (const name of ['no.such', '__proto__', 'constructor', 'toString', 42, null])
      expect(await call(name, {})).toMatchObject({ ok: false, error: { code: 'invalid', reason: 'method' } })
    expect(await call('articles.get', { id: 7 })).toMatchObject({
      ok: false,
      error: { code: 'invalid', reason: 'input' },
    })
    expect(await call('app.reveal', { path: '/etc/passwd' })).toMatchObject({
      ok: false,
      error: { code: 'invalid', reason: 'path' },
    })
    const path = join(bench().folder, 'unasked.txt')
    expect(await call('export.writeText', { path, text: '不请自来' })).toMatchObject({
      ok: false,
      error: { code: 'invalid', reason: 'not-chosen' },
    })
    expect(existsSync(path)).toBe(false)
  })
})
