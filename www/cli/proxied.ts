import { type Dispatcher, EnvHttpProxyAgent, fetch, ProxyAgent } from 'undici'

/** A `fetch` through a proxy: the one that is named, else those of the system. */
export function proxiedFetch(proxy: string | undefined): typeof globalThis.fetch {
  const dispatcher: Dispatcher = proxy === undefined ? new EnvHttpProxyAgent() : new ProxyAgent(proxy)
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
