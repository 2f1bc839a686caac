import type { ColumnValue } from '../core/state.ts'

/** Further columns of some people, by id; enumeration items are the ids of `data/fields.ts`. */
export const VALUES: Readonly<Record<number, Readonly<Record<string, ColumnValue>>>> = {
  1: {
    PERSONAL_MOBILE: '+49 151 0000001',
    TIME_ZONE: 'Europe/Stockholm',
    UF_EMPLOYMENT_DATE: '2009-04-01',
    UF_SKILLS: 'Leadership, sailing',
    UF_USR_NICKNAME: 'Captain',
    UF_USR_LOCKER: '17',
    UF_USR_RATE: '120.5',
    UF_USR_FIRST_AID: '1',
    UF_USR_LANGUAGES: [101, 103],
    UF_USR_SHIRT: '112',
    UF_USR_PORTFOLIO: 'https://example.com/agnes',
    UF_USR_BUDGET: '5000|EUR',
    UF_USR_OFFICE: 'Dag Hammarskjölds väg 1, Uppsala|59.8509;17.6300',
    UF_USR_TAGS: ['board', 'founder'],
  },
  2: {
    UF_USR_CONTRACT_END: '2027-12-31',
    UF_USR_CLIENT: 'C_12',
    UF_USR_LEAD_SOURCE: 'WEB',
    UF_USR_MENTOR: '1',
    UF_USR_LANGUAGES: [102],
  },
  3: {
    UF_USR_LAST_TRAINING: '2026-05-20 09:30:00',
    UF_USR_TOPIC: '4',
    UF_USR_ROOM: '21',
    UF_USR_FIRST_AID: '0',
    UF_USR_SHIRT: '111',
  },
  4: { UF_USR_MENTOR: '3', UF_USR_LANGUAGES: [101, 102, 103], UF_USR_TAGS: ['rust', 'wasm'] },
  5: { UF_USR_NICKNAME: 'Fay', UF_USR_LOCKER: '5', PERSONAL_NOTES: 'Prefers calls before noon.' },
  9: { UF_USR_RATE: '88.25', UF_USR_BUDGET: '1200.50|CZK', UF_USR_SHIRT: '113' },
  14: { UF_USR_NICKNAME: 'Эва', UF_USR_FIRST_AID: '1', TIME_ZONE: 'Europe/Moscow' },
  27: { UF_USR_NICKNAME: '小雪', UF_USR_CLIENT: 'CO_7' },
}
