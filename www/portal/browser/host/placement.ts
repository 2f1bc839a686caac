import type { AppFrame } from './appFrame.ts'
import type { Command } from './desk.ts'
import { textOf } from './message.ts'

interface PlacementInterface {
  command: readonly string[]
  event: readonly string[]
}

const NOTHING: PlacementInterface = { command: [], event: [] }

/** What some placements offer beside the common commands. */
const INTERFACES: Readonly<Record<string, PlacementInterface>> = {
  USERFIELD_TYPE: { command: ['getValue', 'setValue'], event: [] },
  CRM_DEAL_DETAIL_TAB: { command: ['reloadData'], event: ['onCrmEntityUpdate'] },
  CRM_CONTACT_DETAIL_TAB: { command: ['reloadData'], event: ['onCrmEntityUpdate'] },
}

export function interfaceOf(placement: string): PlacementInterface {
  return (Object.hasOwn(INTERFACES, placement) ? INTERFACES[placement] : undefined) ?? NOTHING
}

/** Remembers who waits; the subscription itself is not answered. */
export function bindEvent({ frame, parameters, callbackId }: Command): void {
  const event = textOf(parameters['event'])
  if (!interfaceOf(frame.init.PLACEMENT).event.includes(event)) return
  frame.subscriptions.set(event, [...(frame.subscriptions.get(event) ?? []), callbackId])
}

/** Sends an event to everybody who subscribed in this frame. */
export function fireEvent(frame: AppFrame, event: string, data: unknown): void {
  for (const callbackId of frame.subscriptions.get(event) ?? []) frame.answer(callbackId, data)
}

/** A command of the placement itself; others are ignored without an answer. */
export function placementCommand(name: string, { frame, parameters, answer }: Command): void {
  const { PLACEMENT } = frame.init
  if (!interfaceOf(PLACEMENT).command.includes(name)) return
  if (name === 'getValue') answer(frame.element.dataset['value'] ?? '')
  else if (name === 'setValue') {
    frame.element.dataset['value'] = JSON.stringify(parameters)
    answer(parameters)
  } else answer()
}
