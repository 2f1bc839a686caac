/** Opens a client over the SDK's object, and shows the form with what the portal knows of the reader. */
import { initializeB24Frame } from '@bitrix24/b24jssdk'
import b24Ui from '@bitrix24/b24ui-nuxt/vue-plugin'
import { createClient } from 'b24-users'
import { createApp } from 'vue'
import PersonForm from './PersonForm.vue'
import './style.css'

const client = await createClient({ b24: await initializeB24Frame() })
const { result: person } = await client.user.current()
createApp(PersonForm, { client, person }).use(b24Ui).mount('#app')
