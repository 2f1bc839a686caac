import type { Messages } from '../messages.ts'

/** Texts about custom fields, in Russian. */
export const userfield: Messages['userfield'] = {
  list: {
    heading: 'Свои поля',
    create: 'Новое поле',
    search: 'Искать свои поля',
    placeholder: 'Название, код, тип…',
    loading: 'Загрузка своих полей…',
    none: 'На этом портале ещё нет своих полей для людей.',
    nothing: 'Ни одно поле не подходит.',
    failed: 'Свои поля не удалось загрузить',
    retry: 'Попробовать ещё раз',
    count: '{count} поле | {count} поля | {count} полей',
    several: 'Несколько значений',
    facts: '{type}, позиция {sort}',
    placeholderTitle: 'Поле не выбрано',
    placeholderPoint: 'Выберите своё поле, чтобы посмотреть и изменить его, или создайте новое.',
    back: 'Все свои поля',
  },

  sections: {
    identity: 'Название',
    place: 'Позиция и фильтр',
    labels: 'Подписи по языкам',
    items: 'Пункты списка',
    settings: 'Настройки этого типа',
  },

  facts: {
    id: 'Номер',
    code: 'Код',
    type: 'Тип',
    multiple: 'Значения',
    one: 'Одно',
    several: 'Несколько',
    fixed: 'Код, тип и число значений заданы при создании поля.',
  },

  create: {
    heading: 'Новое своё поле',
    save: 'Создать поле',
    final: 'На портале оно будет называться {code}.',
    changes: 'Новое поле',
  },

  load: {
    loading: 'Загрузка поля…',
    missing: 'Портал не показывает своего поля с этим номером.',
    failed: 'Поле не удалось загрузить',
    retry: 'Попробовать ещё раз',
  },

  denied: {
    title: 'Свои поля видят только администраторы',
    point: 'Обратитесь к администратору портала.',
  },

  labels: {
    keptTitle: 'Другие языки останутся',
    note: 'Портал хранит текст для каждого своего языка.',
    newNote: 'Что оставлено пустым, станет названием выше или кодом.',
    endangered:
      'Отправленное само по себе, это изменение опустошило бы: {languages}. При сохранении эти тексты останутся.',
    add: 'Добавить язык',
    addHelp: 'Языки, которых на портале нет, он пропускает.',
    place: '{label}, {language}',
  },

  settings: {
    none: 'У полей этого типа здесь нет настроек.',
    dateFixed: 'Настройки поля с датой портал читает только при создании.',
  },

  items: {
    none: 'Пунктов пока нет.',
    defaults: 'Отмеченные пункты выбраны сначала.',
    oneDefault: 'Отмеченный пункт выбран сначала.',
    add: 'Добавить пункт',
    text: 'Текст пункта {n}',
    code: 'Код пункта {n}',
    codePlaceholder: 'Код',
    textPlaceholder: 'Текст',
    isDefault: 'Пункт {n} по умолчанию',
    defaultMark: 'По умолчанию',
    noDefault: 'Ничего по умолчанию',
    up: 'Выше: {name}',
    down: 'Ниже: {name}',
    remove: 'Удалить: {name}',
    restore: 'Вернуть',
    restoreOf: 'Вернуть: {name}',
    removed: 'Будет удалён: у людей, у которых он выбран, останется номер без текста.',
    nameless: 'пункт {n}',
    moved: '{name}: теперь {n} из {of}.',
    noCode: 'Без кода портал придумает свой, который никто не прочитает.',
    twice: 'У другого пункта такой же текст.',
    place: 'Пункт {n}',
    member: 'Пункт {n}, {member}',
  },

  review: {
    change: 'Изменение для user.userfield.update',
    completed:
      'Перед отправкой поле читается ещё раз: тексты других языков, коды и позиции пунктов отправляются вместе, чтобы ничего не пропало.',
  },

  remove: {
    button: 'Удалить поле',
    title: 'Удалить поле «{name}»?',
    point: '{code} и его значения у всех людей пропадут. Вернуть их нельзя.',
    proceed: 'Удалить поле и значения',
    cancel: 'Оставить поле',
    done: 'Поле «{name}» удалено.',
  },

  removeItems: {
    title: 'Удалить {count} пункт? | Удалить {count} пункта? | Удалить {count} пунктов?',
    point: 'У людей, у которых выбрано «{item}», останется номер без текста.',
    proceed: 'Сохранить и удалить',
  },

  leave: {
    new: 'Новое поле ещё не создано.',
    changes:
      'Пропадёт {count} изменение поля «{name}». | Пропадут {count} изменения поля «{name}». | Пропадут {count} изменений поля «{name}».',
  },

  held: { on: 'Да', off: 'Нет', empty: '(пусто)' },
}

