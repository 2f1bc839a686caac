/// <reference types="vite/client" />
import { createClient, init, schemas } from 'b24-users'
import address from 'b24-users/wasm?url'
import { consumeInPage } from './page.js'

void consumeInPage({ createClient, init: () => init(address), schemas })
