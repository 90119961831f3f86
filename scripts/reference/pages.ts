import { format } from 'prettier';
import { commandTree } from '../../src/apps/cli/command-tree.ts';
import { allVerbs } from '../../src/apps/server/all-verbs.ts';
import { commonRefusals } from '../../src/engines/actions/refusal-codes.ts';
import { openApiDocument } from '../../src/surfaces/http/openapi.ts';
import { commandLinePage } from './command-line-page.ts';
import { inventoryPage } from './inventory-page.ts';
import { apiWords } from './openapi-words.ts';
import { permissionsPage } from './permissions-page.ts';
import { referenceSource } from './source.ts';
import { verbsPage } from './verbs-page.ts';

const style = { singleQuote: true, printWidth: 100 } as const;

/** The verbs as the command line carries them, so that it explains itself without a server. */
export const carriedVerbs = 'src/apps/cli/verbs.json';

/** Every generated file by its path from the repository, as it should read now. */
export async function referencePages(): Promise<Readonly<Record<string, string>>> {
  const source = await referenceSource(allVerbs);
  const { version, verbs } = source;
  const api = openApiDocument({ version, verbs, commonRefusals, words: apiWords(source) });
  const markdown = (text: string): Promise<string> =>
    format(text, { ...style, parser: 'markdown' });
  const json = (value: unknown): Promise<string> =>
    format(JSON.stringify(value), { ...style, parser: 'json' });
  return {
    [carriedVerbs]: await json(verbs),
    'docs/reference/verbs.md': await markdown(verbsPage(source)),
    'docs/reference/permissions.md': await markdown(permissionsPage(source)),
    'docs/reference/data-inventory.md': await markdown(inventoryPage(source)),
    'docs/reference/command-line.md': await markdown(await commandLinePage(commandTree)),
    'docs/reference/openapi.json': await json(api),
  };
}
