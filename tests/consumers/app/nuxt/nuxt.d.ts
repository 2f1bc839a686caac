/** What Nuxt brings along without an import, as far as it is used here. */
declare function defineNuxtConfig(config: object): object
declare function defineEventHandler(handler: (event: object) => unknown): unknown
declare function getQuery(event: object): { webhook: string; name: string }
