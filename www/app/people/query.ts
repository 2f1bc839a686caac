import type { LocationQuery, LocationQueryRaw } from 'vue-router'
import type { PersonKind } from '../person.ts'
import { type ColumnName, firstColumns } from './columns.ts'

/** What the table of people shows, as the address keeps it. */
export interface Query {
  /** What is searched for; empty finds everybody. */
  search: string
  sort: ColumnName
  isDown: boolean
  /** Id of a department; `none` stands for people without one. */
  department: string
  /** Whether those of departments below count. */
  below: boolean
  status: '' | 'active' | 'dismissed'
  kind: '' | PersonKind
  /** A custom field, and what it has to contain. */
  field: string
  value: string
  columns: readonly ColumnName[]
}

const kinds: readonly string[] = ['employee', 'extranet', 'email', 'other']

/** What is shown at first. */
export function firstQuery(): Query {
  return {
    search: '',
    sort: 'name',
    isDown: false,
    department: '',
    below: true,
    status: '',
    kind: '',
    field: '',
    value: '',
    columns: firstColumns,
  }
}

/** Reads what an address says; what makes no sense in it is passed over. */
export function readQuery(query: LocationQuery): Query {
  const said = (name: string): string => {
    const value = query[name]
    return typeof value === 'string' ? value : ''
  }
  const first = firstQuery()
  const [status, kind] = [said('status'), said('kind')]
  const columns = said('columns').split(',').filter(Boolean) as ColumnName[]
  return {
    search: said('q'),
    sort: said('sort') ? (said('sort') as ColumnName) : first.sort,
    isDown: said('down') === '1',
    department: said('department'),
    below: said('below') !== '0',
    status: status === 'active' || status === 'dismissed' ? status : '',
    kind: kinds.includes(kind) ? (kind as PersonKind) : '',
    field: said('field'),
    value: said('value'),
    columns: columns.length ? [...new Set<ColumnName>(['name', ...columns])] : first.columns,
  }
}

/** What an address has to say of it; what is as at first goes without saying. */
export function writeQuery(query: Query): LocationQueryRaw {
  const first = firstQuery()
  const columns = query.columns.join(',')
  return {
    ...(query.search && { q: query.search }),
    ...(query.sort !== first.sort && { sort: query.sort }),
    ...(query.isDown && { down: '1' }),
    ...(query.department && { department: query.department }),
    ...(!query.below && { below: '0' }),
    ...(query.status && { status: query.status }),
    ...(query.kind && { kind: query.kind }),
    ...(query.field && { field: query.field }),
    ...(query.value && { value: query.value }),
    ...(columns !== first.columns.join(',') && { columns }),
  }
}

/** How many filters are set, the search aside. */
export function filterCount({ department, status, kind, field, value }: Query): number {
  return [department, status, kind, field && value].filter(Boolean).length
}
