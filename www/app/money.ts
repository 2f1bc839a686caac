import { formatNumber } from './i18n.ts'

/** An amount of a currency, each as text. */
export interface Money {
  readonly amount: string
  readonly currency: string
}

/** Reads `100|USD`; of anything else all is the amount. */
export function readMoney(value: string): Money {
  const [amount = '', currency = ''] = value.split('|')
  return { amount, currency }
}

/** Writes money as the portal takes it; without an amount there is none. */
export function writeMoney({ amount, currency }: Money): string {
  const plain = amount.trim().replace(',', '.')
  return plain ? `${plain}|${currency}` : ''
}

/** Money as the reader writes it. */
export function moneyText(value: string): string {
  const { amount, currency } = readMoney(value)
  const isMoney = amount.trim() !== '' && Number.isFinite(Number(amount)) && /^[A-Z]{3}$/.test(currency)
  return isMoney ? formatNumber(Number(amount), { style: 'currency', currency }) : value
}
