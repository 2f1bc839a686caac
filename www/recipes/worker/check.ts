/** The worker: checks a list of inputs in JSON, and answers with what is wrong. It loads a core of its own. */
import { init, type Refused, schemas, settle } from 'b24-users'

export type Answer = { success: true; refused: Refused[] } | { success: false; error: string }

addEventListener('message', ({ data }: MessageEvent<File>) => {
  void answer(data).then((text) => postMessage(text))
})

async function answer(file: File): Promise<Answer> {
  const checked = await settle(check(file))
  return checked.success
    ? { success: true, refused: checked.data }
    : { success: false, error: checked.error.message }
}

async function check(file: File): Promise<Refused[]> {
  await init()
  return schemas['user.update'].batches(await file.arrayBuffer()).refused
}
