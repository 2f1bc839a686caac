/** Starts the portal in a worker, which answers every later request, and shows its page. */
async function start(): Promise<void> {
  if (!('serviceWorker' in navigator)) throw new Error('This browser has no service workers here.')
  const { serviceWorker } = navigator
  await serviceWorker.register('./worker.js')
  await serviceWorker.ready
  if (!serviceWorker.controller) {
    await new Promise((resolve) =>
      serviceWorker.addEventListener('controllerchange', resolve, { once: true }),
    )
  }
  location.reload()
}

start().catch((thrown: unknown) => {
  const place = document.getElementById('state')
  if (place)
    place.textContent = `The portal did not start: ${thrown instanceof Error ? thrown.message : String(thrown)}`
})
