/** The worker: checks a list of inputs, and answers with what is wrong. It loads a core of its own. */
import { init, schemas, settle } from 'b24-users'

export type Answer =
  { success: true; problems: { row: number; text: string }[] } | { success: false; error: string }

// Not awaited here: what is posted to a worker before it listens is lost.
const loaded = settle(init())

addEventListener('message', ({ data }: MessageEvent<unknown[]>) => {
  void answer(data).then((text) => postMessage(text))
})

async function answer(inputs: unknown[]): Promise<Answer> {
  const { success } = await loaded
  if (!success) return { success, error: 'The check could not be loaded.' }
  const problems = inputs.flatMap((input, index) => {
    const checked = schemas['user.update'].safeParse(input)
    if (checked.success) return []
    return checked.error.issues.map(({ path, message, hint = '' }) => {
      return { row: index + 1, text: `${path.join('.')}: ${message} ${hint}`.trim() }
    })
  })
  return { success, problems }
}
