// Tools that do not read single-file components need to know what importing one gives.
declare module '*.vue' {
  import type { Component } from 'vue'
  const component: Component
  export default component
}
