import type { PageData } from '../../portal/frameData.ts'
import { Host } from './host.ts'
import { openMenu } from './menu.ts'
import { openUpload } from './upload.ts'

const data = JSON.parse(document.getElementById('page-data')?.textContent ?? '') as PageData
const place = document.getElementById('frame-place')
const host = new Host(data)

if (place && data.frame) host.open(data.frame, place)
else if (place)
  place.textContent = 'No application: upload one, name one when you start the portal, or open ?app=URL.'

openMenu(host, document.getElementById('menu-place'), 'Extensions', data.menu)
openMenu(host, document.getElementById('toolbar-place'), 'Applications', data.toolbar)
openUpload(host, document.getElementById('upload'))
