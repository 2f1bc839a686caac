import type { Messages } from '../messages.ts'

/** Texts of the app as a whole, in German. */
export const app: Messages['app'] = {
  title: 'Personen in Bitrix24',
  busy: 'Verbindung zum Portal wird aufgebaut …',
  skip: 'Zum Inhalt springen',

  pages: {
    region: 'Seiten',
    people: 'Personen',
    import: 'Import',
    history: 'Verlauf',
    fields: 'Eigene Felder',
    unknown: 'Diese Seite gibt es nicht',
    unknownPoint: 'Die Adresse führt nirgendwohin. Die Adresse einer Person endet mit ihrer Nummer.',
    home: 'Zu den Personen',
  },

  frame: {
    outside: {
      title: 'Öffnen Sie diese Seite in Bitrix24',
      description:
        'Diese Anwendung bearbeitet die Personen eines Bitrix24-Portals und läuft nur in dessen Seite. Öffnen Sie sie aus der Liste der Anwendungen Ihres Portals.',
    },
    script: {
      title: 'Das Skript des Portals wurde nicht geladen',
      description:
        'Die Anwendung braucht das Skript BX24 Ihres Portals. Prüfen Sie die Verbindung, oder ob eine Browsererweiterung es blockiert, und laden Sie die Seite neu.',
    },
    silent: {
      title: 'Das Portal antwortet nicht',
      description:
        'Die Seite um diese Anwendung hat nicht rechtzeitig geantwortet. Laden Sie die Seite des Portals neu, und öffnen Sie die Anwendung noch einmal.',
    },
    failed: {
      title: 'Die Anwendung konnte nicht starten',
      description: 'Der Teil, der die Daten prüft und sendet, wurde nicht geladen.',
    },
    page: {
      title: 'Diese Seite konnte nicht geladen werden',
      description: 'Prüfen Sie die Verbindung, und laden Sie neu.',
    },
    reload: 'Neu laden',
  },

  failure: {
    validation: { title: 'Es wurde nichts gesendet', detail: 'Die Werte haben die Prüfung nicht bestanden.' },
    rest: { title: 'Das Portal hat abgelehnt', detail: 'Es hat mit einem Fehler geantwortet.' },
    code: 'Code {code}',
    noCode: 'Ohne Fehlercode',
    status: 'HTTP {status}',
    transport: {
      title: 'Keine brauchbare Antwort',
      detail: 'Das Portal war nicht zu erreichen, oder seine Antwort nicht zu lesen.',
    },
    timeout: {
      title: 'Keine Antwort in der Zeit',
      detail: 'Das Portal hat nicht innerhalb von {seconds} s geantwortet.',
    },
    waited: {
      title: 'Das Portal lässt gerade nichts durch',
      detail: 'Seine Grenzen ließen innerhalb von {seconds} s keinen Platz. Es wurde nichts gesendet.',
    },
    aborted: { title: 'Abgebrochen', detail: 'Sie haben es abgebrochen.' },
    denied: {
      title: 'Das dürfen Sie nicht',
      detail: 'Das dürfen nur Administratoren des Portals. Andere können allein ihre eigenen Daten ändern.',
    },
    plan: { title: 'Es wurde nichts gesendet', detail: 'Der Plan wurde nicht angewendet.' },
    journal: {
      title: 'Die Aufzeichnung des Laufs ist nicht zu gebrauchen',
      detail: 'Sie liegt in diesem Browser.',
    },
    unknown: { title: 'Etwas ist schiefgegangen', detail: 'Die Ursache ist unbekannt.' },
  },

  refusal: {
    wrong_email: 'Das Portal nimmt diese E-Mail-Adresse nicht an.',
    no_extranet_field: 'Das Portal verlangt eine Abteilung für Mitarbeiter.',
    no_sonet_group_for_extranet: 'Das Portal verlangt eine Arbeitsgruppe für jemanden von außen.',
    user_count_exceeded: 'Die Lizenz des Portals hat keinen Platz für eine weitere Person.',
    invalid_type_field: 'Das Portal verlangt Text in diesem Feld.',
    no_group: 'Das Portal kennt keine solche Arbeitsgruppe für Personen von außen.',
    taken: 'Meist hat jemand diese E-Mail-Adresse schon, auch entlassene Personen zählen.',
    unsaved: 'Das Portal konnte die Daten der neuen Person nicht speichern. Mehr sagt es nicht.',
  },

  save: {
    region: 'Änderungen speichern',
    save: 'Speichern',
    saving: 'Wird gespeichert …',
    cancel: 'Abbrechen',
    discard: 'Verwerfen',
    changes: '{count} Änderung | {count} Änderungen',
    problems: '{count} Problem | {count} Probleme',
  },

  confirm: {
    cancel: 'Weiter bearbeiten',
    save: 'Änderungen speichern',
    dismiss: 'Entlassen',
    activate: 'Aktivieren',
    dismissTitle: '{name} entlassen?',
    dismissPoint: '{name} wird sofort abgemeldet und kommt nicht mehr in das Portal.',
    activateTitle: '{name} aktivieren?',
    activatePoint: '{name} kommt wieder in das Portal und belegt vielleicht eine Lizenz.',
    severalTitle: 'Diese Änderungen von {name} speichern?',
    departmentsTitle: '{name} aus allen Abteilungen nehmen?',
    departmentsPoint: 'Ohne Abteilung gehört {name} nicht mehr zum Intranet.',
    photoTitle: 'Das Foto von {name} löschen?',
    photoPoint: 'Das Portal behält keine Kopie des Fotos.',
    filesTitle: 'Dateien von {name} löschen?',
    filesPoint: 'Das Portal behält keine Kopie dessen, was aus {field} gelöscht wird.',
    replaceTitle: 'Die Datei von {name} ersetzen?',
    replacePoint: 'Das Portal behält keine Kopie der Datei, die jetzt in {field} steht.',
    leaveTitle: 'Ohne Speichern verlassen?',
    leavePoint: 'Eine Änderung von {name} geht verloren. | {count} Änderungen von {name} gehen verloren.',
    leave: 'Änderungen verwerfen',
    discardTitle: 'Diese Änderungen verwerfen?',
  },

  conflict: {
    title: 'Jemand anders hat das inzwischen geändert',
    point: 'Wählen Sie für jedes Feld, was gespeichert werden soll. Noch wurde nichts gesendet.',
    before: 'Als Sie begannen',
    keep: 'Behalten, was im Portal steht',
    take: 'Meines speichern',
    proceed: 'Weiter',
    cancel: 'Weiter bearbeiten',
  },

  review: {
    heading: 'Vor dem Speichern',
    ready: 'Geprüft: Nichts steht im Weg.',
    developer: 'Zeigen, was gesendet wird',
    clean: 'Noch keine Änderungen.',
    problems: 'Zuerst zu beheben',
    warnings: 'Gut zu wissen: Es wird so gesendet, wie Sie es wollen',
    payload: 'Was an {method} gesendet wird',
    blocked: 'Es gibt nichts zu zeigen, bis die Probleme behoben sind.',
    shortened: '{start}… ({count} Zeichen)',
  },

  answer: {
    region: 'Antwort des Portals',
    saved: 'Gespeichert',
    agreed: 'Das Portal hat zugestimmt.',
    agreedAfter: 'Das Portal hat nach {time} zugestimmt.',
    different: 'Gespeichert, aber nicht alles wurde übernommen',
    differentDetail:
      'Es hält einen anderen Wert, als gesendet wurde: Vielleicht übergeht es, was es nicht hat oder Sie nicht ändern dürfen. | Es hält an {count} Stellen andere Werte, als gesendet wurden: Vielleicht übergeht es, was es nicht hat oder Sie nicht ändern dürfen.',
    held: 'Was das Portal jetzt hält',
    kept: 'Das Portal hat {held} behalten, nicht {sent}.',
    same: 'Wie gesendet',
    unverified: 'Das Portal hat zugestimmt, aber was es jetzt hält, war nicht zurückzulesen',
    readAgain: 'Noch einmal lesen',
    unread: 'Was als geändert erscheint, ist vielleicht schon gespeichert.',
    warnings: 'Bemerkungen zum Gesendeten',
    empty: '(leer)',
    photo: '(Foto)',
    newPhoto: '(neues Foto)',
    uncertain:
      'Ob das Portal die Änderungen gespeichert hat, ist unbekannt. Sie noch einmal zu senden, schadet nicht.',
    uncertainOnce:
      'Ob das Portal es getan hat, ist unbekannt. Laden Sie neu und sehen Sie nach, bevor Sie es noch einmal senden: Es darf nicht zweimal geschehen.',
    retry: 'Noch einmal senden',
  },
}
