type Anything = (...values: unknown[]) => unknown

/** The small DOM helpers of the library. */
export const dom = {
  proxy: (method: Anything, context: unknown): Anything =>
    function (this: unknown, ...values: unknown[]) {
      return keepContext(this, () => method.apply(context, values))
    },
  proxyContext: (): unknown => proxied,
  bind: (element: EventTarget, name: string, handler: EventListener): void =>
    element.addEventListener(name, handler),
  unbind: (element: EventTarget, name: string, handler: EventListener): void =>
    element.removeEventListener(name, handler),
  loadScript,
}

function keepContext(context: unknown, action: () => unknown): unknown {
  proxied = context
  return action()
}

/** What `this` was when a proxied function was last called. */
let proxied: unknown = null

/** Loads scripts one after another. */
function loadScript(source: string | readonly string[], done?: () => void): void {
  const [first, ...rest] = typeof source === 'string' ? [source] : source
  if (first === undefined) {
    done?.()
    return
  }
  const script = document.createElement('script')
  script.src = first
  script.onload = () => loadScript(rest, done)
  document.head.append(script)
}
