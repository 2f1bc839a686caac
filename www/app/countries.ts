import { formatCountry } from './i18n.ts'

/** ISO codes of the product's countries in the order of its numbers from 1; a dash is one that is no country any more. */
const CODES =
  'RU AZ AM BY GE KZ KG LV LT MD TJ TM UZ UA EE AU AT AL DZ AO AE AR AW AF BS BD BB BE BJ BM BG BO BA BR BN GB HU VE VN HT GM HN GP GT GN DE GI NL HK GD GL GR GY DK DO EG CD ZM ZW IL IN ID JO IQ IR IE IS ES IT YE KY CM CA KE CY CN CO KH CG KR CR CU KW LR LI LU MR MG MK MY ML MT MX MZ MC MN MA NA NP NG -- NI NZ NO PK PA PG PY PE PL PT PR RO SA SN SG SY SK SI SO SD US TW TH TT TN TR UG UY PH FI FR TD CZ CL CH SE LK EC ET ZA RS JM JP BH AD BZ BT BW BF BI CF KM CI DJ TL SV GQ ER FJ GA GH GW KP LB LS LY MV MH NE OM QA RW WS SC SL SR SZ TZ EH HR AI AQ AG BV IO VG MM CV CX CC CK DM FK FO GF PF TF HM KI LA MO MW MQ MU YT FM MS NR -- NC NU NF PW PS PN RE SH KN LC PM VC SM SB GS SJ TG TK TO TC TV VI VU VA WF ME'.split(
    ' ',
  )

/** Countries by their numbers, named in the reader's language and in its order. */
export function countryChoices(): { id: string; text: string }[] {
  const known = CODES.flatMap((code, index) =>
    code === '--' ? [] : [{ id: String(index + 1), text: formatCountry(code) }],
  )
  return known.sort((one, other) => one.text.localeCompare(other.text))
}
