import type { ManyTexts } from '../locale.ts'

/** What is said of many people, in German. */
export const many: ManyTexts = {
  caps: {
    dismiss: (count, limit) =>
      `Zu viele Personen würden entlassen: ${count}; die Grenze dismiss erlaubt ${limit}.`,
    email: (count, limit) =>
      `Zu viele Personen bekämen eine andere E-Mail-Adresse: ${count}; die Grenze email erlaubt ${limit}.`,
    departments: (count, limit) =>
      `Zu viele Personen würden alle Abteilungen verlassen: ${count}; die Grenze departments erlaubt ${limit}.`,
    clear: (count, limit) =>
      `Zu viele Zeilen würden ein Feld leeren: ${count}; die Grenze clear erlaubt ${limit}.`,
    change: (count, limit) =>
      `Zu viele Zeilen würden etwas ändern: ${count}; die Grenze change erlaubt ${limit}.`,
  },
  obstacles: {
    table: 'Die Tabelle lässt sich so nicht lesen.',
    short: (named, people) =>
      `Die Liste nennt ${named} von ${people} aktiven Personen: weniger als die Hälfte, wahrscheinlich fehlt ihr Ende.`,
    unnamed: (rows) =>
      `Zeilen, in denen nicht lesbar ist, wer gemeint ist: ${rows}. Wer in der Liste fehlt, lässt sich so nicht sagen.`,
    unreadable: (fields) =>
      `Das Portal zeigt dem Aufrufer ${fields.join(', ')} nicht; was sich unterscheidet, lässt sich so nicht sagen.`,
    unsteady: 'Während gelesen wurde, kamen Personen hinzu oder gingen: Planen Sie noch einmal.',
  },
  plans: {
    obstacles: 'Nichts wurde gesendet: Dem Plan steht etwas im Weg.',
    stale: 'Nichts wurde gesendet: Der Plan ist zu alt. Machen Sie einen neuen.',
    portal: 'Nichts wurde gesendet: Der Plan gilt für ein anderes Portal.',
    caller: 'Nichts weiter wurde gesendet: Den Plan hat eine andere Person gemacht als die, die aufruft.',
    broken: 'Das ist kein vollständiger Plan.',
    edited: 'Dieser Plan wurde nachträglich geändert.',
    version: 'Dieser Plan stammt von einer späteren Version von b24-users.',
  },
  journals: {
    locked:
      'Dieses Protokoll hat gerade jemand anders: ein Lauf, der noch nicht zu Ende ist, oder ein anderer Tab.',
    lost: 'Dieses Protokoll hat inzwischen jemand anders; nichts weiter wird hineingeschrieben.',
    used: 'Dieses Protokoll enthält schon einen Lauf: Setzen Sie ihn mit resume fort, oder nehmen Sie ein anderes.',
    unbegun:
      'Dieses Protokoll enthält keinen Lauf: Nichts wurde gesendet, wenden Sie den Plan noch einmal an.',
    damaged: 'Dieses Protokoll ist beschädigt: Seine Zeilen sind nicht so, wie sie geschrieben wurden.',
    broken: 'Der Plan in diesem Protokoll ist nicht vollständig.',
    edited: 'Der Plan in diesem Protokoll wurde von Hand geändert.',
    version: 'Dieses Protokoll stammt von einer späteren Version von b24-users.',
    unsupported: 'Ein solches Protokoll lässt sich hier nicht führen.',
    failed: 'Das Protokoll ließ sich nicht lesen oder schreiben.',
  },
  photos: {
    photo_missing: 'Das Foto liegt nicht vor: Geben Sie es als `files` noch einmal an.',
    photo_unread: 'Das Foto ließ sich nicht lesen.',
    photo_changed: 'Das ist ein anderes Foto als das geplante.',
  },
}
