import type { Messages } from '../messages.ts'

/** Texts about the list of people, in German. */
export const people: Messages['people'] = {
  heading: 'Personen',
  search: 'Personen suchen',
  placeholder: 'Name, E-Mail, Telefon, Stadt, Nummer …',
  loading: 'Personen werden geladen …',
  partly: '{loaded} von {count} geladen …',
  count: '{count} Person | {count} Personen',
  countOf: '{shown} von {count} Person | {shown} von {count} Personen',
  none: 'Niemand gefunden.',
  failed: 'Die Liste konnte nicht geladen werden',
  incomplete: 'Einige Personen konnten nicht geladen werden',
  retry: 'Noch einmal versuchen',
  reset: 'Alle zeigen',
  table: 'Personen des Portals',
  export: 'Exportieren',
  exported: '{file} wurde erstellt: {count} Person. | {file} wurde erstellt: {count} Personen.',
  refresh: 'Liste neu laden',
  change: 'Ändern …',

  columns: {
    button: 'Spalten',
    name: 'Name',
    kind: 'Art',
    id: 'ID',
    sortUp: 'Nach {column} sortieren, aufsteigend',
    sortDown: 'Nach {column} sortieren, absteigend',
  },

  filter: {
    button: 'Filter',
    region: 'Filter',
    department: 'Abteilung',
    anyDepartment: 'Alle Abteilungen',
    noDepartment: 'Ohne Abteilung',
    below: 'Mit den untergeordneten',
    status: 'Status',
    anyStatus: 'Aktiv und entlassen',
    active: 'Aktiv',
    dismissed: 'Entlassen',
    kind: 'Art',
    anyKind: 'Alle Arten',
    field: 'Eigenes Feld',
    anyField: 'Kein eigenes Feld',
    value: 'Enthält',
    clear: 'Filter zurücksetzen',
    chosen: '{count} Filter | {count} Filter',
  },

  kind: {
    employee: 'Mitarbeiter',
    extranet: 'Extranet',
    email: 'Nur per E-Mail',
    other: 'Anderes Konto',
  },

  select: {
    row: '{name} auswählen',
    all: 'Alle auswählen, die gezeigt werden',
    chosen: '{count} Person ausgewählt | {count} Personen ausgewählt',
    none: 'Niemanden auswählen',
  },
}

/** Texts about one person, in German. */
export const person: Messages['person'] = {
  nameless: 'Person {id}',
  id: 'ID {id}',
  dismissed: 'Entlassen',
  emailNote:
    'Dieses Konto ist durch einen Brief entstanden. Es hat keinen Platz im Unternehmen und kann sich nicht anmelden.',
  loading: 'Diese Person wird geladen …',
  missing: 'Das Portal zeigt niemanden mit dieser Nummer.',
  wrong: 'Das ist keine Nummer einer Person: {id}',
  failed: 'Diese Person konnte nicht geladen werden',
  retry: 'Noch einmal versuchen',
  back: 'Alle Personen',
  portal: 'Profil im Portal',
  customFailed: 'Die eigenen Felder konnten nicht gelesen werden',
  customPoint: 'Der Rest lässt sich ohne sie bearbeiten. Das Portal zeigt sie nur Administratoren.',
  sections: 'Abschnitte',
  edit: 'Bearbeiten',
  editAll: 'Alles bearbeiten',
  editGroup: 'Bearbeiten: {group}',
  nothing: 'Nichts angegeben.',
  notAdmin: 'Sie können lesen, aber nicht ändern',
  notAdminPoint:
    'Nur Administratoren des Portals dürfen andere Personen ändern. Ihre eigenen Daten können Sie hier ändern.',
  ownOnly: 'Status und Abteilungen können nur Administratoren ändern.',
}
