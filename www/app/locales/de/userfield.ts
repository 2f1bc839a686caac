import type { Messages } from '../messages.ts'

/** Texts about custom fields, in German. */
export const userfield: Messages['userfield'] = {
  list: {
    heading: 'Eigene Felder',
    create: 'Neues Feld',
    search: 'Eigene Felder suchen',
    placeholder: 'Name, Code, Typ …',
    loading: 'Eigene Felder werden geladen …',
    none: 'Dieses Portal hat noch keine eigenen Felder für Personen.',
    nothing: 'Kein Feld passt.',
    failed: 'Die eigenen Felder konnten nicht geladen werden',
    retry: 'Noch einmal versuchen',
    count: '{count} Feld | {count} Felder',
    several: 'Mehrere Werte',
    facts: '{type}, Position {sort}',
    placeholderTitle: 'Kein Feld gewählt',
    placeholderPoint:
      'Wählen Sie ein eigenes Feld, um es zu sehen und zu ändern, oder legen Sie ein neues an.',
    back: 'Alle eigenen Felder',
  },

  sections: {
    identity: 'Bezeichnung',
    place: 'Position und Filter',
    labels: 'Beschriftungen nach Sprache',
    items: 'Einträge der Liste',
    settings: 'Einstellungen dieses Typs',
  },

  facts: {
    id: 'Nummer',
    code: 'Code',
    type: 'Typ',
    multiple: 'Werte',
    one: 'Einer',
    several: 'Mehrere',
    fixed: 'Code, Typ und Anzahl der Werte wurden beim Anlegen des Feldes festgelegt.',
  },

  create: {
    heading: 'Neues eigenes Feld',
    save: 'Feld anlegen',
    final: 'Das Portal wird es {code} nennen.',
    changes: 'Ein neues Feld',
  },

  load: {
    loading: 'Dieses Feld wird geladen …',
    missing: 'Das Portal zeigt kein eigenes Feld mit dieser Nummer.',
    failed: 'Dieses Feld konnte nicht geladen werden',
    retry: 'Noch einmal versuchen',
  },

  denied: {
    title: 'Nur Administratoren sehen eigene Felder',
    point: 'Fragen Sie einen Administrator des Portals.',
  },

  labels: {
    keptTitle: 'Andere Sprachen bleiben',
    note: 'Das Portal hält einen Text für jede seiner Sprachen.',
    newNote: 'Was leer bleibt, wird zum Namen oben oder zum Code.',
    endangered:
      'Für sich gesendet würde diese Änderung {languages} leeren. Beim Speichern bleiben diese Texte erhalten.',
    add: 'Sprache hinzufügen',
    addHelp: 'Sprachen, die das Portal nicht hat, übergeht es.',
    place: '{label}, {language}',
  },

  settings: {
    none: 'Felder dieses Typs haben hier keine Einstellungen.',
    dateFixed: 'Das Portal liest die Einstellungen eines Datumsfeldes nur beim Anlegen.',
  },

  items: {
    none: 'Noch keine Einträge.',
    defaults: 'Angekreuzte Einträge sind zu Beginn gewählt.',
    oneDefault: 'Der markierte Eintrag ist zu Beginn gewählt.',
    add: 'Eintrag hinzufügen',
    text: 'Text des Eintrags {n}',
    code: 'Code des Eintrags {n}',
    codePlaceholder: 'Code',
    textPlaceholder: 'Text',
    isDefault: 'Eintrag {n} ist vorgegeben',
    defaultMark: 'Vorgabe',
    noDefault: 'Keine Vorgabe',
    up: '{name} nach oben',
    down: '{name} nach unten',
    remove: '{name} löschen',
    restore: 'Rückgängig',
    restoreOf: 'Rückgängig: {name} behalten',
    removed: 'Wird gelöscht: Wer ihn hat, behält eine Nummer ohne Text.',
    nameless: 'Eintrag {n}',
    moved: '{name} ist jetzt {n} von {of}.',
    noCode: 'Ohne Code denkt sich das Portal einen aus, den niemand lesen kann.',
    twice: 'Ein anderer Eintrag hat denselben Text.',
    place: 'Eintrag {n}',
    member: 'Eintrag {n}, {member}',
  },

  review: {
    change: 'Die Änderung für user.userfield.update',
    completed:
      'Vor dem Senden wird das Feld noch einmal gelesen: Texte anderer Sprachen, Codes und Positionen der Einträge werden mitgesendet, damit nichts davon verloren geht.',
  },

  remove: {
    button: 'Feld löschen',
    title: 'Das Feld „{name}“ löschen?',
    point: '{code} und seine Werte bei allen Personen gehen verloren. Sie kommen nicht zurück.',
    proceed: 'Feld und Werte löschen',
    cancel: 'Feld behalten',
    done: 'Das Feld „{name}“ wurde gelöscht.',
  },

  removeItems: {
    title: 'Diesen Eintrag löschen? | {count} Einträge löschen?',
    point: 'Wer „{item}“ hat, behält eine Nummer ohne Text.',
    proceed: 'Speichern und löschen',
  },

  leave: {
    new: 'Das neue Feld wurde noch nicht angelegt.',
    changes: 'Eine Änderung von „{name}“ geht verloren. | {count} Änderungen von „{name}“ gehen verloren.',
  },

  held: { on: 'Ja', off: 'Nein', empty: '(leer)' },
}

