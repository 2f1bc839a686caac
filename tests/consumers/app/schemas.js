import { init, schemas } from 'b24-users/schemas'
import { checkInPage } from './page.js'

void checkInPage({ init, schemas })
