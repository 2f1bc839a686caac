import { createRouter, createWebHashHistory } from 'vue-router'

/** The page that most begin with. */
export const peoplePage = () => import('./pages/PeoplePage.vue')

/**
 * The app's pages, each a piece of its own. The route lives in the hash: the portal loads the page by POST, and the path
 * belongs to the server.
 */
export const router = createRouter({
  history: createWebHashHistory(),
  routes: [
    { path: '/', redirect: { name: 'people' } },
    { path: '/people/:id?', name: 'people', component: peoplePage },
    { path: '/import', name: 'import', component: () => import('./pages/ImportPage.vue') },
    { path: '/change', name: 'change', component: () => import('./pages/ChangePage.vue') },
    { path: '/history', name: 'history', component: () => import('./pages/HistoryPage.vue') },
    {
      path: '/fields/:id([1-9]\\d*|new)?',
      name: 'fields',
      component: () => import('./pages/FieldsPage.vue'),
    },
    { path: '/:rest(.*)*', name: 'unknown', component: () => import('./pages/NotFoundPage.vue') },
  ],
})
