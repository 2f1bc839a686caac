import type { Row } from '../checked.ts'

/** Ways in which people get one field wrong that every contender refuses. */
export const mistakes: readonly [field: string, value: unknown][] = [
  ['ID', undefined],
  ['ID', 0],
  ['ID', '-5'],
  ['ID', 12.5],
  ['ID', 'o.lama@example.com'],
  ['WORK_POSITON', 'Manager'],
  ['FIRST_NAME', 'Oleg'],
  ['UF_PHONE_INTERNAL', '101'],
  ['ACTIVE', 'no'],
  ['ACTIVE', 'ja'],
  ['ACTIVE', 2],
  ['EMAIL', 'o.lama.example.com'],
  ['EMAIL', 'o lama@example.com'],
  ['EMAIL', 'root@localhost'],
  ['PERSONAL_GENDER', 'male'],
  ['PERSONAL_BIRTHDAY', '25.12.1990'],
  ['PERSONAL_BIRTHDAY', '12/25/1990'],
  ['PERSONAL_BIRTHDAY', '1991-02-29'],
  ['UF_DEPARTMENT', 'Sales'],
  ['UF_DEPARTMENT', ['Sales', 'IT']],
  ['UF_DEPARTMENT', [7, 0]],
  ['PERSONAL_PHOTO', 'data:image/png;base64,iVBORw0KGgo='],
  ['PERSONAL_PHOTO', ['a.png', 'data:image/png;base64,iVBORw0KGgo=']],
  ['PERSONAL_PHOTO', ['a.png']],
  ['WORK_PHONE', 74951234567],
  ['UF_PHONE_INNER', 101],
  ['PERSONAL_CITY', null],
  ['WORK_POSITION', 'Очень длинная должность '.repeat(12)],
  ['PERSONAL_MOBILE', [{ VALUE: '+7 900 000-00-00' }]],
]

/** Spoils a person; every fourth in two places. Says which fields are wrong now. */
export function spoil(row: Row, turn: number): string[] {
  const [field, value] = mistakes[turn % mistakes.length] as (typeof mistakes)[number]
  if (value === undefined) Reflect.deleteProperty(row, field)
  else row[field] = value
  if (turn % 4 !== 3) return [field]
  row['LAST_NAME'] = 42
  return [field, 'LAST_NAME']
}