/** Parameters by their names under `fields`, in German. */
export const parameter: Messages['parameter'] = {
  FIELD_NAME: 'Code',
  USER_TYPE_ID: 'Typ',
  MULTIPLE: 'Hält mehrere Werte',
  SORT: 'Position',
  XML_ID: 'Externe ID',
  SHOW_FILTER: 'Im Filter gezeigt',
  LABEL: 'Name',
  SETTINGS: 'Einstellungen',
  LIST: 'Einträge',
  EDIT_FORM_LABEL: 'Beschriftung in Formularen',
  LIST_COLUMN_LABEL: 'Überschrift der Spalte',
  LIST_FILTER_LABEL: 'Beschriftung im Filter',
  ERROR_MESSAGE: 'Meldung bei falschem Wert',
  HELP_MESSAGE: 'Hilfe',
}

/** Help to fill some of them, in German. */
export const parameterHelp: Messages['parameterHelp'] = {
  FIELD_NAME: 'Lateinische Buchstaben, Ziffern und Unterstriche. Später nicht zu ändern.',
  USER_TYPE_ID: 'Später nicht zu ändern.',
  MULTIPLE: 'Später nicht zu ändern.',
  SORT: 'Felder mit kleineren Zahlen kommen zuerst.',
  XML_ID: 'Schlüssel für den Abgleich mit einem anderen System.',
  LABEL: 'Steht für jede Beschriftung, die unten leer bleibt, in jeder Sprache.',
}

/** Members of an item, in German. */
export const itemMember: Messages['itemMember'] = {
  ID: 'Nummer',
  VALUE: 'Text',
  XML_ID: 'Code',
  DEF: 'Vorgabe',
  SORT: 'Position',
}

/** Settings of types, in German. */
export const setting: Messages['setting'] = {
  DEFAULT_VALUE: 'Vorgabe',
  DATE: 'Datum',
  ROWS: 'Zeilen der Eingabe',
  LIST_HEIGHT: 'Zeilen der Auswahlliste',
  PRECISION: 'Stellen nach dem Komma',
  DISPLAY: 'Aussehen',
  IBLOCK_TYPE_ID: 'Typ des Informationsblocks',
  IBLOCK_ID: 'Nummer des Informationsblocks',
  ACTIVE_FILTER: 'Nur aktive Einträge anbieten',
  LEAD: 'Leads',
  CONTACT: 'Kontakte',
  COMPANY: 'Unternehmen',
  DEAL: 'Aufträge',
  ENTITY_TYPE: 'Verzeichnis',
}

/** Help to fill some of them, and their words, in German. */
export const settingHelp: Messages['settingHelp'] = {
  DATE: 'JJJJ-MM-TT; mit Uhrzeit auch 2026-05-20T09:30:00+03:00.',
  ENTITY_TYPE: 'Sein Code, etwa SOURCE; einen unbekannten hält das Portal für sein erstes.',
  range: '{min} bis {max}.',
}

/** Words that a setting is chosen from, in German. */
export const settingWord: Messages['settingWord'] = {
  CHECKBOX: 'Kontrollkästchen',
  RADIO: 'Optionsfelder',
  DROPDOWN: 'Auswahlliste',
  LIST: 'Liste',
  UI: 'Moderne Liste mit Suche',
  DIALOG: 'Dialog mit Suche',
  NONE: 'Keine',
  NOW: 'Der jetzige Zeitpunkt',
  FIXED: 'Ein festes Datum',
}

/** Types of custom fields, in German. */
export const fieldType: Messages['fieldType'] = {
  string: 'Text',
  enumeration: 'Auswahl aus einer Liste',
  boolean: 'Ja oder Nein',
  integer: 'Ganze Zahl',
  double: 'Zahl mit Nachkommastellen',
  date: 'Datum',
  datetime: 'Datum und Uhrzeit',
  file: 'Datei',
  url: 'Link',
  money: 'Geld',
  address: 'Adresse',
  employee: 'Person',
  crm: 'CRM-Element',
  crm_status: 'Eintrag eines CRM-Verzeichnisses',
  iblock_section: 'Abschnitt eines Informationsblocks',
  iblock_element: 'Element eines Informationsblocks',
}

/** What a person's value of some types looks like, in German. */
export const valueHelp: Messages['valueHelp'] = {
  double: 'Zahl mit Dezimalpunkt.',
  date: 'JJJJ-MM-TT, zum Beispiel 2027-12-31.',
  crm_status: 'Code des Eintrags.',
  iblock_section: 'Nummer des Abschnitts.',
  iblock_element: 'Nummer des Elements.',
}
