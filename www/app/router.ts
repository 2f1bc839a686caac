import { createRouter, createWebHashHistory } from 'vue-router'
import FieldsPage from './pages/FieldsPage.vue'
import PeoplePage from './pages/PeoplePage.vue'

/**
 * The app's pages. The route lives in the hash: the portal loads the page by POST, and the path belongs to
 * the server.
 */
export const router = createRouter({
  history: createWebHashHistory(),
  routes: [
    { path: '/', redirect: { name: 'people' } },
    { path: '/people/:id([1-9]\\d*)?', name: 'people', component: PeoplePage },
    { path: '/fields/:id([1-9]\\d*|new)?', name: 'fields', component: FieldsPage },
  ],
})
