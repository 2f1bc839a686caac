import { formErrorsInjectionKey } from '@bitrix24/b24ui-nuxt/composables/useFormField'
import { inject } from 'vue'

/** A function that gives the messages of the form around: at one name, or at all that fit a pattern. */
export function useMessages(): (wanted: string | RegExp) => string[] {
  const errors = inject(formErrorsInjectionKey, undefined)
  return (wanted) =>
    (errors?.value ?? [])
      .filter(({ name = '' }) => (typeof wanted === 'string' ? name === wanted : wanted.test(name)))
      .map(({ message }) => message)
}
