import { login, logout, profiles } from './work/account.ts'
import { answerCall, callMethod, filterStructure } from './work/calls.ts'
import { tell } from './work/failure.ts'
import { showFields } from './work/fields.ts'
import type { Flags } from './work/flags.ts'
import { forget, status } from './work/jobs.ts'
import { apply, resume } from './work/runs.ts'
import { add, current, get, search, update } from './work/people.ts'
import { plan, undo } from './work/plans.ts'
import { report } from './work/reports.ts'
import { writeTypes } from './work/types.ts'
import * as userfield from './work/userfield.ts'
import { openStreams } from './work/streams.ts'

export { receiveJob } from './work/background.ts'

/** What an action is given: what stands behind the command, and its options. */
type Action = (given: never, options: never) => Promise<number>

const actions = {
  GetCurrentUser: answerCall('GetCurrentUser'),
  GetUser: answerCall('GetUser'),
  CreateUser: answerCall('CreateUser'),
  UpdateUser: answerCall('UpdateUser'),
  ChangeUserStatus: answerCall('ChangeUserStatus'),
  FindUsers: answerCall('FindUsers'),
  GetUserFieldsStructure: answerCall('GetUserFieldsStructure'),
  GetUserFilterStructure: filterStructure,
  call: callMethod,
  plan,
  undo,
  apply,
  resume,
  report,
  status,
  forget,
  update,
  add,
  get,
  search,
  current,
  'userfield list': userfield.list,
  'userfield get': userfield.get,
  'userfield add': userfield.add,
  'userfield update': userfield.update,
  'userfield delete': userfield.remove,
  fields: showFields,
  types: writeTypes,
  login,
  logout,
  profiles,
} satisfies Record<string, Action>

/** What a command can do. */
export type ActionName = keyof typeof actions

/** Does it; gives the exit code. `flags` say how the command's options are typed. */
export async function run(
  name: ActionName,
  given: unknown[],
  options: object,
  flags: Flags,
): Promise<number> {
  openStreams()
  try {
    return await (actions[name] as (given: unknown[], options: object) => Promise<number>)(given, options)
  } catch (error) {
    return tell(error, options, flags)
  }
}
