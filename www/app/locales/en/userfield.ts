/** Texts about custom fields, in English. */
export const userfield = {
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
    count: '{count} field | {count} fields',
    several: 'Several values',
    facts: '{type}, position {sort}',
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
    final: 'The portal will call it {code}.',
    changes: 'A new field',
  },

  load: {
    loading: 'Loading this field…',
    missing: 'The portal shows no custom field with this number.',
    failed: 'This field could not be loaded',
    retry: 'Try again',
  },

  denied: {
    title: 'Only administrators see custom fields',
    point: 'Ask an administrator of the portal.',
  },

  labels: {
    keptTitle: 'Other languages are kept',
    note: 'The portal keeps a text for each of its languages.',
    newNote: 'What is left blank becomes the name above, or the code.',
    endangered: 'Sent by itself this change would empty {languages}. Saving keeps these texts.',
    add: 'Add a language',
    addHelp: 'Languages that the portal does not have are ignored by it.',
    place: '{label}, {language}',
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
    text: 'Text of item {n}',
    code: 'Code of item {n}',
    codePlaceholder: 'Code',
    textPlaceholder: 'Text',
    isDefault: 'Item {n} is a default',
    defaultMark: 'Default',
    noDefault: 'No default',
    up: 'Move {name} up',
    down: 'Move {name} down',
    remove: 'Delete {name}',
    restore: 'Undo',
    restoreOf: 'Undo: keep {name}',
    removed: 'Will be deleted: people who hold it keep a number without a text.',
    nameless: 'item {n}',
    moved: '{name} is now {n} of {of}.',
    noCode: 'Without a code the portal makes one up, which nobody can read.',
    twice: 'Another item has the same text.',
    place: 'Item {n}',
    member: 'Item {n}, {member}',
  },

  review: {
    change: 'The change for user.userfield.update',
    completed:
      'Before sending, the field is read once more: texts of other languages, and codes and positions of items, are sent along, so that nothing of it is lost.',
  },

  remove: {
    button: 'Delete field',
    title: 'Delete the field “{name}”?',
    point: '{code} and its values of all people will be lost. They cannot be brought back.',
    proceed: 'Delete field and values',
    cancel: 'Keep field',
    done: 'The field “{name}” was deleted.',
  },

  removeItems: {
    title: 'Delete this item? | Delete {count} items?',
    point: 'People who hold “{item}” keep a number without a text.',
    proceed: 'Save and delete',
  },

  leave: {
    new: 'The new field was not created yet.',
    changes: 'One change of “{name}” will be lost. | {count} changes of “{name}” will be lost.',
  },

  held: { on: 'Yes', off: 'No', empty: '(empty)' },
}

/** Parameters by their names under `fields`, in English. */
export const parameter = {
  FIELD_NAME: 'Code',
  USER_TYPE_ID: 'Type',
  MULTIPLE: 'Holds several values',
  SORT: 'Position',
  XML_ID: 'External ID',
  SHOW_FILTER: 'Shown in the filter',
  LABEL: 'Name',
  SETTINGS: 'Settings',
  LIST: 'Items',
  EDIT_FORM_LABEL: 'Caption in forms',
  LIST_COLUMN_LABEL: 'Caption of the column',
  LIST_FILTER_LABEL: 'Caption in the filter',
  ERROR_MESSAGE: 'Message for a wrong value',
  HELP_MESSAGE: 'Help',
}

/** Help to fill some of them, in English. */
export const parameterHelp = {
  FIELD_NAME: 'Latin letters, digits and underscores. It cannot be changed later.',
  USER_TYPE_ID: 'It cannot be changed later.',
  MULTIPLE: 'It cannot be changed later.',
  SORT: 'Fields with lower numbers come first.',
  XML_ID: 'Key of a sync with another system.',
  LABEL: 'Stands for every caption that is left blank below, in every language.',
}

/** Members of an item, in English. */
export const itemMember = {
  ID: 'number',
  VALUE: 'text',
  XML_ID: 'code',
  DEF: 'default',
  SORT: 'position',
}

/** Settings of types, in English. */
export const setting = {
  DEFAULT_VALUE: 'Default value',
  DATE: 'Date',
  ROWS: 'Lines of the input',
  LIST_HEIGHT: 'Lines of the list box',
  PRECISION: 'Digits after the point',
  DISPLAY: 'Look',
  IBLOCK_TYPE_ID: 'Type of the information block',
  IBLOCK_ID: 'Number of the information block',
  ACTIVE_FILTER: 'Offer active entries only',
  LEAD: 'Leads',
  CONTACT: 'Contacts',
  COMPANY: 'Companies',
  DEAL: 'Deals',
  ENTITY_TYPE: 'Directory',
}

/** Help to fill some of them, and their words, in English. */
export const settingHelp = {
  DATE: 'YYYY-MM-DD; with a time also 2026-05-20T09:30:00+03:00.',
  ENTITY_TYPE: 'Its code, such as SOURCE; the portal takes an unknown one for its first.',
  range: '{min} to {max}.',
}

/** Words that a setting is chosen from, in English. */
export const settingWord = {
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

/** Types of custom fields, in English. */
export const fieldType = {
  string: 'Text',
  enumeration: 'Choice from a list',
  boolean: 'Yes or no',
  integer: 'Whole number',
  double: 'Number with decimals',
  date: 'Date',
  datetime: 'Date and time',
  file: 'File',
  url: 'Link',
  money: 'Money',
  address: 'Address',
  employee: 'Person',
  crm: 'CRM entity',
  crm_status: 'Entry of a CRM directory',
  iblock_section: 'Section of an information block',
  iblock_element: 'Element of an information block',
}

/** What a person's value of some types looks like, in English. */
export const valueHelp = {
  double: 'Number with a decimal point.',
  date: 'YYYY-MM-DD, for example 2027-12-31.',
  crm_status: 'Code of the entry.',
  iblock_section: 'Number of the section.',
  iblock_element: 'Number of the element.',
}
