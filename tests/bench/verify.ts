/** Proof that all contenders do the same work: compared before anything is measured. */
import type { Fault, Row } from './checked.ts'
import type { Contender } from './contender.ts'
import type { Sample } from './sample/sample.ts'
import { createPhoto, uploads } from './works/photo.ts'

/** Calls in one request of a batch. */
const most = 50

/** Differences between what contenders make of the sample and what they should; empty when all agree. */
export async function verify(contenders: ReadonlyMap<string, Contender>, sample: Sample): Promise<string[]> {
  const ours = contenders.get('ours')
  if (!ours) throw new Error('Contenders are compared with ours, which does not take part')
  const singles = sample.records.map((record) => outcome(ours.single(record)))
  return [
    ...[...contenders].flatMap(([name, contender]) => [
      ...singleDifferences(contender, sample, singles).map((difference) => `${name} ${difference}`),
      ...manyDifferences(contender, sample, singles).map((difference) => `${name} ${difference}`),
    ]),
    ...(await photoDifferences()),
  ]
}

/** Who is right by the sample must be right by the contender, and be sent as we send them. */
function singleDifferences({ single }: Contender, sample: Sample, singles: readonly string[]): string[] {
  return sample.records.flatMap((record, index) => {
    const made = single(record)
    const [found, wrong] = [typeof made === 'string' ? '' : places(made), wrongOf(sample, index)]
    if (found !== wrong) {
      return [`finds wrong with record ${index}: ${found || 'nothing'}, not ${wrong || 'nothing'}`]
    }
    return outcome(made) === singles[index] ? [] : [`makes something else of record ${index}`]
  })
}

/** Batches must hold what single requests hold, in the same order. */
function manyDifferences({ many }: Contender, sample: Sample, singles: readonly string[]): string[] {
  const right = sample.records.flatMap((_, index) => (sample.faults.has(index) ? [] : (singles[index] ?? [])))
  const commands = right.map((payload) => sorted(pairsOf(JSON.parse(payload) as Row)).join('&'))
  const refusals = sample.records.flatMap((_, index) =>
    sample.faults.has(index) ? `${index}: ${wrongOf(sample, index)}` : [],
  )
  return [sample.text, sample.bytes].flatMap((source) => {
    const { bodies, refused } = many(source)
    const requests = bodies.map(commandsOf)
    const refusedHere = refused.map(({ index, issues }) => `${index}: ${places(issues)}`)
    const from = typeof source === 'string' ? 'from text' : 'from bytes'
    return [
      ...(same(requests.flat(), commands) ? [] : [`makes other batches ${from}`]),
      ...(same(refusedHere, refusals) ? [] : [`refuses others ${from}`]),
      ...(requests.every(({ length }) => length <= most) ? [] : [`sends too many at once ${from}`]),
    ]
  })
}

async function photoDifferences(): Promise<string[]> {
  const photo = createPhoto(100_000)
  const bodies = new Map<string, string>()
  for (const [name, upload] of await uploads()) {
    await upload(photo, async (request) => {
      bodies.set(name, canonical(JSON.parse(await request.text())))
      return new Response('{"result":true}')
    })
  }
  const ours = bodies.get('ours')
  return [...bodies].filter(([, body]) => body !== ours).map(([name]) => `${name} sends another photo`)
}

function wrongOf({ faults }: Sample, index: number): string {
  return sorted(faults.get(index) ?? []).join()
}

/** The fields at fault, each once. Some libraries name the place inside of a field, some the field. */
function places(issues: readonly Fault[]): string {
  return sorted(new Set(issues.map(({ path }) => String(path[0])))).join()
}

function outcome(made: string | readonly Fault[]): string {
  return typeof made === 'string' ? canonical(JSON.parse(made)) : ''
}

/** The names and values of each command, as PHP would read them, in one order. */
function commandsOf(bytes: Uint8Array): string[] {
  const body = JSON.parse(new TextDecoder().decode(bytes)) as { halt: number; cmd: Record<string, string> }
  return Object.values(body.cmd).map((command) => {
    const [method, query] = command.split('?')
    if (body.halt !== 0 || method !== 'user.update') return command
    return sorted(Array.from(new URLSearchParams(query), ([name, value]) => `${name}=${value}`)).join('&')
  })
}

/** What the command of a payload must hold. */
function pairsOf(payload: Row): string[] {
  return Object.entries(payload).flatMap(([name, value]) =>
    Array.isArray(value)
      ? value.map((item, index) => `${name}[${index}]=${String(item)}`)
      : `${name}=${String(value)}`,
  )
}

/** A value as JSON with its names in one order: some libraries return them in the schema's. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, item: unknown) =>
    typeof item === 'object' && item !== null && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([one], [other]) => (one < other ? -1 : 1)))
      : item,
  )
}

function sorted(texts: Iterable<string>): string[] {
  return [...texts].sort()
}

function same(texts: readonly string[], others: readonly string[]): boolean {
  return texts.length === others.length && texts.every((text, index) => text === others[index])
}
