/** Who uses whom in `www/`: no circle, no arrow up. The floors of `src/` are kept by `tests/package/house.test.ts`. */

/** The floors of the portal from the ground: each uses itself and those before it. */
const floors = ['php', 'world', 'fields', 'people', 'data', 'methods', 'rest', 'portal']

/** What serves the portal: each uses all floors, and no other host. */
const hosts = ['node', 'worker']

/** The app from the ground: plain files know nothing of what is shown, parts nothing of pages. */
const parts = ['[^/]+\\.ts$|userfield/|people/|many/|locales/', 'composables/', 'components/', 'pages/']

/** @type {(...names: string[]) => string} */
const portal = (...names) => `^www/portal/(${names.join('|')})/`

/** @type {(...names: string[]) => string} */
const app = (...names) => `^www/app/(${names.join('|')})`

/** What puts the app together. */
const appEntries = '^www/app/(main|router|vite\\.config)\\.ts$'

/**
 * Forbids files to use any of `www/` but some.
 *
 * @type {(name: string, from: string | string[], allowed: string | string[], pathNot?: string)
 *   => import('dependency-cruiser').IForbiddenRuleType}
 */
const only = (name, path, allowed, pathNot = '^$') => ({
  name,
  severity: 'error',
  from: { path, pathNot },
  to: { path: '^www/', pathNot: allowed },
})

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    { name: 'circle', severity: 'error', from: {}, to: { circular: true } },
    only('package-alone', '^www/package/', '^www/package/'),
    // The command is a user of the package, by what the package gives to everybody.
    only('cli-by-entries', '^www/cli/', ['^www/cli/', '^www/package/(sync/node|fields)\\.ts$']),
    only('recipes-alone', '^www/recipes/', '^www/recipes/'),
    only('app-alone', '^www/app/', '^www/app/'),
    ...parts.map((part, index) =>
      only(`app-up-from-${index}`, app(part), app(...parts.slice(0, index + 1)), appEntries),
    ),
    ...floors.map((floor, index) =>
      only(`portal-up-from-${floor}`, portal(floor), portal(...floors.slice(0, index + 1))),
    ),
    ...hosts.map((host) => only(`portal-aside-from-${host}`, portal(host), portal(...floors, host))),
    // The host page and `BX24` share nothing with the portal but the shape of what it tells them.
    only('portal-browser', portal('browser'), [portal('browser'), '^www/portal/portal/frameData\\.ts$']),
    {
      name: 'portal-has-these-floors',
      severity: 'error',
      from: { path: '^www/portal/', pathNot: portal(...floors, ...hosts, 'browser') },
      to: {},
    },
  ],
  options: {
    exclude: { path: '^www/app/dist/' },
    doNotFollow: { path: ['node_modules', '^dist/', '^target/'] },
    // Types draw arrows as well.
    tsPreCompilationDeps: true,
  },
}
