import type { Locale } from '../locale.ts'
import { many } from '../many/de.ts'
import { expectedOfTables, tables } from '../tables/de.ts'

const wanted = (expected: string) => `Erwartet: ${expected}.`

/** German. */
export const de: Locale = {
  many,
  refused: (subject) => `Die Eingabe für ${subject} wurde nicht angenommen.`,
  issues: {
    unknown_field: {
      field: 'Dieser Name ist hier unbekannt; das Portal würde ihn stillschweigend verwerfen.',
      parameter: 'Die Methode hat keinen solchen Parameter; das Portal würde ihn übergehen.',
      criterion: 'Nach diesem Namen lässt sich nicht suchen; das Portal würde antworten, als fehlte er.',
      column: 'Keine lesbare Spalte hat diesen Namen; das Portal würde ihn übergehen.',
      option: 'Diese Option gibt es nicht.',
      method: 'Diese Methode ist hier unbekannt.',
    },
    not_allowed: 'Lässt sich hier nicht senden; das Portal würde es verwerfen oder ablehnen.',
    read_only: 'Nur lesbar, nicht änderbar.',
    immutable: 'Beim Anlegen des Feldes festgelegt und nicht mehr änderbar.',
    required: 'Pflichtangabe.',
    empty: {
      blank: 'Darf nicht leer sein.',
      nothing_to_change: 'Es gibt nichts zu ändern.',
    },
    type: wanted,
    out_of_range: wanted,
    too_long: (limit) => `Höchstens ${limit} Zeichen.`,
    bad_format: (expected) => `Erwartete Form: ${expected}.`,
    bad_date: wanted,
    bad_email: 'Keine E-Mail-Adresse, die das Portal annimmt.',
    bad_language: 'Kein Sprachcode von Bitrix24.',
    bad_base64: 'Erwartet: Base64 mit Standardalphabet, ohne Präfix.',
    bad_file: wanted,
    conflict: {
      name_repeated: 'Dieser Name kam schon vor, in anderer Groß-/Kleinschreibung.',
      yes_or_no_of_several: 'Ein Ja/Nein-Feld kann nicht mehrere Werte haben.',
      upload_and_removal: 'Eine Datei wird entweder hochgeladen oder entfernt, nicht beides.',
      second_default: 'Nur ein Listenelement eines einfachen Feldes kann Standardwert sein.',
      department_of_extranet: 'Extranet-Benutzer haben keine Abteilung; das Portal würde die Angabe leeren.',
      groups_without_extranet: 'Gruppen gibt es nur zusammen mit EXTRANET; das Portal würde sie verwerfen.',
      no_entity: 'Mindestens eine Art von CRM-Elementen muss an sein; das Portal würde Leads einschalten.',
      value_without_fixed: 'Ein Wert gehört nur zu TYPE FIXED; er würde verworfen.',
      remove_without_keep: 'Elemente lassen sich nur mit keep namentlich entfernen.',
      item_not_named: 'Die Liste würde ein Element verlieren, das nicht zum Entfernen genannt ist.',
      item_kept: 'Die Liste behält dieses Element.',
      no_such_item: 'Die Liste hat kein Element mit dieser ID, diesem Code oder diesem Text.',
      no_such_item_id: 'Die Liste hat kein Element mit dieser ID.',
      several_items_called_so: 'Mehrere Elemente heißen so: die ID des gemeinten angeben.',
      several_items_of_text: 'Mehrere Elemente haben diesen Text: ID oder XML_ID des gemeinten angeben.',
      no_such_field: 'Das Portal hat kein benutzerdefiniertes Feld mit dieser ID oder zeigt es nicht.',
      several_connections: 'Nur eine Verbindung angeben: webhook, oauth, bx24 oder b24.',
      reference_in_batch:
        'In einem Batch hält das Portal $result[…] für einen Verweis; gewollte Verweise erlaubt die Option references.',
      key_of_reference:
        'Mit references besteht ein Schlüssel aus Buchstaben, Ziffern, Binde- und Unterstrichen.',
      references_across_requests:
        'Auf Ergebnisse lässt sich nur innerhalb einer Anfrage verweisen: höchstens 50 Aufrufe.',
      too_many_wrong: 'Mehr als 10.000 Eingaben sind falsch; die Liste wurde nicht verarbeitet.',
    },
    duplicate: 'Kommt doppelt vor.',
    bad_table: tables,
  },
  expected: {
    ...expectedOfTables,
    text: 'Text',
    text_by_language: 'Text oder ein Objekt mit Texten je Sprache',
    text_under_this_name:
      'Text; beim Anlegen nimmt das Portal unter Namen mit WORK_ oder PERSONAL_ nichts anderes an',
    flag: 'true oder false, Y oder N, 1 oder 0',
    integer: 'eine ganze Zahl, auch als Ziffernfolge',
    number: 'eine Zahl, auch als Text mit Dezimalpunkt',
    id: 'eine ganze Zahl ab 1, auch als Ziffernfolge',
    ids: 'eine ID oder eine Liste von IDs',
    country: 'die Länder-ID von Bitrix24 oder der zweibuchstabige ISO-Code in Großbuchstaben',
    day: 'ein gültiges Datum in der Form JJJJ-MM-TT',
    day_of_unknown_type:
      'ein Datum in der Form JJJJ-MM-TT oder, solange der Feldtyp unbekannt ist, ein Zeitpunkt außer Mitternacht UTC',
    portal_day: 'ein Datum im Format des Portals, etwa 31.12.2024',
    date_time: 'ISO 8601 mit Sekunden und Zeitverschiebung, etwa 2024-05-06T07:08:09+03:00',
    date_or_time: 'ein Datum wie 2024-05-06 oder 06.05.2024, auch mit Uhrzeit',
    money: '100|USD, also Betrag, senkrechter Strich, Währung',
    crm_link: 'CO_3, also Präfix der Art, Unterstrich, ID',
    object: 'ein Objekt',
    parameters: 'ein Objekt mit Parametern',
    names_and_values: 'ein Objekt mit Namen und Werten',
    names: 'eine Liste von Namen',
    scalar: 'Text, eine Zahl oder eine Liste davon',
    data: 'Text, eine Zahl, ein Wahrheitswert, eine Liste oder ein Objekt',
    json: 'Daten, die JSON aufnehmen kann',
    values: 'eine Liste, denn das Feld hat mehrere Werte',
    field_code: 'UF_USR_DEALS, also Buchstaben A bis Z, Ziffern, Unterstriche',
    field_type: 'ein dokumentierter Typ oder rest_<Zahl>_<Wort> einer Anwendung',
    setting_of_type: 'was zum Feldtyp passt; ein Wahrheitswert nur, wenn der Typ angegeben ist',
    items: 'eine Liste von Elementen',
    item: 'ein Objekt wie { VALUE: "Rot" }',
    item_id: 'die ID eines Elements aus der Liste dieses Feldes',
    item_names: 'eine Liste von IDs, Codes oder Texten der Elemente',
    photo: '[Dateiname, Base64] oder leerer Text zum Löschen',
    file_change: '{ fileData: [Dateiname, Base64] } oder { id, remove: "Y" }',
    file_name_and_base64: '[Dateiname, Base64]',
    readable_file: 'eine Datei, die sich lesen lässt',
    image: 'ein Bild: jpg, bmp, gif, png oder webp',
    image_name: 'ein Dateiname mit der Endung jpg, jpeg, jpe, bmp, gif, png oder webp',
    form_name: 'ein Name ohne Klammern und ohne Leerzeichen am Anfang, wie Formulare ihn übertragen',
    json_source: 'Text, ein Uint8Array oder ein ArrayBuffer',
    json_list: 'eine Liste von Eingaben als JSON-Text in UTF-8',
    options: 'ein Objekt mit Optionen',
    webhook: 'https://<Portal>/rest/<Benutzer>/<Code>/; ohne https nur auf dem eigenen Rechner',
    oauth: '{ domain, accessToken, refresh? }',
    domain: 'der Host des Portals oder https://<Portal>/rest/; ohne https nur auf dem eigenen Rechner',
    bx24: 'das Objekt BX24',
    b24: 'ein B24Frame, B24Hook oder B24OAuth aus @bitrix24/b24jssdk',
    fetch: 'eine Funktion wie fetch',
    refresh: 'eine Funktion, die ein neues Token liefert',
    milliseconds: 'eine Anzahl Millisekunden',
    some_milliseconds: 'mehr als 0 Millisekunden',
    whole_number: 'eine ganze Zahl',
    rate: "{ burst, perSecond } mit Zahlen ab 1 und über 0, 'enterprise' oder false",
    abort_signal: 'ein AbortSignal',
    type_name: 'der Name eines Typs',
    method_and_parameters: 'der Name einer REST-Methode, dann ein Objekt mit Parametern',
    call: '[method, params] oder { method, params }',
    calls:
      'eine Liste oder ein Objekt mit höchstens 100.000 Aufrufen, insgesamt 128 MB und dazu 128 MB an Dateien',
    batches: 'das Ergebnis von batches eines Schemas',
    batch_body: 'ein Teil des Ergebnisses von batches eines Schemas, insgesamt höchstens 128 MB',
    field_rows: "Zeilen von user.userfield.list oder 'read'",
    language_codes: 'eine Liste von Sprachcodes',
  },
  ranges: {
    words: (words) => {
      const names = words.map((word) => word || 'leerer Text')
      return [names.slice(0, -1).join(', '), ...names.slice(-1)].filter(Boolean).join(' oder ')
    },
    between: (min, max) => `eine Zahl von ${min} bis ${max}`,
    from: (min) => `eine Zahl ab ${min}`,
  },
  hints: {
    did_you_mean: (names) => `Gemeint ist vielleicht ${names.join(' oder ')}.`,
    put_into: ([name]) => `Gehört in ${name}.`,
    item_left_out: ([id]) =>
      `Das Element mit der ID ${id} fehlt in der Liste und ist nicht zum Entfernen genannt.`,
    no_wrapper: 'Bei dieser Methode stehen die Felder neben der ID, nicht in einem eigenen Objekt.',
    only_uf_usr: 'Von den benutzerdefinierten Feldern lassen sich nur die mit Namen UF_USR_… schreiben.',
    prefix_turns_round: 'Das Portal verwirft das Präfix und würde das Gegenteil liefern.',
    list_of_ids: 'Mehrere IDs sind eine Liste, etwa [1, 2].',
    write_as_text: 'Als Text schreiben: Eine Zahl würde führende Nullen verlieren.',
    stored_letter: 'list liefert den gespeicherten Buchstaben; er würde den Filter ausschalten.',
    day_in_utc:
      'Ein Date zählt in UTC: new Date(Date.UTC(Jahr, Monat - 1, Tag)) ist ein Tag, oder Text in der Form JJJJ-MM-TT.',
    instant_not_taken_back:
      'Das Portal liefert einen Zeitpunkt, nimmt ihn aber nicht zurück; weggelassen bleibt er erhalten.',
    give_user_fields:
      'Das kann ein Datum (der Folgetag) oder ein Zeitpunkt sein: userFields angeben, daraus geht der Typ hervor.',
    only_enumeration_has_items: 'Nur ein Feld vom Typ enumeration hat eine Liste von Elementen.',
    id_deletes_item: 'Eine ID ohne VALUE würde das Element löschen.',
    give_list_whole: 'Entfernt wird aus der Liste, wie sie sein soll: die ganze Liste angeben.',
    file_stays:
      'Gespeicherte Dateien bleiben von selbst und müssen nicht genannt werden; remove: "Y" löscht eine.',
    no_file: 'Hierher gehört keine Datei.',
    file_by_client:
      'Die Methoden eines Clients nehmen auch File oder { name, data }, wobei data ein Blob oder Bytes sind.',
    file_read_by_client:
      'Dateien lesen die Methoden eines Clients und, in b24-users, parseAsync; parse nimmt die dokumentierte Form.',
    data_url_by_client: 'Eine data:-URL nehmen die Methoden eines Clients, für Fotos.',
    address_of_file:
      'Das ist eine Adresse, wie user.get sie liefert; wird das Feld weggelassen, bleibt die Datei erhalten.',
    drop_data_url: 'Alles bis einschließlich des Kommas weglassen.',
    base64_for_addresses: 'Das könnte Base64 für Adressen sein: + statt - und / statt _ schreiben.',
    leave_out: 'Weglassen.',
    leave_out_to_keep:
      'Weggelassen bleibt das Gespeicherte erhalten; was sich leeren lässt, leert ein leerer Text.',
    nothing_given: 'Es wurde nichts übergeben.',
    no_holes: 'Eine Liste darf keine Lücken haben.',
    not_finite: 'Das ist NaN, unendlich oder ein ungültiges Date.',
    half_character: 'Ein Name oder Text enthält ein halbes Zeichen (ein einzelnes Surrogat).',
    unreadable: 'Beim Lesen trat ein Fehler auf.',
    boundless: 'Zu tief verschachtelt, zu groß oder verweist auf sich selbst.',
    not_data:
      'Funktionen, Symbole, BigInt, Map, Set und Byte-Arrays sind keine Daten, die JSON aufnehmen kann.',
    lost_in_form:
      'Ein Formular, wie Batch und BX24 es senden, kann keine leere Liste und kein leeres Objekt übertragen: Sie gingen verloren.',
    sent_by_call: 'Methoden, die diese Bibliothek nicht kennt, sendet call ungeprüft.',
    give_connection: 'Zum Verbinden webhook, oauth, bx24 oder b24 angeben.',
    bx24_missing: 'Außerhalb des Portal-Frames ist BX24 null, ohne sein Skript fehlt es.',
    authorisation_server:
      'Das ist der Autorisierungsserver; das Portal steht in client_endpoint der Antwort mit dem Token.',
    more_issues: 'Es gibt noch weitere Fehler.',
  },
  warnings: {
    not_on_page: 'Das Portal schreibt es, obwohl die Seite der Methode es nicht nennt.',
    dropped: 'Die Seite der Methode nennt es, doch das Portal verwirft es.',
    prefix_unfiltered: 'Das Portal verwirft einen Namen mit diesem Präfix: Die Antwort kommt ungefiltert.',
    never_in_filter: 'Ein Feld dieses Typs erscheint nie im Filter.',
    look_replaced: 'Die Seite der Methode nennt dieses Wort, doch das Portal speichert stattdessen LIST.',
    settings_not_read: 'Die Einstellungen eines Datumsfeldes werden beim Ändern nicht gelesen.',
    out_of_structure:
      'Die Person verlässt die Unternehmensstruktur und gilt nicht mehr als Intranet-Mitarbeiter.',
    item_code_replaced:
      'Ohne XML_ID ersetzt das Portal den Code des Elements durch einen Hash seines Wertes.',
    other_languages: 'Das Portal leert die Texte aller Sprachen, die nicht angegeben sind.',
    fields_hidden:
      'Das Portal zeigt dem Aufrufer seine benutzerdefinierten Felder nicht, daher wurde der Wert nicht nach seinem Typ geprüft.',
  },
}
