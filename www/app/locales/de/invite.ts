import type { Messages } from '../messages.ts'

/** Texts about inviting somebody, in German. */
export const invite: Messages['invite'] = {
  open: 'Einladen',
  heading: 'Eine Person einladen',
  point: 'Das Portal schickt einen Brief mit einem Link. Alles andere kann später ausgefüllt werden.',
  send: 'Einladung senden',
  summary: 'Die Einladung ist noch nicht hinausgegangen.',
  done: 'Eingeladen',
  leave: 'Die Einladung wurde nicht gesendet.',
  denied: 'Sie können niemanden einladen',
  deniedPoint: 'Nur Administratoren des Portals dürfen Personen einladen.',
  twin: 'Jemand hat diese E-Mail-Adresse bereits. Das Portal würde sie ablehnen.',
  groupsById: 'Das Portal zeigt der Anwendung keine Arbeitsgruppen, daher werden ihre Nummern eingegeben.',
  letterHelp: 'Steht im Brief. Bleibt das leer, schreibt das Portal seinen eigenen Text.',

  kind: {
    employee: 'Hat einen Platz in der Unternehmensstruktur.',
    extranet: 'Von außen: sieht nur die Arbeitsgruppen, die hier gewählt werden.',
  },

  fields: {
    SONET_GROUP_ID: 'Arbeitsgruppen',
    MESSAGE_TEXT: 'Text der Einladung',
  },
}