/** Parameters by their names under `fields`, in Russian. */
export const parameter: Messages['parameter'] = {
  FIELD_NAME: 'Код',
  USER_TYPE_ID: 'Тип',
  MULTIPLE: 'Хранит несколько значений',
  SORT: 'Позиция',
  XML_ID: 'Внешний код',
  SHOW_FILTER: 'Показывать в фильтре',
  LABEL: 'Название',
  SETTINGS: 'Настройки',
  LIST: 'Пункты',
  EDIT_FORM_LABEL: 'Подпись в формах',
  LIST_COLUMN_LABEL: 'Заголовок столбца',
  LIST_FILTER_LABEL: 'Подпись в фильтре',
  ERROR_MESSAGE: 'Сообщение о неверном значении',
  HELP_MESSAGE: 'Подсказка',
}

/** Help to fill some of them, in Russian. */
export const parameterHelp: Messages['parameterHelp'] = {
  FIELD_NAME: 'Латинские буквы, цифры и подчёркивания. Потом не изменить.',
  USER_TYPE_ID: 'Потом не изменить.',
  MULTIPLE: 'Потом не изменить.',
  SORT: 'Поля с меньшими числами идут первыми.',
  XML_ID: 'Ключ для обмена с другой системой.',
  LABEL: 'Заменяет каждую подпись, оставленную ниже пустой, на каждом языке.',
}

/** Members of an item, in Russian. */
export const itemMember: Messages['itemMember'] = {
  ID: 'номер',
  VALUE: 'текст',
  XML_ID: 'код',
  DEF: 'по умолчанию',
  SORT: 'позиция',
}

/** Settings of types, in Russian. */
export const setting: Messages['setting'] = {
  DEFAULT_VALUE: 'По умолчанию',
  DATE: 'Дата',
  ROWS: 'Строк в поле ввода',
  LIST_HEIGHT: 'Строк в списке',
  PRECISION: 'Знаков после запятой',
  DISPLAY: 'Вид',
  IBLOCK_TYPE_ID: 'Тип инфоблока',
  IBLOCK_ID: 'Номер инфоблока',
  ACTIVE_FILTER: 'Предлагать только активные',
  LEAD: 'Лиды',
  CONTACT: 'Контакты',
  COMPANY: 'Компании',
  DEAL: 'Сделки',
  ENTITY_TYPE: 'Справочник',
}

/** Help to fill some of them, and their words, in Russian. */
export const settingHelp: Messages['settingHelp'] = {
  DATE: 'ГГГГ-ММ-ДД; со временем также 2026-05-20T09:30:00+03:00.',
  ENTITY_TYPE: 'Его код, например SOURCE; неизвестный портал принимает за свой первый.',
  range: 'От {min} до {max}.',
}

/** Words that a setting is chosen from, in Russian. */
export const settingWord: Messages['settingWord'] = {
  CHECKBOX: 'Флажки',
  RADIO: 'Переключатели',
  DROPDOWN: 'Выпадающий список',
  LIST: 'Список',
  UI: 'Современный список с поиском',
  DIALOG: 'Окно с поиском',
  NONE: 'Нет',
  NOW: 'Текущий момент',
  FIXED: 'Заданная дата',
}

/** Types of custom fields, in Russian. */
export const fieldType: Messages['fieldType'] = {
  string: 'Строка',
  enumeration: 'Выбор из списка',
  boolean: 'Да или нет',
  integer: 'Целое число',
  double: 'Дробное число',
  date: 'Дата',
  datetime: 'Дата и время',
  file: 'Файл',
  url: 'Ссылка',
  money: 'Деньги',
  address: 'Адрес',
  employee: 'Человек',
  crm: 'Элемент CRM',
  crm_status: 'Запись справочника CRM',
  iblock_section: 'Раздел инфоблока',
  iblock_element: 'Элемент инфоблока',
}

/** What a person's value of some types looks like, in Russian. */
export const valueHelp: Messages['valueHelp'] = {
  double: 'Число с десятичной точкой.',
  date: 'ГГГГ-ММ-ДД, например 2027-12-31.',
  crm_status: 'Код записи.',
  iblock_section: 'Номер раздела.',
  iblock_element: 'Номер элемента.',
}
