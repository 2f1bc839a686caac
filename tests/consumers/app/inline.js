import { createClient, init, schemas } from 'b24-users/inline'
import { consumeInPage } from './page.js'

void consumeInPage({ createClient, init, schemas })
