import { createClient, init, schemas } from 'b24-users'
import { h, onMounted } from 'vue'
import { consumeInPage } from '../../../page.js'

/** Does its work in the browser. */
export default {
  setup() {
    onMounted(() => consumeInPage({ createClient, init, schemas }))
    return () => h('pre')
  },
}
