import { configDefaults, defineConfig } from 'vitest/config';

/** Tests that need the built page and a browser; they alone wait for both to be made ready. */
const webTests = 'tests/web/**/*.test.ts';

/** Tests of the web application in a browser, against a server that speaks the HTTP contract. */
const uiTests = 'tests/ui/**/*.test.ts';

/** Tests of the ballot page in a browser, against a stub of the issuer and the product's own box. */
const ballotPageTests = 'tests/ballot-page/**/*.test.ts';

/** Tests on a real PostgreSQL, started once a run; each file works in a database of its own. */
const databaseTests = ['src/**/*.database.test.ts', 'tests/database/**/*.test.ts'];

/** Tests that run the bundled command line and server. */
const programTests = ['tests/cli/**/*.test.ts', 'tests/bad-input/**/*.test.ts'];

export default defineConfig({
  root: import.meta.dirname,
  test: {
    testTimeout: 30_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'plain',
          include: ['src/**/*.test.{ts,tsx}', 'tests/**/*.test.{ts,tsx}'],
          exclude: [
            ...configDefaults.exclude,
            webTests,
            uiTests,
            ballotPageTests,
            ...programTests,
            ...databaseTests,
          ],
        },
      },
      {
        extends: true,
        test: {
          name: 'database',
          include: databaseTests,
          globalSetup: ['tests/database/server-setup.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'programs',
          include: programTests,
          globalSetup: ['tests/cli/build-setup.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'web',
          include: [webTests],
          globalSetup: ['tests/web/browser-setup.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'ballot-page',
          include: [ballotPageTests],
          testTimeout: 60_000,
          globalSetup: ['tests/ballot-page/page-setup.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'ui',
          include: [uiTests],
          // One test looks at a dozen pages.
          testTimeout: 120_000,
          // The newcomer's path runs the product itself beside the stub server.
          globalSetup: ['tests/ui/app-setup.ts', 'tests/cli/build-setup.ts'],
        },
      },
    ],
  },
});
