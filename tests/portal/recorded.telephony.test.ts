/**
 * What was recorded of real portals, row by row: the number of a row in brackets, as the project's notes on recorded
 * answers count them.
 */
import { describe, expect, it } from 'vitest'
import { createPortal, type Portal } from '../../www/portal/portal/portal.ts'
import type { WorldOptions } from '../../www/portal/world/options.ts'
import { answerOf, call, columnsOf, present } from './call.ts'

const START = Date.parse('2026-08-15T12:00:30.250Z')
const open = (options: WorldOptions = {}) => createPortal({ now: () => START, ...options })

describe('telephony [12]', () => {
  const update = (portal: Portal, fields: object) => answerOf(portal, 'user.update', { ID: 5, ...fields })
  const refused = [400, 'ERROR_CORE', expect.stringMatching(/<br>$/)]

  it.each([
    '+49 30 1234567',
    '8 (912) 345-67-89',
    '0 30 1234567890',
    '00 49 30 1234567',
    '011 49 301234567',
    '+8 1234567890',
    '80 1234567890',
    '81#12345,678',
    '123456*#,;',
  ])('takes the number %s and keeps it as it is', (number) => {
    for (const name of ['WORK_PHONE', 'PERSONAL_PHONE', 'PERSONAL_MOBILE']) {
      const portal = open()
      expect(update(portal, { [name]: number })).toBe(true)
      expect(columnsOf(portal, 5)[name]).toBe(number)
    }
  })

  it.each(['112', 'call me', '030 123456', '00 123456789', '011 123456789', '+8 12345678', '0123456789'])(
    'refuses the number %s, and all else of the update',
    (number) => {
      for (const name of ['WORK_PHONE', 'PERSONAL_PHONE', 'PERSONAL_MOBILE']) {
        const portal = open()
        expect(update(portal, { [name]: number, NAME: 'New' })).toEqual(refused)
        expect(columnsOf(portal, 5)['NAME']).toBe('Hazel')
      }
    },
  )

  it('lets numbers be cleared, and leaves the others alone', () => {
    expect(update(open(), { WORK_PHONE: '', UF_PHONE_INNER: '', PERSONAL_FAX: '1', WORK_PAGER: '2' })).toBe(
      true,
    )
  })

  it.each([
    ['12-34', '1234'],
    ['No. 7', '7'],
    [9999, '9999'],
  ])('keeps the digits of the extension %s', (sent, stored) => {
    const portal = open()
    expect(update(portal, { UF_PHONE_INNER: sent })).toBe(true)
    expect(columnsOf(portal, 5)['UF_PHONE_INNER']).toBe(stored)
  })

  it.each(['none', '12345', '2-01'])('refuses the extension %s', (UF_PHONE_INNER) => {
    const portal = open()
    expect(update(portal, { UF_PHONE_INNER, NAME: 'New' })).toEqual(refused)
    expect(columnsOf(portal, 5)).toMatchObject({ UF_PHONE_INNER: '205', NAME: 'Hazel' })
  })

  it('lets people have their own extension again', () => {
    expect(update(open(), { UF_PHONE_INNER: '2 05' })).toBe(true)
  })

  it('looks neither at connectors nor where there is none', () => {
    const portal = open()
    present(portal.state.people.get(5)).externalAuth = 'imconnector'
    expect(update(portal, { WORK_PHONE: '112', UF_PHONE_INNER: 'none' })).toBe(true)
    expect(update(open({ telephony: false }), { WORK_PHONE: '112', UF_PHONE_INNER: 'none' })).toBe(true)
  })

  it('is as strict with new people, who do not join', () => {
    const portal = open()
    const given = { EMAIL: 'new@example.com', UF_DEPARTMENT: [2] }
    const before = portal.state.people.size
    expect(answerOf(portal, 'user.add', { ...given, WORK_PHONE: '112' })).toEqual([400, 'ERROR_CORE', ''])
    expect(portal.state.people.size).toBe(before)
  })

  it('takes whoever is dismissed out of its queues for good', () => {
    const portal = open()
    const queue = present(portal.state.queues.get(1))
    const member = present(queue.people[1])
    call(portal, 'user.update', { ID: member, ACTIVE: 'N' })
    expect(queue.people).not.toContain(member)
    call(portal, 'user.update', { ID: member, ACTIVE: 'Y' })
    expect(queue.people).not.toContain(member)
    expect(queue.people.length).toBeGreaterThan(0)
  })
})
