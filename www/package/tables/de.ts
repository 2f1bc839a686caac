import type { Expected, TableDefect } from '../codes.ts'
import type { Texts } from '../locale.ts'

/** What is wrong with tables, in German. */
export const tables: Texts<TableDefect> = {
  no_rows: 'Die Tabelle ist leer.',
  header_only: 'Die Tabelle hat eine Kopfzeile und keine Zeilen.',
  header_is_data:
    'Die erste Zeile sieht nach einer Person aus: Die Kopfzeile fehlt, oder das Trennzeichen ist ein anderes.',
  no_column_known: 'Keine Überschrift der ersten Zeile ist bekannt: Ist sie die Kopfzeile?',
  no_key_column: 'Keine Spalte sagt, wer gemeint ist.',
  open_quote:
    'Am Ende der Datei ist ein Anführungszeichen offen: Das Ende fehlt, oder eines wurde nicht geschlossen.',
  cut_off: 'Das Ende der Datei fehlt.',
  not_json: 'Das ist kein JSON: eine Liste von Objekten, oder je Zeile ein Objekt.',
  not_utf8: 'Die Datei ist nicht in UTF-8: Geben Sie ihre Kodierung an.',
  workbook: 'Das ist eine Arbeitsmappe, kein Text: Lesen Sie sie als XLSX, oder speichern Sie sie als CSV.',
  row_too_large: 'Eine Zeile hat mehr als 1 MB; vielleicht wurde ein Anführungszeichen nicht geschlossen.',
  too_many_columns: 'Die Tabelle hat mehr als 16.384 Spalten.',
  no_field: 'Diese Spalte steht für kein bekanntes Feld: Ordnen Sie ihr eines zu, oder lassen Sie sie weg.',
  several_fields: 'Diese Spalte kann für mehrere Felder stehen: Ordnen Sie ihr eines davon zu.',
  field_twice: 'Eine andere Spalte steht für dasselbe Feld: Lassen Sie eine weg.',
  full_name: 'Ein ganzer Name ist kein Feld: Geben Sie Vor- und Nachnamen in eigenen Spalten an.',
  id_beside_key:
    'Personen werden über einen anderen Schlüssel gefunden, und eine ID lässt sich nicht ändern: Lassen Sie die Spalte weg, oder suchen Sie nach ID.',
  file_column: 'Eine Tabelle kann keine Dateien enthalten: Lassen Sie die Spalte weg.',
  cells_missing: 'Die Zeile hat weniger Zellen als die Kopfzeile.',
  cells_surplus: 'Die Zeile hat Zellen, für die es keine Spalte gibt.',
  not_row: 'Die Zeile ist weder ein Objekt noch eine Liste von Zellen.',
  number_rounded:
    'Eine Tabellenkalkulation hat diese Zahl gerundet: Formatieren Sie die Zelle als Text, und geben Sie die Zahl neu ein.',
  spreadsheet_error: 'Das ist ein Fehler einer Tabellenkalkulation, kein Wert.',
  date_order:
    'Hier kann Tag oder Monat zuerst stehen: Geben Sie an, was gilt, oder schreiben Sie JJJJ-MM-TT.',
  number_unclear:
    'Das Komma kann Tausender oder einen Bruch abtrennen: Schreiben Sie die Zahl mit Dezimalpunkt.',
  line_break: 'Dieses Feld hat eine Zeile, und die Zelle hat mehrere.',
  lost_characters:
    'Zeichen dieser Zelle gingen verloren: Lesen oder speichern Sie die Datei in einer anderen Kodierung.',
  not_cell:
    'Eine Zelle enthält Text, eine Zahl, ein Ja oder Nein, oder eine Liste davon, wo das Feld mehrere Werte hat.',
  no_such_department: 'Das Portal hat keine Abteilung mit dieser ID, diesem Namen oder Pfad.',
  several_departments:
    'Mehrere Abteilungen können gemeint sein: Geben Sie die ID an, oder den Pfad von ganz oben.',
  several_countries: 'Mehrere Länder heißen so: Geben Sie die ID oder den ISO-Code an.',
}

/** What belongs where, of what many people are given by, in German. */
export const expectedOfTables = {
  cap: "eine Anzahl Zeilen, Prozent wie '5%' oder null",
  columns: 'Codes von Feldern nach Spaltentitel, null für eine Spalte, die wegbleibt',
  delimiter: 'ein ASCII-Zeichen',
  journal: 'ein Journal, wie memoryJournal() es liefert',
  photo_files:
    'Fotos nach den Schlüsseln der Zeilen: eine Map, eine Funktion oder das Journal des zurückgenommenen Laufs',
  plan: 'ein Plan, wie plan, undo oder Plan.fromJSON ihn liefert',
  table: 'eine Datei, Bytes, Text, Zeilen oder ein Stream davon',
} satisfies Partial<Texts<Expected>>
