import { createClient, init, schemas } from 'b24-users'
import { consumeInPage } from './page.js'

void consumeInPage({ createClient, init, schemas })
