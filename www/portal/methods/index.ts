import type { Methods } from '../world/call.ts'
import { batch } from './batch.ts'
import { departmentGet } from './department.ts'
import { methodGet, methodNames, profile, scope, serverTime } from './general.ts'
import { userAdmin, userCurrent, userFields, userGet, userSearch } from './user.read.ts'
import { userfieldList } from './user.userfield.list.ts'
import { userfieldAdd, userfieldDelete, userfieldUpdate } from './user.userfield.write.ts'
import { userAdd, userUpdate } from './user.write.ts'

/** Every REST method by its lower-case name. */
export const methods: Methods = {
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
