import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from '@tanstack/react-router';
import { pageTurned } from '../../surfaces/ui/page-heading.tsx';
import { ScreenOf } from './pages/screen-of.tsx';
import { FaultPage, Root, UnknownPage } from './root.tsx';
import { screens } from './screens.ts';

const root = createRootRoute({
  component: Root,
  errorComponent: FaultPage,
  notFoundComponent: UnknownPage,
});

const landing = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(() => import('./landing/landing-page.tsx'), 'LandingPage'),
});

const school = createRoute({
  getParentRoute: () => root,
  path: '/$school',
  component: lazyRouteComponent(() => import('./school-layout.tsx'), 'SchoolLayout'),
});

const logIn = createRoute({
  getParentRoute: () => school,
  path: '/log-in',
  component: lazyRouteComponent(() => import('./entrance/log-in-page.tsx'), 'LogInPage'),
});

const invitation = createRoute({
  getParentRoute: () => school,
  path: '/invitation',
  component: lazyRouteComponent(() => import('./entrance/invitation-page.tsx'), 'InvitationPage'),
});

const member = createRoute({
  getParentRoute: () => school,
  id: 'member',
  component: lazyRouteComponent(() => import('./member-layout.tsx'), 'MemberLayout'),
});

const memberPages = [
  createRoute({
    getParentRoute: () => member,
    path: '/',
    component: lazyRouteComponent(() => import('./pages/workbench-page.tsx'), 'WorkbenchPage'),
  }),
  createRoute({
    getParentRoute: () => member,
    path: '/calendar',
    component: lazyRouteComponent(() => import('./pages/calendar-page.tsx'), 'CalendarPage'),
  }),
  createRoute({
    getParentRoute: () => member,
    path: '/account',
    component: lazyRouteComponent(() => import('./account/account-page.tsx'), 'AccountPage'),
  }),
  createRoute({
    getParentRoute: () => member,
    path: '/do/$verb',
    component: lazyRouteComponent(() => import('./pages/do-page.tsx'), 'DoPage'),
  }),
  createRoute({
    getParentRoute: () => member,
    path: '/see/$list',
    component: lazyRouteComponent(() => import('./pages/see-page.tsx'), 'SeePage'),
  }),
  ...screens.map((screen) =>
    createRoute({
      getParentRoute: () => member,
      path: `/${screen.path}`,
      component: () => <ScreenOf screen={screen} />,
    }),
  ),
];

const tree = root.addChildren([
  landing,
  school.addChildren([logIn, invitation, member.addChildren(memberPages)]),
]);

/** The application's pages. What stands in an address after `?` is text and nothing else. */
export function openRouter() {
  const router = createRouter({
    routeTree: tree,
    parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
    stringifySearch: (search) => {
      const text = new URLSearchParams(search as Record<string, string>).toString();
      return text === '' ? '' : `?${text}`;
    },
    scrollRestoration: true,
    defaultPreload: false,
    trailingSlash: 'preserve',
  });
  router.subscribe('onBeforeNavigate', ({ pathChanged, fromLocation }) => {
    if (fromLocation && pathChanged) pageTurned();
  });
  return router;
}
