import { createClient, init, schemas } from 'b24-users'
import { h } from 'vue'
import { useRoute } from 'vue-router'
import { consume } from '../../../consume.js'

/** Rendered on the server. */
export default {
  async setup() {
    const { webhook, name } = useRoute().query
    const outcome = await consume({ createClient, init, schemas }, String(webhook), String(name))
    return () => h('pre', JSON.stringify(outcome))
  },
}
