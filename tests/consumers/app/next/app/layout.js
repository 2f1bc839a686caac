import { createElement } from 'react'

/** @param {{ children: import('react').ReactNode }} props */
export default function Layout({ children }) {
  return createElement('html', null, createElement('body', null, children))
}
