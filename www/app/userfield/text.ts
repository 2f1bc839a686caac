/** What a parameter is called, and what its reader needs to know to fill it. */
export interface ParameterText {
  label: string
  help?: string
}

/** Settings, by their names under `SETTINGS`; the rest are called as the package calls them. */
export const settingText: Readonly<Record<string, ParameterText>> = {
  DEFAULT_VALUE: { label: 'Default value' },
  'DEFAULT_VALUE.TYPE': { label: 'Default value' },
  'DEFAULT_VALUE.VALUE': { label: 'Date', help: 'YYYY-MM-DD; with a time also 2026-05-20T09:30:00+03:00.' },
  ROWS: { label: 'Lines of the input' },
  LIST_HEIGHT: { label: 'Lines of the list box' },
  IBLOCK_ID: { label: 'Number of the information block' },
  LEAD: { label: 'Leads' },
  CONTACT: { label: 'Contacts' },
  COMPANY: { label: 'Companies' },
  DEAL: { label: 'Deals' },
  ENTITY_TYPE: {
    label: 'Directory',
    help: 'Its code, such as SOURCE; the portal takes an unknown one for its first.',
  },
}

/** What a number may be. */
export function rangeText(min: number, max: number): string {
  return `${min} to ${max}.`
}

/** Words that a setting is chosen from. */
export const wordText: Readonly<Record<string, string>> = {
  CHECKBOX: 'Check boxes',
  RADIO: 'Radio buttons',
  DROPDOWN: 'Drop-down list',
  LIST: 'List',
  UI: 'Modern list with search',
  DIALOG: 'Dialog with search',
  NONE: 'None',
  NOW: 'The current moment',
  FIXED: 'A fixed date',
}

/** Parameters by their names under `fields`; the labels by language are called as the package calls them. */
export const fieldParameterText = {
  FIELD_NAME: { label: 'Code', help: 'Latin letters, digits and underscores. It cannot be changed later.' },
  USER_TYPE_ID: { label: 'Type', help: 'It cannot be changed later.' },
  MULTIPLE: { label: 'Holds several values', help: 'It cannot be changed later.' },
  SORT: { label: 'Position', help: 'Fields with lower numbers come first.' },
  XML_ID: { label: 'External ID', help: 'Key of a sync with another system.' },
  SHOW_FILTER: { label: 'Shown in the filter' },
  LABEL: { label: 'Name', help: 'Stands for every caption that is left blank below, in every language.' },
  SETTINGS: { label: 'Settings' },
  LIST: { label: 'Items' },
} as const satisfies Record<string, ParameterText>

/** Members of an item, by wire name. */
export const itemText: Readonly<Record<string, string>> = {
  ID: 'number',
  VALUE: 'text',
  XML_ID: 'code',
  DEF: 'default',
  SORT: 'position',
}

/** Every other text about custom fields. */
export const userFieldText = {
  list: {
    heading: 'Custom fields',
    create: 'New field',
    search: 'Search custom fields',
    placeholder: 'Name, code, type…',
    loading: 'Loading custom fields…',
    none: 'This portal has no custom fields of people yet.',
    nothing: 'No field fits.',
    failed: 'The custom fields could not be loaded',
    retry: 'Try again',
    count: (count: number): string => `${count} ${count === 1 ? 'field' : 'fields'}`,
    several: 'Several values',
    sort: (sort: string): string => `position ${sort}`,
    placeholderTitle: 'No field chosen',
    placeholderPoint: 'Choose a custom field to see and change it, or create a new one.',
    back: 'All custom fields',
  },

  sections: {
    identity: 'Identity',
    place: 'Position and filter',
    labels: 'Labels by language',
    items: 'Items of the list',
    settings: 'Settings of this type',
  },

  facts: {
    id: 'Number',
    code: 'Code',
    type: 'Type',
    multiple: 'Values',
    one: 'One',
    several: 'Several',
    fixed: 'Code, type and number of values were fixed when the field was created.',
  },

  create: {
    heading: 'New custom field',
    save: 'Create field',
    final: (code: string): string => `The portal will call it ${code}.`,
    changes: 'A new field',
  },

  load: {
    loading: 'Loading this field…',
    missing: 'The portal shows no custom field with this number.',
    failed: 'This field could not be loaded',
    retry: 'Try again',
  },

  labels: {
    keptTitle: 'Other languages are kept',
    note: 'The portal keeps a text for each of its languages.',
    newNote: 'What is left blank becomes the name above, or the code.',
    endangered: (languages: string): string =>
      `Sent by itself this change would empty ${languages}. Saving keeps these texts.`,
    add: 'Add a language',
    addHelp: 'Languages that the portal does not have are ignored by it.',
  },

  settings: {
    none: 'Fields of this type have no settings here.',
    dateFixed: 'The portal reads the settings of a date field only when it is created.',
  },

  items: {
    none: 'No items yet.',
    defaults: 'Checked items are chosen at first.',
    oneDefault: 'The marked item is chosen at first.',
    add: 'Add item',
    text: (position: number): string => `Text of item ${position}`,
    code: (position: number): string => `Code of item ${position}`,
    codePlaceholder: 'Code',
    textPlaceholder: 'Text',
    isDefault: (position: number): string => `Item ${position} is a default`,
    defaultMark: 'Default',
    noDefault: 'No default',
    up: (name: string): string => `Move ${name} up`,
    down: (name: string): string => `Move ${name} down`,
    remove: (name: string): string => `Delete ${name}`,
    restore: 'Undo',
    removed: 'Will be deleted: people who hold it keep a number without a text.',
    nameless: (position: number): string => `item ${position}`,
    moved: (name: string, position: number, count: number): string =>
      `${name} is now ${position} of ${count}.`,
  },

  review: {
    change: 'The change for user.userfield.update',
    completed:
      'Before sending, the field is read once more: texts of other languages, and codes and positions of items, are sent along, so that nothing of it is lost.',
  },

  remove: {
    button: 'Delete field',
    title: (name: string): string => `Delete the field “${name}”?`,
    point: (code: string): string =>
      `${code} and its values of all people will be lost. They cannot be brought back.`,
    proceed: 'Delete field and values',
    cancel: 'Keep field',
    done: (name: string): string => `The field “${name}” was deleted.`,
  },

  removeItems: {
    title: (count: number): string => (count === 1 ? 'Delete this item?' : `Delete ${count} items?`),
    point: (item: string): string => `People who hold “${item}” keep a number without a text.`,
    proceed: 'Save and delete',
  },

  leave: {
    new: 'The new field was not created yet.',
    changes: (name: string, count: number): string =>
      `${count === 1 ? 'One change' : `${count} changes`} of “${name}” will be lost.`,
  },

  held: {
    on: 'Yes',
    off: 'No',
    empty: '(empty)',
    item: (text: string, code: string | false, isDefault: boolean): string =>
      [text, code && `(${code})`, isDefault && '★'].filter(Boolean).join(' '),
  },
} as const
