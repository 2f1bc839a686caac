import { execFile } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import type { Certificate } from './listen.ts'

/** Where the authority is kept unless told otherwise: once trusted, it serves every project. */
export const AUTHORITY_FOLDER = join(
  process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'),
  'b24-users',
  'portal-ca',
)

/** A certificate for local names, and the authority that vouches for it. */
export interface Identity extends Certificate {
  /** File of the authority's certificate, for `NODE_EXTRA_CA_CERTS` and its like. */
  readonly authority: string
}

/** The names of the portal. The authority may vouch for no others, so trusting it is harmless. */
const CONFIG = `
[req]
distinguished_name = name
prompt = no
[name]
CN = b24-users local portal
[authority]
basicConstraints = critical, CA:TRUE, pathlen:0
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
nameConstraints = critical, permitted;IP:127.0.0.1/255.255.255.255, permitted;DNS:localhost, permitted;DNS:bitrix24.test
[server]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = serverAuth
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
subjectAltName = IP:127.0.0.1, DNS:localhost, DNS:bitrix24.test, DNS:*.bitrix24.test
`

/** The files of an identity. */
const KEPT = ['server.key', 'server.crt', 'authority.crt'] as const

const DAY = 24 * 3600 * 1000

/** Browsers refuse certificates that live longer than about 13 months. */
const DAYS = '397'

/** Reads the identity kept in a folder; makes one when there is none or it ends within a day. */
export async function readIdentity(folder: string): Promise<Identity> {
  const kept = await load(folder)
  if (kept) return kept
  await make(folder)
  return readIdentity(folder)
}

async function load(folder: string): Promise<Identity | undefined> {
  const read = (name: string) => readFile(join(folder, name), 'utf8').catch(() => undefined)
  const [key, cert, authority] = await Promise.all(KEPT.map(read))
  if (key === undefined || cert === undefined || authority === undefined) return undefined
  const ends = Date.parse(new X509Certificate(cert).validTo)
  return ends < Date.now() + DAY ? undefined : { key, cert, authority: join(resolve(folder), KEPT[2]) }
}

/** Makes everything beside the folder first, so that two portals starting at once never see half of it. */
async function make(folder: string): Promise<void> {
  const parent = dirname(resolve(folder))
  await mkdir(parent, { recursive: true })
  const fresh = await mkdtemp(join(parent, '.portal-ca-'))
  try {
    await issue(fresh)
    await rename(fresh, folder).catch(async () => {
      if (await load(folder)) return
      await Promise.all(KEPT.map((name) => rm(join(folder, name), { force: true })))
      await rename(fresh, folder)
    })
  } finally {
    await rm(fresh, { recursive: true, force: true })
  }
}

/** Leaves the three files in a folder. The authority's key goes: it shall vouch for nothing else. */
async function issue(folder: string): Promise<void> {
  await writeFile(join(folder, 'openssl.cnf'), CONFIG)
  const request = [
    'req',
    '-config',
    'openssl.cnf',
    '-nodes',
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:P-256',
  ]
  const self = ['-x509', '-extensions', 'authority', '-days', DAYS]
  await openssl(folder, [...request, ...self, '-keyout', 'authority.key', '-out', 'authority.crt'])
  await openssl(folder, [...request, '-keyout', 'server.key', '-out', 'server.csr'])
  const signer = ['-CA', 'authority.crt', '-CAkey', 'authority.key', '-set_serial', '1']
  const extensions = ['-extfile', 'openssl.cnf', '-extensions', 'server', '-days', DAYS]
  await openssl(folder, ['x509', '-req', '-in', 'server.csr', ...signer, ...extensions, '-out', 'server.crt'])
  await Promise.all(['openssl.cnf', 'server.csr', 'authority.key'].map((name) => rm(join(folder, name))))
}

async function openssl(folder: string, args: readonly string[]): Promise<void> {
  try {
    await promisify(execFile)('openssl', args, { cwd: folder })
  } catch (cause) {
    const missing = (cause as NodeJS.ErrnoException).code === 'ENOENT'
    const reason = missing ? 'is not installed; on Debian: apt install openssl' : `failed at ${args[0] ?? ''}`
    throw new Error(`https needs the program openssl, which ${reason}`, { cause })
  }
}
