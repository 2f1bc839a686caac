import { type Ref, ref, watch } from 'vue'
import { keep, recall } from '../kept.ts'

const KEY = 'b24-users developer'

const isOn = ref(recall('localStorage', KEY) === '1')

watch(isOn, (on) => keep('localStorage', KEY, on ? '1' : undefined))

/** Whether the reader wants to see what is sent; one switch for all forms, remembered by the browser. */
export function useDeveloper(): Ref<boolean> {
  return isOn
}
