import type { Method } from '../core/call.ts'
import { batch } from './batch.ts'
import { departmentGet } from './department.get.ts'
import { methodGet, methodNames, profile, scope, serverTime } from './general.ts'
import { userAdd } from './user.add.ts'
import { userAdmin, userCurrent, userFields, userGet, userSearch } from './user.read.ts'
import { userUpdate } from './user.update.ts'
import { userfieldAdd } from './user.userfield.add.ts'
import { userfieldList } from './user.userfield.list.ts'
import { userfieldDelete, userfieldUpdate } from './user.userfield.update.ts'

/** Every REST method by its lower-case name. */
export const methods: Readonly<Record<string, Method>> = {
  batch,
  'department.get': departmentGet,
  'method.get': methodGet,
  methods: methodNames,
  profile,
  scope,
  'server.time': serverTime,
  'user.add': userAdd,
  'user.admin': userAdmin,
  'user.current': userCurrent,
  'user.fields': userFields,
  'user.get': userGet,
  'user.search': userSearch,
  'user.update': userUpdate,
  'user.userfield.add': userfieldAdd,
  'user.userfield.delete': userfieldDelete,
  'user.userfield.list': userfieldList,
  'user.userfield.update': userfieldUpdate,
}
