import type { Messages } from '../messages.ts'

/** Texts about the list of people, in Russian. */
export const people: Messages['people'] = {
  heading: 'Люди',
  search: 'Искать людей',
  placeholder: 'Имя, почта, телефон, город, номер…',
  loading: 'Загрузка людей…',
  partly: 'Загружено {loaded} из {count}…',
  count: '{count} человек | {count} человека | {count} человек',
  countOf: '{shown} из {count} человека | {shown} из {count} человек | {shown} из {count} человек',
  none: 'Никто не найден.',
  failed: 'Список не удалось загрузить',
  incomplete: 'Некоторых людей не удалось загрузить',
  retry: 'Попробовать ещё раз',
  reset: 'Показать всех',
  table: 'Люди портала',
  export: 'Экспорт',
  exported:
    'Создан файл {file}: {count} человек. | Создан файл {file}: {count} человека. | Создан файл {file}: {count} человек.',
  refresh: 'Загрузить список заново',
  change: 'Изменить…',

  columns: {
    button: 'Столбцы',
    name: 'Имя',
    kind: 'Вид',
    id: 'ID',
    sortUp: 'Сортировать: {column}, по возрастанию',
    sortDown: 'Сортировать: {column}, по убыванию',
  },

  filter: {
    button: 'Фильтры',
    region: 'Фильтры',
    department: 'Подразделение',
    anyDepartment: 'Все подразделения',
    noDepartment: 'Без подразделения',
    below: 'Вместе с нижестоящими',
    status: 'Статус',
    anyStatus: 'Активные и уволенные',
    active: 'Активные',
    dismissed: 'Уволенные',
    kind: 'Вид',
    anyKind: 'Все виды',
    field: 'Своё поле',
    anyField: 'Без своего поля',
    value: 'Содержит',
    clear: 'Сбросить фильтры',
    chosen: '{count} фильтр | {count} фильтра | {count} фильтров',
  },

  kind: {
    employee: 'Сотрудник',
    extranet: 'Экстранет',
    email: 'Только по почте',
    other: 'Другая учётная запись',
  },

  select: {
    row: 'Выбрать: {name}',
    all: 'Выбрать всех, кто показан',
    chosen: 'Выбран {count} человек | Выбрано {count} человека | Выбрано {count} человек',
    none: 'Не выбирать никого',
  },
}

/** Texts about one person, in Russian. */
export const person: Messages['person'] = {
  nameless: 'Человек {id}',
  id: 'ID {id}',
  dismissed: 'Уволен',
  emailNote: 'Эта учётная запись появилась из письма. У неё нет места в компании, и войти она не может.',
  loading: 'Загрузка человека…',
  missing: 'Портал не показывает никого с этим номером.',
  wrong: 'Это не номер человека: {id}',
  failed: 'Человека не удалось загрузить',
  retry: 'Попробовать ещё раз',
  back: 'Все люди',
  portal: 'Профиль на портале',
  customFailed: 'Свои поля не удалось прочитать',
  customPoint: 'Остальное можно изменять и без них. Портал показывает их только администраторам.',
  sections: 'Разделы',
  edit: 'Изменить',
  editAll: 'Изменить всё',
  editGroup: 'Изменить: {group}',
  nothing: 'Ничего не указано.',
  notAdmin: 'Вы можете смотреть, но не изменять',
  notAdminPoint:
    'Изменять других людей могут только администраторы портала. Свои данные вы можете изменить здесь.',
  ownOnly: 'Статус и подразделения могут изменять только администраторы.',
}
