/** Inputs that chance makes of those of the vectors: mostly wrong, in ways that people are. */
import type { Method } from '../../dist/node.js'
import type { Dice } from '../bench/sample/dice.ts'
import { vectors, type Known } from './verdict.ts'

/** An input, and what is known of the portal. */
export interface Asked {
  method: Method
  input: unknown
  context: Known
}

const LETTERS = [
  'A',
  'z',
  '_',
  '0',
  ' ',
  '.',
  '@',
  '-',
  '\n',
  '"',
  '\\',
  '\u0001',
  'ю',
  '\u0301',
  '字',
  '🙂',
  '²',
]
const NAMES = [
  ...['ID', 'id', 'NAME', 'EMAIL', 'ACTIVE', 'UF_DEPARTMENT', 'UF_USR_X', 'PERSONAL_PHOTO', 'WORK_POSITON'],
  ...[
    'fields',
    'FIELD_NAME',
    'USER_TYPE_ID',
    'SETTINGS',
    'LIST',
    'MULTIPLE',
    'EDIT_FORM_LABEL',
    'DEFAULT_VALUE',
  ],
  ...[
    'FILTER',
    '!NAME',
    '>=ID',
    '%LAST_NAME',
    'sort',
    'select',
    'start',
    'order',
    'filter',
    'XML_ID',
    'VALUE',
  ],
  ...['phone', 'firstName', 'PERSONAL_COUNTRY', 'EXTRANET', 'SONET_GROUP_ID', '__x', 'en', 'uk', 'de-DE'],
]
const VALUES = [
  ...[
    null,
    true,
    false,
    0,
    1,
    -1,
    7,
    1.5,
    -0.25,
    1e21,
    1e-7,
    2 ** 53,
    '',
    ' ',
    'Y',
    'n',
    'TRUE',
    '0',
    '12',
    '+7',
  ],
  ...[
    '-1.50',
    '1234567890.123456',
    '9007199254740993',
    'DE',
    'XX',
    'asc',
    'enumeration',
    'rest_1_x',
    'M',
    '$result[a]',
  ],
  ...['2024-02-29', '2023-02-29', '31.12.2024', '2024-05-06T00:00:00-03:00', '2024-05-06T07:08:09.5+03:00'],
  ...[
    '2024-05-06T21:00:00Z',
    '2024-05-06 07:08',
    'a@b.de',
    'юля@пример.рф',
    'a@b..de',
    'a@-b.de',
    'e\u0301@ⅷ.de',
  ],
  ...[
    '100|USD',
    '1,5|EUR',
    'CO_3',
    'T80_6',
    'T0_6',
    'data:image/png;base64,iVBORw0KGgo=',
    'http://x.de/a.png',
  ],
  ...['x'.repeat(50), 'x'.repeat(51), 'ю'.repeat(255), 'ю'.repeat(256), [], {}, [1, '2'], [1, 1], [[]], ['']],
  ...[
    ['face.png', 'iVBORw0KGgoAAAANSUhEUg=='],
    ['face.exe', 'iVBORw0KGgo'],
    ['a.jpg', '/9j/4AAQSkZJRgABAQ\r\n=='],
  ],
  ...[
    { fileData: ['a.txt', 'QUJD'] },
    { id: '5', remove: 'Y' },
    { id: 5 },
    { fileData: ['a', 'Q-_='], remove: 1 },
  ],
  ...[
    { TYPE: 'FIXED', VALUE: '2024-02-29' },
    { TYPE: 'NOW' },
    { en: 'A', de: 'B' },
    { en: 1 },
    { LEAD: 'N' },
  ],
  ...[
    [{ VALUE: 'Red' }, { VALUE: 'Blue', DEF: 'Y' }],
    [{ ID: 1 }, { ID: 1, VALUE: 'x' }],
    { downloadData: [] },
  ],
] as const

/** Inputs of the vectors, each changed in one to three places. */
export function made(chance: Dice, count: number): Asked[] {
  const inputs = vectors.filter(({ input }) => typeof input === 'object' && input !== null)
  const right = inputs.filter(({ issues }) => issues.length === 0)
  return Array.from({ length: count }, () => {
    const { method, input, context } = chance.pick(chance.chance(0.8) ? right : inputs)
    const other = chance.chance(0.2) ? chance.pick(inputs).context : context
    let changed = structuredClone(input)
    for (let left = chance.chance(0.7) ? 1 : 3; left > 0; left -= 1) changed = change(chance, changed)
    return { method, input: changed, context: other }
  })
}

function change(chance: Dice, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || chance.chance(0.1)) return replaced(chance, value)
  const entries = Object.entries(value)
  const place = chance.whole(0, entries.length - 1)
  const changed = entries.flatMap(([name, member], index): [string, unknown][] => {
    if (index !== place) return [[name, member]]
    if (chance.chance(0.1)) return []
    return [[chance.chance(0.15) ? misspelt(chance, name) : name, change(chance, member)]]
  })
  if (Array.isArray(value)) return changed.map(([, item]) => item)
  if (chance.chance(0.3)) changed.push([chance.pick(NAMES), chance.pick(VALUES)])
  return Object.fromEntries(changed)
}

function replaced(chance: Dice, value: unknown): unknown {
  if (typeof value === 'string' && chance.chance(0.3)) return misspelt(chance, value)
  if (typeof value === 'number' && chance.chance(0.3))
    return value + chance.pick([0.5, -1, 1, 2 ** 31, 2 ** 53])
  if (chance.chance(0.1)) return [value, value]
  if (chance.chance(0.1)) return { VALUE: value, ID: 1, en: value }
  return chance.pick(VALUES)
}

function misspelt(chance: Dice, text: string): string {
  const place = chance.whole(0, text.length)
  const [before, after] = [text.slice(0, place), text.slice(place)]
  return chance.pick([
    before + after.slice(1),
    `${before}${chance.pick(LETTERS)}${after}`,
    `${before}${after.charAt(1)}${after.charAt(0)}${after.slice(2)}`,
    text.toLowerCase(),
    text.toUpperCase(),
    text.replaceAll('_', '-'),
  ])
}
