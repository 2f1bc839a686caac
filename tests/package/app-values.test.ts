import { describe, expect, test } from 'vitest'
import { readAddress, writeAddress } from '../../www/app/address.ts'
import { kindNumber, linkKinds, readLink, writeLink } from '../../www/app/crmLink.ts'
import { offsetOf, readMoment, writeMoment } from '../../www/app/moment.ts'
import { moneyText, readMoney, writeMoney } from '../../www/app/money.ts'

describe('a value is written as it was read', () => {
  test.each([
    'Main St 1|59.85;17.63',
    'Main St 1|59.85;-17.63|12',
    'Main St 1',
    'A | B',
    'A | B|1;2',
    'two\nlines|1.5;2',
    '',
  ])('an address: %j', (value) => expect(writeAddress(readAddress(value))).toBe(value))

  test.each(['100|USD', '-1.50|EUR', ''])('money: %j', (value) =>
    expect(writeMoney(readMoney(value))).toBe(value),
  )

  test.each(['2026-05-20T09:30:00+03:00', '2026-05-20T09:30:15-11:00'])('a moment: %j', (value) => {
    const moment = readMoment(value)
    expect(moment && writeMoment(moment)).toBe(value)
  })

  test.each([
    ['D_12', ['D', 'C']],
    ['T80_6', ['L', 'T80']],
    ['12', ['L']],
    ['', ['L', 'D']],
  ])('a link to the CRM: %j of %j', (value, kinds) =>
    expect(writeLink(readLink(value, kinds), kinds)).toBe(value),
  )
})

test('what is no moment is none, and tells no offset', () => {
  for (const text of ['', 'soon', '20.05.2026 09:30', '2026-13-40T09:30:00+03:00', '2026-05-20']) {
    expect(readMoment(text), text).toBeUndefined()
  }
  expect(offsetOf('2026-05-20T09:30:00Z')).toBe('+00:00')
  expect(writeMoment({ local: '', offset: '+03:00' })).toBe('')
})

test('money that is typed with a comma has a point, and none without an amount', () => {
  expect(writeMoney({ amount: ' 1200,50 ', currency: 'EUR' })).toBe('1200.50|EUR')
  expect(writeMoney({ amount: ' ', currency: 'EUR' })).toBe('')
  expect([moneyText('1200.5|EUR'), moneyText('much'), moneyText('1|eur')]).toEqual([
    '€1,200.50',
    'much',
    '1|eur',
  ])
})

test('kinds of entities follow the settings of a field', () => {
  const settings = { LEAD: 'N', CONTACT: 'Y', COMPANY: 'Y', SMART_INVOICE: 'Y', DYNAMIC_177: 'Y', OTHER: 'Y' }
  const kinds = linkKinds(settings)
  expect(kinds).toEqual(['C', 'CO', 'SI', 'Tb1'])
  expect(kinds.map(kindNumber)).toEqual([3, 4, 31, 177])
  expect([linkKinds(undefined), kindNumber('X')]).toEqual([[], undefined])
})
