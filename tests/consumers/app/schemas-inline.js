import { init, schemas } from 'b24-users/schemas/inline'
import { checkInPage } from './page.js'

void checkInPage({ init, schemas })
