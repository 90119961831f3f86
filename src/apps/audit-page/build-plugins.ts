import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

/** Name of the offline edition; the page links to it beside itself. */
export const offlineFileName = 'mingzhang-audit.html';

/** Sources the page may take code and styles from; connections are refused altogether. */
export interface PolicySources {
  readonly script: string;
  readonly worker: string;
  readonly style: string;
}

/** Writes a policy into the page that refuses every connection, so nothing read can leave the browser. */
export function contentSecurityPolicy({ script, worker, style }: PolicySources): Plugin {
  const policy = [
    "default-src 'none'",
    `script-src ${script}`,
    `worker-src ${worker}`,
    `style-src ${style}`,
    "img-src data: 'self'",
    "connect-src 'none'",
    "form-action 'none'",
    "base-uri 'none'",
  ].join('; ');
  return {
    name: 'content-security-policy',
    apply: 'build',
    transformIndexHtml: (html) => {
      const meta = `<meta http-equiv="Content-Security-Policy" content="${policy}" />`;
      return html.replace('<head>', `<head>\n    ${meta}`);
    },
  };
}

/** Takes the worker that is started from its own code instead of from a file. */
export function inlineWorker(): Plugin {
  const inline = fileURLToPath(new URL('./reading/start-inline-worker.ts', import.meta.url));
  return {
    name: 'inline-worker',
    enforce: 'pre',
    resolveId: (source) => (source.endsWith('/start-worker.ts') ? inline : null),
  };
}

/** Gives the single page the name it is downloaded under. */
export function nameOfflineFile(): Plugin {
  return {
    name: 'name-offline-file',
    enforce: 'post',
    generateBundle(_, bundle) {
      const page = bundle['index.html'];
      if (!page) throw new Error('the offline build made no page');
      page.fileName = offlineFileName;
    },
  };
}

/**
 * Puts the offline file beside the page, whichever of the two was built last. The paths are relative to the
 * build's own output folder.
 */
export function shareOfflineFile(from: string, to: string): Plugin {
  let folder = '';
  return {
    name: 'share-offline-file',
    apply: 'build',
    configResolved(config) {
      folder = config.build.outDir;
    },
    closeBundle() {
      const file = join(folder, from, offlineFileName);
      const page = join(folder, to);
      if (existsSync(file) && existsSync(page)) copyFileSync(file, join(page, offlineFileName));
    },
  };
}
