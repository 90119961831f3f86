import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Our own small files that several pages stand on; words, forms and tables come when they are needed. */
const everyPage =
  /src\/(?:kernel|surfaces\/ui\/(?!form|table|words)[^/]+|apps\/web\/(?!catalogues|words)[^/]+)\.tsx?$/;

/**
 * Builds the web application into dist/web: one index.html for every page below `/`, its parts below `/app/assets`,
 * fetched when a page needs them. Everything comes from the same server; fonts are the system's.
 */
export default defineConfig({
  root: fileURLToPath(new URL('./src/apps/web', import.meta.url)),
  base: '/',
  plugins: [react()],
  build: {
    outDir: fileURLToPath(new URL('./dist/web', import.meta.url)),
    assetsDir: 'app/assets',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      output: {
        // What every page needs travels together, not in forty files of a few hundred bytes.
        codeSplitting: { groups: [{ name: 'base', test: everyPage, minShareCount: 2 }] },
      },
    },
  },
});
