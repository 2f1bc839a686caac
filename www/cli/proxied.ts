import { type Dispatcher, EnvHttpProxyAgent, fetch, ProxyAgent } from 'undici'

/** A `fetch` through a proxy: the one that is named, else those of the system. */
export function proxiedFetch(proxy: string | undefined): typeof globalThis.fetch {
  const dispatcher: Dispatcher =
    proxy === undefined ? quietly(() => new EnvHttpProxyAgent()) : new ProxyAgent(proxy)
  return async (input) => {
    const request = input as Request
    const { url, method, headers, signal, redirect } = request
    const body = await request.arrayBuffer()
    const response = await fetch(url, {
      method,
      headers: [...headers],
      body,
      signal,
      redirect,
      dispatcher,
    })
    return response as unknown as Response
  }
}

/** This release of undici warns that the class is new, which is nothing for whoever uses the command. */
function quietly<T>(make: () => T): T {
  const emitWarning = process.emitWarning.bind(process)
  process.emitWarning = () => undefined
  try {
    return make()
  } finally {
    process.emitWarning = emitWarning
  }
}
