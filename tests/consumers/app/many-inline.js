import { createClient, init, memoryJournal, readTable } from 'b24-users/sync/inline'
import { consumeManyInPage } from './page.js'

void consumeManyInPage({ createClient, init, memoryJournal, readTable })
