/** Names the pages, as there is more than one; nothing here is for the package. */
const pages = ['standard', 'inline', 'address', 'worker', 'schemas', 'schemas-inline', 'many', 'many-inline']

export default {
  build: { outDir: 'out/vite', rolldownOptions: { input: pages.map((page) => `${page}.html`) } },
}
