import type { Methods } from '../world/call.ts'
import { accessNames, userAccess } from './access.ts'
import { appInfo, featureGet } from './application.ts'
import { batch } from './batch.ts'
import {
  departmentAdd,
  departmentDelete,
  departmentFields,
  departmentGet,
  departmentUpdate,
} from './department.ts'
import { eventBind, eventGet, events, eventUnbind } from './event.ts'
import { methodGet, methodNames, profile, scope, serverTime } from './general.ts'
import { placementBind, placementGet, placementList, placementUnbind } from './placement.ts'
import { appOptionGet, appOptionSet, userOptionGet, userOptionSet } from './option.ts'
import { userCounters, userOnline } from './user.now.ts'
import { userAdmin, userCurrent, userFields, userGet, userSearch } from './user.read.ts'
import { userfieldFileGet } from './user.userfield.file.ts'
import { userfieldList } from './user.userfield.list.ts'
import { userfieldAdd, userfieldDelete, userfieldUpdate } from './user.userfield.write.ts'
import { userAdd, userUpdate } from './user.write.ts'

/** Every REST method by its lower-case name. */
export const methods: Methods = {
  'access.name': accessNames,
  'app.info': appInfo,
  'app.option.get': appOptionGet,
  'app.option.set': appOptionSet,
  batch,
  'department.add': departmentAdd,
  'department.delete': departmentDelete,
  'department.fields': departmentFields,
  'department.get': departmentGet,
  'department.update': departmentUpdate,
  'event.bind': eventBind,
  'event.get': eventGet,
  'event.unbind': eventUnbind,
  events,
  'feature.get': featureGet,
  'method.get': methodGet,
  methods: methodNames,
  'placement.bind': placementBind,
  'placement.get': placementGet,
  'placement.list': placementList,
  'placement.unbind': placementUnbind,
  profile,
  scope,
  'server.time': serverTime,
  'user.access': userAccess,
  'user.add': userAdd,
  'user.admin': userAdmin,
  'user.counters': userCounters,
  'user.current': userCurrent,
  'user.fields': userFields,
  'user.get': userGet,
  'user.online': userOnline,
  'user.option.get': userOptionGet,
  'user.option.set': userOptionSet,
  'user.search': userSearch,
  'user.update': userUpdate,
  'user.userfield.add': userfieldAdd,
  'user.userfield.delete': userfieldDelete,
  'user.userfield.file.get': userfieldFileGet,
  'user.userfield.list': userfieldList,
  'user.userfield.update': userfieldUpdate,
}
